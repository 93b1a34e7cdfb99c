"""Tables and colours for the operator, by rich. What needs neither is printed by ``bot.cli.plain``.

Law: people's words are letters and nothing else. Neither console reads marks in them, and ``shown`` takes out what a
terminal would obey.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final, Literal

from rich.console import Console
from rich.table import Table
from rich.text import Text

out = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
err = Console(stderr=True, highlight=False, soft_wrap=True, markup=False, emoji=False)
_COLOURS: Final = {"✓": "green", "✗": "red"}
_OBEYED: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Control characters, ends of lines, and what turns the direction of all that follows."""


def shown(words: str) -> str:
    """What a person or another program has written, on one line."""
    return _OBEYED.sub("\N{REPLACEMENT CHARACTER}", words)


def signed(console: Console, sign: Literal["✓", "✗"], line: str) -> None:
    """A line behind a sign in its colour."""
    console.print(Text.assemble((sign, _COLOURS[sign]), " ", line))


def table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    made = Table(*titles)
    for row in rows:
        made.add_row(*map(shown, row))
    return made
