"""Which new passphrases are accepted, and how strong they are said to be."""

from __future__ import annotations

import pytest

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.text.passphrases import judge_passphrase, strength_of


@pytest.mark.parametrize("passphrase", ["12345678", "七月十五赶集日子", "石 桥 杏 井"])
def test_eight_characters_or_four_words_are_accepted(passphrase: str) -> None:
    judge_passphrase(passphrase)


@pytest.mark.parametrize("passphrase", ["", "1234567", "七月十五赶集日", "a b c d", "石 桥 杏", "        "])
def test_shorter_ones_are_refused(passphrase: str) -> None:
    with pytest.raises(InputProblem, match="口令"):
        judge_passphrase(passphrase)


@pytest.mark.parametrize(
    ("passphrase", "level", "reason"),
    [
        ("1234567", "弱", "太短"),
        ("12345678", "弱", "键盘上连着"),
        ("qwertyuiop", "弱", "键盘上连着"),
        ("aaaaaaaaaaaa", "弱", "重复"),
        ("13812345678", "弱", "电话号码"),
        ("19850412", "弱", "生日"),
        ("zhang19850412", "弱", "生日"),
        ("password1", "弱", "常用"),
        ("司法所台账口令", "弱", "太短"),
        ("司法所台账口令1", "弱", "常用"),
        ("40718263", "弱", "全是数字"),
        ("mkpwtqzv", "弱", "不够长"),
        ("七月十五赶集日子", "弱", "不够长"),
        ("mkpwtqzvhd", "中", "再长"),
        ("七月十五赶集日子买羊", "中", "再长"),
        ("Mk7pwtqz", "中", "再长"),
        ("40728263905502", "中", "全是数字"),
        ("Mk7pwtqzvh", "强", "没有看出规律"),
        ("村口老槐树下三口井没有水", "中", "再长"),
        ("村口老槐树下有三口井两口没水", "强", "没有看出规律"),
        ("石桥 杏花 算盘 北斗", "强", "4 个不同的词"),
        ("石桥 石桥 石桥 石桥", "弱", "重复"),
    ],
)
def test_the_strength_is_said_with_its_reason(passphrase: str, level: str, reason: str) -> None:
    strength = strength_of(passphrase)
    assert strength.level == level
    assert reason in strength.sentence
