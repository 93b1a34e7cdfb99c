"""How a broadcast goes, in figures and words: for its page, and each second for the script that keeps it fresh."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any, Final

from starlette.datastructures import QueryParams

from bot.actions.broadcasts import left
from bot.conversation.admin.broadcast_says import again
from bot.domain.broadcast import Broadcast, Report, Stage
from bot.rendering.text import write

LONGEST_AGO: Final = 3600.0


@dataclass(frozen=True, slots=True)
class Going:
    """``words`` and ``counts`` by the place of the page that shows them."""

    state: str
    value: int
    total: int
    words: dict[str, str]

    @property
    def json(self) -> dict[str, Any]:
        return {"state": self.state, "bars": {"all": [self.value, self.total]}, "words": self.words}


def going(broadcast: Broadcast, locale: str, now: datetime, measured: float | None, pace: float) -> Going:
    """``measured``: messages a second as seen lately; ``pace``: what is aimed at, 0 for no limit."""
    report = broadcast.report
    words = {name: str(count) for name, count in counts(report).items()}
    words["ended"] = write("broadcast-page-ended-of", locale, {"ended": report.ended, "total": report.total})
    words["rate"] = words["left"] = words["countdown"] = ""
    if broadcast.stage is Stage.RUNNING:
        if measured is not None:
            words["rate"] = write("broadcast-page-rate", locale, {"rate": round(measured)})
        rate = pace if measured is None else measured
        if report.due and rate:
            words["left"] = span_words("left", locale, left(report, rate))
    if broadcast.stage is Stage.WAITING:
        seconds = max(0, ceil((broadcast.starts_at - now).total_seconds()))
        if seconds <= 60:
            words["countdown"] = write("broadcast-page-countdown", locale, {"seconds": seconds})
    return Going(state_of(broadcast), report.ended, report.total, words)


def state_of(broadcast: Broadcast) -> str:
    """Whenever it differs, the page has other buttons."""
    running = broadcast.stage is Stage.RUNNING
    return " ".join((broadcast.stage.value, *(again(broadcast.report) if running else ())))


def counts(report: Report) -> dict[str, int]:
    """Together they are the total."""
    return {
        "sent": report.sent,
        "unknown": report.unknown,
        "blocked": report.blocked,
        "failed": sum(count for _, count in report.failed),
        "dropped": sum(count for _, count in report.dropped),
        "due": report.due,
    }


def measured_rate(asked: QueryParams, ended: int) -> float | None:
    """Since the script looked before: it says how many there were then, and how many seconds ago that was."""
    try:
        was, ago = int(asked["was"]), float(asked["ago"])
    except (KeyError, ValueError):
        return None
    return max(0, ended - was) / ago if 1 <= ago <= LONGEST_AGO else None


def span_words(what: str, locale: str, span: timedelta) -> str:
    """In whole minutes, or in words for less than one. ``what``: "takes" or "left"."""
    if span < timedelta(minutes=1):
        return write(f"broadcast-page-{what}-soon", locale)
    return write(f"broadcast-page-{what}", locale, {"span": timedelta(minutes=ceil(span / timedelta(minutes=1)))})
