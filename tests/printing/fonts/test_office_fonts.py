"""The office's own fonts of official documents: found by name, first in their chain when the setting says so."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from lawgov_desktop.areas.advisers.printouts import roster
from lawgov_desktop.areas.volunteers.printouts import certificates, receipts
from lawgov_desktop.printing.fonts import font_files, office_fonts
from lawgov_desktop.printing.fonts.font_report import StyleReport, own_problems, report
from lawgov_desktop.printing.fonts.job_fonts import JobFonts, Style
from lawgov_desktop.printing.fonts.sfnt import faces_of
from lawgov_desktop.printing.paper.page import A4_LANDSCAPE, MM, Paper
from lawgov_desktop.printing.sheets.official import official
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.summary.ledger_pdf import ledger_pdf
from lawgov_desktop.summary.report import draft
from lawgov_desktop.summary.sheet import pdf_of
from tests.printing.font_samples import square_collection, square_font
from tests.printing.paper_reading import ink, texts
from tests.printing.paper_samples import report as sample_report

FAMILIES = {
    "FZXBSJW.TTF": ("FZXiaoBiaoSong-B05S", "方正小标宋简体"),
    "FS_GB2312.ttf": ("FangSong_GB2312", "仿宋_GB2312"),
    "KT_GB2312.ttf": ("KaiTi_GB2312", "楷体_GB2312"),
    "simhei.ttf": ("SimHei", "黑体"),
}
FIRST: dict[Style, str] = {
    "title": "FZXBSJW.TTF", "fang": "FS_GB2312.ttf", "kai": "KT_GB2312.ttf", "kai_bold": "KT_GB2312.ttf",
    "hei": "simhei.ttf", "hei_bold": "simhei.ttf",
}  # fmt: skip


@pytest.fixture
def system(cache_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only font folder of the system."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "user"))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "none"))
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "user" / "fonts" / "office"
    folder.mkdir(parents=True)
    office_fonts.look_again()
    return folder


@pytest.fixture
def installed(system: Path) -> Path:
    """The four fonts with the one character 法."""
    for name, families in FAMILIES.items():
        square_font(system / name, "法", families)
    return system


def blackness(text: str, style: Style, office: bool = True) -> float:
    """The ink of one character, 0.98 for a square of the sample fonts."""
    with office_fonts.used(office):
        paper = Paper(JobFonts(), A4_LANDSCAPE)
        paper.text(20, 50, text, style, 60)
        pdf = paper.pdf()
    em = 60 / MM
    return ink(pdf, 20, 50 - 0.88 * em, em, em)


@pytest.mark.parametrize("style", list(FIRST))
def test_the_offices_font_comes_first_in_its_style_only_when_it_is_in_use(
    installed: Path, style: Style
) -> None:
    assert blackness("法", style) > 0.9
    assert blackness("法", style, office=False) < 0.5
    # A character the office's font lacks is drawn by the shipped chain.
    assert 0.05 < blackness("治", style) < 0.6


@pytest.mark.parametrize("style", ["song", "song_bold"])
def test_styles_without_an_official_font_stay_as_shipped(installed: Path, style: Style) -> None:
    assert blackness("法", style) < 0.5


@pytest.mark.parametrize("families", [("FangSong_GB2312",), ("Other", "仿宋_GB2312"), ("FANGSONG",)])
def test_a_font_is_known_by_its_latin_or_its_chinese_name(system: Path, families: tuple[str, ...]) -> None:
    square_font(system / "x.ttf", "法", families)
    office_fonts.look_again()
    assert blackness("法", "fang") > 0.9


def test_the_font_named_first_by_the_rules_wins_over_its_relatives(system: Path) -> None:
    square_font(system / "a.ttf", "法治", ("FangSong", "仿宋"))
    square_font(system / "b.ttf", "法", ("FangSong_GB2312", "仿宋_GB2312"))
    with office_fonts.used(True):
        names = [Path(face.key.path).name for face in font_files.chain("fang")]
    assert names[:2] == ["b.ttf", "a.ttf"]


def test_a_face_inside_a_collection_is_found(system: Path) -> None:
    square_collection(system / "office.ttc", "法", ("Other", "SimHei"))
    with office_fonts.used(True):
        first = font_files.chain("hei")[0].key
    assert (Path(first.path).name, first.face) == ("office.ttc", 1)
    assert blackness("法", "hei") > 0.9


def test_a_font_dropped_into_the_folder_is_used_at_once(system: Path) -> None:
    assert blackness("法", "title") < 0.6
    square_font(font_files.own_folder() / "小标宋.ttf", "法", FAMILIES["FZXBSJW.TTF"])
    assert blackness("法", "title") > 0.9


# fsType of the OS/2 table: 0 installable, 4 preview and print, 8 editable; 2 restricted, 0x100 no subsetting, 0x200
# bitmaps only.
@pytest.mark.parametrize(("fs_type", "allowed"), [(0, 1), (4, 1), (8, 1), (2, 0), (0x104, 0), (0x208, 0)])
def test_the_permission_to_embed_is_respected(system: Path, fs_type: int, allowed: int) -> None:
    square_font(system / "simhei.ttf", "法", FAMILIES["simhei.ttf"], fs_type)
    assert (blackness("法", "hei") > 0.9) == bool(allowed)
    row = next(row for row in report(office=True) if row.official == "黑体")
    assert (row.prints_with, bool(row.problem)) == (("黑体", False) if allowed else ("思源黑体", True))


@pytest.mark.parametrize(
    "content", [b"", b"not a font", b"\0\1\0\0\xff\xff", b"ttcf\0\1\0\0\xff\xff\xff\xff", b"OTTO"]
)
def test_a_damaged_file_in_a_font_folder_stops_nothing(installed: Path, content: bytes) -> None:
    (installed / "damaged.ttf").write_bytes(content)
    office_fonts.look_again()
    assert faces_of(installed / "damaged.ttf") == () or not faces_of(installed / "damaged.ttf")[0].families
    assert blackness("法", "fang") > 0.9


def papers(file: OfficeFile) -> dict[str, bytes]:
    """Every kind of paper of the sample year."""
    year = Period.of_year(2023)
    return {
        "report": pdf_of(draft(file, year)).pdf,
        "ledger": ledger_pdf(file, file.catalogue.ledger("lawexam"), year).pdf,
        "roster": roster(file, None, year).pdf,
        "certificates": certificates(file, None, year).pdf,
        "receipts": receipts(file, None, year).pdf,
    }


def test_the_setting_of_the_file_decides_for_every_kind_of_paper(installed: Path, sample: Operations) -> None:
    assert sample.file.settings["office_fonts"] == "不用"
    before = papers(sample.file)
    sample.configure({"office_fonts": "用"})
    after = papers(sample.file)
    for kind in before:
        # Every title or text has a 法, which the office's fonts of this test draw as a black square.
        whole = [ink(pdf[kind], 5, 5, 220, 190) for pdf in (before, after)]
        assert whole[1] > whole[0] + 0.0001, kind
        assert [page.split() for page in texts(before[kind])] == [page.split() for page in texts(after[kind])]


def test_shipped_paper_stays_the_same_whatever_is_installed(installed: Path) -> None:
    found = hashlib.sha256(official(sample_report()).pdf).hexdigest()
    for file in installed.iterdir():
        file.unlink()
    office_fonts.look_again()
    assert hashlib.sha256(official(sample_report()).pdf).hexdigest() == found


def test_the_report_says_what_was_found_and_what_prints(system: Path) -> None:
    square_font(system / "FS_GB2312.ttf", "法", FAMILIES["FS_GB2312.ttf"])
    office_fonts.look_again()
    off, on = report(office=False), report(office=True)
    assert [row.used_for for row in on] == ["标题", "正文", "二级标题、证书", "一级标题、表头", "表格、页码"]
    assert [row.prints_with for row in off] == [
        "思源宋体（粗）", "Fandol 仿宋", "霞鹜文楷", "思源黑体", "思源宋体"
    ]  # fmt: skip
    assert [row.prints_with for row in on] == [
        "思源宋体（粗）", "仿宋_GB2312", "霞鹜文楷", "思源黑体", "思源宋体"
    ]  # fmt: skip
    assert on[1] == StyleReport("正文", "仿宋_GB2312", system / "FS_GB2312.ttf", "仿宋_GB2312")
    assert on[0].file is None


def test_what_is_printed_in_song_for_want_of_a_file_is_said(bare_cache: Path) -> None:
    rows = {row.used_for: (row.prints_with, row.problem) for row in report(office=False)}
    assert rows["正文"] == ("思源宋体", "缺 FandolFang-Regular.otf，先用思源宋体印")
    assert rows["二级标题、证书"] == ("思源宋体", "缺 LXGWWenKai-Regular.ttf，先用思源宋体印")
    assert rows["一级标题、表头"] == ("思源黑体", "")
    assert rows["表格、页码"] == ("思源宋体", "")


def test_each_dropped_file_is_named_with_what_is_wrong(cache_copy: Path) -> None:
    folder = font_files.own_folder()
    square_font(folder / "a.ttf", "法")
    square_font(folder / "b.ttf", "法", fs_type=2)
    (folder / "c.ttf").write_bytes(b"not a font")
    assert own_problems() == [
        ("a.ttf", ""),
        ("b.ttf", "这个字体的许可不允许印进文件"),
        ("c.ttf", "文件读不出来，可能已损坏"),
    ]
