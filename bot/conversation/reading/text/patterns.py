"""Regular expressions that are compiled when something is first looked for by them: together they are a tenth of a
start, and its first answers meet few of them.
"""

import re
from collections.abc import Callable
from typing import Any, Final, cast

_METHODS: Final = ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer", "pattern", "flags")


def expression(written: str, flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``, but later: a mistake in it shows at its first use, and in a test."""
    return made_later(lambda: re.compile(written, flags))


def made_later(make: Callable[[], re.Pattern[str]]) -> re.Pattern[str]:
    return cast("re.Pattern[str]", Later(make))


class Later:
    """Looks like the pattern that it makes; once made, it costs no more. Two threads that come first make two alike."""

    def __init__(self, make: Callable[[], re.Pattern[str]]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        """Asked only for what is not there yet."""
        if name not in _METHODS:
            raise AttributeError(name)
        made = self._make()
        for each in _METHODS:
            setattr(self, each, getattr(made, each))
        return getattr(made, name)
