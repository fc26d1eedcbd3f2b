"""The menu that ticks the columns of a paper."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lawgov_desktop.widgets.list.columns_menu import PathsMenu


def test_the_last_column_of_a_paper_stays(qtbot: QtBot) -> None:
    house = QWidget()
    qtbot.addWidget(house)
    menu = PathsMenu([("name", "姓名"), ("phone", "电话")], ["name", "phone"], house)
    name, phone = menu.actions()
    name.trigger()
    assert menu.chosen == ["phone"]
    assert not phone.isEnabled()
    phone.trigger()
    assert (menu.chosen, phone.isChecked()) == (["phone"], True)
    name.trigger()
    assert phone.isEnabled()
