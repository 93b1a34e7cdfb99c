"""Counts -> a picture, drawn by matplotlib in a process of its own (``python -m bot.rendering.charts``; JSON, PNG).

Law: what is drawn are counts and words of ours; no person is in it. Law: whatever drawing costs or breaks, it is that
process's: bounded in memory and time, without our environment (which may hold a token), and one at a time.
"""

import asyncio
import io
import json
import resource
import sys
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

from bot.config.apart import run_apart
from bot.domain.languages import FIRST_LOCALE

SECONDS: Final = 20.0
MEMORY: Final = 512 * 2**20  # of addresses; drawing takes about half of it
LARGEST: Final = 2 * 2**20  # bytes of a picture
MOST_LABELS: Final = 400
_ONE_THREAD: Final = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MPLBACKEND": "Agg"}
"""Of everything: more would only take more memory."""
_INK, _FAINT, _GRID = "#16202a", "#50606c", "#dde3e8"


@dataclass(frozen=True, slots=True)
class Series:
    """One value a label of the chart."""

    name: str
    colour: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """``columns``: series on top of each other, over the labels. ``bars``: series one after the other, each label at
    its side; of one series alone the values stand at the ends.

    ``line``: drawn over the columns, such as what they could reach. Words are plain text in the locale's language.
    """

    kind: Literal["columns", "bars"]
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    line: Series | None = None
    locale: str = FIRST_LOCALE
    small: bool = False
    """For a phone: fewer, larger letters."""


def to_json(chart: Chart) -> str:
    return json.dumps(asdict(chart), ensure_ascii=False)


def from_json(text: str) -> Chart:
    """Raises ValueError, KeyError or TypeError for what is no chart."""
    data: dict[str, Any] = json.loads(text)
    line, series = data.pop("line"), tuple(_series(one) for one in data.pop("series"))
    labels = tuple(data.pop("labels"))
    return Chart(**data, labels=labels, series=series, line=_series(line) if line else None)


def _series(values: dict[str, Any]) -> Series:
    return Series(**{**values, "values": tuple(values["values"])})


class ChartFailed(Exception):
    """The process ended badly, took too long or wrote no picture."""


async def draw(chart: Chart, turn: asyncio.Semaphore, seconds: float = SECONDS, memory: int = MEMORY) -> bytes:
    """A PNG. ``turn``: shared by all that draw, so that a small machine draws one at a time. Raises ``ChartFailed``."""
    bounds = (str(memory), str(int(seconds) + 1))
    async with turn:
        try:
            ended, picture = await run_apart(
                "bot.rendering.charts",
                *bounds,
                given=to_json(chart).encode(),
                seconds=seconds,
                environment=_ONE_THREAD,
            )
        except TimeoutError:
            raise ChartFailed("too slow") from None
    if ended or not picture.startswith(b"\x89PNG") or len(picture) > LARGEST:
        raise ChartFailed(f"ended with {ended}")
    return picture


def main() -> None:
    """Its arguments: how many bytes of addresses it may have, and how many seconds of the processor."""
    memory, seconds = map(int, sys.argv[1:])
    for which, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(which, (most, most))
    sys.stdout.buffer.write(paint(from_json(sys.stdin.buffer.read().decode())))


def paint(chart: Chart) -> bytes:
    """In this process: only the child calls it. Arabic runs from right to left, the days as well."""
    if len(chart.labels) > MOST_LABELS:
        raise ValueError("too many labels")
    from matplotlib import font_manager, rc_context
    from matplotlib.figure import Figure

    there = set(font_manager.get_font_names())
    fonts = [name for name in ("Noto Sans Arabic", "Noto Sans", "DejaVu Sans") if name in there]
    if chart.locale != "ar":
        fonts = fonts[::-1]
    style: Any = {"font.family": fonts, "font.size": 12, "text.color": _INK, "axes.edgecolor": _GRID}
    style["text.parse_math"] = False  # a name may hold a dollar
    file = io.BytesIO()
    with rc_context(style):
        height = (3.8 if chart.small else 5.0) if chart.kind == "columns" else 1.8 + 0.5 * len(chart.labels)
        width, dpi = (4.8, 180) if chart.small else (10, 110)
        figure = Figure(figsize=(width, height), dpi=dpi, layout="constrained", facecolor="white")
        (_columns if chart.kind == "columns" else _bars)(figure, chart)
        figure.savefig(file, format="png", metadata={"Software": None})
    return file.getvalue()


def _axes(figure: Any, chart: Chart) -> Any:
    axes = figure.add_subplot()
    axes.set_title(chart.title, loc="right" if chart.locale == "ar" else "left", fontsize=15, fontweight="bold", pad=12)
    axes.tick_params(colors=_FAINT, length=0)
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.set_axisbelow(True)
    return axes


def _columns(figure: Any, chart: Chart) -> None:
    axes, at = _axes(figure, chart), list(range(len(chart.labels)))
    below = [0] * len(at)
    for series in chart.series:
        axes.bar(at, series.values, 0.72, bottom=below, color=series.colour, label=series.name)
        below = [one + other for one, other in zip(below, series.values, strict=True)]
    if chart.line:
        options = {"where": "mid", "color": chart.line.colour, "linewidth": 1.6, "linestyle": (0, (4, 2))}
        axes.step(at, chart.line.values, label=chart.line.name, **options)
    axes.set_xlim(-0.6, max(len(at), 1) - 0.4)
    axes.set_ylim(0, max([*below, *(chart.line.values if chart.line else ()), 1]) * 1.06)
    step = -(-len(at) // (7 if chart.small else 16)) or 1  # more labels than that would lie over each other
    axes.set_xticks(at[::step], chart.labels[::step])
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.grid(axis="y", color=_GRID)
    if chart.locale == "ar":
        axes.invert_xaxis()
        axes.yaxis.tick_right()
    _legend(figure, axes, chart, len(chart.series) + (chart.line is not None))


def _legend(figure: Any, axes: Any, chart: Chart, names: int) -> None:
    handles, labels = axes.get_legend_handles_labels()
    if chart.locale == "ar":  # the first of them stands where reading begins
        handles, labels = handles[::-1], labels[::-1]
    sides = {"ncols": 2 if chart.small else names, "frameon": False, "markerfirst": chart.locale != "ar"}
    figure.legend(handles, labels, loc="outside lower center", **sides)


def _bars(figure: Any, chart: Chart) -> None:
    axes, at = _axes(figure, chart), list(range(len(chart.labels)))
    before = [0] * len(at)
    for series in chart.series:
        bars = axes.barh(at, series.values, 0.66, left=before, color=series.colour, label=series.name)
        before = [one + other for one, other in zip(before, series.values, strict=True)]
    axes.set_yticks(at, chart.labels)
    axes.invert_yaxis()
    axes.set_xlim(0, max([*before, 1]) * 1.12)
    axes.spines["bottom"].set_visible(False)
    if chart.locale == "ar":
        axes.invert_xaxis()
        axes.yaxis.tick_right()
    if len(chart.series) > 1:
        axes.xaxis.get_major_locator().set_params(integer=True)
        axes.grid(axis="x", color=_GRID)
        _legend(figure, axes, chart, len(chart.series))
    else:
        axes.set_xticks([])
        axes.bar_label(bars, padding=6, color=_INK)  # last: it goes by the direction of the axis


if __name__ == "__main__":
    main()
