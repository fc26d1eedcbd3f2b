"""打印字体 in 设置: which fonts this computer has for the paper, what each part prints with, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import Card, CardTitle
from lawgov_desktop.widgets.controls.text_table import TextCell, TextHeading, TextTable
from lawgov_desktop.widgets.style import theme

if TYPE_CHECKING:
    from lawgov_desktop.printing.fonts.font_report import StyleReport


class FontsCard(Card):
    """A table of the styles, a sentence about what is missing, and the folder where fonts are dropped."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.box.addWidget(CardTitle("打印字体", "这台电脑上有什么；先不先用单位自己的，在上面“字体”里写"))
        self.table = TextTable(
            "fonts.table",
            (
                TextHeading("用在哪里", 9),
                TextHeading("公文规定", 9),
                TextHeading("这台电脑上的", 16),
                TextHeading("现在印的是"),
            ),
            choosable=False,
        )
        self.table.setMinimumHeight(theme.px(10.5))
        self.box.addWidget(self.table)
        self.state = theme.label("", "text", "ink2")
        self.state.setObjectName("fonts.state")
        self.state.setWordWrap(True)
        self.box.addWidget(self.state)
        row = QHBoxLayout()
        row.setSpacing(theme.px(0.6))
        self.folder = Button("打开字体文件夹", "plain", name="font_folder")
        self.folder.clicked.connect(self.open_folder)
        self.again = Button("重新查找", "plain", name="find_fonts")
        self.again.clicked.connect(self.look_again)
        row.addWidget(self.folder)
        row.addWidget(self.again)
        row.addStretch(1)
        self.box.addLayout(row)

    def refresh(self) -> None:
        """Read again which fonts there are; the files of the system are read once."""
        from lawgov_desktop.printing.fonts import font_report, office_fonts

        rows = font_report.report(office_fonts.wanted(self._context.file.settings))
        self.table.show_rows([_cells(row) for row in rows])
        self.state.setText(self._sentences())

    def _sentences(self) -> str:
        """What is missing, and what was dropped into the folder."""
        from lawgov_desktop.printing.fonts import font_files, font_report

        lost = font_files.missing_files()
        sentences = []
        if lost:
            sentences.append(
                f"缺 {len(lost)} 个随程序的字体文件：{'、'.join(lost)}。缺的用宋体、黑体代替，生僻字可能印不出，"
                "请重新安装程序。"
            )
        sentences += [
            f"文件夹里的 {name} {f'用不了：{problem}' if problem else '可以用'}。"
            for name, problem in font_report.own_problems()
        ]
        sentences.append("生僻字印不出、要用单位自己的字体，把字体文件放进字体文件夹，再按“重新查找”。")
        return "\n".join(sentences)

    def look_again(self) -> None:
        """Read the font folders of the system again and say what there is."""
        from lawgov_desktop.printing.fonts import office_fonts

        office_fonts.look_again()
        self.refresh()
        self._context.tell("字体已重新查找。", good=True)

    def open_folder(self) -> None:
        """Open the folder of the office's own fonts, which is made when it does not exist."""
        from lawgov_desktop.printing.fonts.font_files import own_folder

        folder = own_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            self._context.tell(f"字体文件夹建不了：{folder}。请检查这个位置能不能写。")
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._context.tell(f"打不开文件夹，请自己到这里放字体：{folder}")


def _cells(row: StyleReport) -> list[TextCell]:
    """A style in the four columns of the table; what is wrong stands in amber."""
    found = row.file.name if row.file else "没有" if row.official else "—"
    prints = f"{row.prints_with}（{row.problem}）" if row.problem else row.prints_with
    return [
        TextCell(row.used_for),
        TextCell(row.official or "—", "ink2"),
        TextCell(found, "ink" if row.file else "ink2"),
        TextCell(prints, "amber_ink" if row.problem else "ink"),
    ]
