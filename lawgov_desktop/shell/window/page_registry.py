"""The pages of the window in the order of the sidebar, each made when it is first looked at."""

from __future__ import annotations

from functools import partial

from lawgov_desktop.records.ledger import WorkArea
from lawgov_desktop.shell.services.backup_scheduler import BackupScheduler
from lawgov_desktop.shell.services.context import AppContext, LeaveFor
from lawgov_desktop.shell.services.page import Page
from lawgov_desktop.shell.window.page_stack import PageKind
from lawgov_desktop.shell.window.sidebar import SidebarEntry


def page_kinds(context: AppContext, backup_scheduler: BackupScheduler, leave_for: LeaveFor) -> list[PageKind]:
    """首页, the areas, 年度总结 and 备份恢复; 设置 and 帮助 at the lower end of the sidebar.

    The page modules are imported when a page is first opened, so that the window is shown sooner.
    """

    def home() -> Page:
        from lawgov_desktop.shell.home.page import HomePage

        return HomePage(context, backup_scheduler)

    def area_page(area: WorkArea) -> Page:
        from lawgov_desktop.shell.window.area_page import AreaPage

        return AreaPage(context, area)

    def summary() -> Page:
        from lawgov_desktop.shell.summary.page import SummaryPage

        return SummaryPage(context)

    def backup() -> Page:
        from lawgov_desktop.shell.backup.page import BackupPage

        return BackupPage(context, backup_scheduler, leave_for)

    def settings() -> Page:
        from lawgov_desktop.shell.settings.page import SettingsPage

        return SettingsPage(context, leave_for)

    def help_page() -> Page:
        from lawgov_desktop.shell.help.page import HelpPage

        return HelpPage(context)

    areas = context.file.catalogue.areas
    kinds = [PageKind(SidebarEntry("home", "首页", "home"), home)]
    for index, area in enumerate(areas):
        entry = SidebarEntry(area.key, area.title, area.icon or area.key, after_line=index == 0)
        kinds.append(PageKind(entry, partial(area_page, area)))
    kinds += [
        PageKind(SidebarEntry("summary", "年度总结", "summary", after_line=True), summary),
        PageKind(SidebarEntry("backup", "备份恢复", "backup"), backup),
        PageKind(SidebarEntry("settings", "设置", "settings"), settings, at_bottom=True),
        PageKind(SidebarEntry("help", "帮助", "help"), help_page, at_bottom=True),
    ]
    return kinds
