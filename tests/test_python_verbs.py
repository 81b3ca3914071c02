"""Each verb of a ledger stands in the documentation in its Python form."""

from __future__ import annotations

import inspect
import re

import pytest

from crosswire.ledger import Ledger
from tests.conftest import REPOSITORY

PAGE = (REPOSITORY / "docs" / "python.md").read_text(encoding="utf-8")
VERBS = [name for name, found in inspect.getmembers(Ledger, inspect.isfunction) if name[0] != "_"]
_NOT_OF_USERS = {"progress", "stdin"}


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_stands_in_the_documentation(verb: str) -> None:
    assert re.search(rf"`(?:ledger\.)?{verb}\(", PAGE)


@pytest.mark.parametrize("verb", VERBS)
def test_each_keyword_of_a_verb_stands_there_and_no_other(verb: str) -> None:
    parameters = inspect.signature(getattr(Ledger, verb)).parameters.values()
    taken = {one.name for one in parameters if one.kind is inspect.Parameter.KEYWORD_ONLY}
    calls = re.findall(rf"`(?:ledger\.)?{verb}\(([^`]*)\)`", PAGE)
    written = {name for call in calls for name in re.findall(r"(\w+)=", call)}
    assert written == taken - _NOT_OF_USERS
