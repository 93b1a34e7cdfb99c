"""What a typed reply means among the free times: an hour, a day in words, or a wish: "after two, not on Sunday".

Law: of a wish the earliest time that fits is meant, which the check shows; a question about what is free opens the day
that it asks about, and holds nothing.
"""

from datetime import date
from typing import Final

from bot.conversation.applicant.day_picker import Page, at, free_times
from bot.conversation.core.say import Choice
from bot.conversation.core.state import Scene
from bot.conversation.core.steps import KEEP_OLD
from bot.conversation.reading.asides import asks
from bot.conversation.reading.asking import asks_in_words
from bot.conversation.reading.choices import fold_choice, match_choice, means_as_before
from bot.conversation.reading.clauses import clauses, supposes, tells
from bot.conversation.reading.clock import Clock, plain_text, read_clock
from bot.conversation.reading.clock_words import HOUR
from bot.conversation.reading.days import ANY_DAY, EXCEPTED, find_day, weekday_of
from bot.conversation.reading.digits import latin_digits
from bot.conversation.reading.moments import in_next_week, read_when, without_courtesy, without_half
from bot.conversation.reading.patterns import expression
from bot.conversation.reading.retracted import last_said
from bot.conversation.reading.time_wishes import asks_for_times, read_time_wish
from bot.conversation.reading.words import EARLIEST, EARLIEST_IN, FIRST_SHOWN, NOT_THAT, WAIT, WEEKDAYS
from bot.conversation.reading.yes_and_no import is_asked
from bot.domain.booking import ShownDay, ShownTime
from bot.domain.office import OpenSpan

_JOINED_HOUR: Final = expression(rf"(?<!\w)(?:عال|ع ال|بال)(?={HOUR}|\d)")
WAIT_FOR_PLACE: Final = Choice("wait", "wait-choice", style="primary")


def meant_by(said: str, shown: Page, days: tuple[ShownDay, ...], scene: Scene, hours: OpenSpan | None) -> str | None:
    """The choice that a typed reply means: as a whole, in one of its clauses, or by what it wishes for."""
    if meant := _meant_whole(said, shown, days, scene, hours):
        return meant
    if (instead := last_said(said)) and (meant := _meant_whole(instead, shown, days, scene, hours)):
        return meant
    answers = [part for part in clauses(said) if not (is_asked(part) or supposes(part) or tells(part))]
    found = {meant for part in answers if part != said if (meant := _meant_whole(part, shown, days, scene, hours))}
    timed = {meant for meant in found if meant.startswith("at:")}
    if len(timed) == 1:
        return timed.pop()
    if meant := wished(said, days, scene, hours, shown.day):
        return meant
    return found.pop() if len(found) == 1 else None


def _meant_whole(
    said: str, shown: Page, days: tuple[ShownDay, ...], scene: Scene, hours: OpenSpan | None
) -> str | None:
    """The earliest, a time of the day, a weekday, or a choice's number."""
    free = free_times(days)
    if shown.rows[0][0].id == KEEP_OLD and means_as_before(said):
        return KEEP_OLD
    if not latin_digits(said).strip().isdecimal() and match_choice(said, [("earliest", EARLIEST)]):
        return at(free[0], scene) if free else None
    at_times = [choice.id for row in shown.rows for choice in row if choice.id.startswith("at:")]
    if at_times and FIRST_SHOWN.search(fold_choice(said)) and not asks(said):
        return at_times[0]
    if EARLIEST_IN.search(fold_choice(said)) and not asks(said) and not NOT_THAT.search(fold_choice(said)):
        later, since = in_next_week(said, scene.today)
        named, _ = find_day(plain_text(later), since)  # "any time tomorrow" is none of today
        there = [slot for slot in free if named in (None, scene.local(slot.starts_at).date())]
        if there or named is None:
            return at(there[0], scene) if there else None
    since = scene.today
    if excepted := EXCEPTED.search(plain_text(said)):
        left = [slot for slot in free if scene.local(slot.starts_at).weekday() != weekday_of(excepted[1])]
        if left and ANY_DAY.search(plain_text(said)) and not is_asked(said) and not _names_hours(said, since, hours):
            return at(left[0], scene)
        return None
    choices = [choice for row in shown.rows for choice in row if choice.id != "back"]
    clock = read_clock(said) or read_clock(without_courtesy(said))
    wanted = clock.within(hours) if clock else None
    if shown.day:
        # On a page of times a bare 10 is ten o'clock rather than the tenth choice, if there is a place at ten.
        for slot in free:
            when = scene.local(slot.starts_at)
            if when.date() == shown.day and when.time() == wanted:
                return at(slot, scene)
    numbered = shown.day is not None and latin_digits(said).strip().isdecimal()  # an hour that is not free, no place
    if not numbered and (meant := match_choice(said, [(choice.id, _labels(choice, choices)) for choice in choices])):
        return meant
    if meant := _said_day(said, days, scene, hours):
        return meant
    timed = clock is not None and not clock.bare
    shown_at = [choice.id for choice in choices if timed and choice.id.endswith(f"T{wanted:%H:%M}")]
    return shown_at[0] if len(shown_at) == 1 else None


