"""The house keeps its shape: imports go one way, modules and functions stay short."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "crosswire"
MODULES = sorted(SOURCE.rglob("*.py"))

# What each package may import from crosswire, besides itself.
FOUNDATION = {"__about__", "errors", "types"}
ALLOWED = {
    "__about__": set(),
    "errors": set(),
    "types": set(),
    "schema": FOUNDATION,
    "reference": FOUNDATION,
    "sources": FOUNDATION | {"reference"},
    "fetching": FOUNDATION | {"sources"},
    "reader": FOUNDATION | {"reference"},
    "extract": FOUNDATION | {"reference"},
    "story": FOUNDATION | {"reference", "extract"},
    "origins": FOUNDATION | {"reference", "extract"},
    "align": FOUNDATION | {"reference", "extract", "origins"},
    "writing": FOUNDATION,
    "ledger": FOUNDATION
    | {"reference", "extract", "sources", "story", "align", "pipeline", "writing", "fetching"},
    # The values that a ledger gives are all that a view sees of it: neither queries nor storage.
    # Plots are written by the library that draws them, so that their files are replaced here.
    "views": FOUNDATION | {"ledger.changes", "ledger.records", "writing"},
    "pipeline": FOUNDATION
    | {"reference", "sources", "reader", "extract", "story", "origins", "align"},
    "listing": FOUNDATION | {"sources", "story", "origins", "pipeline"},
    "api": FOUNDATION | {"ledger", "pipeline", "sources", "story"},
    "doctor": FOUNDATION | {"pipeline", "reader", "reference", "schema", "sources"},
    "cli": FOUNDATION
    | {
        "pipeline",
        "listing",
        "sources",
        "fetching",
        "views",
        "doctor",
        "schema",
        "api",
        "ledger",
        "writing",
    },
    "__init__": FOUNDATION | {"api", "ledger"},
    "__main__": FOUNDATION | {"cli"},
}


def package_of(path: Path) -> str:
    """Name the package (or top module) that a file belongs to."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_modules(tree: ast.AST) -> set[str]:
    """Name what a module imports from crosswire, wherever in it: "types", "ledger.records"."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            path = node.module.split(".")
            if path[0] == "crosswire":
                names.update(
                    [".".join(path[1:])] if len(path) > 1 else [alias.name for alias in node.names]
                )
        elif isinstance(node, ast.Import):
            names.update(
                alias.name.partition(".")[2]
                for alias in node.names
                if alias.name.startswith("crosswire.")
            )
    return names


def test_there_are_modules_to_check() -> None:
    """The rules below look at real files."""
    assert len(MODULES) > 20


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_go_one_way(path: Path) -> None:
    """A step imports the types and what lies before it, never a later step."""
    package = package_of(path)
    allowed = ALLOWED[package] | {package}
    wrong = {
        name
        for name in imported_modules(ast.parse(path.read_text()))
        if name not in allowed and name.partition(".")[0] not in allowed
    }
    assert not wrong, f"{package} must not import {sorted(wrong)}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_stop_at_500_lines(path: Path) -> None:
    """A module that grows past 500 lines is two modules."""
    assert len(path.read_text().splitlines()) <= 500


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_functions_stop_at_60_lines(path: Path) -> None:
    """A function that grows past 60 lines, its docstring apart, is two functions."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            doc = node.body[0]
            is_doc = isinstance(doc, ast.Expr) and isinstance(doc.value, ast.Constant)
            n_doc = (doc.end_lineno or 0) - doc.lineno + 1 if is_doc else 0
            n_lines = (node.end_lineno or 0) - node.lineno + 1 - n_doc
            assert n_lines <= 60, f"{path.name}:{node.lineno} {node.name} has {n_lines} lines"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_broad_except_and_no_globals(path: Path) -> None:
    """Nobody swallows every error, and no function changes a module's state."""
    for node in ast.walk(ast.parse(path.read_text())):
        assert not isinstance(node, ast.Global)
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"{path.name}:{node.lineno} bare except"
            broad = ast.unparse(node.type) in {"Exception", "BaseException"}
            assert not broad or is_boundary(path, node)


def is_boundary(path: Path, handler: ast.ExceptHandler) -> bool:
    """Tell whether a handler is the one around the reading of a single report."""
    tree = ast.parse(path.read_text())
    return path.name == "pipeline.py" and any(
        isinstance(node, ast.FunctionDef)
        and node.name == "try_read"
        and node.lineno < handler.lineno <= (node.end_lineno or 0)
        for node in ast.walk(tree)
    )


MUTABLE = ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp
MAKERS = {"list", "dict", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict"}


def is_mutable(value: ast.expr) -> bool:
    """Tell whether an expression makes a list, dict or set."""
    if isinstance(value, ast.Call):
        return ast.unparse(value.func).rpartition(".")[2] in MAKERS
    return isinstance(value, MUTABLE)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_keep_no_state_that_can_change(path: Path) -> None:
    """What a module keeps is a tuple, a frozenset or a mapping proxy."""
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            name = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
            is_kept = name != "__all__" and is_mutable(node.value)
            assert not is_kept, f"{path.name}:{node.lineno} {name} can be changed"
