"""Answers to messages that we wrote unasked: a reminder, a moved place, an offered one. Heard at any moment, however
late; an errand under way goes on where it stood.
"""

from dataclasses import replace
from typing import Final

from bot.conversation.applicant.appointment import code_says, described, hold_minutes, place_and_time
from bot.conversation.applicant.errands import chosen
from bot.conversation.applicant.places import held
from bot.conversation.core.commands import Coming, DeclineOffer, FindBookings, TakeOffer
from bot.conversation.core.events import ChoiceTapped, Event
from bot.conversation.core.outcomes import BookingsFound, ComingNoted, OfferDeclined, OfferMoved, OfferTaken, Outcome
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.reading.patterns import expression
from bot.domain.booking import Booking, Hold
from bot.domain.waiting import OfferGone

ID: Final = expression(r"[0-9a-f]{16}")


def hear(conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn | None:
    """The answer to such a message, or an outcome of one; ``None`` for all else."""
    match event:
        case ChoiceTapped(step="offer" | "reminder" | "moved" as step, choice=choice):
            return _tapped(conversation, step, *choice.partition(":")[::2])
        case ComingNoted(None):
            return _said(conversation, Text("reminder-gone"))
        case ComingNoted(slot) if slot is not None:
            return _said(conversation, Text("reminder-thanks", place_and_time(slot, scene)))
        case BookingsFound(purpose="move" | "cancel" as errand, bookings=bookings, wanted=wanted):
            booking = next((each for each in bookings if each.id == wanted), None)
            if booking is None:
                return _said(conversation, Text("reminder-gone"))
            whose = str(described(booking, scene)["name"]) if len(bookings) > 1 else ""
            return chosen(conversation.begin(errand), booking, scene, whose=whose)
        case OfferTaken(hold):
            return _taken(conversation, hold, scene)
        case OfferMoved(booking, several):
            return _moved(conversation, booking, scene, several=several)
        case OfferDeclined(left, station):
            names = scene.office.station(station)
            return _said(conversation, Text(f"offer-declined-{left}", {"station": names.names if names else ""}))
        case OfferGone():
            return _said(conversation, Text("offer-gone"))
        case _:
            return None


def _tapped(conversation: Conversation, step: str, answer: str, about: str) -> Turn:
    """A tap on one of the buttons. Anybody can forge their data: a text that is no id of ours is ignored."""
    match step, answer if ID.fullmatch(about) else "":
        case "offer", "take":
            return Turn(conversation, command=TakeOffer(about))
        case "offer", "no":
            return Turn(conversation, command=DeclineOffer(about))
        case "reminder" | "moved", "coming" | "keep":
            return Turn(conversation, command=Coming(about))
        case "reminder" | "moved", "change" | "other":
            return Turn(conversation, command=FindBookings("move", about))
        case "reminder" | "moved", "cancel":
            return Turn(conversation, command=FindBookings("cancel", about))
        case _:
            return Turn(replace(conversation, asked=None))


def _said(conversation: Conversation, text: Text) -> Turn:
    return Turn(replace(conversation, asked=None), (Say((text,), stays=True),))


def _taken(conversation: Conversation, hold: Hold, scene: Scene) -> Turn:
    """The interview that waited goes on; an errand may have set it aside."""
    if conversation.errand != "register" and conversation.resumes:
        conversation = conversation.finish()
    if conversation.errand != "register":
        return _said(conversation, Text("offer-gone"))
    return Turn(held(conversation, hold), (Say((Text("offer-held", {"minutes": hold_minutes(scene)}),)),))


def _moved(conversation: Conversation, booking: Booking, scene: Scene, *, several: bool) -> Turn:
    return Turn(replace(conversation, asked=None), code_says(booking, scene, "offer-booked", whose=several))
