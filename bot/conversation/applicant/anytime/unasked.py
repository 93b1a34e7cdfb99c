"""Answers to messages that we wrote unasked: a reminder, a moved place, an offered one. Heard at any moment, however
late; an errand under way goes on where it stood.
"""

from dataclasses import replace
from typing import Final

from bot.conversation.applicant.beside.aside_texts import brought
from bot.conversation.applicant.errands.bookings import chosen
from bot.conversation.applicant.visit.places import held
from bot.conversation.applicant.wording.appointment import code_says, described, hold_minutes, place_and_time
from bot.conversation.core.commands import Coming, DeclineOffer, FindBookings, TakeOffer
from bot.conversation.core.events import ChoiceTapped, Event, TextReceived
from bot.conversation.core.outcomes import BookingsFound, ComingNoted, OfferDeclined, OfferMoved, OfferTaken
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.patterns import expression
from bot.domain.booking import Booking, Hold
from bot.domain.outcome import Outcome
from bot.domain.waiting import OfferGone

ID: Final = expression(r"[0-9a-f]{16}")
SUITS: Final = expression(
    r"(?:(?:تمام|نعم|ايوه|اوكي|اوك|طيب|ماشي|ok|okay|yes) )*(?:(?:موعد|وقت|هالوقت|that|it|this) )?(?:جديد )?"
    r"(?:يناسبني|بيناسبني|بناسبني|مناسبني|مناسب|يناسبنا|بيناسبنا|suits me|suits us|works for me)"
)
WANTS_ANOTHER: Final = expression(
    r"(?:no )?i want another time|(?:no )?(?:that|it|this) (?:does not|doesn t|doesnt) suit (?:me|us)"
)
"""In Arabic this is heard as the wish to change that it is; in English it could be a wish for a first appointment."""


def hear(conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn | None:
    """The answer to such a message, or an outcome of one; ``None`` for all else."""
    match event:
        case ChoiceTapped(step="offer" | "reminder" | "moved" as step, choice=choice):
            return _tapped(conversation, step, *choice.partition(":")[::2])
        case TextReceived(text) if not (conversation.errand or scene.staff):
            return _typed(conversation, fold_choice(text))
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
        case BookingsFound(purpose="stands", bookings=bookings):
            stand = tuple(Text("time-stands", described(each, scene)) for each in bookings)
            return Turn(replace(conversation, asked=None), (Say(stand),) if stand else ())
        case BookingsFound(purpose="bring", bookings=bookings):
            return Turn(replace(conversation, asked=None), (Say((brought(bookings, scene),)),))
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


def _typed(conversation: Conversation, text: str) -> Turn | None:
    """At the menu, of a time that we gave. What suits stays, and is told: a word never takes an offer, nor is it known
    whether one was meant; and we may have given another time than was chosen."""
    if SUITS.fullmatch(text):
        return Turn(conversation, command=FindBookings("stands"))
    return Turn(conversation.begin("move")) if WANTS_ANOTHER.fullmatch(text) else None


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
