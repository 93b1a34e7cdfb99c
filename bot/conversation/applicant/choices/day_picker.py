"""Pages of days and of times, as choices. A button names its page: ``days:1``, ``day:2026-11-25:0``, and the time that
the first one begins at: ``day:2026-11-25:0:1330``."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TypeVar, assert_never

from bot.conversation.core.say import Choice, Rows
from bot.conversation.core.state import Scene
from bot.conversation.core.steps import GO_BACK, KEEP_OLD, rows
from bot.conversation.core.views import Days, DayView, Near, Times
from bot.domain.booking import ShownDay, ShownTime

NEAREST = 6

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """The question above the choices, and its day where it is about one alone."""

    key: str
    view: DayView
    rows: Rows
    day: date | None = None

    def first(self, days: Sequence[ShownDay], scene: Scene) -> str:
        """The first of the times that are shown, to be asked about: a "yes" to several names none."""
        there = [choice.id for row in self.rows for choice in row if choice.id.startswith("at:")]
        free = (at(slot, scene) for slot in free_times(days))
        return next(iter((*there, *free)), "").replace("at:", "near:", 1)


def page(view: DayView, days: Sequence[ShownDay], scene: Scene, held: datetime | None = None) -> Page:
    """The page of ``view``, or the first page of days where that is empty by now. ``held``, a time still held, comes
    first."""
    if held is None:
        return _page(view, days, scene, None)
    shown = _page(view, days, scene, held)
    when = scene.local(held)
    as_before = Choice(KEEP_OLD, "time-keep", {"day": when.date(), "time": when.time()}, style="primary")
    return replace(shown, rows=(*rows(as_before), *shown.rows))


def _page(view: DayView, days: Sequence[ShownDay], scene: Scene, held: datetime | None) -> Page:
    match view:
        case Days(_, only) if chosen := [day for day in days if day.day in only]:
            shown = _days(0, chosen, scene)
            others = rows(Choice("days:0", "time-other-days"))
            return replace(shown, view=view, rows=(*shown.rows[:-1], *others, *shown.rows[-1:]))
        case Days(number):
            return _days(number, days, scene)
        case Times(on):
            found = next((day for day in days if day.day == on and day.free), None)
            return _times(found, view, scene) if found else _days(0, days, scene)
        case Near(moment):
            return _near(moment, days, scene, held)
        case _:
            assert_never(view)


def times_of(written: str) -> Times:
    """The page in a button's data. ``ValueError`` for a forged one."""
    on, _, rest = written.partition(":")
    number, _, since = rest.partition(":")
    begins = time(int(since[:-2]), int(since[-2:])) if since else None
    return Times(date.fromisoformat(on), int(number or 0), begins)


def at(slot: ShownTime, scene: Scene) -> str:
    """The choice of a time, by the station's clock."""
    return f"at:{scene.local(slot.starts_at):%Y-%m-%dT%H:%M}"


def free_times(days: Sequence[ShownDay]) -> list[ShownTime]:
    return [time for day in days for time in day.times if time.free]


def others(days: tuple[ShownDay, ...], own: datetime | None) -> tuple[ShownDay, ...]:
    """The same days, in which a time is not offered to whoever has it: they wish for another."""
    if own is None:
        return days
    return tuple(
        replace(day, times=tuple(replace(slot, free=slot.free and slot.starts_at != own) for slot in day.times))
        for day in days
    )


def earliest_alone(days: Sequence[ShownDay], scene: Scene, held: datetime | None = None) -> Page:
    """For a chat that has opened as many pages today as it may: the earliest time can be booked all the same."""
    shown = page(Days(), days, scene, held)
    left = tuple(row for row in shown.rows if row[0].id in (KEEP_OLD, GO_BACK.id) or row[0].id.startswith("at:"))
    return replace(shown, key="ask-day-spent", rows=left) if free_times(days) else shown


def _days(number: int, days: Sequence[ShownDay], scene: Scene) -> Page:
    free = free_times(days)
    if not free:
        return Page("ask-day-none-free", Days(), rows(GO_BACK))
    first = scene.local(free[0].starts_at)
    earliest = Choice(at(free[0], scene), "time-earliest", {"day": first.date(), "time": first.time()}, style="primary")
    pages = max(1, -(-len(days) // scene.traits.days_a_page))
    number = min(max(number, 0), pages - 1)
    shown = _on_page(days, number, scene.traits.days_a_page)
    turning = _turning("days", number, pages)
    return Page(
        "ask-day", Days(number), (*rows(earliest), *rows(*map(_day, shown), across=2), *turning, *rows(GO_BACK))
    )


def _on_page(all_of_them: Sequence[T], number: int, a_page: int) -> Sequence[T]:
    return all_of_them[number * a_page : (number + 1) * a_page]


def _day(day: ShownDay) -> Choice:
    on = day.day.isoformat()
    if not day.is_open:
        return Choice(f"closed:{on}", "day-closed", {"day": day.day})
    if not day.free:
        return Choice(f"full:{on}", "day-full", {"day": day.day})
    return Choice(f"day:{on}", "day-free", {"day": day.day})


def _times(day: ShownDay, view: Times, scene: Scene) -> Page:
    free, on = free_times((day,)), day.day.isoformat()
    from_then = [slot for slot in free if view.since is None or scene.local(slot.starts_at).time() >= view.since]
    since = view.since if from_then and len(from_then) < len(free) else None
    left = from_then if since else free
    pages = max(1, -(-len(left) // scene.traits.times_a_page))
    number = min(max(view.page, 0), pages - 1)
    times = [_time(slot, scene) for slot in _on_page(left, number, scene.traits.times_a_page)]
    turning = _turning(f"day:{on}", number, pages, since)
    other_days = Choice("days:0", "time-other-days")
    return Page(
        "ask-time",
        Times(day.day, number, since),
        (*rows(*times, across=3), *turning, *rows(other_days, GO_BACK)),
        day.day,
    )


def _near(moment: datetime, days: Sequence[ShownDay], scene: Scene, held: datetime | None) -> Page:
    others = [slot for slot in free_times(days) if slot.starts_at != held]
    close = sorted(others, key=lambda slot: abs(slot.starts_at - moment))[:NEAREST]
    if not close:
        return _days(0, days, scene)
    close.sort(key=lambda slot: slot.starts_at)
    times = [_time(slot, scene, with_day=True) for slot in close]
    other_days = Choice("days:0", "time-other-days")
    return Page("ask-time-near", Near(moment), (*rows(*times, across=2), *rows(other_days, GO_BACK)))


def _time(slot: ShownTime, scene: Scene, with_day: bool = False) -> Choice:
    when = scene.local(slot.starts_at)
    params = {"day": when.date(), "time": when.time()}
    return Choice(at(slot, scene), "time-free-on-day" if with_day else "time-free", params)


def _turning(pages_of: str, number: int, pages: int, since: time | None = None) -> Rows:
    """``since``: before the first page there are earlier times, on a page that begins with the day's first one."""
    begin = f":{since:%H%M}" if since else ""
    before = f"{pages_of}:{number - 1}{begin}" if number > 0 else f"{pages_of}:0" if since else ""
    earlier = (Choice(before, "page-earlier"),) if before else ()
    later = (Choice(f"{pages_of}:{number + 1}{begin}", "page-later"),) if number + 1 < pages else ()
    return ((*earlier, *later),) if earlier or later else ()
