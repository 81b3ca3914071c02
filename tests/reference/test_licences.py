"""Every packaged table says where it is from and under which terms it may be used."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "src" / "crosswire"
TABLES = sorted(
    path
    for folder in (PACKAGE / "reference" / "data", PACKAGE / "story" / "data")
    for path in folder.iterdir()
    if path.is_file()
)
PLAIN = [path for path in TABLES if path.suffix == ".tsv"]
PACKED = [path for path in TABLES if path.suffix == ".gz"]
TERMS = frozenset({"Apache-2.0", "CC-BY-4.0", "CC-BY-SA-4.0"})


def remarks_of(path: Path) -> str:
    """Give the remarks that open a table, as one line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    n_remarks = next(n for n, line in enumerate(lines) if not line.startswith("#"))
    return " ".join(line.lstrip("# ") for line in lines[:n_remarks])


def licence_of(path: Path) -> str:
    """Give the licence that a table names."""
    found = re.search(r"Licence: ([\w.-]+)\.(?= |$)", remarks_of(path))
    assert found is not None, f"{path.name} names no licence"
    return found.group(1)


def test_all_tables_are_looked_at() -> None:
    assert len(PLAIN) > 30
    assert {path.name for path in PACKED} == {"gazetteer.tsv.gz", "frequencies.txt.gz"}
    assert len(PLAIN) + len(PACKED) == len(TABLES)


@pytest.mark.parametrize("path", PLAIN, ids=lambda path: path.name)
def test_a_table_names_its_source_date_and_licence(path: Path) -> None:
    remarks = remarks_of(path)
    assert "Source: " in remarks
    assert re.search(r"\b20\d\d-\d\d-\d\d\b", remarks)
    assert licence_of(path) in TERMS


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
@pytest.mark.parametrize("page", ["licences.md", "reference-data.md"])
def test_a_table_stands_in_the_docs(path: Path, page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert f"`{path.name}`" in text or f"/{path.name}`" in text


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_a_table_made_from_the_data_of_others_stands_in_the_notice(path: Path) -> None:
    is_own = path in PLAIN and "compiled by the crosswire" in remarks_of(path)
    is_own = is_own and licence_of(path) == "Apache-2.0"
    is_own = is_own or path.name in {"alignment_weights.tsv", "error_rates.tsv"}
    assert is_own != (path.name in (ROOT / "NOTICE").read_text(encoding="utf-8"))


def test_the_package_declares_the_terms_of_its_tables() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["license"].split(" AND ")) == TERMS
    assert project["license-files"] == ["LICENSE", "NOTICE"]
