"""The serial number that staff in a chat send after an arrival: typed twice, or as a picture of its bars; or left out.

Law: twelve digits of a code stay a code, whatever was asked. Law: no number stands in a message of ours but in the one
that says it was kept.
"""

from dataclasses import replace

from bot.conversation.core.commands import NoteSerial
from bot.conversation.core.events import ChoiceTapped, Event, PictureRead, TextReceived
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.views import SerialWanted
from bot.conversation.reading.numbers.serials import read_serial
from bot.conversation.reading.text.choices import fold_choice, is_one_of
from bot.conversation.reading.text.misread import Misread
from bot.conversation.staff.chat_says import STEP, skip_serial
from bot.domain.arrival import AlreadyArrived, Arrived, SerialRefused
from bot.domain.code import read_code
from bot.domain.outcome import Outcome

SKIP = frozenset(
    map(fold_choice, ("بدون رقم", "بدون", "تخطي", "تجاوز", "لا", "without a number", "without", "skip", "no"))
)


def wanted(conversation: Conversation, event: Event | Outcome, scene: Scene) -> SerialWanted | None:
    """The view after an answer to staff that asks for a serial number."""
    match event:
        case Arrived(booking_id, wants_serial=True) | AlreadyArrived(booking_id, wants_serial=True):
            return SerialWanted(booking_id, scene.now + scene.rules.look)
        case SerialRefused(booking_id, why="taken"):
            return SerialWanted(booking_id, scene.now + scene.rules.look)
    return None


def hear(conversation: Conversation, event: Event, scene: Scene) -> Turn | None:
    """None: it is no answer to that."""
    view = conversation.view
    if isinstance(event, ChoiceTapped):
        verb, _, booking_id = event.choice.partition(":")
        return _skipped(conversation) if event.step == STEP and verb == "skip" and booking_id else None
    if not isinstance(view, SerialWanted) or scene.now >= view.until or conversation.errand:
        return None
    match event:
        case TextReceived(text) if is_one_of(text, SKIP):
            return _skipped(conversation)
        case TextReceived(text) if read_code(text) is None and any(map(str.isdigit, text)):
            return _typed(conversation, view, text)
        case PictureRead(text) if read_code(text) is None:
            serial = read_serial(text)
            if isinstance(serial, Misread):
                return _again(conversation, view, Text(serial.key, serial.params))
            return Turn(conversation, command=NoteSerial(view.booking_id, serial.shown))
    return None


def _typed(conversation: Conversation, view: SerialWanted, text: str) -> Turn:
    serial = read_serial(text)
    if isinstance(serial, Misread):
        return _again(conversation, view, Text(serial.key, serial.params))
    if not view.first:
        return _again(conversation, replace(view, first=serial.shown), Text("desk-serial-again"))
    if view.first != serial.shown:
        return _again(conversation, replace(view, first=""), Text("serial-differs"))
    return Turn(conversation, command=NoteSerial(view.booking_id, serial.shown))


def _again(conversation: Conversation, view: SerialWanted, text: Text) -> Turn:
    say = Say((text,), STEP, (skip_serial(view.booking_id),))
    return Turn(replace(conversation, asked=conversation.asked or "menu", view=view), (say,))


def _skipped(conversation: Conversation) -> Turn:
    view = None if isinstance(conversation.view, SerialWanted) else conversation.view
    say = Say((Text("desk-serial-skipped"),), STEP)
    return Turn(replace(conversation, asked=conversation.asked or "menu", view=view), (say,))
