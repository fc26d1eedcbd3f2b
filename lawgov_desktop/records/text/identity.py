"""Checks of ID numbers, credit codes and telephone numbers."""

from __future__ import annotations

import datetime as dt
import re

from lawgov_desktop.errors import InputProblem


def check_digit(first17: str) -> str:
    """The 18th character of an ID number (GB 11643, ISO 7064 MOD 11-2).

    Only stdnum's check digit is used: its validation refuses abolished area codes, which are common.
    It expects 18 characters and ignores the last.
    """
    from stdnum.cn.ric import calc_check_digit

    return str(calc_check_digit(first17 + "0"))


def birth_date(number: str) -> dt.date | None:
    """The birth date in an 18-character ID number, None when the date does not exist."""
    try:
        return dt.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except (ValueError, IndexError):
        return None


def sex(number: str) -> str:
    """男 or 女, from the 17th character."""
    return "男" if int(number[16]) % 2 else "女"


def check_id_number(text: str) -> str:
    """The number if it is valid. Raises InputProblem. Area codes are not checked, since abolished ones are common."""
    if len(text) == 15 and text.isdigit():
        raise InputProblem("这是 15 位的旧身份证号，请写 18 位的号码")
    if len(text) != 18:
        raise InputProblem(f"身份证号应是 18 位，现在有 {len(text)} 位")
    if not re.fullmatch(r"\d{17}[\dX]", text):
        raise InputProblem("身份证号只能是数字，最后一位可以是 X")
    born = birth_date(text)
    if born is None or not dt.date(1900, 1, 1) <= born <= dt.date.today():
        raise InputProblem(f"第 7 至 14 位 {text[6:14]} 不是出生日期，请核对")
    if check_digit(text[:17]) != text[17]:
        raise InputProblem("最后一位对不上，请逐位核对身份证号")
    return text


def check_credit_code(text: str) -> str:
    """The 统一社会信用代码 if it is valid (GB 32100, ISO 7064 MOD 31-3). Raises InputProblem."""
    from stdnum.cn import uscc
    from stdnum.exceptions import ValidationError

    if len(text) != 18:
        raise InputProblem(f"统一社会信用代码应是 18 位，现在有 {len(text)} 位")
    if not re.fullmatch(r"[0-9A-HJ-NP-RTUW-Y]{18}", text):
        raise InputProblem("统一社会信用代码只有数字和大写字母，没有 I、O、S、V、Z，请核对")
    try:
        return str(uscc.validate(text))
    except ValidationError:
        raise InputProblem("最后一位对不上，请逐位核对统一社会信用代码") from None


def check_phone(text: str, label: str = "电话") -> str:
    """The number as stored: mobile, landline with area code, or a short service number. Raises InputProblem."""
    text = re.sub(r"[‐‑–—−]+", "-", text)
    digits = re.sub(r"[-()]", "", text).removeprefix("+86")
    if re.fullmatch(r"1[3-9]\d{9}", digits):
        return digits
    # Area codes of three digits are 010 and 02x.
    landline = re.fullmatch(
        r"(010|02\d|0[3-9]\d{2})-?(\d{7,8})(?:[-转](\d{1,5}))?", text.replace("(", "").replace(")", "-")
    )
    if landline:
        return "-".join(part for part in landline.groups() if part)
    if re.fullmatch(r"\d{3,5}", digits) or re.fullmatch(r"\d{7,8}", digits):
        return digits
    if digits.startswith("1") and digits.isdigit():
        raise InputProblem(f"手机号应是 11 位，现在有 {len(digits)} 位")
    raise InputProblem(f"{label}看不懂，请写 11 位手机号，或 0355-1234567 这样的座机")
