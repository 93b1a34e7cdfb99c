"""Choosing the day and the time. Choosing a time holds it; only the database knows whether it was still free.

Pages turn in place. What was typed ("الأحد", "9:15", "2") is matched against the page on the screen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from bot.conversation.applicant.appointment import hold_minutes
from bot.conversation.applicant.day_picker import Page, at, earliest_alone, free_times, page
from bot.conversation.applicant.places import held
from bot.conversation.core.commands import FindDays, HoldSlot, Wait
from bot.conversation.core.events import ChoiceTapped, Event, TextReceived
from bot.conversation.core.outcomes import DaysFound, Outcome
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import GO_BACK, KEEP_OLD, PlainStep, not_understood, please_choose, question, rows
from bot.conversation.core.views import Days, DayView, Near, Times
from bot.conversation.reading.asides import asks
from bot.conversation.reading.choices import fold_choice, match_choice, means_as_before
from bot.conversation.reading.clock import plain_text, read_clock
from bot.conversation.reading.days import ANY_DAY, EXCEPTED, find_day, weekday_of
from bot.conversation.reading.digits import latin_digits
from bot.conversation.reading.moments import in_next_week, read_when, without_courtesy, without_half
from bot.conversation.reading.words import ANOTHER_TIME, EARLIEST, EARLIEST_IN, FIRST_SHOWN, NOT_THAT, WAIT, WEEKDAYS
from bot.conversation.reading.yes_and_no import is_asked
from bot.domain.booking import Hold, ShownDay, Slot, SlotFull, TooManyHolds
from bot.domain.hours import opening
from bot.domain.message import Answer
from bot.domain.office import OpenSpan
from bot.domain.waiting import Waits

FIRST_VIEW = Days()
NONE_FREE = "ask-day-none-free"
WAIT_FOR_PLACE = Choice("wait", "wait-choice", style="primary")


@dataclass(frozen=True, slots=True)
class ChooseTime(PlainStep):
    name: str = "time"
    stage: int = 5
    needs_hold: bool = True
    words: tuple[str, ...] = (
        *("الموعد", "الوقت", "الساعة", "اليوم", "تغيير الموعد", "time", "day", "edit time"),
        *ANOTHER_TIME,
    )

    def shown(self, answer: str, scene: Scene) -> Mapping[str, object]:
        when = scene.local(datetime.fromisoformat(answer))
        return {"day": when.date(), "time": when.time()}

    def applies(self, answers: Mapping[str, str]) -> bool:
        return "station" in answers

    def ask(self, conversation: Conversation, scene: Scene) -> Turn:
        old = conversation.aside.get(self.name)
        view = _view_of(conversation, Near(datetime.fromisoformat(old)) if old else FIRST_VIEW)
        return Turn(conversation, command=FindDays(conversation.answers["station"], view))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        station = conversation.answers["station"]
        match event:
            case ChoiceTapped(choice=choice):
                return self._tapped(conversation, choice, scene)
            case TextReceived(text):
                return Turn(conversation, command=FindDays(station, _view_of(conversation), text))
            case DaysFound():
                return self._found(conversation, event, scene)
            case Hold():
                return Turn(held(conversation, event))
            case SlotFull(slot, late):
                full = (Say((Text("slot-full"),)),)
                return Turn(conversation, full, FindDays(station, Near(slot.starts_at), late=late))
            case Waits():
                return Turn(conversation, (_waits(event, scene),))
            case TooManyHolds(kept) if kept and conversation.held_until:
                return Turn(held(conversation, kept), (Say((Text("too-many-holds-keep"),)),))
            case TooManyHolds():
                return Turn(conversation, (Say((Text("too-many-holds"),), self.name, rows(GO_BACK)),))
            case _:
                again = FindDays(station, _view_of(conversation))
                return not_understood(Turn(conversation, (Say((please_choose(scene),)),), again))

    def _tapped(self, conversation: Conversation, choice: str, scene: Scene) -> Turn:
        """A choice of a page, however old: the words after its first colon are a day, a time or a page's number."""
        kind, _, rest = choice.partition(":")
        station = conversation.answers["station"]
        try:
            match kind:
                case "keep" if still_held(conversation, scene):
                    return Turn(conversation.with_answer(self, conversation.aside[self.name]))
                case "keep":
                    ran_out = Say((Text("hold-ran-out", {"minutes": hold_minutes(scene)}),))
                    return Turn(replace(conversation, view=None, asked=None), (ran_out,))
                case "at" if (when := _time_in(rest, scene)) is not None:
                    if when == _moved_from(conversation):
                        return Turn(conversation.finish(), (Say((Text("nothing-changed"),)),))
                    return Turn(conversation, command=HoldSlot(Slot(station, when)))
                case "wait" if conversation.errand == "register":
                    return Turn(conversation, command=Wait(station))
                case "earliest":
                    return Turn(conversation, command=FindDays(station, FIRST_VIEW, "earliest"))
                case "full" | "closed":
                    say = Say((Text(f"day-is-{kind}", {"day": date.fromisoformat(rest)}),))
                    return Turn(conversation, (say,), FindDays(station, _view_of(conversation), turns=True))
                case "days":
                    return Turn(conversation, command=FindDays(station, Days(int(rest)), turns=True))
                case "day":
                    on, _, number = rest.partition(":")
                    times = Times(date.fromisoformat(on), int(number or 0))
                    return Turn(conversation, command=FindDays(station, times, turns=True))
        except ValueError:
            pass
        return Turn(conversation, command=FindDays(station, _view_of(conversation)))

    def _found(self, conversation: Conversation, found: DaysFound, scene: Scene) -> Turn:
        held_time = still_held(conversation, scene)
        if found.waits and not held_time and conversation.errand == "register":
            return Turn(replace(conversation, view=None), (_waits(found.waits, scene),))
        if found.spent:
            shown = earliest_alone(found.days, scene, held_time)
        else:
            shown = page(found.view, found.days, scene, held_time)
        if shown.key == NONE_FREE and conversation.errand == "register":
            view = shown.view
            if found.late and isinstance(found.view, Near):  # who came too late may wait as well
                view = replace(found.view, none_at=scene.now)
            shown = replace(shown, rows=(*shown.rows[:-1], *rows(WAIT_FOR_PLACE), *shown.rows[-1:]), view=view)
        before: tuple[Text, ...] = ()
        unread = False
        if found.said:
            hours = _hours(conversation, scene)
            meant = _meant(found.said, shown, found.days, scene, hours)
            if meant:
                return self._tapped(conversation, meant, scene)
            before, unread = (please_choose(scene),), True
            clock = read_clock(found.said)
            if clock and not clock.bare and shown.day:
                time_wanted = clock.within(hours)
                wanted = datetime.combine(shown.day, time_wanted, scene.zone)
                shown = page(Near(wanted), found.days, scene, held_time)
                before, unread = (Text("time-not-free", {"time": time_wanted}),), False
        station = scene.office.station(conversation.answers["station"])
        params: dict[str, object] = {"station": station.names if station else ""}
        if shown.day:
            params["day"] = shown.day
        if conversation.errand == "register":
            texts = question(self, shown.key, before=before, **params)
        else:
            texts = (*before, Text(shown.key, params))
        answer: Answer = "choice" if conversation.errand == "register" else ""
        say = Say(texts, self.name, shown.rows, edits=found.turns, answer=answer)
        return Turn(replace(conversation, view=shown.view), (say,), misread=unread)


