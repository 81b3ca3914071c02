"""The shipped JSON Schemas describe what is printed."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import jsonschema
import msgspec
import pytest

from crosswire.errors import CrosswireError
from crosswire.schema import NAMES, read_schema
from tests.views.fixtures import read_report, rich_comparison, single_comparison

TOOL = Path(__file__).parent.parent.parent / "tools" / "make_schema.py"


def load_tool() -> ModuleType:
    """The tool that makes the schemas."""
    spec = importlib.util.spec_from_file_location("make_schema", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_current(name: str) -> None:
    """The shipped file is what the types give today; else run tools/make_schema.py."""
    assert read_schema(name).decode("utf-8") == load_tool().make_schema(f"{name}-1.json")


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_itself_valid(name: str) -> None:
    """It is a JSON Schema of draft 2020-12."""
    jsonschema.Draft202012Validator.check_schema(json.loads(read_schema(name)))


def test_comparisons_and_reports_fit_their_schema() -> None:
    """What is printed validates."""
    schema = json.loads(read_schema())
    for comparison in (rich_comparison(), single_comparison()):
        jsonschema.validate(json.loads(msgspec.json.encode(comparison)), schema)
    report = json.loads(msgspec.json.encode(read_report()))
    jsonschema.validate(report, json.loads(read_schema("report")))


def test_a_wrong_verdict_does_not_fit() -> None:
    """The schema closes what is closed in the types."""
    broken = json.loads(msgspec.json.encode(rich_comparison()))
    broken["claims"][0]["verdict"] = "maybe"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, json.loads(read_schema()))


def test_what_is_always_printed_is_required() -> None:
    """A comparison without its list of unread inputs is not ours."""
    broken = json.loads(msgspec.json.encode(rich_comparison()))
    del broken["unread"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, json.loads(read_schema()))


def test_an_unknown_schema_is_refused() -> None:
    """The message names those that exist."""
    with pytest.raises(CrosswireError, match="comparison, report, story"):
        read_schema("ledger")
