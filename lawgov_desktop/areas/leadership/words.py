"""Vocabularies of 组织领导, which an office may change."""

#: Subjects of study (国家工作人员应知应会法律法规清单): the county's list changes, so the office edits it.
_STUDY_LAWS = (
    ("xi", "习近平法治思想"),
    ("party_rules", "党内法规"),
    ("constitution", "宪法"),
    ("civil_code", "民法典"),
    ("penalties", "行政处罚法"),
    ("review", "行政复议法"),
    ("litigation", "行政诉讼法"),
    ("licensing", "行政许可法"),
    ("coercion", "行政强制法"),
    ("publicity", "法治宣传教育法"),
    ("supervision", "行政执法监督条例"),
    ("openness", "政府信息公开条例"),
    ("petitions", "信访工作条例"),
    ("mediation", "人民调解法"),
    ("villages", "村民委员会组织法"),
    ("revival", "乡村振兴促进法"),
    ("land", "土地管理法"),
    ("safety", "安全生产法"),
    ("security", "治安管理处罚法"),
    ("corrections", "社区矫正法"),
    ("minors", "未成年人保护法"),
    ("national_security", "国家安全法"),
)
VOCABULARIES = (("study_law", _STUDY_LAWS),)
