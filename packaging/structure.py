"""Print the structure of the program: rooms, import circles, large files and classes, names used twice.

    python3 packaging/structure.py             the whole report
    python3 packaging/structure.py --problems  what breaks a limit; exit code 1 if there is any

It reads the source as text and imports nothing of it. `tests/test_structure.py` holds the program to the same limits.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "lawgov_desktop"

FILES_PER_ROOM = 18
LINES_PER_FILE = 300
METHODS_PER_CLASS = 20
PARAMETERS_PER_CONSTRUCTOR = 6

#: Allowed exceptions with the reason, by file, "file:Class" or class name.
EXCEPTIONS: dict[str, str] = {
    "lawgov_desktop/records/fields/field.py:LedgerField": "each keyword declares one property of a field",
    "lawgov_desktop/widgets/controls/line_edit.py:LineEdit": "11 of 26 methods are Qt overrides and properties",
    "lawgov_desktop/widgets/editors/choice_editor.py:ChoiceEditor": "6 are Qt overrides; one control",
    "lawgov_desktop/widgets/form/child_model.py:ChildModel": "6 are Qt overrides; one item model",
    "lawgov_desktop/widgets/form/child_table.py:ChildTable": "3 are Qt overrides; delegates to ChildGrid",
    "lawgov_desktop/widgets/form/form.py:Form": "one-line calls to FormLayout, FormProblems and FocusWalk",
    "lawgov_desktop/widgets/ledger/page.py:LedgerPage": "one-line calls for the window and the toolbar",
    "lawgov_desktop/widgets/ledger/split_view.py:LedgerSplitView": "keeps the list and the record in step",
    "lawgov_desktop/widgets/list/pane.py:ListPane": "one-line calls to ListQuery, ListTotals and NoRows",
    "lawgov_desktop/widgets/list/view.py:ListTable": "6 are Qt overrides; selection, keys and mouse of one view",
    "lawgov_desktop/widgets/record/attachments_panel.py:AttachmentsPanel": "4 are Qt overrides; one panel",
}

#: Names that were replaced because a newcomer could not guess them: they must not come back as names in the code.
OLD_NAMES = frozenset((
    "ChangedMeanwhile", "Desk", "Discretion", "Door", "Drafting", "Dropdown", "Editing", "Frame", "Guardian",
    "HeldByAnother", "Hills", "Kept", "LedgerSheet", "Memory", "Newcomers", "Notice", "Pill", "Rail", "Refused",
    "Registers", "RowsTable", "Shown", "Spoken", "Stop", "TextBlock", "Tick", "Unfit", "as_before", "born_of",
    "catch_up", "counted_by", "desk", "door", "guarded", "guardian", "left_behind", "lies_still", "local_folder",
    "named_by", "newcomer", "newcomers", "proofs", "spoken", "stepped", "twin_of", "unseal", "usual_folder",
))  # fmt: skip
#: Endings of names with one meaning and another word: requests are signals named *_requested.
OLD_ENDINGS = ("_wanted",)


@dataclass
class ClassSize:
    """One class: where it stands, how many methods it has and how many parameters its constructor takes."""

    name: str
    file: str
    methods: int
    #: Parameters of `__init__` without `self`; fields of a dataclass.
    parameters: int


@dataclass
class Module:
    """One Python file: its dotted name, size, classes, the names it uses and the modules it imports."""

    name: str
    file: str
    lines: int
    imports: set[str] = field(default_factory=set)
    classes: list[ClassSize] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    @property
    def room(self) -> str:
        """Dotted name of the folder the file lies in, without the package's own name."""
        return self.name.removeprefix(f"{PACKAGE}.").rpartition(".")[0]


def read_modules(root: Path = ROOT) -> dict[str, Module]:
    """Every module of the package by dotted name; packages stand under their own name."""
    paths = sorted((root / PACKAGE).rglob("*.py"))
    names = {_dotted(path.relative_to(root)) for path in paths}
    return {module.name: module for module in (_read(path, root, names) for path in paths)}


