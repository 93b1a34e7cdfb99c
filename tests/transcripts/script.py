"""How a transcript is written. What people do is kept; what they read is written anew by ``--update-transcripts``.

date: 2026-12-07 08:00            at the top: the local time, ``places:``, ``rules:``, ``facts:``, ``office:``, who is
other bot: there                  ``@there`` is the applicant, in the chat with a second bot
# a remark
> what was typed                  > [a button]   > (sticker)   > (photo 4829…)   > (contact own 0933…)
> (voice of 9 s)
> (at once 1 1 1)   three messages before any answer is there
@karim > what somebody else did   … 11 minutes later   … others take all places at saliheen 2026-12-07 09:15
… others book every place at saliheen   … a place at saliheen 2026-12-08 09:15 is given back
… a page at counter 3 asks who it is   … the page asks again   > (link of the page)
>> /start | [English]             done, but not written down
@amina sees                       what is left on the screen
< what was read                   and every other line
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

SOMEBODY = "applicant"
_HEADER = re.compile(r"([a-z]+(?: [a-z]+)?): (.+)")
_DONE = re.compile(r"(?:@([a-z]+) )?(>>?) (.+)")
_SEES = re.compile(r"(?:@([a-z]+) )?sees")


@dataclass(frozen=True, slots=True)
class Remark:
    line: str


@dataclass(frozen=True, slots=True)
class Done:
    """Somebody typed, tapped or sent something; several things one after the other where nothing is written down."""

    line: str
    name: str
    what: tuple[str, ...]
    quietly: bool


@dataclass(frozen=True, slots=True)
class Looked:
    line: str
    name: str


@dataclass(frozen=True, slots=True)
class Meanwhile:
    line: str
    what: str


Line = Remark | Done | Looked | Meanwhile


@dataclass(frozen=True, slots=True)
class Script:
    headers: Mapping[str, str]
    lines: tuple[Line, ...]


def read_script(text: str) -> Script:
    headers: dict[str, str] = {}
    lines: list[Line] = []
    for written in text.splitlines():
        begun = any(isinstance(line, Done | Meanwhile | Looked) for line in lines)
        if not begun and (found := _HEADER.fullmatch(written)):
            headers[found[1]] = found[2]
        else:
            lines.extend(_lines(written))
    return Script(headers, tuple(lines))


def at_once(what: str) -> list[str]:
    """What was done before any answer to it was there."""
    return what.removeprefix("(at once ").removesuffix(")").split() if what.startswith("(at once ") else [what]


def _lines(written: str) -> Iterator[Line]:
    if written.startswith("#"):
        yield Remark(written)
    elif found := _DONE.fullmatch(written):
        quietly = found[2] == ">>"
        what = tuple(part.strip() for part in found[3].split(" | ")) if quietly else (found[3],)
        yield Done(written, found[1] or SOMEBODY, what, quietly)
    elif found := _SEES.fullmatch(written):
        yield Looked(written, found[1] or SOMEBODY)
    elif written.startswith("… "):
        yield Meanwhile(written, written.removeprefix("… "))


def write_headers(headers: Mapping[str, str]) -> list[str]:
    return [f"{name}: {value}" for name, value in headers.items()]
