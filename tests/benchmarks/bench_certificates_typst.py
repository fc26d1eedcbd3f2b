"""Certificates with QR, ours against typst on the same sheets, in turns, each in a process of its own.

python tests/benchmarks/bench_certificates_typst.py [COUNT [ROUNDS [PYTHON]]]

PYTHON is an interpreter with the package `typst` from PyPI, which is no part of the project; without it this one is
tried. Both draw the same names, texts, places, faces and border, and the texts of both files are compared page by page.
typst gets the border as a ready-made PDF picture and the modules of every QR code as a finished matrix of pixels, which
costs it nothing; ours computes its codes. Both draw a code as an image of one pixel for each module. Times are seconds
of CPU (user and system) of the job alone, without the start of the interpreter and the imports.
"""

from __future__ import annotations

import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

TEMPLATE = """
#set page(width: 297mm, height: 210mm, margin: 0mm, background: image("border.pdf", width: 297mm, height: 210mm))
#set text(font: "Noto Serif CJK SC", lang: "zh", top-edge: "baseline", bottom-edge: "baseline")
#let at(x, y, body) = place(top + left, dx: x * 1mm, dy: y * 1mm, body)
#let centred(x, y, body) = place(top + left, dx: (x - 120) * 1mm, dy: y * 1mm,
  box(width: 240mm, align(center, body)))
#let kai(size, body) = text(font: "LXGW WenKai", size: size, body)
#let grey = rgb("#5A5A5A")
#let codes = read("codes.bin", encoding: none)
#for (index, one) in json("sheets.json").enumerate() {
  if index > 0 { pagebreak() }
  centred(148.5, 44.5, text(size: 20pt, tracking: 3pt, one.small_title))
  centred(148.5, 70, text(size: 58pt, tracking: 34pt, weight: "bold", fill: rgb("#A8201C"), one.title))
  at(57, 101.5, {
    text(font: "LXGW WenKai", size: 28pt, weight: "bold", one.name)
    h(3.1mm)
    kai(23pt, one.address)
  })
  for (line, words) in one.lines.enumerate() {
    at(if line == 0 { 57 + 16.2 } else { 57 }, 101.5 + 13.8 * (line + 1), kai(23pt, words))
  }
  centred(218, 154.8, text(size: 16pt, one.issuer))
  centred(218, 164.6, text(size: 13pt, one.date))
  at(35, 164.6, text(size: 11.5pt, fill: grey, one.number))
  at(35, 171.4, text(size: 9.5pt, fill: grey, one.note))
  let side = one.side
  at(35, 136, image(codes.slice(one.start, one.start + side * side), width: 18mm, scaling: "pixelated",
    format: (encoding: "luma8", width: side, height: side)))
}
"""


def sheets(count: int) -> list[object]:
    """The certificates both draw, about 900 different characters in their names."""
    from tests.printing.paper_samples import sheet

    random.seed(1)
    given = [chr(code) for code in range(0x4E00, 0x4E00 + 6000, 7)]
    people = [random.choice("王李张刘陈杨赵黄") + "".join(random.sample(given, 2)) for _ in range(count)]
    return [
        sheet(name, number, qr_text=f"XLFM-2023-{number:04d}-{name}") for number, name in enumerate(people)
    ]


def ours(count: int, target: Path) -> None:
    """Draw with the program's own kit."""
    from lawgov_desktop.printing.sheets.certificate import certificates

    given = sheets(count)
    start = cpu()
    target.write_bytes(certificates(given).pdf)  # type: ignore[arg-type]
    report(cpu() - start)


