"""Fill the user's font cache with the fonts for printing, from Debian packages that are unpacked, not installed.

Uses the standard library only and needs no root: it runs before the environment exists. Running it again takes a few
milliseconds. Without apt or network it prints one sentence, and the fonts from PyPI, which have every common
character, are used.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import lzma
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

APP = "lawgov-desktop"
RECORD = "fetched.json"
OWN = "own"


class FetchProblem(Exception):
    """A package could not be downloaded; the text is a part of a Chinese sentence."""


@dataclass(frozen=True)
class FontFile:
    """One file of a package: its path inside, and the required checksum."""

    package: str
    member: str
    sha256: str

    @property
    def name(self) -> str:
        return self.member.rsplit("/", 1)[1]


NOTO = "usr/share/fonts/opentype/noto/"
WENKAI = "usr/share/fonts/truetype/lxgw-wenkai/"
HANA = "usr/share/fonts/truetype/hanazono/"
FILES = (
    FontFile(
        "fonts-noto-cjk",
        NOTO + "NotoSerifCJK-Regular.ttc",
        "a04178ec485dffdff7cc0c0c20e1fce9202d7e2160d805e8e44a4c8841c58481",
    ),
    FontFile(
        "fonts-noto-cjk",
        NOTO + "NotoSerifCJK-Bold.ttc",
        "a5d4b046c127da3d7c72f98b46c41489cd29bf52abfdf18aba920903e920d4ac",
    ),
    FontFile(
        "fonts-noto-cjk",
        NOTO + "NotoSansCJK-Regular.ttc",
        "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a",
    ),
    FontFile(
        "fonts-noto-cjk",
        NOTO + "NotoSansCJK-Bold.ttc",
        "faa5f3656a78b2e2d450d27fe8382c778bc2b6bb5ea29c986664a6a435056ceb",
    ),
    FontFile(
        "fonts-lxgw-wenkai",
        WENKAI + "LXGWWenKai-Regular.ttf",
        "bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8",
    ),
    FontFile(
        "fonts-lxgw-wenkai",
        WENKAI + "LXGWWenKai-Bold.ttf",
        "2a24551c5c4fb42507aafa4773b08a5ea55d538a8d449032663ec9e3027a707e",
    ),
    FontFile(
        "texlive-lang-chinese",
        "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf",
        "d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9",
    ),
    FontFile(
        "fonts-hanazono",
        HANA + "HanaMinA.ttf",
        "7ca87559414474848fc513a8d8eb42d5b0f8194c30c2abdfbfedff5398ec88d7",
    ),
    FontFile(
        "fonts-hanazono",
        HANA + "HanaMinB.ttf",
        "829543436cdf7b4c6730e2af5806fa406f8ddf0d4b656e0cd49c58d4db1c8d3c",
    ),
    FontFile(
        "fonts-babelstone-han",
        "usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf",
        "a2027ca3606907f6a628e9cd869605e3879beaaa38b37c7fec95b372130628c8",
    ),
)


def cache_folder() -> Path:
    """The folder of `lawgov_desktop.paths.font_cache()`, computed without platformdirs."""
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
        return Path(local) / APP / "Cache" / "fonts"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / APP / "fonts"
    xdg = os.environ.get("XDG_CACHE_HOME", "").strip()
    return (Path(xdg) if xdg else Path.home() / ".cache") / APP / "fonts"


def stamp(path: Path) -> list[int]:
    """Size and time of a file, which change with it: hashing 240 MB at every start would take a second."""
    state = path.stat()
    return [state.st_size, state.st_mtime_ns]


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class Cache:
    """The folder of downloaded fonts, and the record of files whose checksum was verified."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.record: dict[str, list[object]] = {}
        with contextlib.suppress(OSError, ValueError):
            self.record = dict(json.loads((folder / RECORD).read_text("utf-8")))

    def holds(self, file: FontFile) -> bool:
        """Whether the file exists with the right checksum; it is hashed only when the record lacks it."""
        path = self.folder / file.name
        if not path.is_file():
            return False
        if self.record.get(file.name) == [*stamp(path), file.sha256]:
            return True
        if digest(path) != file.sha256:
            path.unlink()  # A wrong file must be removed: the program would print with it.
            return False
        self.note(file)
        return True

    def note(self, file: FontFile) -> None:
        """Record a file whose checksum was verified."""
        self.record[file.name] = [*stamp(self.folder / file.name), file.sha256]
        part = self.folder / f"{RECORD}.{os.getpid()}.part"
        part.write_text(json.dumps(self.record, indent=1, sort_keys=True), "utf-8")
        part.replace(self.folder / RECORD)

    def take(self, file: FontFile, stream: IO[bytes]) -> None:
        """Write a font under a temporary name, compare the checksum, then rename it."""
        part = self.folder / f"{file.name}.{os.getpid()}.part"
        try:
            with part.open("wb") as target:
                shutil.copyfileobj(stream, target, 1 << 20)
                target.flush()
                os.fsync(target.fileno())
            if digest(part) != file.sha256:
                raise FetchProblem(f"{file.name} 的校验值不对，没有使用")
            part.replace(self.folder / file.name)
        finally:
            part.unlink(missing_ok=True)
        self.note(file)


