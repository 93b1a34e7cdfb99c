"""The choices of a station, of a time there and of its days, as a button's data. Pure.

Law: anybody can forge them, so what is read out of one may be no time at all.
"""

import re
from datetime import UTC, datetime, time, timedelta
from typing import Final

from bot.conversation.core.state import Scene
from bot.conversation.core.views import Times
from bot.domain.booking import Slot

EARLY: Final = "early"
SAME: Final = "same"
PLACE: Final = "place"
"""The kinds of choices: an early time at a station, the family's time, a station for another time. A station by its key
alone has no free time, or was shown by the release before: its days come next."""


def choice_of(kind: str, slot: Slot) -> str:
    """The time in UTC to the minute: with a station's key of 32 characters it fits into the 64 of a button."""
    return f"{kind}:{slot.station}:{slot.starts_at.astimezone(UTC):%Y%m%d%H%M}"


def slot_in(written: str, scene: Scene) -> Slot | None:
    """The slot in a button's data, which anybody can forge; ``None`` where it is no time that could be booked."""
    key, _, when = written.partition(":")
    try:
        short = re.fullmatch("[0-9]{12}", when)  # else of a button of the release before
        starts_at = datetime.strptime(f"{when}+0000", "%Y%m%d%H%M%z") if short else datetime.fromisoformat(when)
        ahead = starts_at - scene.now
    except (ValueError, TypeError, OverflowError):
        return None
    return Slot(key, starts_at) if timedelta(0) < ahead < timedelta(days=366) else None


def times_in(day: str) -> Times | None:
    """The page of a day in a choice's data, which anybody can forge."""
    written, _, since = day.partition("T")
    try:
        on = datetime.strptime(written[:8], "%Y%m%d").replace(tzinfo=UTC).date() if day else None
        begins = time(int(since[:2]), int(since[2:])) if since else None
        return Times(on, int(written[8:] or 0), begins) if on else None
    except ValueError:
        return None


def day_of(times: Times) -> str:
    """As ``times_in`` reads it."""
    return f"{times.day:%Y%m%d}{times.page}" + (f"T{times.since:%H%M}" if times.since else "")


def station_in(choice: str) -> str:
    """Of the station that a choice is of."""
    kind, _, rest = choice.partition(":")
    return rest.partition(":")[0] if kind in (EARLY, PLACE) else choice


def moment_of(kind: str, when: str, scene: Scene) -> datetime | None:
    """Of a choice of a place or a time, what stands behind the place. ``ValueError`` for a forged one."""
    if kind == "at":
        return datetime.fromisoformat(when)
    if kind == PLACE:
        return datetime.strptime(when[:8], "%Y%m%d").replace(tzinfo=scene.zone) if when else None
    return scene.local(datetime.strptime(f"{when}+0000", "%Y%m%d%H%M%z")) if when else None
