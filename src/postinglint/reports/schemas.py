"""The JSON Schemas of the reports, made from the shapes that write them.

`python -m postinglint.reports.schemas` writes them to `schemas/` of a checkout.
"""

import json
from pathlib import Path
from typing import Any

import msgspec

from postinglint.reports import facts_v1, json_v1

SCHEMAS = {
    "report-1.schema.json": json_v1.Document,
    "facts-1.schema.json": facts_v1.Document,
}


def schema(document: type[object]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a document."""
    made = msgspec.json.schema(document)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def text(document: type[object]) -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema(document), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    folder = Path(__file__).parents[3] / "schemas"
    for name, document in SCHEMAS.items():
        (folder / name).write_text(text(document), encoding="utf-8")
