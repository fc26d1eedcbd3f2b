"""The 核验单 beside a backup: size, hash and contents of the data, and a digest of itself."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from lawgov_desktop.errors import FileProblem

SUFFIX = ".json"
#: File name suffix of a backup's data.
DATA_SUFFIX = ".lawgov"
_FORMAT = "lawgov-desktop backup 1"
#: Fields whose key in the JSON differs from their name: backups made earlier must stay readable.
_KEYS = {"file_id": "born"}


@dataclass(frozen=True)
class Manifest:
    """What a backup must contain. It is written last: a backup with a manifest is complete."""

    size: int
    sha256: str
    program: str
    file_id: str
    steps: dict[str, str]
    encrypted: bool
    rows: dict[str, int]
    live: dict[str, int]
    town: str
    reason: str
    made_at: str
    operator: str
    operation: int
    operation_at: str
    #: Rows whose content is not as the program wrote it; a backup with such rows is no good one.
    rotten: int = 0

    @property
    def made(self) -> dt.datetime:
        """When the backup was made, local time to the second."""
        return dt.datetime.fromisoformat(self.made_at)

    @property
    def row_count(self) -> int:
        """Number of live rows in the ledgers, without history and auxiliary tables."""
        return sum(self.live.values())

    def to_bytes(self) -> bytes:
        """The manifest as JSON; its last entry is the SHA-256 of all bytes before it."""
        data = {_KEYS.get(name, name): value for name, value in asdict(self).items()}
        text = json.dumps({"format": _FORMAT, **data}, ensure_ascii=False, indent=1)
        body = text.removesuffix("\n}").encode()
        return body + _tail(body)

    @classmethod
    def from_bytes(cls, raw: bytes) -> Manifest:
        """The manifest parsed from bytes. Raises FileProblem when any byte differs from what was written."""
        body = raw[: -len(_tail(b""))]
        try:
            if body + _tail(body) != raw:
                raise ValueError("digest")
            data: dict[str, Any] = json.loads(raw)
            # A newer program may write more entries; those of this program must be present.
            data.setdefault("rotten", 0)
            values = {field.name: data[_KEYS.get(field.name, field.name)] for field in fields(cls)}
            for field in fields(cls):
                _judge(str(field.type), values[field.name])
            manifest = cls(**values)
            # A time with a zone cannot be compared with the local times of other backups.
            if manifest.made.tzinfo is not None:
                raise ValueError("made_at")
            return manifest
        except (ValueError, KeyError, TypeError, RecursionError, OverflowError) as error:
            raise FileProblem("核验单已经损坏，不能证明这份备份是好的。请换一份备份。") from error


#: Types of the fields as they are declared: the type of the value, and of the values of a dict.
_TYPES: dict[str, tuple[type, type | None]] = {
    "str": (str, None),
    "int": (int, None),
    "bool": (bool, None),
    "dict[str, str]": (dict, str),
    "dict[str, int]": (dict, int),
}


def _judge(declared: str, value: Any) -> None:
    """Raise TypeError when a value of the JSON is of another type than its field; True is no number here."""
    kind, inner = _TYPES[declared]
    items = list(value.values()) if inner is not None and isinstance(value, dict) else []
    if type(value) is not kind or any(type(item) is not inner for item in items):
        raise TypeError(declared)


def _tail(body: bytes) -> bytes:
    return f',\n "digest": "{hashlib.sha256(body).hexdigest()}"\n}}\n'.encode()


def manifest_path(backup: Path) -> Path:
    """The path of a backup's manifest: the backup's name with .json appended."""
    return backup.with_name(backup.name + SUFFIX)


def data_path(path: Path) -> Path:
    """The path of the backup, given its own path or that of its manifest."""
    return path.with_name(path.name.removesuffix(SUFFIX)) if path.name.endswith(SUFFIX) else path


def read_manifest(backup: Path) -> Manifest | None:
    """The manifest beside a backup, None when there is none. Raises FileProblem when it is damaged."""
    try:
        raw = manifest_path(backup).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FileProblem(f"核验单 {manifest_path(backup)} 读不出来。请换一份备份。") from error
    return Manifest.from_bytes(raw)
