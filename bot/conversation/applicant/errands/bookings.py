"""Errands beside the interview: see the code again, change a time, cancel, erase. Short checklists too."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.conversation.applicant.choices.decisions import decided, destroys
from bot.conversation.applicant.visit.move_wishes import keeps_place, move_near, of_booking
from bot.conversation.applicant.visit.places import without_hold
from bot.conversation.applicant.wording.appointment import code_says, described, hold_minutes
from bot.conversation.core.case_commands import FindCases
from bot.conversation.core.case_outcomes import CasesFound
from bot.conversation.core.commands import CancelBooking, EraseAll, FindBookings, MoveBooking
from bot.conversation.core.events import ChoiceTapped, Event, TextReceived
from bot.conversation.core.outcomes import BookingsFound, Erased
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import (
    GO_BACK,
    AlwaysAsked,
    PlainStep,
    not_understood,
    please_choose,
    rows,
)
from bot.conversation.core.views import Order
from bot.conversation.reading.text.choices import NO, YES, match_choice
from bot.conversation.reading.text.words import (
    CANCEL_NO,
    CANCEL_YES,
    CANCELLING,
    ERASE_YES,
    ERASING,
    MOVE_NO,
    MOVE_YES,
    MOVING,
)
from bot.domain.booking import Booking, BookingCancelled, BookingEnded, HoldExpired, Moved, NoChangesLeft, SlotClosed
from bot.domain.case import Stage
from bot.domain.outcome import Outcome
from bot.domain.rules import BACKUPS_LATE, BACKUPS_LIVE

ABOUT: Final = frozenset({"whose", "name", "station", "was"})
"""The answers that say which booking an errand is about."""


@dataclass(frozen=True, slots=True)
class ChooseWhose(PlainStep):
    """The choice of a booking, asked only of a chat that has several."""

    name: str = "whose"
    stage: int = 0

    def take_back(self, conversation: Conversation) -> Conversation:
        return conversation.finish()

    def ask(self, conversation: Conversation, scene: Scene) -> Turn:
        return Turn(conversation, command=FindBookings("whose"))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        match event:
            case BookingsFound(bookings=()):
                return Turn(conversation.finish(), (Say((Text("no-booking"),)),))
            case BookingsFound(bookings=(booking,)):
                return chosen(conversation, booking, scene, whose="")
            case BookingsFound():
                return self._found(conversation, event, scene)
            case ChoiceTapped(choice=meant) | TextReceived(text=meant):
                return Turn(conversation, command=FindBookings("whose", meant))
            case _:
                return Turn(conversation, command=FindBookings("whose"))

    def _found(self, conversation: Conversation, found: BookingsFound, scene: Scene) -> Turn:
        order = conversation.view.ids if isinstance(conversation.view, Order) else ()
        shown = sorted(found.bookings, key=lambda each: order.index(each.id) if each.id in order else len(order))
        meant = match_choice(found.wanted, [(each.id, (each.id, *filter(None, (each.name,)))) for each in shown])
        for booking in shown:
            if booking.id == meant:
                return chosen(conversation, booking, scene, whose=str(described(booking, scene)["name"]))
        choices = [
            Choice(booking.id, "whose-booking", {**described(booking, scene), **_which(booking, scene)})
            for booking in shown
        ]
        before = (please_choose(scene),) if found.wanted else ()
        say = Say((*before, Text("ask-whose")), self.name, rows(*choices, GO_BACK))
        asked = Turn(replace(conversation, view=Order(tuple(booking.id for booking in shown))), (say,))
        return not_understood(asked) if found.wanted else asked


def _which(booking: Booking, scene: Scene) -> dict[str, object]:
    """Its call number; and what it is for, where people come for several services."""
    station = scene.office.station(booking.slot.station) if scene.office.more_services else None
    purpose = scene.office.service_of(station.service).titles if station else ""
    return {"purpose": purpose, "call": booking.call_number}


def chosen(conversation: Conversation, booking: Booking, scene: Scene, whose: str) -> Turn:
    """The errand under way is about this booking. ``whose``: the first name, where the chat has several bookings."""
    if conversation.errand == "move" and not booking.changes_left:
        return Turn(conversation.finish(), (no_changes_left(booking, scene),))
    chosen = {
        "whose": booking.id,
        "name": whose,
        "station": booking.slot.station,
        "was": booking.slot.starts_at.isoformat(),
    }
    there = of_booking(conversation, booking, scene)
    answers = {**conversation.answers, **chosen}
    return Turn(replace(there, answers=answers, asked=None), keeps_place(conversation, booking, scene))


def cancelling(conversation: Conversation) -> Conversation:
    """Whether to cancel the booking of which the time was to be changed; of none yet it is asked which one."""
    about = {name: each for name, each in conversation.answers.items() if name in ABOUT}
    return replace(conversation.begin("cancel"), answers=about if "whose" in about else {})


def moving(conversation: Conversation, said: str, scene: Scene) -> Turn:
    """Another time for the booking that was to be cancelled, near the one that is wished for."""
    about = conversation.answers.get("whose", "")
    moved = replace(move_near(conversation, said, scene), asked=WHOSE.name)
    return Turn(moved, command=FindBookings("whose", about))


def _asks(conversation: Conversation, ask: Text, before: tuple[Text, ...]) -> tuple[Text, ...]:
    """The question of an errand, with the name above it where it could be somebody else's."""
    name = conversation.answers["name"]
    return (*before, *((Text("appointment-whose", {"name": name}),) if name else ()), ask)