def prepare(count: int, folder: Path) -> None:
    """Write what typst reads; nothing of this is counted."""
    import segno

    from lawgov_desktop.printing.fonts.job_fonts import JobFonts
    from lawgov_desktop.printing.paper import ornament
    from lawgov_desktop.printing.paper.page import A4_LANDSCAPE, Paper

    paper = Paper(JobFonts(), A4_LANDSCAPE)
    ornament.border(paper)
    ornament.diamond_rule(paper, 148.5, 79.5)
    (folder / "border.pdf").write_bytes(paper.pdf())
    (folder / "sheets.typ").write_text(TEMPLATE, "utf-8")
    data, codes = [], bytearray()
    for one in sheets(count):
        fields = {name: getattr(one, name) for name in one.__dataclass_fields__}  # type: ignore[attr-defined]
        matrix = segno.make(fields["qr_text"], error="m", micro=False, boost_error=False, mask=2).matrix
        fields["start"], fields["side"] = len(codes), len(matrix)
        for row in matrix:
            codes += bytes(0 if module else 255 for module in row)
        fields["lines"] = [fields["body"][:22], fields["body"][22:]]
        fields["photo"] = None
        data.append(fields)
    (folder / "sheets.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    (folder / "codes.bin").write_bytes(codes)


def compile_with_typst(folder: Path, target: Path, *fonts: str) -> None:
    """Runs in the interpreter that has typst; needs nothing else."""
    import typst

    start = cpu()
    typst.compile(
        str(folder / "sheets.typ"),
        output=str(target),
        font_paths=list(fonts),
        ignore_system_fonts=True,
        pdf_tags=False,
    )
    report(cpu() - start)


def cpu() -> float:
    """Seconds of CPU of this process so far, all threads, user and system."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def report(seconds: float) -> None:
    """What a worker says to the run: seconds and megabytes of memory."""
    print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def worker(python: str, *words: object) -> tuple[float, float]:
    """Run one job of this file in a fresh process."""
    done = subprocess.run(
        [python, __file__, *map(str, words)], check=True, capture_output=True, text=True
    ).stdout
    seconds, megabytes = json.loads(done.splitlines()[-1])
    return seconds, megabytes


def has_typst(python: str) -> bool:
    """Whether an interpreter has the package."""
    return subprocess.run([python, "-c", "import typst"], capture_output=True, check=False).returncode == 0


def font_folders() -> list[str]:
    """Where the faces of both lie."""
    from lawgov_desktop.printing.fonts.font_files import chain

    styles = ("song", "song_bold", "kai", "kai_bold")
    return sorted({str(Path(chain(style)[0].key.path).parent) for style in styles})  # type: ignore[arg-type]


def same_texts(first: Path, second: Path) -> str:
    """A sentence: whether every page of both files has the same characters, spaces and order apart."""
    from tests.printing.paper_reading import texts

    pages = [texts(path.read_bytes()) for path in (first, second)]
    if len(pages[0]) != len(pages[1]):
        return f"DIFFERENT: {len(pages[0])} and {len(pages[1])} pages"
    characters = [["".join(sorted("".join(page.split()))) for page in file] for file in pages]
    different = sum(one != other for one, other in zip(*characters, strict=True))
    if different:
        return f"DIFFERENT texts on {different} of {len(pages[0])} pages"
    return f"the texts of all {len(pages[0])} pages are the same in both files"


def run(count: int, rounds: int, python: str) -> None:
    """Both in turns; least and median times and their ratios."""
    times: dict[str, list[tuple[float, float]]] = {"ours": [], "typst": []}
    with_typst = has_typst(python)
    if not with_typst:
        print(f"typst is NOT installed for {python}: only ours is measured, no ratio.")
        print(
            "Install it apart from the project (python -m venv X; X/bin/pip install typst), then give X/bin/python."
        )
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        pdfs = {name: folder / f"{name}.pdf" for name in times}
        if with_typst:
            subprocess.run([sys.executable, __file__, "--prepare", str(count), temporary], check=True)
        for _ in range(rounds):
            times["ours"].append(worker(sys.executable, "--ours", count, pdfs["ours"]))
            if with_typst:
                times["typst"].append(worker(python, "--typst", folder, pdfs["typst"], *font_folders()))
        for name, found in times.items():
            if found:
                seconds = [one[0] for one in found]
                memory, size = max(one[1] for one in found), pdfs[name].stat().st_size / 1e6
                print(
                    f"{name:6} {count} sheets, CPU least {min(seconds):5.2f} s, median "
                    f"{statistics.median(seconds):5.2f} s of {len(found)}, {memory:4.0f} MB, file {size:.2f} MB"
                )
        if with_typst:
            print(same_texts(pdfs["ours"], pdfs["typst"]))
            least = min(one[0] for one in times["ours"]) / min(one[0] for one in times["typst"])
            median = statistics.median(one[0] for one in times["ours"]) / statistics.median(
                one[0] for one in times["typst"]
            )
            print(f"ours / typst = {least:.2f} of the least, {median:.2f} of the medians")


if __name__ == "__main__":
    words = sys.argv[1:]
    if words[:1] == ["--ours"]:
        ours(int(words[1]), Path(words[2]))
    elif words[:1] == ["--prepare"]:
        prepare(int(words[1]), Path(words[2]))
    elif words[:1] == ["--typst"]:
        compile_with_typst(Path(words[1]), Path(words[2]), *words[3:])
    else:
        run(
            int(words[0]) if words else 1000,
            int(words[1]) if len(words) > 1 else 5,
            words[2] if len(words) > 2 else sys.executable,
        )
