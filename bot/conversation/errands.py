"""What a person may do beside the interview: see the code again, change a time, cancel, erase. Short checklists too."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.conversation.appointment import code_says, described, hold_minutes
from bot.conversation.commands import (
    BookingsFound,
    CancelBooking,
    EraseAll,
    Erased,
    FindBookings,
    MoveBooking,
    Outcome,
)
from bot.conversation.events import Event
from bot.conversation.reading.choices import NO, YES
from bot.conversation.state import Choice, Conversation, Say, Scene, Text, Turn
from bot.conversation.steps import GO_BACK, picked, rows
from bot.domain.booking import Booking, BookingCancelled, BookingEnded, HoldExpired, Moved, NoChangesLeft


@dataclass(frozen=True, slots=True)
class ChooseWhose:
    """Whose booking: asked only of a chat that has several."""

    name: str = "whose"
    stage: int = 0

    def applies(self, answers: Mapping[str, str]) -> bool:
        return True

    def is_settled(self, conversation: Conversation, scene: Scene) -> bool:
        return self.name in conversation.answers

    def ask(self, conversation: Conversation, scene: Scene) -> Turn:
        return Turn(conversation, wants=FindBookings("whose"))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        match event:
            case BookingsFound(bookings=()):
                return Turn(conversation.finish(), (Say((Text("no-booking"),)),))
            case BookingsFound(bookings=(booking,)):
                return Turn(_of(conversation, booking))
            case BookingsFound():
                return self._found(conversation, event, scene)
        options = [(booking_id, ()) for booking_id in conversation.view.split()]
        return Turn(conversation, wants=FindBookings("whose", picked(event, options) or ""))

    def _found(self, conversation: Conversation, found: BookingsFound, scene: Scene) -> Turn:
        for booking in found.bookings:
            if booking.id == found.wanted:
                return Turn(_of(conversation, booking))
        choices = [Choice(booking.id, "whose-booking", described(booking, scene)) for booking in found.bookings]
        say = Say((Text("ask-whose"),), self.name, rows(*choices, GO_BACK))
        order = " ".join(booking.id for booking in found.bookings)
        return Turn(replace(conversation, view=order), (say,))


def _of(conversation: Conversation, booking: Booking) -> Conversation:
    chosen = {"whose": booking.id, "station": booking.slot.station, "was": booking.slot.starts_at.isoformat()}
    return replace(conversation, answers={**conversation.answers, **chosen}, asked=None, view="")


@dataclass(frozen=True, slots=True)
class ShowCode:
    name: str = "show"
    stage: int = 0

    def applies(self, answers: Mapping[str, str]) -> bool:
        return True

    def is_settled(self, conversation: Conversation, scene: Scene) -> bool:
        return False

    def ask(self, conversation: Conversation, scene: Scene) -> Turn:
        return Turn(conversation, wants=FindBookings("code"))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        bookings = event.bookings if isinstance(event, BookingsFound) else ()
        for booking in bookings:
            if booking.id == conversation.answers["whose"]:
                return Turn(conversation.finish(), code_says(booking, scene, "code-again", whose=len(bookings) > 1))
        return Turn(conversation.finish(), (Say((Text("no-booking"),)),))


@dataclass(frozen=True, slots=True)
class ConfirmMove:
    """The new place is held; the old one goes only when this is confirmed."""

    name: str = "confirm-move"
    stage: int = 0

    def applies(self, answers: Mapping[str, str]) -> bool:
        return True

    def is_settled(self, conversation: Conversation, scene: Scene) -> bool:
        return False

    def ask(self, conversation: Conversation, scene: Scene) -> Turn:
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
        choices = (Choice("yes", "move-yes", style="success"), Choice("no", "move-no"), GO_BACK)
        return Turn(conversation, (Say((Text("ask-move", params),), self.name, rows(*choices)),))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        match event:
            case Moved(booking=booking):
                return Turn(conversation.finish(), code_says(booking, scene, "moved"))
            case NoChangesLeft(booking):
                return Turn(conversation.finish(), (no_changes_left(booking, scene),))
            case HoldExpired():
                gone = conversation.without_answer("time").without_time()
                return Turn(gone, (Say((Text("hold-ran-out", {"minutes": hold_minutes(scene)}),)),))
            case BookingEnded():
                return Turn(conversation.finish(), (Say((Text("no-booking"),)),))
        match picked(event, [("yes", YES), ("no", NO)]):
            case "yes":
                return Turn(conversation, wants=MoveBooking(conversation.answers["whose"]))
            case "no":
                return Turn(conversation.finish(), (Say((Text("nothing-changed"),)),))
            case _:
                return self.ask(conversation, scene)


def no_changes_left(booking: Booking, scene: Scene) -> Say:
    station = scene.office.station(booking.slot.station)
    phone = station.phone.words if station and station.phone and station.phone.verified else ""
    return Say((Text("no-changes-left", {**described(booking, scene), "phone": phone}),))


@dataclass(frozen=True, slots=True)
class ConfirmCancel:
    name: str = "confirm-cancel"
    stage: int = 0

    def applies(self, answers: Mapping[str, str]) -> bool:
        return True

    def is_settled(self, conversation: Conversation, scene: Scene) -> bool:
        return False

    def ask(self, conversation: Conversation, scene: Scene) -> Turn:
        station = scene.office.station(conversation.answers["station"])
        was = scene.local(datetime.fromisoformat(conversation.answers["was"]))
        params = {"station": station.names if station else "", "day": was.date(), "time": was.time()}
        choices = (Choice("yes", "cancel-yes", style="danger"), Choice("no", "cancel-no"))
        return Turn(conversation, (Say((Text("ask-cancel", params),), self.name, rows(*choices)),))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        match event:
            case BookingCancelled():
                return Turn(conversation.finish(), (Say((Text("cancelled"),), stays=True),))
            case BookingEnded():
                return Turn(conversation.finish(), (Say((Text("no-booking"),)),))
        match picked(event, [("yes", YES), ("no", NO)]):
            case "yes":
                return Turn(conversation, wants=CancelBooking(conversation.answers["whose"]))
            case "no":
                return Turn(conversation.finish(), (Say((Text("nothing-changed"),)),))
            case _:
                return self.ask(conversation, scene)


@dataclass(frozen=True, slots=True)
class ConfirmErase:
    name: str = "confirm-erase"
    stage: int = 0

    def applies(self, answers: Mapping[str, str]) -> bool:
        return True

    def is_settled(self, conversation: Conversation, scene: Scene) -> bool:
        return False

    def ask(self, conversation: Conversation, scene: Scene) -> Turn:
        choices = (Choice("yes", "erase-yes", style="danger"), Choice("no", "erase-no"))
        return Turn(conversation, (Say((Text("ask-erase"),), self.name, rows(*choices)),))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        if isinstance(event, Erased):
            return Turn(conversation, (Say((Text("erased", {"channel": scene.channel}),)),), over=True)
        match picked(event, [("yes", YES), ("no", NO)]):
            case "yes":
                return Turn(conversation, wants=EraseAll())
            case "no":
                return Turn(conversation.finish(), (Say((Text("nothing-changed"),)),))
            case _:
                return self.ask(conversation, scene)


WHOSE = ChooseWhose()
SHOW_CODE = ShowCode()
MOVE = ConfirmMove()
CANCEL = ConfirmCancel()
ERASE = ConfirmErase()