def _said_day(said: str, days: tuple[ShownDay, ...], scene: Scene, hours: OpenSpan | None) -> str | None:
    """A day in words, with a time or without: "بكرا", "الأحد الساعة 10". A time that is not free opens its day."""
    said, since = in_next_week(_JOINED_HOUR.sub("ال", plain_text(said)), scene.today)
    when = read_when(said, since)
    if when is None and not asks(said):
        when = read_when(polite := without_courtesy(said), since) or read_when(without_half(polite), since)
    day = next((each for each in days if when and each.day == when.day), None)
    if when is None or day is None:
        return None
    if when.clock:
        wanted = when.clock.within(hours)
        for slot in free_times((day,)):
            if scene.local(slot.starts_at).time() == wanted:
                return at(slot, scene)
    return f"{'day' if day.free else 'full' if day.is_open else 'closed'}:{day.day.isoformat()}"


def _names_hours(said: str, today: date, hours: OpenSpan | None) -> bool:
    wish = read_time_wish(said, today, hours)
    return wish is not None and wish.names_hours


def _is_at(slot: ShownTime, clock: Clock, scene: Scene, hours: OpenSpan | None) -> bool:
    return scene.local(slot.starts_at).time() == clock.within(hours)


def _labels(choice: Choice, shown: list[Choice]) -> tuple[str, ...]:
    """A weekday means the first such day on the page."""
    if choice.id == WAIT_FOR_PLACE.id:
        return WAIT
    day = _day_of(choice)
    if day is None:
        return ()
    days = [other for each in shown if (other := _day_of(each))]
    first = next(other for other in days if other.weekday() == day.weekday())
    return (*(WEEKDAYS[day.weekday()] if day == first else ()), f"{day.day}/{day.month}")


def _day_of(choice: Choice) -> date | None:
    day = choice.params.get("day")
    return day if choice.id.startswith(("day:", "full:", "closed:")) and isinstance(day, date) else None


def wished(
    said: str, days: tuple[ShownDay, ...], scene: Scene, hours: OpenSpan | None, on: date | None = None
) -> str | None:
    """The first free time that fits what is wished for; where it is asked about, the page of its day. ``on``: the day
    that is shown, which a wish for hours alone does not leave."""
    asked = asks_in_words(said)
    wish = read_time_wish(said, scene.today, hours)
    named = read_when(without_courtesy(said), scene.today)
    if named and (clock := named.clock):
        same = [slot for slot in free_times(days) if _is_at(slot, clock, scene, hours)]
        return at(same[0], scene) if same and not (clock.bare or asked or named.day) else None
    if wish is None or (asked and not asks_for_times(said)):
        return None
    if on is not None and not (wish.names_a_day or wish.never):
        days = tuple(day for day in days if day.day == on)
    there = [slot for slot in free_times(days) if wish.takes((when := scene.local(slot.starts_at)).date(), when.time())]
    if not there:
        return None
    if wish.latest:
        last = scene.local(there[-1].starts_at if wish.first == wish.last and wish.first else there[0].starts_at).date()
        there = [slot for slot in there if scene.local(slot.starts_at).date() == last][-1:]
    if not asked and wish.names_hours:
        return at(there[0], scene)
    day = scene.local(there[0].starts_at).date()
    number = [slot for each in days if each.day == day for slot in free_times((each,))].index(there[0])
    return f"day:{day.isoformat()}:{number // scene.traits.times_a_page}"