def apt_options(work: Path) -> list[str]:
    """Options that let apt use folders of the project, without root and without the system's lists."""
    for name in ("state/lists/partial", "cache/archives/partial"):
        (work / name).mkdir(parents=True, exist_ok=True)
    values = {
        "Dir::State": work / "state",
        "Dir::Cache": work / "cache",
        "Dir::State::status": "/var/lib/dpkg/status",
        "APT::Sandbox::User": "root",
        "Acquire::Retries": 2,
        "Acquire::http::Timeout": 20,
        "Acquire::https::Timeout": 20,
        "Acquire::Languages": "none",
        "Debug::NoLocking": "true",
    }
    return [part for key, value in values.items() for part in ("-o", f"{key}={value}")]


def update_lists(work: Path) -> None:
    """Download package lists into `work`; a source that does not answer fails later, in the download."""
    if shutil.which("apt-get") is None:
        raise FetchProblem("这台电脑没有 apt")
    subprocess.run(
        ["apt-get", *apt_options(work), "-qq", "update"], capture_output=True, timeout=300, check=False
    )


def download(package: str, work: Path) -> Path:
    """The package's .deb, downloaded into `work`."""
    target = work / package
    target.mkdir(exist_ok=True)
    command = ["apt-get", *apt_options(work), "-qq", "download", package]
    done = subprocess.run(command, cwd=target, capture_output=True, timeout=900, check=False)
    found = sorted(target.glob("*.deb"))
    if done.returncode or not found:
        raise FetchProblem(f"软件包 {package} 取不到")
    return found[0]


@contextlib.contextmanager
def contents(deb: Path) -> Iterator[tarfile.TarFile]:
    """The files of a .deb as a tar stream, by dpkg-deb if installed, else by reading the archive here."""
    if shutil.which("dpkg-deb"):
        with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", str(deb)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            with tarfile.open(fileobj=process.stdout, mode="r|") as tar:
                yield tar
            process.kill()
        return
    with deb.open("rb") as stream:
        name = seek_data(stream)
        if name.endswith(".xz"):
            with lzma.open(stream) as plain, tarfile.open(fileobj=plain, mode="r|") as tar:
                yield tar
        elif name.endswith((".gz", ".bz2", ".tar")):
            with tarfile.open(fileobj=stream, mode="r|*") as tar:
                yield tar
        else:
            raise FetchProblem(f"软件包 {deb.name} 的压缩方式（{name}）这里解不开")


def seek_data(stream: IO[bytes]) -> str:
    """Seek an `ar` archive to its data member, which is the last one. Returns the member's name."""
    if stream.read(8) != b"!<arch>\n":
        raise FetchProblem("下载的软件包是坏的")
    while len(header := stream.read(60)) == 60:
        name, size = header[:16].decode("ascii").strip().rstrip("/"), int(header[48:58])
        if name.startswith("data.tar"):
            return name
        stream.seek(size + size % 2, os.SEEK_CUR)
    raise FetchProblem("下载的软件包是坏的")


def unpack(deb: Path, package: str, wanted: list[FontFile], cache: Cache) -> list[str]:
    """Extract the fonts and the licence from a .deb. Returns the problems of single files."""
    by_member = {file.member: file for file in wanted}
    licence = f"usr/share/doc/{package}/copyright"
    left, problems = {*by_member, licence}, []
    with contents(deb) as tar:
        for member in tar:
            name = member.name.removeprefix("./")
            stream = tar.extractfile(member) if name in left and member.isfile() else None
            if stream is None:
                continue
            left.discard(name)
            try:
                if name == licence:
                    keep_licence(cache.folder, package, stream.read())
                else:
                    cache.take(by_member[name], stream)
            except FetchProblem as problem:
                problems.append(str(problem))
            if not left:
                break
    return problems + [f"{by_member[name].name} 不在软件包里" for name in sorted(left - {licence})]


def keep_licence(folder: Path, package: str, text: bytes) -> None:
    """Write the package's licence beside its fonts."""
    (folder / "licences").mkdir(exist_ok=True)
    (folder / "licences" / f"{package}.txt").write_bytes(text)


def fetch(cache: Cache, wanted: list[FontFile]) -> list[str]:
    """Download every missing file. Returns the problems, one phrase each."""
    problems: list[str] = []
    with tempfile.TemporaryDirectory(prefix=".fetch-", dir=cache.folder) as folder:
        work = Path(folder)
        update_lists(work)
        for package in dict.fromkeys(file.package for file in wanted):
            print(f"正在取字体：{package} …", flush=True)
            try:
                deb = download(package, work)
                problems += unpack(deb, package, [file for file in wanted if file.package == package], cache)
                deb.unlink()
            except (
                FetchProblem,
                OSError,
                tarfile.TarError,
                lzma.LZMAError,
                subprocess.TimeoutExpired,
            ) as problem:
                problems.append(str(problem) if isinstance(problem, FetchProblem) else f"{package} 没有取到")
    return problems


def main() -> int:
    """Fill the cache. Always returns 0: without these fonts the program works, except for rare characters on paper."""
    cache = Cache(cache_folder())
    try:
        (cache.folder / OWN).mkdir(parents=True, exist_ok=True)
        wanted = [file for file in FILES if not cache.holds(file)]
        problems = fetch(cache, wanted) if wanted else []
    except (FetchProblem, OSError, subprocess.SubprocessError) as problem:
        wanted, problems = list(FILES), [str(problem)]
    if problems:
        reason = "；".join(dict.fromkeys(problems))
        print(
            f"有字体没有取到（{reason}），打印先用随程序安装的宋体和黑体，普通姓名不受影响，生僻字可能印不出。"
        )
    elif wanted:
        print(f"字体已取齐，共 {len(FILES)} 个文件，在 {cache.folder}。")
    elif "--quiet" not in sys.argv:
        print(f"字体齐全，在 {cache.folder}。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