def _dotted(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _read(path: Path, root: Path, names: set[str]) -> Module:
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    relative = path.relative_to(root)
    module = Module(_dotted(relative), relative.as_posix(), text.count("\n"))
    for node in ast.walk(tree):
        module.imports.update(_imported(node, names))
        module.names.update(_names(node))
        if isinstance(node, ast.ClassDef):
            module.classes.append(_class_size(node, module.file))
    module.imports.discard(module.name)
    return module


def _imported(node: ast.AST, names: set[str]) -> Iterator[str]:
    """Modules of the package that an import statement loads, wherever in the file it stands."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in names)
    elif isinstance(node, ast.ImportFrom) and node.module in names:
        submodules = [f"{node.module}.{alias.name}" for alias in node.names]
        yield from (name for name in submodules if name in names)
        if any(name not in names for name in submodules):
            yield node.module


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        yield node.name
    elif isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr
    elif isinstance(node, ast.arg):
        yield node.arg


def _class_size(node: ast.ClassDef, file: str) -> ClassSize:
    methods = [item for item in node.body if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef)]
    init = next((method for method in methods if method.name == "__init__"), None)
    parameters = len([*init.args.posonlyargs, *init.args.args, *init.args.kwonlyargs]) - 1 if init else 0
    return ClassSize(node.name, file, len(methods), parameters)


def circles(imports: dict[str, set[str]]) -> list[list[str]]:
    """Groups of names that import each other, directly or around (Tarjan's strongly connected components)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    groups: list[list[str]] = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        stack.append(name)
        for target in sorted(imports.get(name, ())):
            if target not in index:
                visit(target)
                low[name] = min(low[name], low[target])
            elif target in stack:
                low[name] = min(low[name], index[target])
        if low[name] == index[name]:
            group = stack[stack.index(name) :]
            del stack[stack.index(name) :]
            if len(group) > 1:
                groups.append(sorted(group))

    for name in sorted(imports):
        if name not in index:
            visit(name)
    return groups


def file_circles(modules: dict[str, Module]) -> list[list[str]]:
    """Import circles between files, counting imports inside functions too."""
    return circles({name: module.imports for name, module in modules.items()})


def levels(modules: dict[str, Module], package: str) -> int:
    """Number of levels of imports between the files inside one package; files of a circle share a level."""
    inside = {n: m for n, m in modules.items() if _is_in(n, package)}
    return _depth({name: {t for t in module.imports if t in inside} for name, module in inside.items()})


def room_levels(modules: dict[str, Module], package: str) -> int:
    """Number of levels between the rooms of one package; a file directly in the package counts as a room."""
    rooms: dict[str, set[str]] = {}
    for name, module in modules.items():
        if _is_in(name, package):
            room = _room_in(name, package)
            targets = {_room_in(target, package) for target in module.imports if _is_in(target, package)}
            rooms.setdefault(room, set()).update(targets - {room})
    return _depth(rooms)


def _room_in(name: str, package: str) -> str:
    return name.removeprefix(f"{PACKAGE}.{package}.").split(".")[0]


def _depth(inside: dict[str, set[str]]) -> int:
    """Length of the longest chain of imports in a graph; the members of a circle share a level."""
    circle_of = {name: group[0] for group in circles(inside) for name in group}
    depth: dict[str, int] = {}

    def level(name: str) -> int:
        head = circle_of.get(name, name)
        if head not in depth:
            members = [n for n in inside if circle_of.get(n, n) == head]
            targets = {t for n in members for t in inside[n] if circle_of.get(t, t) != head}
            depth[head] = 1 + max((level(target) for target in targets), default=0)
        return depth[head]

    return max((level(name) for name in inside), default=0)


def _is_in(name: str, package: str) -> bool:
    return name.startswith(f"{PACKAGE}.{package}.")


def files_per_room(modules: dict[str, Module]) -> dict[str, int]:
    """Number of files in each room, `__init__.py` not counted."""
    count: dict[str, int] = defaultdict(int)
    for module in modules.values():
        if not module.file.endswith("__init__.py"):
            count[module.room] += 1
    return dict(sorted(count.items()))


def classes_named_twice(modules: dict[str, Module]) -> dict[str, list[str]]:
    """Public class names that stand in more than one file, with the files."""
    files: dict[str, list[str]] = defaultdict(list)
    for module in modules.values():
        for each in module.classes:
            if not each.name.startswith("_") and each.name != "Meta":
                files[each.name].append(each.file)
    return {name: places for name, places in sorted(files.items()) if len(places) > 1}


def problems(modules: dict[str, Module]) -> Iterator[str]:
    """One line for everything that breaks a limit and is not excepted with a reason."""
    for room, number in files_per_room(modules).items():
        if number > FILES_PER_ROOM and not room.startswith("areas"):
            yield f"room {room} has {number} files, more than {FILES_PER_ROOM}"
    for group in file_circles(modules):
        yield f"import circle: {' - '.join(group)}"
    for module in modules.values():
        if module.lines > LINES_PER_FILE and module.file not in EXCEPTIONS:
            yield f"{module.file} has {module.lines} lines, more than {LINES_PER_FILE}"
        yield from _class_problems(module.classes)
        for name in sorted(module.names):
            if name in OLD_NAMES or name.endswith(OLD_ENDINGS):
                yield f"{module.file} uses the replaced name {name}"
    for name, places in classes_named_twice(modules).items():
        if name not in EXCEPTIONS:
            yield f"class {name} stands in {', '.join(places)}"


def _class_problems(classes: Iterable[ClassSize]) -> Iterator[str]:
    for each in classes:
        key = f"{each.file}:{each.name}"
        if key in EXCEPTIONS:
            continue
        if each.methods > METHODS_PER_CLASS:
            yield f"{key} has {each.methods} methods, more than {METHODS_PER_CLASS}"
        if each.parameters > PARAMETERS_PER_CONSTRUCTOR:
            yield f"{key} takes {each.parameters} parameters, more than {PARAMETERS_PER_CONSTRUCTOR}"


def report(modules: dict[str, Module]) -> Iterator[str]:
    """The whole report, line by line."""
    count = files_per_room(modules)
    yield f"{sum(count.values())} files, {sum(m.lines for m in modules.values())} lines"
    yield ""
    yield "levels of imports between rooms and between files, by package"
    for package in sorted({room.split(".")[0] for room in count if room not in ("", PACKAGE)}):
        yield f"{room_levels(modules, package):6} {levels(modules, package):6}  {package}"
    yield ""
    yield " files  room"
    for room, number in count.items():
        yield f"{number:6}  {room or PACKAGE}"
    yield ""
    broken = list(problems(modules))
    yield f"{len(broken)} problems"
    yield from (f"  {line}" for line in broken)
    if EXCEPTIONS:
        yield ""
        yield "exceptions"
        yield from (f"  {key}: {reason}" for key, reason in EXCEPTIONS.items())


def main(arguments: list[str]) -> int:
    """Print the report; exit code 1 when a limit is broken."""
    modules = read_modules()
    broken = list(problems(modules))
    lines = broken if "--problems" in arguments else list(report(modules))
    print("\n".join(lines))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
