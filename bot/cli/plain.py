"""What a command prints without rich, which the one that serves need not read: lines, and refusals with what to do."""

import os
import sys
from typing import Final, TextIO

import typer

from bot.config.problems import Problem

_DIM: Final = 2  # of the codes for the look of letters (ECMA-48, SGR)
_RED: Final = 31


def say(text: str) -> None:
    """A result, on standard output."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def remark(text: str, *, dim: bool = False) -> None:
    """On standard error, beside what the command prints."""
    sys.stderr.write(f"{_coloured(text, _DIM, sys.stderr) if dim else text}\n")
    sys.stderr.flush()


def refusal(what: str, hint: str) -> typer.Exit:
    _cross(what, hint)
    return typer.Exit(1)


def stop_on(found: list[Problem]) -> None:
    for problem in found:
        _cross(problem.what, problem.hint)
    if found:
        raise typer.Exit(1)


def _cross(what: str, hint: str) -> None:
    remark(f"{_coloured('✗', _RED, sys.stderr)} {what}\n  → {hint}")


def _coloured(text: str, colour: int, stream: TextIO) -> str:
    """Only for eyes at a terminal, and not where they asked for none (no-color.org)."""
    seen = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return f"\033[{colour}m{text}\033[0m" if seen else text