def _view_of(conversation: Conversation, begin: DayView = FIRST_VIEW) -> DayView:
    """The page on the screen, or the one to begin with."""
    return conversation.view if isinstance(conversation.view, Days | Times | Near) else begin


def _waits(waits: Waits, scene: Scene) -> Say:
    station = scene.office.station(waits.station)
    rules = scene.rules
    params = {
        "station": station.names if station else "",
        "from": time(rules.quiet_to % 24),
        "to": time(rules.quiet_from % 24),
        "minutes": int(rules.offer.total_seconds() // 60),
        "hours": int(rules.unfinished_retention.total_seconds() // 3600),
        "surface": scene.traits.surface,
    }
    return Say((Text("wait-noted", params),), "time", rows(GO_BACK))


def still_held(conversation: Conversation, scene: Scene) -> datetime | None:
    """The time that was taken back, while the place is still held: it may be chosen without holding it anew."""
    old, until = conversation.aside.get("time"), conversation.held_until
    if old is None or until is None or scene.now >= until:
        return None
    return datetime.fromisoformat(old)


def _time_in(written: str, scene: Scene) -> datetime | None:
    """A time in a button's data, which anybody can forge; None where no clock of this year or the next shows it."""
    when = datetime.fromisoformat(written).replace(tzinfo=scene.zone)
    return when if abs(when.year - scene.now.year) <= 1 else None


def _moved_from(conversation: Conversation) -> datetime | None:
    was = conversation.answers.get("was")
    return datetime.fromisoformat(was) if was else None


def _hours(conversation: Conversation, scene: Scene) -> OpenSpan | None:
    """Of the station that the time is chosen at."""
    station = scene.office.station(conversation.answers["station"])
    return opening([station]) if station else None


def _meant(said: str, shown: Page, days: tuple[ShownDay, ...], scene: Scene, hours: OpenSpan | None) -> str | None:
    """The choice that a typed reply means: the earliest, a time of the day, a weekday, or a choice's number."""
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
    if excepted := EXCEPTED.search(plain_text(said)):
        left = [slot for slot in free if scene.local(slot.starts_at).weekday() != weekday_of(excepted[1])]
        return at(left[0], scene) if left and ANY_DAY.search(plain_text(said)) and not is_asked(said) else None
    choices = [choice for row in shown.rows for choice in row if choice.id != "back"]
    clock = read_clock(said)
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
    said, since = in_next_week(said, scene.today)
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


TIME = ChooseTime()
