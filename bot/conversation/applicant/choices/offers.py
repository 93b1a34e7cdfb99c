"""The free time that fits a wish best, at one place or at several, and whether it suits. Pure.

Law: it is offered, never held, and the question says what of the wish it does not meet: another place than the first
one named, another day, other hours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final, Literal

from bot.conversation.applicant.choices.day_picker import free_times
from bot.conversation.core.say import Text
from bot.conversation.core.state import Scene
from bot.conversation.reading.times.days import AHEAD
from bot.conversation.reading.times.time_wishes import TimeWish, read_time_wish
from bot.conversation.reading.times.times_among import read_among
from bot.domain.booking import ShownDay, ShownTime, Slot
from bot.domain.hours import opening
from bot.domain.office import OpenSpan

Missed = Literal["", "place", "day", "hours"]
Everywhere = Mapping[str, tuple[ShownDay, ...]]
"""The days of each place, in the order in which they are wished for."""
_STEP: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Offer:
    """``missed``: what of the wish it does not meet."""

    slot: Slot
    missed: Missed = ""


def whole_wish(said: str, today: date, hours: OpenSpan | None) -> TimeWish:
    """The days and hours that are wished for, with the one hour that is named."""
    wish = read_time_wish(said, today, hours) or TimeWish()
    named = read_among(said, today, bare=wish.names_a_day)
    if named.clock and (wish.names_a_half or not wish.names_hours):
        wanted = datetime.combine(today, named.clock.within(hours))
        wish = replace(wish, opens=wanted.time(), closes=(wanted + _STEP).time())
    return wish


def is_beyond(wish: TimeWish, days: Sequence[ShownDay], today: date) -> Text | None:
    """That the first day wished for lies behind the last one that is shown."""
    if not (days and wish.names_a_day):
        return None
    last = max(day.day for day in days)
    first = next((day for day in (today + timedelta(ahead) for ahead in range(AHEAD)) if wish.is_on(day)), None)
    if first is None or first <= last:
        return None
    one = wish.last in (None, first)
    return Text("day-is-beyond", {"day": first, "on": last}) if one else Text("days-are-beyond", {"on": last})


def best_offer(wish: TimeWish, everywhere: Everywhere, scene: Scene, *, ordered: bool) -> Offer | None:
    """The earliest time that fits, at the first place that has one where the places are ``ordered``; else the same
    hours of another day, else the hours nearest to them on a day that is wished for. ``None``: nothing is free."""
    any_hour = replace(wish, opens=None, closes=None, latest=False)
    tries: tuple[tuple[Missed, TimeWish], ...]
    tries = (("", wish), ("day", wish.any_day), ("hours", any_hour), ("day", TimeWish()))
    for missed, each in tries:
        near = wish.opens or wish.closes if missed == "hours" else None
        there = [(key, slot) for key, days in everywhere.items() if (slot := first_of(each, days, scene, near))]
        if there:
            key, slot = there[0] if ordered else min(there, key=lambda found: found[1].starts_at)
            elsewhere = not missed and ordered and key != next(iter(everywhere))
            return Offer(Slot(key, slot.starts_at), "place" if elsewhere else missed)
    return None


def on_another_day(wish: TimeWish, station: str, days: tuple[ShownDay, ...], scene: Scene) -> Offer | None:
    """The earliest time at the same hours, where none is free on the days that are wished for."""
    if not wish.names_hours or first_of(wish, days, scene):
        return None
    slot = first_of(wish.any_day, days, scene)
    return Offer(Slot(station, slot.starts_at), "day") if slot else None


def first_of(wish: TimeWish, days: tuple[ShownDay, ...], scene: Scene, near: time | None = None) -> ShownTime | None:
    """The first free time that fits, or the last of its day where that is wished for; of the first day that has one the
    nearest to ``near``."""
    there = [slot for slot in free_times(days) if wish.takes((when := scene.local(slot.starts_at)).date(), when.time())]
    if not there:
        return None
    day = scene.local(there[0].starts_at).date()
    of_day = [slot for slot in there if scene.local(slot.starts_at).date() == day]
    if near:
        wanted = datetime.combine(day, near, scene.zone)
        return min(of_day, key=lambda slot: abs(slot.starts_at - wanted))
    return of_day[-1] if wish.latest else there[0]


def missing(offer: Offer, wish: TimeWish, everywhere: Everywhere, scene: Scene) -> tuple[Text, ...]:
    """What is said in front of the offer."""
    match offer.missed:
        case "":
            return ()
        case "place":
            first = scene.office.station(next(iter(everywhere)))
            return (Text("wish-none-at-place", {"station": first.names if first else ""}),)
        case "hours":
            station = scene.office.station(offer.slot.station)
            hours = opening([station]) if station else None
            return (Text("time-none-fits", {"from": hours.start, "to": hours.end}),) if hours else ()
        case "day":
            days = [day for day in everywhere.get(offer.slot.station, ()) if wish.is_on(day.day)]
            day = days[0] if days and wish.names_one_day else None
            if far := is_beyond(wish, everywhere.get(offer.slot.station, ()), scene.today):
                return (far,)
            if day is None:
                return (Text("wish-none-like-that"),)
            key = "wish-none-on-day" if day.free else "day-is-full" if day.is_open else "day-is-closed"
            return (Text(key, {"day": day.day}),)
