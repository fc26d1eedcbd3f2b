"""Closing without a window: unsaved input, the last backup, a running backup, and a locked screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from lawgov_desktop.errors import FileProblem
from lawgov_desktop.shell.services.page import Page
from lawgov_desktop.shell.window.closing import Closing
from tests.shell.conftest import Answers


class FakeJob(QObject):
    """A job that the test ends."""

    succeeded = Signal()
    failed = Signal()
    ended = Signal()


class FakeScheduler:
    """A backup scheduler that makes no backup: the test reports the end of it."""

    def __init__(self) -> None:
        self.job: FakeJob | None = None
        self.due = False
        self.reasons: list[str] = []
        self.end: Callable[[BaseException | None], None] = lambda error: None

    def automatic(self, reason: str, then: Callable[[BaseException | None], None]) -> None:
        self.reasons.append(reason)
        self.end = then


class FakePage(Page):
    """A page with unsaved input that is saved or refused."""

    def __init__(self, words: Sequence[str], *, valid: bool = True) -> None:
        super().__init__("fake")
        self.words, self.valid = list(words), valid

    def unsaved(self) -> Sequence[str]:
        return self.words

    def save(self) -> bool:
        if self.valid:
            self.words.clear()
        return self.valid


class FakeScreen:
    """A lock screen that remembers what it was told to show."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    def refuse_to_close(self) -> None:
        self.shown.append("unsaved")

    def say_backing_up(self) -> None:
        self.shown.append("backing up")


class Setting:
    """One Closing with fakes around it, and the signals it emitted."""

    def __init__(self, answers: Answers) -> None:
        self.messages: list[str] = []
        self.pages: list[FakePage] = []
        self.in_view: list[Page] = []
        self.signals: list[str] = []
        self.scheduler = FakeScheduler()
        context: Any = SimpleNamespace(ask=answers, tell=lambda text, good=False: self.messages.append(text))
        scheduler: Any = self.scheduler
        self.closing = Closing(context, scheduler, lambda: self.pages, self.in_view.append)
        self.closing.confirmed.connect(lambda: self.signals.append("confirmed"))
        self.closing.backing_up.connect(lambda on: self.signals.append(f"backing up {on}"))
        self.closing.retry.connect(lambda: self.signals.append("retry"))
        self.closing.finished.connect(lambda: self.signals.append("finished"))

    def add_page(self, qtbot: QtBot, *, valid: bool = True) -> FakePage:
        """A page with unsaved input."""
        page = FakePage(["设置（1 处改动）"], valid=valid)
        qtbot.addWidget(page)
        self.pages.append(page)
        return page


@pytest.fixture
def setting(qtbot: QtBot, answers: Answers) -> Setting:
    """Closing of a window without pages whose file is backed up."""
    return Setting(answers)


def test_a_backed_up_file_closes_at_once(setting: Setting) -> None:
    setting.closing.begin()
    assert setting.signals == ["confirmed", "finished"]
    assert setting.scheduler.reasons == []


@pytest.mark.parametrize(
    ("answer", "signals", "words"),
    [
        ("discard", ["confirmed", "finished"], ["设置（1 处改动）"]),
        ("save", ["confirmed", "finished"], []),
        ("back", [], ["设置（1 处改动）"]),
        ("", [], ["设置（1 处改动）"]),
    ],
)
def test_unsaved_input_is_asked_about(
    setting: Setting, answers: Answers, qtbot: QtBot, answer: str, signals: list[str], words: list[str]
) -> None:
    page = setting.add_page(qtbot)
    answers.next = [answer]
    setting.closing.begin()
    assert setting.signals == signals
    assert page.words == words
    assert answers.asked[0][1] == "设置（1 处改动）填了还没有保存。"


def test_a_refused_save_shows_its_page(setting: Setting, answers: Answers, qtbot: QtBot) -> None:
    page = setting.add_page(qtbot, valid=False)
    answers.next = ["save"]
    setting.closing.begin()
    assert setting.signals == []
    assert setting.in_view == [page]


def test_a_changed_file_is_backed_up_first(setting: Setting) -> None:
    setting.scheduler.due = True
    setting.closing.begin()
    setting.closing.begin()
    assert setting.signals == ["confirmed", "backing up True"], "the second attempt changes nothing"
    assert setting.scheduler.reasons == ["关闭时"]
    assert setting.messages == ["正在备份，马上就好……"]
    setting.scheduler.end(None)
    assert setting.signals[-1] == "finished"


@pytest.mark.parametrize(
    ("error", "sentence"),
    [(FileProblem("磁盘满了。"), "磁盘满了。"), (ValueError("bug"), "备份没有做成。")],
    ids=["known", "bug"],
)
def test_a_failed_backup_is_asked_about(
    setting: Setting, answers: Answers, error: Exception, sentence: str
) -> None:
    setting.scheduler.due = True
    answers.next = ["back", "leave"]
    setting.closing.begin()
    setting.scheduler.end(error)
    assert answers.asked[0][1] == f"{sentence}台账本身已经保存好了。"
    assert setting.signals == ["confirmed", "backing up True", "backing up False"]
    assert setting.messages[-1] == sentence
    setting.closing.begin()
    setting.scheduler.end(error)
    assert setting.signals[-1] == "finished"


def test_a_running_backup_is_waited_for(setting: Setting) -> None:
    job = setting.scheduler.job = FakeJob()
    setting.closing.begin()
    assert setting.signals == ["confirmed", "backing up True"]
    job.succeeded.emit()
    assert setting.signals[2:] == ["backing up False", "retry"]
    assert not setting.closing.under_way


def test_a_running_backup_that_fails_keeps_the_window_open(setting: Setting) -> None:
    job = setting.scheduler.job = FakeJob()
    setting.closing.begin()
    job.failed.emit()
    assert setting.signals[2:] == ["backing up False"]
    assert not setting.closing.under_way


def test_a_locked_window_asks_nothing(setting: Setting, answers: Answers, qtbot: QtBot) -> None:
    screen = FakeScreen()
    page = setting.add_page(qtbot)
    setting.closing.begin_locked(screen)
    assert screen.shown == ["unsaved"]
    page.words.clear()
    job = setting.scheduler.job = FakeJob()
    setting.closing.begin_locked(screen)
    setting.closing.begin_locked(screen)
    assert screen.shown == ["unsaved", "backing up"]
    job.ended.emit()
    assert setting.signals[-1] == "retry"
    setting.scheduler.job = None
    setting.closing.begin_locked(screen)
    assert setting.signals[-1] == "finished"
    assert answers.asked == []
