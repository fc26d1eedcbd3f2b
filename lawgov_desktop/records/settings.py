"""Settings that change paper or numbers: declared here with their allowed values, stored in the file with history."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.text.cleaning import clean_line, half_width
from lawgov_desktop.records.text.identity import check_phone
from lawgov_desktop.records.text.template_text import fill

#: Returns the text to store. Raises InputProblem for an invalid text.
Judge = Callable[["Setting", str], str]
_LONGEST = 200


def _text(setting: Setting, text: str) -> str:
    return text


def _year(setting: Setting, text: str) -> str:
    text = half_width(text).removesuffix("年").strip()
    if text and not (re.fullmatch(r"\d{4}", text) and 1990 <= int(text) <= 2100):
        raise InputProblem("请写四位年份，如 2023，或清空")
    return text


def _count(setting: Setting, text: str) -> str:
    text = half_width(text).strip()
    if not re.fullmatch(r"\d{1,3}", text):
        raise InputProblem(f"请写整数，如 {setting.default}")
    return str(int(text))


def _millimetres(setting: Setting, text: str) -> str:
    text = half_width(text).removesuffix("毫米").removesuffix("mm").strip() or "0"
    if not re.fullmatch(r"[+-]?\d{1,2}(\.\d{1,2})?", text) or abs(float(text)) > 10:
        raise InputProblem("请写 -10 到 10 之间的毫米数，如 1.5")
    return text


def _phone(setting: Setting, text: str) -> str:
    return check_phone(half_width(text).replace(" ", ""), setting.label) if text else ""


def _town_code(setting: Setting, text: str) -> str:
    text = half_width(text).replace(" ", "")
    if text and not re.fullmatch(r"\d{9}", text):
        raise InputProblem("请写 9 位数字：省、市、县各两位，乡镇三位")
    return text


def _certificate_text(setting: Setting, text: str) -> str:
    if not text:
        raise InputProblem(f"证书上要印，不能空着。原来是：{setting.default}")
    fill(setting.label, text, **dict.fromkeys(CERTIFICATE_WORDS, ""))
    return text


def _number_pattern(setting: Setting, text: str) -> str:
    if fill(setting.label, text, year=2023, serial=1) == fill(setting.label, text, year=2023, serial=2):
        raise InputProblem("缺少 {serial}，发出的号码会都一样，请加上")
    return text


#: Placeholders allowed in the text of a certificate.
CERTIFICATE_WORDS = ("province", "city", "county", "town", "village", "name")


@dataclass(frozen=True)
class Setting:
    """One setting: its key, label, default text and a hint; every value is text."""

    key: str
    label: str
    default: str
    hint: str = ""
    group: str = "乡镇和单位"
    #: The allowed words; empty allows any text that `judge` accepts.
    choices: tuple[str, ...] = ()
    judge: Judge = _text

    def clean(self, text: str) -> str:
        """The text as it is stored. Raises InputProblem for an invalid text."""
        text = clean_line(text)
        if len(text) > _LONGEST:
            raise InputProblem(f"最多 {_LONGEST} 个字，现在有 {len(text)} 个，请缩短")
        if self.choices and text not in self.choices:
            raise InputProblem(f"请写 {' 或 '.join(self.choices)}")
        return self.judge(self, text)


SETTINGS: dict[str, Setting] = {
    s.key: s
    for s in (
        Setting("province", "省", "", "如 山西省；证书正文里写 {province} 就印出来"),
        Setting("city", "市", "", "如 长治市"),
        Setting("county", "县（市、区）", "", "如 襄垣县"),
        Setting("town", "乡镇名称", "", "印在证书、一览表和年报上"),
        Setting("government", "政府全称", "", "年报的署名，盖章的地方，如 下良镇人民政府"),
        Setting("office", "单位", "", "填报单位，如 下良镇司法所"),
        Setting("office_phone", "司法所电话", "", "印在一览表下面", judge=_phone),
        Setting("supervision_phone", "监督电话", "", "印在一览表下面", judge=_phone),
        Setting(
            "village_code_prefix",
            "村区划代码前九位",
            "",
            "填了以后，村的代码前九位不同会提醒",
            judge=_town_code,
        ),
        Setting("working_year", "工作年度", "", "没有另选年度时看哪一年", judge=_year),
        Setting(
            "certificate_issuer",
            "发证机关",
            "",
            "盖章的地方印的字，一般是县司法局；联合发证用顿号隔开",
            "证书",
        ),
        Setting(
            "certificate_number",
            "证书编号样式",
            "法明〔{year}〕第 {serial:04d} 号",
            "由登记发号，打印不会占号",
            "证书",
            judge=_number_pattern,
        ),
        Setting("badge_number", "徽章编号样式", "{year}-{serial:04d}", "", "证书", judge=_number_pattern),
        Setting(
            "certificate_body",
            "证书正文",
            "经培训考核合格，认定为{town}{village}“法律明白人”。特发此证。",
            "花括号里可以写 province、city、county、town、village、name",
            "证书",
            judge=_certificate_text,
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
        Setting(
            "certificate_dx",
            "证书左右微调（毫米）",
            "0",
            "打印偏左写正数，最多 10",
            "证书",
            judge=_millimetres,
        ),
        Setting(
            "certificate_dy",
            "证书上下微调（毫米）",
            "0",
            "打印偏上写正数，最多 10",
            "证书",
            judge=_millimetres,
        ),
        Setting(
            "office_fonts",
            "单位自己的公文字体",
            "不用",
            "用：电脑上有方正小标宋、仿宋_GB2312、楷体_GB2312、黑体的，先用它们印",
            "字体",
            ("不用", "用"),
        ),
        Setting(
            "volunteers_per_village",
            "每村法律明白人至少",
            "3",
            "《乡村“法律明白人”培养工作规范（试行）》",
            "口径",
            judge=_count,
        ),
        Setting(
            "volunteer_first_hours",
            "任前培训至少几学时",
            "0",
            "法律明白人认定时培训学时不够会提醒；0 是不提醒",
            "口径",
            judge=_count,
        ),
        Setting(
            "inspection_yearly_cap",
            "同一对象一年最多查几次",
            "2",
            "再查会提醒，服务性执法不算；0 是不提醒",
            "口径",
            judge=_count,
        ),
        Setting(
            "complaint_accept_days",
            "投诉举报几个工作日内告知",
            "5",
            "晚了会提醒；0 是不提醒",
            "口径",
            judge=_count,
        ),
        Setting(
            "complaint_close_days",
            "投诉举报几天内办结",
            "30",
            "批准延期的再加 30 天；0 是不提醒",
            "口径",
            judge=_count,
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
        Setting("adviser_village_limit", "一名顾问最多几个村", "5", "超过时提醒", "口径", judge=_count),
        Setting(
            "adviser_lectures",
            "村法律顾问每季度一场讲座",
            "不提醒",
            "有的地方要求每村每季度至少一场；提醒：上一季度没有讲座的村列在首页",
            "时限",
            ("提醒", "不提醒"),
        ),
        Setting(
            "comment_workdays",
            "规范性文件征求意见至少几个工作日",
            "7",
            "各省规定不同，少于时提醒",
            "时限",
            judge=_count,
        ),
        Setting("review_least", "合法性审核至少几个工作日", "5", "国办发〔2018〕115号", "时限", judge=_count),
        Setting("review_most", "合法性审核至多几个工作日", "15", "国办发〔2018〕115号", "时限", judge=_count),
        Setting("filing_days", "规范性文件公布后几天内报备", "15", "到期前在首页提醒", "时限", judge=_count),
        Setting("officer_hours", "执法人员每年培训至少几学时", "60", "不足时提醒", "时限", judge=_count),
    )
}


class SettingValues(Protocol):
    """The values of the declared settings: those of an open file, or a mapping with every key."""

    def __getitem__(self, key: str, /) -> str: ...


def whole_number(settings: SettingValues, key: str) -> int:
    """A setting as an integer; the declared default when the stored text is no integer."""
    text = settings[key].strip()
    return int(text if text.isascii() and text.isdigit() else SETTINGS[key].default)