@dataclass(frozen=True, slots=True)
class ShowCode(AlwaysAsked):
    name: str = "show"
    stage: int = 0

    def ask(self, conversation: Conversation, scene: Scene) -> Turn:
        return Turn(conversation, command=FindBookings("code"))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        bookings = event.bookings if isinstance(event, BookingsFound) else ()
        for booking in bookings:
            if booking.id == conversation.answers["whose"]:
                return Turn(conversation.finish(), code_says(booking, scene, "code-again", whose=len(bookings) > 1))
        return Turn(conversation.finish(), (Say((Text("no-booking"),)),))


@dataclass(frozen=True, slots=True)
class ConfirmMove(AlwaysAsked):
    """The new place is held; the old one goes only when this is confirmed."""

    name: str = "confirm-move"
    stage: int = 0
    needs_hold: bool = True

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        station = scene.office.station(conversation.answers["station"])
        old = scene.local(datetime.fromisoformat(conversation.answers["was"]))
        new = scene.local(datetime.fromisoformat(conversation.answers["time"]))
        params = {
            "station": station.names if station else "",
            "old_day": old.date(),
            "old_time": old.time(),
            "day": new.date(),
            "time": new.time(),
        }
        choices = (Choice("no", "move-no"), Choice("yes", "move-yes", style="success"), GO_BACK)
        return Turn(
            conversation, (Say(_asks(conversation, Text("ask-move", params), before), self.name, rows(*choices)),)
        )

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        match event:
            case Moved(booking=booking):
                return Turn(
                    conversation.finish(), code_says(booking, scene, "moved", whose=bool(conversation.answers["name"]))
                )
            case NoChangesLeft(booking):
                return Turn(conversation.finish(), (no_changes_left(booking, scene),))
            case HoldExpired():
                gone = without_hold(conversation)
                return Turn(gone, (Say((Text("hold-ran-out", {"minutes": hold_minutes(scene)}),)),))
            case SlotClosed():
                return Turn(without_hold(conversation), (Say((Text("slot-closed-old-stays"),)),))
            case BookingEnded():
                return Turn(conversation.finish(), (Say((Text("no-booking"),)),))
        match decided(event, [("no", (*NO, *MOVE_NO)), ("yes", (*YES, *MOVE_YES))], MOVING):
            case "yes":
                return Turn(conversation, command=MoveBooking(conversation.answers["whose"]))
            case "no":
                return Turn(conversation.finish(), (Say((Text("nothing-changed"),)),))
            case _:
                return not_understood(self.ask(conversation, scene, (please_choose(scene),)))


def no_changes_left(booking: Booking, scene: Scene) -> Say:
    station = scene.office.station(booking.slot.station)
    phone = station.phone.words if station and station.phone and station.phone.verified else ""
    return Say((Text("no-changes-left", {**described(booking, scene), "phone": phone}),))


@dataclass(frozen=True, slots=True)
class ConfirmCancel(AlwaysAsked):
    name: str = "confirm-cancel"
    stage: int = 0

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        station = scene.office.station(conversation.answers["station"])
        was = scene.local(datetime.fromisoformat(conversation.answers["was"]))
        params = {"station": station.names if station else "", "day": was.date(), "time": was.time()}
        choices = (Choice("no", "cancel-no"), Choice("yes", "cancel-yes", style="danger"))
        return Turn(
            conversation, (Say(_asks(conversation, Text("ask-cancel", params), before), self.name, rows(*choices)),)
        )

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        match event:
            case BookingCancelled():
                return Turn(conversation.finish(), (Say((Text("cancelled"),)),))
            case BookingEnded():
                return Turn(conversation.finish(), (Say((Text("no-booking"),)),))
        match destroys(event, [("no", (*NO, *CANCEL_NO)), ("yes", (*YES, *CANCEL_YES))], CANCELLING):
            case "yes":
                return Turn(conversation, command=CancelBooking(conversation.answers["whose"]))
            case "no":
                return Turn(conversation.finish(), (Say((Text("nothing-changed"),)),))
            case _:
                return not_understood(self.ask(conversation, scene, (please_choose(scene),)))


@dataclass(frozen=True, slots=True)
class ConfirmErase(AlwaysAsked):
    name: str = "confirm-erase"
    stage: int = 0

    def ask(self, conversation: Conversation, scene: Scene) -> Turn:
        return Turn(conversation, command=FindCases("erase"))

    def _ask(self, conversation: Conversation, found: CasesFound) -> Turn:
        """With what it costs whoever waits for something."""
        waiting = [each.case for each in found.cases if each.case.stage is not Stage.COLLECTED]
        costs = tuple(Text("erase-costs", {"serial": case.serial}) for case in waiting)
        choices = (Choice("no", "erase-no"), Choice("yes", "erase-yes", style="danger"))
        return Turn(conversation, (Say((Text("ask-erase"), *costs), self.name, rows(*choices)),))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        if isinstance(event, CasesFound):
            return self._ask(conversation, event)
        if isinstance(event, Erased):
            days = (BACKUPS_LIVE + BACKUPS_LATE).days
            params = {"surface": scene.traits.surface, "days": days}
            erased = Say((Text("erased", params),), ends_contact=True)
            still = (Say((Text("still-staff"),), work=True),) if scene.staff else ()
            return Turn(conversation, (erased, *still), over=True)
        match destroys(event, [("no", NO), ("yes", (*YES, *ERASE_YES))], ERASING):
            case "yes":
                return Turn(conversation, command=EraseAll())
            case "no":
                return Turn(conversation.finish(), (Say((Text("nothing-changed"),)),))
            case _:
                return not_understood(Turn(conversation, (Say((please_choose(scene),)),), FindCases("erase")))


WHOSE = ChooseWhose()
SHOW_CODE = ShowCode()
MOVE = ConfirmMove()
CANCEL = ConfirmCancel()
ERASE = ConfirmErase()
