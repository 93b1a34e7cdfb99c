"""A measured pair and a table of them, in plain text."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        words = {at for at in range(len(self.columns)) if not any(_is_figure(row[at]) for row in self.rows)}
        lines = [self.columns, *self.rows]
        widths = [max(len(line[at]) for line in lines) for at in range(len(self.columns))]
        written = [
            "  ".join(cell.ljust(width) if at in words else cell.rjust(width) for at, (cell, width) in enumerate(pairs))
            for pairs in (list(zip(line, widths, strict=True)) for line in lines)
        ]
        rule = "  ".join("-" * width for width in widths)
        return "\n".join([self.title, "", written[0], rule, *written[1:], *(f"  {note}" for note in self.notes)])


def _is_figure(cell: str) -> bool:
    return cell[:1].isdigit() and not cell.endswith(("at a time", "at once", "50 ms"))


def median(values: Sequence[float]) -> float:
    return quantile(values, 0.5)


def quantile(values: Iterable[float], part: float) -> float:
    """The nearest rank; NaN of nothing."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, math.ceil(part * len(ordered)) - 1))] if ordered else math.nan


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms" if seconds < 0.01 else f"{seconds * 1000:.0f} ms"


def ratio(ours: float, reference: float) -> str:
    """How many times the reference's."""
    return f"{ours / reference:.2f}x" if reference else "-"


def megabytes(size: float) -> str:
    return f"{size / 2**20:.0f} MB"
