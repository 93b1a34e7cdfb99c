"""The choices of a station, of a time there and of its days, as a button's data. Pure.

Law: anybody can forge them, so what is read out of one may be no time at all.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from bot.conversation.core.state import Scene
from bot.conversation.core.views import Days, Times
from bot.domain.booking import Slot

EARLY: Final = "early"
SAME: Final = "same"
PLACE: Final = "place"
_SEVERAL: Final = "D"
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


def times_in(day: str) -> Times | Days | None:
    """The page of a day, or of several, in a choice's data, which anybody can forge."""
    if day.startswith(_SEVERAL):
        try:
            return Days(
                only=tuple(datetime.strptime(on, "%Y%m%d").replace(tzinfo=UTC).date() for on in day[1:].split("+"))
            )
        except ValueError:
            return None
    written, _, since = day.partition("T")
    try:
        on = _date_in(written[:8]) if day else None
        begins = time(int(since[:2]), int(since[2:])) if since else None
        return Times(on, int(written[8:] or 0), begins) if on else None
    except ValueError:
        return None


def _date_in(written: str) -> date:
    return datetime.strptime(written, "%Y%m%d").replace(tzinfo=UTC).date()


def day_of(times: Times | Days) -> str:
    """As ``times_in`` reads it."""
    if isinstance(times, Days):
        return _SEVERAL + "+".join(f"{on:%Y%m%d}" for on in times.only)
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
        one = when and not when.startswith(_SEVERAL)
        return datetime.strptime(when[:8], "%Y%m%d").replace(tzinfo=scene.zone) if one else None
    return scene.local(datetime.strptime(f"{when}+0000", "%Y%m%d%H%M%z")) if when else None
