"""Choosing the day and the time. Choosing a time holds it; only the database knows whether it was still free.

Pages turn in place. What was typed ("الأحد", "9:15", "2") is matched against the page on the screen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from bot.conversation.applicant.choices.day_picker import Page, earliest_alone, free_times, others, page, times_of
from bot.conversation.applicant.choices.doubts import ask_about
from bot.conversation.applicant.choices.offers import missing, on_another_day, whole_wish
from bot.conversation.applicant.visit.kept_wishes import kept_wish
from bot.conversation.applicant.visit.move_wishes import without_wish
from bot.conversation.applicant.visit.places import held
from bot.conversation.applicant.visit.said_times import (
    WAIT_FOR_PLACE,
    insists,
    meant_by,
    opens_a_day,
    refuses_times,
    suits_no_hour,
)
from bot.conversation.applicant.visit.unmet import beyond, gone, nearest_hours
from bot.conversation.applicant.wording.appointment import hold_minutes
from bot.conversation.core.commands import FindDays, HoldSlot, Wait
from bot.conversation.core.events import ChoiceTapped, Event, TextReceived
from bot.conversation.core.outcomes import DaysFound
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import WISHED, Conversation, Scene, Turn
from bot.conversation.core.steps import GO_BACK, PlainStep, not_understood, please_choose, question, rows
from bot.conversation.core.views import Days, DayView, Doubted, Near, Times
from bot.conversation.reading.text.choices import means_as_before
from bot.conversation.reading.text.words import ANOTHER_TIME
from bot.conversation.reading.text.yes_and_no import agrees, is_asked
from bot.conversation.reading.times.any_time import suits_none
from bot.conversation.reading.times.clock import plain_text
from bot.conversation.reading.times.earlier import asks_for_an_earlier
from bot.conversation.reading.times.hours_wished import ended_at
from bot.domain.booking import Hold, Slot, SlotFull, TooManyHolds
from bot.domain.hours import opening
from bot.domain.message import Answer
from bot.domain.office import OpenSpan
from bot.domain.outcome import Outcome
from bot.domain.waiting import Waits

FIRST_VIEW = Days()
NONE_FREE = "ask-day-none-free"


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
        station, view = conversation.answers["station"], _view_of(conversation, _first_view(conversation))
        said = conversation.aside.get(WISHED, "")
        if conversation.errand == "register":  # else it was said in this turn
            said = kept.said if (kept := kept_wish(said, scene.today)) else ""
        if said:
            return Turn(without_wish(conversation), command=FindDays(station, view, said, unasked=True))
        return Turn(conversation, command=FindDays(station, view))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        conversation, station = without_wish(conversation), conversation.answers["station"]
        match event:
            case ChoiceTapped(choice=choice):
                return self._tapped(conversation, choice, scene)
            case TextReceived(text):
                return Turn(conversation, command=FindDays(station, _view_of(conversation), text))
            case DaysFound():
                hours = _hours(conversation, scene)
                if not_there := beyond(event.said, event.days, scene, hours) or gone(event.view, event.days, scene):
                    return self._found(conversation, replace(event, view=FIRST_VIEW, said=""), scene, (not_there,))
                turn = self._found(conversation, event, scene)
                stays = event.unasked and turn.command is None and not turn.conversation.errand
                if event.unasked and (turn.misread or stays):  # nothing, or the time that is booked
                    return self._found(conversation, replace(event, view=_first_view(conversation), said=""), scene)
                return turn
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

    def _offered(
        self, conversation: Conversation, found: DaysFound, meant: str | None, on: date | None, scene: Scene
    ) -> Turn | None:
        """Whether another day suits, where the hours that are wished for are free on none of those that are."""
        exactly = bool(meant and meant.startswith("near:")) and insists(found.said)
        if (meant and not (opens_a_day(meant) or exactly)) or refuses_times(found.said):
            return None
        wish = whole_wish(found.said, scene.today, _hours(conversation, scene))
        if on and not (wish.names_a_day or wish.never):
            wish = replace(wish, first=on, last=on)
        station = conversation.answers["station"]
        if (offer := on_another_day(wish, station, found.days, scene)) is None:
            return None
        asked = replace(conversation, view=Doubted(f"at:{scene.local(offer.slot.starts_at):%Y-%m-%dT%H:%M}"))
        before = missing(offer, wish, {station: found.days}, scene)
        return ask_about(self, asked, scene, before, offered=True)

    def _earliest(self, found: DaysFound, scene: Scene) -> Text | None:
        """What the earliest time here is, for who asks for an earlier one than those shown."""
        if not asks_for_an_earlier(found.said, scene.today) or found.unasked or not (free := free_times(found.days)):
            return None
        when = scene.local(free[0].starts_at)
        return Text("time-is-earliest", {"day": when.date(), "time": when.time()})

    def _that_one(self, conversation: Conversation, meant: str, found: DaysFound, scene: Scene) -> Turn | None:
        """Whether the very time suits that is asked about, where it is free."""
        if not meant.startswith("near:"):
            return None
        at = meant.removeprefix("near:")
        if all(f"{scene.local(slot.starts_at):%Y-%m-%dT%H:%M}" != at for slot in free_times(found.days)):
            return None
        return ask_about(self, replace(conversation, view=Doubted(f"at:{at}")), scene, offered=True)

    def _near(
        self, wanted: str, conversation: Conversation, found: DaysFound, scene: Scene, held_time: datetime | None
    ) -> tuple[Page, tuple[Text, ...]]:
        """The times near the one that is wanted, which may not be free."""
        when = datetime.fromisoformat(wanted).replace(tzinfo=scene.zone)
        is_free = any(slot.starts_at == when for slot in free_times(found.days))
        hours = _hours(conversation, scene)
        if hours and not hours.start <= when.time() < hours.end:  # what keeps the person till then does so every day
            busy = ended_at(plain_text(found.said), hours)
            view = FIRST_VIEW if busy and busy >= hours.end else Near(when)
            return page(view, found.days, scene, held_time), (_none_fits(hours),)
        before = () if is_free else (Text("time-not-free", {"time": when.time()}),)
        return page(Near(when), found.days, scene, held_time), before

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
                    return Turn(conversation, command=FindDays(station, times_of(rest), turns=True))
        except ValueError:
            pass
        return Turn(conversation, command=FindDays(station, _view_of(conversation)))

    def _found(self, conversation: Conversation, found: DaysFound, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        held_time = still_held(conversation, scene)
        days = others(found.days, _moved_from(conversation))
        if found.waits and not held_time and conversation.errand == "register":
            return Turn(replace(conversation, view=None), (_waits(found.waits, scene),))
        shown = earliest_alone(days, scene, held_time) if found.spent else page(found.view, days, scene, held_time)
        if shown.key == NONE_FREE and conversation.errand == "register":
            view = shown.view
            if found.late and isinstance(found.view, Near):  # who came too late may wait as well
                view = replace(found.view, none_at=scene.now)
            shown = replace(shown, rows=(*shown.rows[:-1], *rows(WAIT_FOR_PLACE), *shown.rows[-1:]), view=view)
        unread = False
        if earliest := self._earliest(replace(found, days=days), scene):
            shown, before = page(FIRST_VIEW, days, scene, held_time), (earliest,)
        elif found.said:
            hours = _hours(conversation, scene)
            meant = meant_by(found.said, shown, found.days, scene, hours, wishes=found.unasked)
            if offered := self._offered(conversation, found, meant, shown.day, scene):
                return offered
            if suits := self._that_one(conversation, meant or "", found, scene):
                return suits
            if meant and meant.startswith("near:"):
                shown, before = self._near(meant.removeprefix("near:"), conversation, found, scene, held_time)
            elif meant and meant.startswith("either:"):
                only = tuple(map(date.fromisoformat, meant.removeprefix("either:").split()))
                shown = page(Days(only=only), days, scene, held_time)
            elif meant and not _is_refused(meant, found.said, conversation, scene):
                return self._tapped(conversation, meant, scene)
            elif not meant and agrees(found.said) and (one := shown.first(days, scene)):
                return self._that_one(conversation, one, found, scene) or Turn(replace(conversation, view=None))
            else:
                before, unread = ((), False) if meant else ((please_choose(scene),), True)
                if suits_none(found.said) and not is_asked(found.said):
                    more = Days(shown.view.page + 1) if isinstance(shown.view, Days) else FIRST_VIEW
                    shown = page(more, days, scene, held_time)
                    before, unread = (Text("time-none-suits"),), False
                elif hours and not meant and suits_no_hour(found.said, found.days, scene, hours):
                    near = Near(nearest_hours(found.said, shown.day, found.days, scene, hours))
                    shown = page(near, days, scene, held_time)
                    before, unread = (_none_fits(hours),), False
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


def _none_fits(hours: OpenSpan) -> Text:
    return Text("time-none-fits", {"from": hours.start, "to": hours.end})


def _first_view(conversation: Conversation) -> DayView:
    """The times near the one that was taken back or is wished for; else the days."""
    old = conversation.aside.get(TIME.name)
    return Near(datetime.fromisoformat(old)) if old else FIRST_VIEW


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


def _is_refused(meant: str, said: str, conversation: Conversation, scene: Scene) -> bool:
    """The time that is meant is the one that another is wished instead of at the check."""
    old = conversation.aside.get("time")
    if conversation.correcting is None or old is None or not meant.startswith("at:") or means_as_before(said):
        return False
    return _time_in(meant.removeprefix("at:"), scene) == datetime.fromisoformat(old)


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


TIME = ChooseTime()
