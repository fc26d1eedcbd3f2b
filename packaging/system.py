"""System packages the program needs: the libraries of Qt, and pip where Debian packages it separately."""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform != "win32":
    import fcntl

ROOT = Path(__file__).resolve().parent.parent
#: Folder of packages unpacked without root; LD_LIBRARY_PATH points into it.
UNPACKED = ROOT / ".system" / "ready"

#: Library that Qt loads → Debian package that contains it; the others are dependencies.
DRAWING = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
#: The same for a window on a screen; without them Qt aborts the process.
SCREEN = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-randr.so.0": "libxcb-randr0",
    # Without it Qt lists no printers.
    "libcups.so.2": "libcups2",
}
APT_INSTALL = ["apt-get", "install", "-y", "--no-install-recommends"]


def say(sentence: str) -> None:
    """Print one Chinese sentence to stderr: stdout belongs to the command that is run."""
    print(sentence, file=sys.stderr, flush=True)


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """A lock: a second set-up waits for the first; the system releases it when the process is killed."""
    with (ROOT / ".setup.lock").open("w") as turn:
        if sys.platform != "win32":
            fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def prepare(window: bool) -> None:
    """Install pip, and with `window` the libraries of Qt: as root, by sudo, or unpacked beside the project."""
    use_unpacked()
    missing = missing_packages(window)
    if not missing:
        return
    say(f"正在准备系统组件：{' '.join(missing)}")
    if not shutil.which("apt-get"):
        say(
            f"这台电脑没有 apt-get，请用系统自带的软件管理安装与这些 Debian 包相当的组件：{' '.join(missing)}"
        )
    elif not install(missing):
        command = " ".join(["sudo apt-get update && sudo", *APT_INSTALL, *missing])
        say("没能装进系统（没有管理员权限，或 apt 出错），先放一份在项目的 .system 里用。")
        say(f"想装进系统，请运行这一条命令：{command}")
        unpack(missing)
        use_unpacked()


def missing_packages(window: bool) -> list[str]:
    """Missing Debian packages, in a fixed order."""
    libraries = {**DRAWING, **SCREEN} if window and sys.platform == "linux" else {}
    missing = [package for library, package in libraries.items() if not loads(library)]
    if not can_make_venv() and not pip_wheel():
        missing.append("python3-venv")
    return missing


def can_make_venv() -> bool:
    """True if `python3 -m venv` can install pip: Debian packages ensurepip separately."""
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def pip_wheel() -> Path | None:
    """The pip wheel among the unpacked packages; pip can run from it."""
    return next(UNPACKED.glob("*/usr/share/python-wheels/pip-*.whl"), None)


def loads(library: str) -> bool:
    """True if the system, or else an unpacked package, has this library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return any((folder / library).exists() for folder in unpacked_libraries())
    return True


def install(packages: list[str]) -> bool:
    """Install Debian packages as root or by sudo without a password; False if neither is possible."""
    if os.geteuid() == 0:
        prefix = []
    elif shutil.which("sudo") and quietly(["sudo", "-n", "true"]):
        prefix = ["sudo", "-n"]
    else:
        return False
    prefix += ["env", "DEBIAN_FRONTEND=noninteractive"]
    wait = ["-o", "DPkg::Lock::Timeout=300"]
    return quietly([*prefix, "apt-get", "update", "-q"]) and quietly(
        [*prefix, *APT_INSTALL, *wait, *packages]
    )


def unpack(packages: list[str]) -> None:
    """Download Debian packages with their dependencies and unpack them below .system; needs no root."""
    partial = UNPACKED.parent / "partial"
    shutil.rmtree(partial, ignore_errors=True)
    lists, cache = partial / "apt" / "lists", partial / "apt"
    for folder in (lists, cache / "archives"):
        (folder / "partial").mkdir(parents=True)
    private = [
        "-q",
        "-o",
        f"Dir::State::lists={lists}",
        "-o",
        f"Dir::Cache={cache}",
        "-o",
        "Debug::NoLocking=1",
    ]
    download = [*APT_INSTALL, "--download-only", *private, *packages]
    if not (quietly(["apt-get", "update", *private]) and quietly(download)):
        say("系统组件没有取到：请检查网络后再试，或请管理员运行上面那一条命令。")
        return
    for archive in sorted((cache / "archives").glob("*.deb")):
        subprocess.run(["dpkg-deb", "--extract", archive, partial], check=True)
    shutil.rmtree(cache)
    ready = UNPACKED / packages[0]
    shutil.rmtree(ready, ignore_errors=True)
    UNPACKED.mkdir(exist_ok=True)
    partial.rename(ready)


def quietly(command: list[str]) -> bool:
    """Run a command and print its output only if it fails; True if it succeeded."""
    return subprocess.call(command, stdout=subprocess.DEVNULL) == 0


def unpacked_libraries() -> list[Path]:
    """Library folders of the unpacked packages, whichever of the two places a package uses."""
    return sorted({*UNPACKED.glob("*/usr/lib/*-linux-gnu*"), *UNPACKED.glob("*/lib/*-linux-gnu*")})


def use_unpacked() -> None:
    """Let the processes started from here find the unpacked libraries and their data."""
    folders = [str(folder) for folder in unpacked_libraries()]
    if not folders:
        return
    before = os.environ.get("LD_LIBRARY_PATH")
    os.environ["LD_LIBRARY_PATH"] = os.pathsep.join(folders + ([before] if before else []))
    for variable, place in (("FONTCONFIG_PATH", "etc/fonts"), ("XKB_CONFIG_ROOT", "usr/share/X11/xkb")):
        for folder in UNPACKED.glob(f"*/{place}"):
            os.environ.setdefault(variable, str(folder))
