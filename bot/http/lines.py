"""The lines of a server by network, those that wait longest first: which of them go where there are too many.

Law: what a new line costs does not grow with the number of those that are silent, or many of them would keep everybody
waiting.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Final, Generic, Protocol, TypeVar

IN_VAIN: Final = 64
"""Lines that are looked at, of all networks, and may not go."""


class Line(Protocol):
    @property
    def network(self) -> str | None: ...

    def is_dawdling(self) -> bool: ...

    def waits_since(self) -> float: ...


LineT = TypeVar("LineT", bound=Line)


class Lines(Generic[LineT]):
    """Each is told of when it begins to wait, then anew whenever it does, and when it ends."""

    def __init__(self) -> None:
        self._of: dict[str | None, dict[LineT, None]] = {}
        self._with: dict[int, dict[str | None, None]] = {}
        """The networks that have so many lines."""

    def waits(self, line: LineT) -> None:
        mine = self._of.setdefault(line.network, {})
        if line in mine:
            del mine[line]
            mine[line] = None
        else:
            self._count(line.network, len(mine), len(mine) + 1)
            mine[line] = None

    def ends(self, line: LineT) -> None:
        mine = self._of.get(line.network, {})
        if line in mine:
            del mine[line]
            self._count(line.network, len(mine) + 1, len(mine))

    def _count(self, network: str | None, before: int, now: int) -> None:
        if before:
            del self._with[before][network]
            if not self._with[before]:
                del self._with[before]
        if now:
            self._with.setdefault(now, {})[network] = None
        else:
            del self._of[network]

    def number(self, network: str | None) -> int:
        return len(self._of.get(network, ()))

    def slow_of(self, network: str | None, number: int, but: LineT) -> list[LineT]:
        """At most ``number`` that wait for the other side, the longest first."""
        slow = (line for line in self._of.get(network, ()) if line is not but and line.is_dawdling())
        return list(islice(slow, number))

    def slow(self, number: int, before: float, but: LineT) -> list[LineT]:
        """Of the networks that have most: at most ``number`` that wait for the other side since before then."""
        found: list[LineT] = []
        in_vain = 0
        for line in self._most_first():
            if line is not but and line.waits_since() < before and line.is_dawdling():
                found.append(line)
            else:
                in_vain += 1
            if len(found) == number or in_vain == IN_VAIN:
                break
        return found

    def _most_first(self) -> Iterator[LineT]:
        for number in sorted(self._with, reverse=True):
            for network in self._with[number]:
                yield from self._of[network]
