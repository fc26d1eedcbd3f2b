"""SQL functions that this program gives to its connections.

The schema itself uses none of them: other tools must be able to work with the file.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import Any

import apsw

#: CRC-32 of a blob as a whole number, and the SHA-256 of a blob in hexadecimal digits.
CRC, SHA256 = "lawgov_crc", "lawgov_sha256"

# Any, because the type of apsw admits no blobs. zlib's function itself: one in Python around it would cost a third of
# the time in which all rows are compared with their digests.
_crc: Any = zlib.crc32


def _sha256(content: Any) -> Any:
    return hashlib.sha256(content).hexdigest()


def add_functions(connection: apsw.Connection) -> None:
    """Give a connection the functions CRC and SHA256."""
    sha256: Any = _sha256
    connection.create_scalar_function(CRC, _crc, 1, deterministic=True)
    connection.create_scalar_function(SHA256, sha256, 1, deterministic=True)
