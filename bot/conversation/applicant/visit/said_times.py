"""What a typed reply means among the free times: an hour, a day in words, or a wish: "after two, not on Sunday".

Law: of a wish the earliest time that fits is meant, which the check shows; a question about what is free opens the day
that it asks about, and holds nothing.
"""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Final

from bot.conversation.applicant.choices.day_picker import Page, at, free_times
from bot.conversation.applicant.choices.offers import first_of, whole_wish
from bot.conversation.applicant.visit.hours_alone import bare_hour
from bot.conversation.core.say import Choice
from bot.conversation.core.state import Scene
from bot.conversation.core.steps import KEEP_OLD
from bot.conversation.reading.asides.read import asks
from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.sentences.meant import meant
from bot.conversation.reading.sentences.meant_words import of_time
from bot.conversation.reading.text.choices import fold_choice, match_choice, means_as_before
from bot.conversation.reading.text.clauses import clauses, supposes, tells
from bot.conversation.reading.text.digits import latin_digits, normalise
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.retracted import last_said
from bot.conversation.reading.text.words import EARLIEST, EARLIEST_IN, FIRST_SHOWN, NOT_THAT, WAIT, WEEKDAYS
from bot.conversation.reading.text.yes_and_no import is_asked
from bot.conversation.reading.times.any_time import suits_any
from bot.conversation.reading.times.asked_times import asks_for_times
from bot.conversation.reading.times.clock import plain_text, read_clock
from bot.conversation.reading.times.clock_words import HOUR
from bot.conversation.reading.times.days import ANY_DAY, EXCEPTED, find_day, weekday_of
from bot.conversation.reading.times.earlier import asks_to_come_now
from bot.conversation.reading.times.hours_wished import NOON, names_a_half, without_unsuitable
from bot.conversation.reading.times.moments import read_when, without_courtesy, without_half
from bot.conversation.reading.times.time_wishes import TimeWish, read_time_wish
from bot.conversation.reading.times.times_among import read_among
from bot.conversation.reading.times.weeks import in_next_week, with_coming_day
from bot.domain.booking import ShownDay
from bot.domain.office import OpenSpan

_EXACTLY: Final = expression(
    r"(?<!\w)(?:تماما|بالضبط|بالزبط|عالتمام|بالتمام|حصرا|exactly|sharp|on the dot|bel zabt)(?!\w)"
)
_JOINED_HOUR: Final = expression(rf"(?<!\w)(?:عال|ع ال|بال)(?={HOUR}|\d)")
_EITHER: Final = expression(r"(?<!\w)(?:او|ولا|يا|من|بين|لحد|الي|or|aw|wala|either|from|between|to|till|until)(?!\w)")
MOST_DAYS: Final = 6
"""Of several that are wished for; they are shown alone."""
WAIT_FOR_PLACE: Final = Choice("wait", "wait-choice", style="primary")


