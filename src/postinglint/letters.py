"""Small letters, without moving anything."""


def small(text: str) -> str:
    """`text` in lower case, every character at its offset: of all letters only İ would grow."""
    return text.replace("İ", "i").lower()
