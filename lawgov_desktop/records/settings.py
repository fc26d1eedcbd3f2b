"""Settings that change paper or numbers: declared once here, kept in the file with history."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Setting:
    """One setting: its key, label, default text and a hint; every value is text."""

    key: str
    label: str
    default: str
    hint: str = ""
    group: str = "乡镇和单位"
    #: The only words allowed, where there are but a few.
    choices: tuple[str, ...] = ()
    #: A whole number a rule compares with; 0 asks for nothing.
    number: bool = False


SETTINGS: dict[str, Setting] = {
    s.key: s
    for s in (
        Setting("town", "乡镇名称", "", "印在证书、一览表和年报上"),
        Setting("government", "政府全称", "", "年报的署名，如 下良镇人民政府"),
        Setting("office", "单位", "", "填报单位，如 下良镇司法所"),
        Setting("office_phone", "司法所电话", "", "印在一览表下面"),
        Setting("supervision_phone", "监督电话", "", "印在一览表下面"),
        Setting("working_year", "工作年度", "", "没有另选年度时看哪一年"),
        Setting("certificate_issuer", "发证机关", "", "一般是县司法局", "证书"),
        Setting(
            "certificate_number",
            "证书编号样式",
            "法明〔{year}〕第 {serial:04d} 号",
            "由登记发号，打印不会占号",
            "证书",
        ),
        Setting("badge_number", "徽章编号样式", "{year}-{serial:04d}", "", "证书"),
        Setting(
            "certificate_body",
            "证书正文",
            "经培训考核合格，认定为{town}{village}“法律明白人”。特发此证。",
            "",
            "证书",
        ),
        Setting("certificate_note", "证书附注", "本证书与徽章一并发放，退出时一并交回。", "", "证书"),
        Setting(
            "certificate_date",
            "证书日期写法",
            "汉字",
            "汉字：二〇二三年十二月四日；数字：2023年12月4日",
            "证书",
            ("汉字", "数字"),
        ),
        Setting("certificate_dx", "证书左右微调（毫米）", "0", "打印偏左写正数，最多 10", "证书"),
        Setting("certificate_dy", "证书上下微调（毫米）", "0", "打印偏上写正数，最多 10", "证书"),
        Setting(
            "volunteers_per_village",
            "每村法律明白人至少",
            "3",
            "《乡村“法律明白人”培养工作规范（试行）》",
            "口径",
            number=True,
        ),
        Setting(
            "volunteer_first_hours",
            "任前培训至少几学时",
            "0",
            "法律明白人认定时培训学时不够会提醒；0 是不提醒",
            "口径",
            number=True,
        ),
        Setting(
            "inspection_yearly_cap",
            "同一对象一年最多查几次",
            "2",
            "再查会提醒，服务性执法不算；0 是不提醒",
            "口径",
            number=True,
        ),
        Setting(
            "inspections_and_services",
            "检查与入企服务性执法",
            "分开",
            "分开：检查次数不含服务性执法；合并：含在内",
            "口径",
            ("分开", "合并"),
        ),
        Setting(
            "activities_and_lectures",
            "宣传活动与法律宣讲",
            "分开",
            "分开：活动次数不含宣讲；合并：含在内",
            "口径",
            ("分开", "合并"),
        ),
        Setting("adviser_village_limit", "一名顾问最多几个村", "5", "超过时提醒", "口径", number=True),
    )
}