def meant_by(
    said: str, shown: Page, days: tuple[ShownDay, ...], scene: Scene, hours: OpenSpan | None, *, wishes: bool = False
) -> str | None:
    """The choice that a typed reply means: as a whole, in one of its clauses, among other words, or by what it wishes
    for. ``wishes``: it is known to ask for another time, and no more. A time is meant before the day that it is on."""
    plain = plain_text(said)
    if (coming := with_coming_day(plain, scene.today)) != plain:
        said = plain = coming
    if (left := without_unsuitable(plain)) != plain:
        if read_among(left, scene.today, bare=True).clock is None:
            return wished(said, days, scene, hours, shown.day, asked=False)
        said = left
    if asks_to_come_now(said) and (soonest := _earliest_of(days, scene.today, scene)):
        return soonest.replace("at:", "near:")
    wish = read_time_wish(said, scene.today, hours)
    if wish is None and suits_any(said) and (choice := _earliest_of(days, shown.day, scene)):
        return choice
    if wish and wish.names_some_days and suits_any(said) and (first := first_of(wish, days, scene)):
        return at(first, scene)
    if wish and leaves_days_open(wish, said) and not EARLIEST_IN.search(fold_choice(said)):
        return wished(said, days, scene, hours, shown.day, asked=not wishes and asks_in_words(said))
    whole = _meant_whole(said, shown, days, scene, hours)
    if whole and not opens_a_day(whole):
        return whole
    if instead := last_said(said):
        again = _meant_whole(instead, shown, days, scene, hours)
        if again and not opens_a_day(again):
            return again
        said, whole = instead, again or whole
    answers = [part for part in clauses(said) if not (is_asked(part) or supposes(part) or tells(part))]
    found = {meant for part in answers if part != said if (meant := _meant_whole(part, shown, days, scene, hours))}
    timed = {meant for meant in found if meant.startswith("at:")}
    if len(timed) == 1 and not _is_denied(choice := timed.pop(), said, scene, hours):
        return choice
    plainly = "\n".join(part for part in answers if not asks_in_words(part))
    for part, asked in ((plainly, False), (said, asks_in_words(said))):
        if part and (meant := _named(part, shown, days, scene, hours, asked=asked)):
            return meant
    asked = asks_in_words(plainly if plainly and read_time_wish(plainly, scene.today, hours) else said)
    if meant := wished(said, days, scene, hours, shown.day, asked=asked and not wishes):
        return meant
    found_one = found.pop() if len(found) == 1 else None
    return whole or found_one or _closed(said, days, scene) or bare_hour(said, shown, days, scene, hours)


def _earliest_of(days: tuple[ShownDay, ...], on: date | None, scene: Scene) -> str | None:
    """Of the day that is shown, where one is."""
    free = free_times([day for day in days if on in (None, day.day)])
    return at(free[0], scene) if free else None


def _is_denied(choice: str, said: str, scene: Scene, hours: OpenSpan | None) -> bool:
    """Another clause denies its day, or bounds its hours: "any time, but not today", "any day, before ten"."""
    when = datetime.fromisoformat(choice.removeprefix("at:"))
    wish = read_time_wish(said, scene.today, hours)
    half = wish is not None and wish.names_a_half and read_among(said, scene.today).clock is not None
    bounded = wish is not None and not half and not _fits(wish, when.time())
    return bounded or when.date() in read_among(said, scene.today).without


def insists(said: str) -> bool:
    """On the very hour."""
    return bool(_EXACTLY.search(fold_choice(said)))


def refuses_times(said: str) -> bool:
    """Its times are feared or refused as a whole, so none is offered."""
    return (
        not suits_any(said) and meant(said, "time", lambda word: of_time(word) or any(map(str.isdigit, word))) == "not"
    )


def opens_a_day(choice: str) -> bool:
    return choice.startswith(("day:", "full:", "closed:", "either:"))


def _named(
    said: str, shown: Page, days: tuple[ShownDay, ...], scene: Scene, hours: OpenSpan | None, *, asked: bool
) -> str | None:
    """The time of which day or hour stand among other words; where it is asked about or taken, those near it."""
    named = read_among(said, scene.today)
    wish = read_time_wish(said, scene.today, hours)
    bounded = (
        wish is not None and wish.names_hours and not (wish.names_a_half and named.clock and not named.clock.halved)
    )
    if named.clock is None or (wish and bounded and not _fits(wish, named.clock.within(hours))):
        return None
    wanted, on = named.clock.within(hours), named.day or shown.day
    same = [
        slot
        for slot in free_times(days)
        if (when := scene.local(slot.starts_at)).time() == wanted
        and on in (None, when.date())
        and when.date() not in named.without
    ]
    if same and not asked:
        return at(same[0], scene)
    on = on or next((scene.local(slot.starts_at).date() for slot in same or free_times(days)), None)
    if on is None or not any(day.day == on and day.free for day in days):
        return None
    return f"near:{on.isoformat()}T{wanted:%H:%M}"


def _fits(wish: TimeWish, clock: time) -> bool:
    return (wish.opens is None or clock >= wish.opens) and (wish.closes is None or clock < wish.closes)


