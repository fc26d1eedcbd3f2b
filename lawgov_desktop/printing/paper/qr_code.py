"""The modules of a QR code (ISO/IEC 18004) of correction level M, packed as the bits of an image.

A batch of a thousand certificates spends most of its time here when every code is computed module by module. The layout
of a version is therefore computed once; a code is then a permutation of its bits. A text is UTF-8 in byte mode, which
readers expect of Chinese. Texts of capital letters and digits alone, and texts too long for version 10, are left to
segno.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from operator import itemgetter

# Level M: code words for correction per block, then the code words of data in each block (ISO/IEC 18004, table 9).
_BLOCKS: dict[int, tuple[int, tuple[int, ...]]] = {
    1: (10, (16,)),
    2: (16, (28,)),
    3: (26, (44,)),
    4: (18, (32,) * 2),
    5: (24, (43,) * 2),
    6: (16, (27,) * 4),
    7: (18, (31,) * 4),
    8: (22, (38,) * 2 + (39,) * 2),
    9: (22, (36,) * 3 + (37,) * 2),
    10: (26, (43,) * 4 + (44,)),
}
_ALIGNMENT = {
    1: (), 2: (6, 18), 3: (6, 22), 4: (6, 26), 5: (6, 30), 6: (6, 34), 7: (6, 22, 38), 8: (6, 24, 42),
    9: (6, 26, 46), 10: (6, 28, 50),
}  # fmt: skip
_FORMAT = 0b101111001111100
"""Level M with mask 2, masked as table C.1 gives it."""
_ALPHANUMERIC = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
_FIELD = 0x11D


@dataclass(frozen=True)
class Code:
    """A QR code: modules per side, and its rows of bits, each filled up to whole bytes; 1 is dark."""

    side: int
    rows: bytes


def code_of(text: str) -> Code:
    """The QR code of a text, level M. The mask is fixed: trying all eight takes long, and a reader accepts any."""
    content = text.encode("utf-8")
    version = next((v for v in _BLOCKS if len(content) <= _room(v)), 0)
    if not version or _ALPHANUMERIC.issuperset(text):
        return _by_segno(text)
    return _layout(version).code(content)


def _room(version: int) -> int:
    """Bytes of text that a version holds, beside the mode and the length."""
    return sum(_BLOCKS[version][1]) - (2 if version < 10 else 3)


def _by_segno(text: str) -> Code:
    import segno

    matrix = segno.make(text, error="m", micro=False, boost_error=False, mask=2).matrix
    wide = -(-len(matrix) // 8) * 8
    bits = "".join("".join(map(str, row)).ljust(wide, "0") for row in matrix)
    return Code(len(matrix), int(bits, 2).to_bytes(len(bits) // 8, "big"))


class _Layout:
    """Everything of one version that does not depend on the text."""

    def __init__(self, version: int) -> None:
        self.version = version
        self.side = 17 + 4 * version
        self._correction, self._blocks = _BLOCKS[version]
        fixed = _fixed_modules(version, self.side)
        order = [place for place in _zigzag(self.side) if place not in fixed]
        self._remainder = "0" * (len(order) - 8 * (sum(self._blocks) + self._correction * len(self._blocks)))
        source = {place: index for index, place in enumerate(order)}
        wide = -(-self.side // 8) * 8
        light, dark = len(order), len(order) + 1
        picked, mask = [], []
        for row in range(self.side):
            for column in range(wide):
                place = (row, column)
                picked.append(source[place] if place in source else dark if fixed.get(place) else light)
                mask.append("1" if place in source and column % 3 == 0 else "0")
        self._pick: Callable[[str], tuple[str, ...]] = itemgetter(*picked)
        self._mask = int("".join(mask), 2)
        self._size = self.side * wide // 8

    def code(self, content: bytes) -> Code:
        """The code of a text that fits."""
        words = self._interleaved(self._data(content))
        bits = f"{int.from_bytes(words, 'big'):0{8 * len(words)}b}{self._remainder}01"
        modules = int("".join(self._pick(bits)), 2) ^ self._mask
        return Code(self.side, modules.to_bytes(self._size, "big"))

    def _data(self, content: bytes) -> bytes:
        """Mode, length, text, end and filling: the code words of data."""
        size = sum(self._blocks)
        length_bits = 8 if self.version < 10 else 16
        number = (0b0100 << length_bits | len(content)) << 8 * len(content) | int.from_bytes(content, "big")
        words = (number << 4).to_bytes(len(content) + length_bits // 8 + 1, "big")
        filling = b"\xec\x11" * size
        return words + filling[: size - len(words)]

    def _interleaved(self, data: bytes) -> bytes:
        """The blocks of data, then those of correction, taken in turns."""
        blocks, at = [], 0
        for size in self._blocks:
            blocks.append(data[at : at + size])
            at += size
        corrections = [_correction(block, self._correction) for block in blocks]
        if len(blocks) == 1:
            return blocks[0] + corrections[0]
        longest = max(self._blocks)
        words = bytearray(block[at] for at in range(longest) for block in blocks if at < len(block))
        words += bytes(block[at] for at in range(self._correction) for block in corrections)
        return bytes(words)


_layout = functools.cache(_Layout)


def _fixed_modules(version: int, side: int) -> dict[tuple[int, int], int]:
    """{(row, column): dark} of finders, separators, timing, alignment, format and version."""
    fixed: dict[tuple[int, int], int] = {}
    for centre in ((3, 3), (3, side - 4), (side - 4, 3)):
        fixed |= _rings(centre, 4, dark=(0, 1, 3))
    fixed = {place: dark for place, dark in fixed.items() if min(place) >= 0 and max(place) < side}
    for row, column in product(_ALIGNMENT[version], _ALIGNMENT[version]):
        if (row, column) not in fixed:
            fixed |= _rings((row, column), 2, dark=(0, 2))
    for at in range(8, side - 8):
        fixed[6, at] = fixed[at, 6] = 1 - at % 2
    for bit in range(15):
        dark = _FORMAT >> bit & 1
        fixed[bit + (bit > 5) if bit < 8 else side - 15 + bit, 8] = dark
        fixed[8, side - 1 - bit if bit < 8 else (7 if bit == 8 else 14 - bit)] = dark
    fixed[side - 8, 8] = 1
    if version > 6:
        for bit in range(18):
            dark = _version_bits(version) >> bit & 1
            fixed[bit // 3, side - 11 + bit % 3] = fixed[side - 11 + bit % 3, bit // 3] = dark
    return fixed


def _rings(centre: tuple[int, int], size: int, dark: tuple[int, ...]) -> dict[tuple[int, int], int]:
    """A square of rings around a module, up to `size` modules away; the rings of `dark` are dark."""
    steps = range(-size, size + 1)
    return {
        (centre[0] + down, centre[1] + right): int(max(abs(down), abs(right)) in dark)
        for down, right in product(steps, steps)
    }


def _version_bits(version: int) -> int:
    """Version and its correction (BCH 18,6; ISO/IEC 18004, annex D)."""
    rest = version << 12
    for shift in range(5, -1, -1):
        if rest >> (12 + shift) & 1:
            rest ^= 0x1F25 << shift
    return version << 12 | rest


def _zigzag(side: int) -> list[tuple[int, int]]:
    """Places of the data in their order: pairs of columns from the right, up and down in turns."""
    places, up = [], True
    for right in range(side - 1, 0, -2):
        column = right if right > 6 else right - 1  # The timing column stands alone.
        for row in range(side - 1, -1, -1) if up else range(side):
            places += [(row, column), (row, column - 1)]
        up = not up
    return places


@functools.cache
def _multiples(count: int) -> tuple[int, ...]:
    """The generator of `count` correction words times 0 to 255, without its first term, as numbers of `count` bytes."""
    power = [1]
    for _ in range(254):
        double = power[-1] << 1
        power.append(double ^ _FIELD if double & 0x100 else double)
    log = {value: index for index, value in enumerate(power)}

    def times(left: int, right: int) -> int:
        return power[(log[left] + log[right]) % 255] if left and right else 0

    generator = [1]
    for degree in range(count):
        shifted = [*generator, 0]
        for index, term in enumerate(generator):
            shifted[index + 1] ^= times(term, power[degree])
        generator = shifted
    return tuple(
        int.from_bytes(bytes(times(term, factor) for term in generator[1:]), "big") for factor in range(256)
    )


def _correction(block: bytes, count: int) -> bytes:
    """The correction words of a block (Reed–Solomon)."""
    multiples, top, all_bits = _multiples(count), 8 * (count - 1), (1 << 8 * count) - 1
    rest = 0
    for word in block:
        rest = (rest << 8 & all_bits) ^ multiples[rest >> top ^ word]
    return rest.to_bytes(count, "big")
