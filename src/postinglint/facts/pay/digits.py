"""The value of digits with separators, as postings in many countries write them."""

import re


def number(digits: str) -> float | None:
    """The value of digits with separators, or None where they do not make a number."""
    packed = re.sub(r"[ \u00a0\u2009\u202f'’]", "", digits)
    marks = [mark for mark in packed if mark in ".,"]
    if not marks:
        return float(packed) if len(packed) < 13 else None
    last = marks[-1]
    groups = re.split(r"[.,]", packed)
    if len(set(marks)) == 2:
        if marks.count(last) > 1 or ("." in marks[:-1] and "," in marks[:-1]):
            return None
        return float("".join(groups[:-1]) + "." + groups[-1])
    if len(marks) > 1:
        good = all(len(group) in (2, 3) for group in groups[1:]) and len(groups[-1]) == 3
        return float("".join(groups)) if good and len(groups[0]) < 4 else None
    if len(groups[1]) == 3 and len(groups[0]) < 4 and groups[0] != "0":
        return float("".join(groups))
    return float(".".join(groups))
