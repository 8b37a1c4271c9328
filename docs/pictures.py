"""Draws docs/report.svg from a real run: `python docs/pictures.py`. A test keeps it true."""

import io
import re
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from postinglint.engine import Judge
from postinglint.findings import Report
from postinglint.packs import digest, load
from postinglint.readers import read
from postinglint.reports import FORMATS
from postinglint.reports.style import Style
from postinglint.select import choose

_ROOT = Path(__file__).parents[1]
_DAY = date(2026, 5, 20)
_SHOWN = ("pay/missing", "culture/rockstar", "agree/arrangement", "origin/native-speaker")
_WIDTH = 96
_THEME = TerminalTheme(
    (255, 255, 255),
    (31, 35, 40),
    [(31, 35, 40), (179, 38, 30), (26, 106, 52), (122, 75, 0), (11, 87, 164), (104, 58, 150),
     (0, 98, 110), (87, 96, 106)],
    [(87, 96, 106), (179, 38, 30), (26, 106, 52), (122, 75, 0), (11, 87, 164), (104, 58, 150),
     (0, 98, 110), (31, 35, 40)],
)  # fmt: skip
_FRAME = """\
<svg viewBox="0 0 {terminal_width} {terminal_height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>A report of postinglint in a terminal</title>
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs>{lines}</defs>
<rect width="100%" height="100%" rx="10" fill="#ffffff" stroke="#d0d7de"/>
<g transform="translate(12, 12)" clip-path="none">
{backgrounds}
<g class="{unique_id}-matrix">{matrix}</g>
</g>
</svg>
"""


def picture() -> str:
    """Some of the report on the poor example, as an SVG without fonts or links elsewhere."""
    rules = choose(load(), _SHOWN)
    path = "examples/poor.md"
    checked = Judge(rules, _DAY).check(read(path, (_ROOT / path).read_bytes()))
    report = Report((checked,), (), _DAY, digest(rules))
    text = FORMATS["text"](report, Style(colour=True, width=_WIDTH))
    console = Console(record=True, width=_WIDTH + 2, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(text.rstrip("\n")), soft_wrap=True)
    drawn = console.export_svg(theme=_THEME, code_format=_FRAME, unique_id="report")
    return re.sub(r"viewBox=\"0 0 ([\d.]+) ([\d.]+)\"", _roomier, drawn, count=1)


def _roomier(box: re.Match[str]) -> str:
    return f'viewBox="0 0 {float(box[1]) + 24:g} {float(box[2]) + 24:g}"'


if __name__ == "__main__":
    (_ROOT / "docs" / "report.svg").write_text(picture(), encoding="utf-8")
