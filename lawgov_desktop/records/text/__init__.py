"""Typed text: cleaning, pinyin initials, ID numbers and credit codes, patterns with words in braces."""