def _closed(said: str, days: tuple[ShownDay, ...], scene: Scene) -> str | None:
    """The one day that is named, where nobody is received on it or nothing is free."""
    named = read_among(said, scene.today).day
    day = next((each for each in days if each.day == named), None)
    return f"{'full' if day.is_open else 'closed'}:{day.day.isoformat()}" if day and not day.free else None


def _meant_whole(
    said: str, shown: Page, days: tuple[ShownDay, ...], scene: Scene, hours: OpenSpan | None
) -> str | None:
    """The earliest, a time of the day, a weekday, or a choice's number."""
    free = free_times(days)
    if shown.rows[0][0].id == KEEP_OLD and means_as_before(said):
        return KEEP_OLD
    if not latin_digits(normalise(said)).isdecimal() and match_choice(said, [("earliest", EARLIEST)]):
        return at(free[0], scene) if free else None
    at_times = [choice.id for row in shown.rows for choice in row if choice.id.startswith("at:")]
    if at_times and FIRST_SHOWN.search(fold_choice(said)) and not asks(said):
        return at_times[0]
    earliest = EARLIEST_IN.search(fold_choice(said)) and not NOT_THAT.search(fold_choice(said))
    if earliest and not asks(said) and not _names_hours(said, scene.today, hours):
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
    numbered = shown.day is not None and latin_digits(normalise(said)).isdecimal()  # an hour that is not free, no place
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
    said: str, days: tuple[ShownDay, ...], scene: Scene, hours: OpenSpan | None, on: date | None, *, asked: bool
) -> str | None:
    """The first free time that fits what is wished for; where it is asked about, the page of its day. ``on``: the day
    that is shown, which a wish for hours alone does not leave."""
    wish = read_time_wish(said, scene.today, hours)
    if wish is None or (asked and not asks_for_times(said)):
        return None
    if on is not None and not (wish.names_a_day or wish.never or wish.without):
        days = tuple(day for day in days if day.day == on)
    several = wish.names_some_days and _EITHER.search(plain_text(said))
    if (several or leaves_days_open(wish, said)) and not whole_wish(said, scene.today, hours).names_hours:
        fitting = [day.day.isoformat() for day in days if day.free and wish.is_on(day.day)][:MOST_DAYS]
        if len(fitting) > 1:
            return f"either:{' '.join(fitting)}"
    only_half = wish.names_a_half and names_a_half(said)
    return _first_of(wish, asked or only_half, days, scene, hours)


def leaves_days_open(wish: TimeWish, said: str) -> bool:
    """It bounds the days or leaves some out, and the person has the choice among the rest."""
    leaves_out = bool(wish.without or wish.never) and not ANY_DAY.search(plain_text(said))
    return wish.leaves_days_open and (bool(wish.first or wish.last) or leaves_out)


def suits_no_hour(said: str, days: tuple[ShownDay, ...], scene: Scene, hours: OpenSpan | None) -> bool:
    """It wishes for hours that are never free."""
    wish = read_time_wish(said, scene.today, hours)
    return wish is not None and wish.names_hours and _first_of(wish, False, days, scene, hours) is None


def _first_of(
    wish: TimeWish, asked: bool, days: tuple[ShownDay, ...], scene: Scene, hours: OpenSpan | None
) -> str | None:
    slot = first_of(wish, days, scene)
    early = wish.closes and not wish.opens and wish.closes < NOON and not (hours and wish.closes <= hours.start)
    if slot is None and early:
        return _first_of(replace(wish, closes=NOON), asked, days, scene, hours)
    if slot is None:
        return None
    if not asked and wish.names_hours and not (wish.names_one_day and wish.names_a_half):
        return at(slot, scene)
    when = scene.local(slot.starts_at)
    before = free_times([each for each in days if each.day == when.date()]).index(slot)
    if wish.latest:
        return f"day:{when.date().isoformat()}:{before // scene.traits.times_a_page}"
    return f"day:{when.date().isoformat()}:0" + (f":{when:%H%M}" if before else "")
