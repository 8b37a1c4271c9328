"""Reports: pure functions from a Report to text. To add one: a module, and a line here."""

from collections.abc import Callable

from postinglint.findings import Report
from postinglint.reports import json_v1, text
from postinglint.reports.style import Style

Renderer = Callable[[Report, Style], str]

FORMATS: dict[str, Renderer] = {
    "text": text.render,
    "json": json_v1.render,
}
