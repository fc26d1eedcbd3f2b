"""The project's own Python environment: .venv at its root, filled from the hashed lock."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

from system import ROOT, can_make_venv, pip_wheel, say

VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "packaging" / "requirements.lock"
#: Written when the environment is complete; an interrupted set-up starts again.
STAMP = VENV / "complete"


def prepare() -> None:
    """Install the locked packages into .venv; returns at once when they are installed. Raises CalledProcessError."""
    if STAMP.exists() and STAMP.read_text() == fingerprint() and PYTHON.exists():
        return
    say("正在准备运行环境（只在第一次或依赖变动之后需要，要联网）……")
    make()
    pip("--require-hashes", "--only-binary", ":all:", "-r", str(LOCK))
    pip("--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT))
    STAMP.write_text(fingerprint())


def fingerprint() -> str:
    """A digest of what the environment depends on: the lock, the Python version and the project's path."""
    parts = [LOCK.read_bytes(), sys.version.encode(), str(ROOT).encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def make() -> None:
    """Make an empty .venv with pip in it."""
    STAMP.unlink(missing_ok=True)
    venv = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if can_make_venv():
        subprocess.run(venv, check=True)
        return
    wheel = pip_wheel()
    if wheel is None:
        raise SystemExit("缺少 pip：请先运行上面那一条命令安装 python3-venv，再重新开始。")
    subprocess.run([*venv, "--without-pip"], check=True)
    # pip runs from its wheel and installs itself.
    itself = [str(PYTHON), f"{wheel}/pip", "install", "-q", "--no-index", "--no-deps", str(wheel)]
    subprocess.run(itself, check=True)


def pip(*arguments: str) -> None:
    """Install into .venv; raises CalledProcessError."""
    quiet = [] if sys.stderr.isatty() else ["-q"]
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", *quiet, *arguments]
    # pip's progress does not belong to the output of the command.
    subprocess.run(command, check=True, stdout=sys.stderr)
