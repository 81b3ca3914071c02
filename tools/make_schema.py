"""
Write the JSON Schemas that ship with the package from the types.

    python tools/make_schema.py          # write them
    python tools/make_schema.py --check  # exit 1 where one is out of date
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import msgspec

import crosswire.types
from crosswire.types import SCHEMA, STORY_SCHEMA, Comparison, ListedStory, Report

FOLDER = Path(__file__).parent.parent / "src" / "crosswire" / "schema"
INNER = {"meanings": "Meanings", "clauses": "Clause"}
"""Types of the fields that are left out."""
ROOTS = {
    "comparison-1.json": (Comparison, SCHEMA, "One story, as `crosswire compare --json` prints it"),
    "report-1.json": (Report, "crosswire.report/1", "One report, as `crosswire read --json` does"),
    "story-1.json": (
        ListedStory,
        STORY_SCHEMA,
        "A story by its reports, as `crosswire stories FILE --json` does",
    ),
}


def make_schema(file_name: str) -> str:
    """Make the text of one schema (JSON Schema draft 2020-12)."""
    root, id_, title = ROOTS[file_name]
    schema = msgspec.json.schema(root)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{id_.replace('/', ':').replace('.', ':')}",
        "title": title,
    }
    for type_ in list_structs():
        definition = schema["$defs"].get(type_.__name__)
        if definition and not type_.__struct_config__.omit_defaults:
            definition["required"] = list(definition["properties"])  # always printed, null or not
        for field in msgspec.structs.fields(type_):
            if definition and field.default is msgspec.UNSET:  # for the steps, never printed
                del definition["properties"][field.encode_name]
                definition["required"] = list(definition["properties"])
                schema["$defs"].pop(INNER[field.name])
    if "schema" in root.__struct_fields__:
        schema["$defs"][root.__name__]["properties"]["schema"] = {"const": id_}
    return json.dumps(head | schema, indent=1, ensure_ascii=False, sort_keys=False) + "\n"


def list_structs() -> list[type[msgspec.Struct]]:
    """All structs of the contract."""
    return [
        value
        for value in vars(crosswire.types).values()
        if isinstance(value, type) and issubclass(value, msgspec.Struct)
    ]


def main() -> int:
    """Write or check all schemas."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, say what is stale")
    is_check = parser.parse_args().check
    stale = []
    for file_name in ROOTS:
        path, text = FOLDER / file_name, make_schema(file_name)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(file_name)
            if not is_check:
                path.write_text(text, encoding="utf-8")
    for file_name in stale:
        print(f"{file_name}: {'out of date' if is_check else 'written'}")
    return 1 if stale and is_check else 0


if __name__ == "__main__":
    sys.exit(main())
