"""No line of prose in the documents is longer than a screen: ``--update-transcripts`` wraps those that are. And no
module is longer than three hundred lines."""

import re
import textwrap
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
MODULES = sorted(
    module
    for folder in ("bot", "storage", "tests")
    for module in (ROOT / folder).rglob("*.py")
    if ".venv" not in module.parts  # that of the bench's references
)
SHIPPED = ROOT / "storage" / "migrations" / "versions"  # are never edited
WIDTH: Final = 120
LONGEST: Final = 300
_ITEM = re.compile(r"(\s*)([-*+]|\d+[.)])(\s+)(?=\S)")
_AS_IT_STANDS = re.compile(r"\s*(\||#|<|$)|\s*\[[^]]+\]: ")
"""Of a table, a heading, HTML, an empty line, or the address of a link."""
_CODE = re.compile(r"`[^`\n]+`")
_BEGINS_A_BLOCK = re.compile(r" (?=([-*+>|#=]|\d+[.)]) )")
_GLUE: Final = "\0"


def blocks(text: str) -> Iterator[tuple[bool, list[str]]]:
    """The lines, in blocks: a paragraph or an item of a list, which may be wrapped anew; or what stands as it is."""
    fenced, kinds, nth = False, list[tuple[tuple[bool, int], str]](), 0
    for line in text.split("\n"):
        fence = line.lstrip().startswith("```")
        prose = not (fenced or fence or _AS_IT_STANDS.match(line))
        nth += not prose or bool(_ITEM.match(line)) or not kinds or not kinds[-1][0][0]
        kinds.append(((prose, nth), line))
        fenced ^= fence
    for (prose, _), lines in groupby(kinds, key=lambda one: one[0]):
        yield prose, [line for _, line in lines]


def is_too_long(line: str) -> bool:
    """A single word, as the name of a test, is as long as it is."""
    return len(line) > WIDTH and " " in line[: WIDTH + 1].strip().removeprefix("- ")


def wrapped(text: str) -> str:
    out: list[str] = []
    for prose, lines in blocks(text):
        if not prose or not any(map(is_too_long, lines)):
            out += lines
            continue
        item = _ITEM.match(lines[0])
        begins = item[0] if item else lines[0][: len(lines[0]) - len(lines[0].lstrip())]
        goes_on = " " * len(begins)
        words = " ".join(line.strip() for line in lines)[len(begins.strip()) :].strip()
        words = _CODE.sub(lambda found: found[0].replace(" ", _GLUE) if len(found[0]) < WIDTH // 2 else found[0], words)
        words = _BEGINS_A_BLOCK.sub(_GLUE, words)
        whole = textwrap.fill(
            words,
            WIDTH,
            initial_indent=begins,
            subsequent_indent=goes_on,
            break_long_words=False,
            break_on_hyphens=False,
        )
        out += whole.replace(_GLUE, " ").split("\n")
    return "\n".join(out)


def offending(text: str) -> list[str]:
    return [line for prose, lines in blocks(text) if prose for line in lines if is_too_long(line)]


def test_wrapping_keeps_what_is_said_and_what_it_is() -> None:
    long = " ".join(["word"] * 40)
    page = f"# {long}\n\n{long}\n{long}\n\n- {long} `a b`\n  {long}\n1. short\n\n| {long} |\n```\n{long}\n```\n"
    anew = wrapped(page)
    assert offending(page)
    assert offending(anew) == []
    assert anew.split() == page.split()
    assert wrapped(anew) == anew
    assert anew.count("\n- ") == 1
    assert f"\n| {long} |\n```\n{long}\n```\n" in anew


def test_no_line_of_prose_is_longer_than_a_screen(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-transcripts"):
        for page in PAGES:
            page.write_text(wrapped(page.read_text(encoding="utf-8")), encoding="utf-8")
    texts = {page.relative_to(ROOT): page.read_text(encoding="utf-8") for page in PAGES}
    found = [f"{page}: {line[:60]}…" for page, text in texts.items() for line in offending(text)]
    assert found == [], "see --update-transcripts"


def test_no_module_is_longer_than_can_be_taken_in() -> None:
    lengths = {
        module: module.read_text(encoding="utf-8").count("\n") for module in MODULES if SHIPPED not in module.parents
    }
    found = [f"{module.relative_to(ROOT)}: {length}" for module, length in lengths.items() if length > LONGEST]
    assert found == [], "two subjects, perhaps?"
