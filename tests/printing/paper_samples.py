"""Invented sheets for the printing tests: 120 people, twelve with rare characters; a report; a roster."""

from __future__ import annotations

from lawgov_desktop.printing.paragraphs import Paragraph, Run
from lawgov_desktop.printing.sheets.certificate import CertificateSheet
from lawgov_desktop.printing.sheets.official import OfficialDocument, plain_paragraph
from lawgov_desktop.printing.sheets.table import Table
from lawgov_desktop.printing.sheets.table_columns import PrintColumn

RARE_NAMES = (
    "王䶮", "李㛃", "赵𠮷生", "段𡒄", "申𢫦", "牛𤩽", "郝𪻐", "欧阳𫖯", "路𬬻", "韩𬸪", "苗𬭊", "常𰻝",
)  # fmt: skip
ETHNIC = "艾合买提江·阿卜杜热合曼"
NOBODY = "\U000323b2"  # in no font we ship

_SURNAMES, _GIVEN = "王李张刘陈杨赵黄周吴", "明山秀英志军建平海旺爱莲"


def names(count: int = 120) -> list[str]:
    """Distinct names, the rare ones spread among them, one ethnic and one of 50 characters."""
    found = [a + b + c for a in _SURNAMES for b in _GIVEN for c in _GIVEN if b != c]
    for index, name in enumerate(RARE_NAMES):
        found[index * 9 + 3] = name
    found[50], found[51] = ETHNIC, "欧阳" * 24 + "长名"
    return found[:count]


def sheet(name: str, number: int = 17, village: str = "东河村", **more: object) -> CertificateSheet:
    """One certificate as the look describes it."""
    return CertificateSheet(
        name=name,
        body=f"经培训考核合格，认定为下良镇{village}“法律明白人”。特发此证。",
        issuer="襄垣县司法局",
        date="二〇二三年十二月四日",
        number=f"编号：下法明〔2023〕第 {number:04d} 号",
        note="本证书与徽章一并发放，退出时一并交回。",
        **more,  # type: ignore[arg-type]
    )


def report() -> OfficialDocument:
    """A short annual report with two figures, long enough for three pages."""
    paragraphs = [
        plain_paragraph("2023年以来，下良镇坚持依法行政，法治政府建设取得了积极成效。现将有关情况报告如下："),
        plain_paragraph("一、加强组织领导，严格落实第一责任人职责"),
        Paragraph(
            2,
            (
                Run("（一）强化学法用法，提高履职能力。共组织党政班子学法"),
                Run("5次", "study_sessions"),
                Run("，开展法律知识培训"),
                Run("3次", "legal_trainings"),
                Run("，持续提升了领导干部法治素养和依法履行能力。"),
            ),
        ),
        plain_paragraph(
            "（二）健全制度体系，强化任务落实。"
            + "严格落实“八五”普法规划（2021-2025年），把任务分解到各站所、各村。" * 9
        ),
        plain_paragraph("二、推进综合执法，切实维护社会和谐稳定"),
        *(
            plain_paragraph(
                f"{number}.挂牌执法范围延伸到24个行政村，"
                + "入企开展服务性执法，实现“进一次门，管多项事”。" * 6
            )
            for number in range(1, 5)
        ),
    ]
    return OfficialDocument(
        title="下良镇人民政府\n2023年法治政府建设情况报告",
        paragraphs=tuple(paragraphs),
        recipients="襄垣县人民政府：",
        attachments=("主要数据表", "村（社区）法律顾问一览表"),
        signature="下良镇人民政府",
        date="2024年1月12日",
    )


VILLAGES = (
    "东河村", "西河底村", "柳沟村", "石坡村", "南庄村", "北坪村", "上良村", "槐树庄村", "白杨岭村", "枣林村",
    "杨家沟村", "赵家岭村", "桥头村", "水碾村", "西岭村", "后堡村", "前堡村", "沙窑村", "井沟村", "圪坨村",
    "青石湾村", "官道村", "寺底村", "下良村",
)  # fmt: skip


def roster() -> Table:
    """The roster of 24 villages and their advisers."""
    heads = (
        "序号",
        "村（社区）",
        "法律顾问",
        "性别",
        "执业机构",
        "执业证号",
        "联系电话",
        "聘任起止",
        "每月服务",
        "村联系人",
    )
    wide = (9, 27, 20, 10, 46, 32, 28, 40, 25, 24)
    columns = tuple(
        PrintColumn(head, width, "centre" if head in {"序号", "性别"} else "left")
        for head, width in zip(heads, wide, strict=True)
    )
    rows = [
        (
            *(str(number), village, "王志军", "男", "山西襄山律师事务所", "11404********23", "0355-0001104"),
            *("2023.01—2025.12", f"第{number % 4 + 1}周 周三", "郝拴柱"),
        )
        for number, village in enumerate(VILLAGES, 1)
    ]
    return Table(
        "下良镇村（社区）法律顾问一览表",
        columns,
        rows,
        "填报单位：下良镇司法所",
        "截至 2023 年 12 月 31 日",
        "24 个村，8 名法律顾问，一村一名全覆盖",
        footer="司法所 0355-0001012　　监督电话 0355-0001148",
    )
