"""Wishes that none of the days shown meets: one that lies behind the last of them, one that is full, other hours. Pure.

Law: whoever wishes for such a day is told so; it is never passed over for an earlier one in silence.
"""

from collections.abc import Sequence
from datetime import date, datetime

from bot.conversation.applicant.choices.day_picker import free_times
from bot.conversation.applicant.choices.offers import is_beyond, whole_wish
from bot.conversation.core.say import Text
from bot.conversation.core.state import Scene
from bot.conversation.core.views import DayView, Times
from bot.conversation.reading.times.any_time import suits_any
from bot.conversation.reading.times.time_wishes import TimeWish
from bot.conversation.reading.times.times_among import read_among
from bot.domain.booking import ShownDay
from bot.domain.office import OpenSpan


def beyond(said: str, days: Sequence[ShownDay], scene: Scene, hours: OpenSpan | None) -> Text | None:
    """That the day wished for cannot be booked yet, and which one is the last."""
    if not said or suits_any(said):
        return None
    wish = whole_wish(said, scene.today, hours)
    named = read_among(said, scene.today)
    if not wish.names_a_day and named.day and named.day not in named.without:
        wish = TimeWish(first=named.day, last=named.day)
    return is_beyond(wish, days, scene.today)


def gone(view: DayView, days: Sequence[ShownDay], scene: Scene) -> Text | None:
    """Why the day whose times are to be shown is not."""
    if not isinstance(view, Times):
        return None
    day = next((each for each in days if each.day == view.day), None)
    if day is None:
        return is_beyond(TimeWish(first=view.day, last=view.day), days, scene.today)
    return None if day.free else Text("day-is-full" if day.is_open else "day-is-closed", {"day": day.day})


def nearest_hours(said: str, on: date | None, days: Sequence[ShownDay], scene: Scene, hours: OpenSpan) -> datetime:
    """The edge of the ``hours`` nearest to a wish outside of them, ``on`` the day that is shown; else on the one on
    which it is least late."""
    wish = whole_wish(said, scene.today, hours)
    end = hours.start if wish.closes and not wish.opens else hours.end
    free = [day.day for day in days if day.free]
    there = [scene.local(slot.starts_at) for slot in free_times(days)]
    there = [when for when in there if wish.is_on(when.date())]
    if on is None and end == hours.start and there:
        on = min(there, key=lambda when: when.time()).date()
    on = on or next((day for day in free if wish.is_on(day)), next(iter(free), scene.today))
    return datetime.combine(on, end, scene.zone)
