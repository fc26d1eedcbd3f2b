"""New passphrases: the least the program accepts, and an estimate of how long one resists guessing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lawgov_desktop.errors import InputProblem

#: Least length in characters; four words are accepted whatever their length.
LEAST, LEAST_WORDS = 8, 4
RULE = f"至少 {LEAST} 个字符，或者四个不相干的词，词之间空一格"
WEAK, FAIR, STRONG = "弱", "中", "强"
#: Lengths from which a passphrase without a pattern counts as fair and as strong.
_FAIR, _STRONG = 10, 14
_RUNS = (
    "0123456789",
    "9876543210",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc",
)
_COMMON = re.compile(
    r"passw|admin|iloveyou|woaini|letmein|welcome|abc123|888888|666666|5201314|1314520|密码|口令|台账|司法所",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?:19|20)\d\d[-./年]?(?:0?[1-9]|1[0-2])[-./月]?(?:0?[1-9]|[12]\d|3[01])")
_PHONE = re.compile(r"1[3-9]\d{9}")
_ID = re.compile(r"\d{17}[\dXx]")


@dataclass(frozen=True)
class Strength:
    """How long a passphrase resists guessing: 弱, 中 or 强, and the reason in words."""

    level: str
    reason: str

    @property
    def sentence(self) -> str:
        """Level and reason for the line beside the field."""
        return f"{self.level}：{self.reason}"


def judge_passphrase(passphrase: str) -> None:
    """Raise InputProblem when a new passphrase has neither eight characters nor four words."""
    if len(passphrase) < LEAST and len(_words(passphrase)) < LEAST_WORDS:
        raise InputProblem(f"口令要{RULE}，请换一个长些的")
    if not passphrase.strip():
        raise InputProblem("口令不能全是空格，请换一个")


def strength_of(passphrase: str) -> Strength:
    """An estimate from length and patterns; it knows no list of stolen passphrases."""
    words = set(_words(passphrase))
    if len(passphrase) < LEAST and len(words) < LEAST_WORDS:
        return Strength(WEAK, f"太短，要 {LEAST} 个字符或四个词")
    pattern = _pattern(passphrase)
    if pattern:
        return Strength(WEAK, pattern)
    if len(words) >= LEAST_WORDS:
        return Strength(STRONG, f"{len(words)} 个不同的词")
    kinds, length = _kinds(passphrase), len(passphrase)
    if kinds == 1 and passphrase.isdecimal():
        if length < _STRONG:
            return Strength(WEAK, "全是数字，几小时就能试完，请加上汉字或字母")
        return Strength(FAIR, "全是数字，加上汉字或字母更好")
    if length >= _STRONG or (length >= _FAIR and kinds >= 3):
        return Strength(STRONG, "够长，没有看出规律")
    if length >= _FAIR or kinds >= 3:
        return Strength(FAIR, "再长几个字更好")
    return Strength(WEAK, "不够长，加几个字或换成四个词")


def _words(text: str) -> list[str]:
    return [word for word in text.split() if len(word) > 1 or not word.isascii()]


def _kinds(text: str) -> int:
    """Number of kinds of characters: digits, small and capital letters, Chinese, signs."""
    tests = (str.isdecimal, str.islower, str.isupper)
    kinds = sum(any(test(c) and c.isascii() for c in text) for test in tests)
    kinds += any(not c.isascii() and c.isalnum() for c in text)
    return kinds + any(not c.isalnum() for c in text)


def _pattern(text: str) -> str:
    """The pattern that makes a passphrase easy to guess, in words; empty when none is seen."""
    plain = text.lower()
    if len(set(plain)) < 5:
        return "只有几个字符重复"
    if any(len(text) < len(part) * 2 for part in _PHONE.findall(text) + _ID.findall(text)):
        return "像电话号码或身份证号，认识您的人猜得到"
    if any(len(text) < len(part) * 2 for part in _DAY.findall(text)):
        return "像生日或日期，容易猜到"
    if sum(len(part) for part in _COMMON.findall(text)) * 2 > len(text):
        return "是常用的口令，先被试到"
    if any(_longest_part(run, plain) * 2 > len(text) for run in _RUNS):
        return "是键盘上连着的字符，先被试到"
    return ""


def _longest_part(run: str, text: str) -> int:
    """The length of the longest part of `run`, of four characters and more, that stands in `text`; 0 without one."""
    for size in range(len(run), 3, -1):
        if any(run[start : start + size] in text for start in range(len(run) - size + 1)):
            return size
    return 0
