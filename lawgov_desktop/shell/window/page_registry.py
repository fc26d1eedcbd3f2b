"""The pages of the window in the order of the sidebar, each made when it is first looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lawgov_desktop.records.ledger import WorkArea
from lawgov_desktop.shell.services.backup_scheduler import BackupScheduler
from lawgov_desktop.shell.services.context import AppContext, LeaveFor
from lawgov_desktop.shell.window.page_stack import PageKind
from lawgov_desktop.shell.window.sidebar import SidebarEntry


def page_kinds(context: AppContext, backup_scheduler: BackupScheduler, leave_for: LeaveFor) -> list[PageKind]:
    """首页, the areas, 年度总结 and 备份恢复; 设置 and 帮助 at the lower end of the sidebar.

    The page modules are imported when a page is first opened, so that the window is shown sooner.
    """

    def home() -> QWidget:
        from lawgov_desktop.shell.home.page import HomePage

        return HomePage(context, backup_scheduler)

    def area_page(area: WorkArea) -> QWidget:
        from lawgov_desktop.shell.window.area_page import make_area_page

        return make_area_page(context, area)

    def summary() -> QWidget:
        from lawgov_desktop.shell.summary.page import SummaryPage

        return SummaryPage(context)

    def backup() -> QWidget:
        from lawgov_desktop.shell.backup.page import BackupPage

        return BackupPage(context, backup_scheduler, leave_for)

    def settings() -> QWidget:
        from lawgov_desktop.shell.settings.page import SettingsPage

        return SettingsPage(context, leave_for)

    def help_page() -> QWidget:
        from lawgov_desktop.shell.help.page import HelpPage

        return HelpPage(context)

    areas = context.file.catalogue.areas
    kinds = [PageKind(SidebarEntry("home", "首页", "home"), home)]
    for place, area in enumerate(areas):
        entry = SidebarEntry(area.key, area.title, area.icon or area.key, after_line=place == 0)
        kinds.append(PageKind(entry, lambda area=area: area_page(area)))  # type: ignore[misc]
    kinds += [
        PageKind(SidebarEntry("summary", "年度总结", "summary", after_line=True), summary),
        PageKind(SidebarEntry("backup", "备份恢复", "backup"), backup),
        PageKind(SidebarEntry("settings", "设置", "settings"), settings, at_bottom=True),
        PageKind(SidebarEntry("help", "帮助", "help"), help_page, at_bottom=True),
    ]
    return kinds
