"""JSON as text: indented, and with no character that could act on a terminal."""

import re

import msgspec

# JSON escapes C0 controls by itself; these may stand in a string as they are.
_ACTIVE = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def encode(document: msgspec.Struct) -> str:
    """`document` as indented JSON with a final line break."""
    text = msgspec.json.format(msgspec.json.encode(document), indent=2).decode()
    return _ACTIVE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"
