"""Words of publicity: units and kinds of materials, and the vocabularies an office may change."""

#: Measure words to choose from: typed by hand, 份 and 份数 would be two stocks of one material.
UNITS = ("份", "本", "册", "张", "幅", "条", "个", "件", "套", "包", "箱")
KINDS = ("手册", "折页", "海报", "宣传品", "书籍", "其他")
THEMES = (
    ("constitution", "宪法"),
    ("civil_code", "民法典"),
    ("national_security", "国家安全"),
    ("anti_cult", "反邪教"),
    ("anti_gang", "反有组织犯罪"),
    ("anti_fraud", "反诈骗"),
    ("anti_drugs", "禁毒"),
    ("minors", "未成年人保护"),
    ("domestic_violence", "反家暴"),
    ("land", "土地和农村承包"),
    ("wages", "农民工工资"),
    ("consumer", "消费者权益"),
    ("safety", "安全生产"),
    ("environment", "生态环境"),
    ("petition", "信访条例"),
    ("rule_of_law_thought", "习近平法治思想"),
    ("illegal_fundraising", "防范非法集资"),
    ("other", "其他"),
)
DAYS = (
    ("consumer_day", "3·15 消费者权益日"),
    ("security_day", "4·15 国家安全教育日"),
    ("civil_code_month", "5 月民法典宣传月"),
    ("safety_month", "6 月安全生产月"),
    ("drugs_day", "6·26 禁毒日"),
    ("constitution_week", "12·4 宪法宣传周"),
    ("other", "其他"),
)
VENUES = (
    ("office", "进机关"),
    ("village", "进乡村"),
    ("community", "进社区"),
    ("school", "进学校"),
    ("enterprise", "进企业"),
    ("unit", "进单位"),
    ("network", "进网络"),
)
AUDIENCES = (
    ("villagers", "村民"),
    ("cadres", "干部"),
    ("youth", "青少年"),
    ("women", "妇女"),
    ("elderly", "老年人"),
    ("workers", "企业职工"),
    ("focus", "重点人群"),
)
SOURCES = (
    ("superior", "上级配发"),
    ("printed", "自行印制"),
    ("bought", "采购"),
    ("donated", "捐赠"),
    ("other", "其他"),
)
VOCABULARIES = (
    ("publicity_theme", THEMES),
    ("publicity_day", DAYS),
    ("publicity_venue", VENUES),
    ("publicity_audience", AUDIENCES),
    ("material_source", SOURCES),
)
