"""An answer to staff -> the JSON that fills the clerk's screen: a colour, few words, and the next acts.

Law: a colour never says anything alone. The texts are plain, in the clerk's language; the page adds no words to them.
"""

from dataclasses import replace
from typing import Any, Final

from bot.conversation.core.say import Text
from bot.conversation.core.state import Scene
from bot.conversation.reading.text.misread import Misread
from bot.conversation.staff import describe
from bot.conversation.staff.answer import Answer, Person
from bot.domain.arrival import StaffOutcome
from bot.rendering.text import write

HIDDEN: Final = "•••••••"  # always as many: the length of a number tells its kind
Screen = dict[str, Any]
"""An answer as JSON. ``at``: the booked time (ISO 8601), where the person may be moved from it. ``warned``: it holds a
warning, which a key that confirms what is green must not pass by."""


def answer_to(outcome: StaffOutcome, scene: Scene, locale: str) -> Screen:
    return _written(describe.describe(outcome, scene), locale)


def not_a_code(locale: str, digits: int = 0) -> Screen:
    return _written(describe.not_a_code(digits), locale)


def not_a_number(locale: str) -> Screen:
    return _written(describe.not_a_number(), locale)


def not_a_serial(booking_id: str, misread: Misread, locale: str) -> Screen:
    return _written(describe.not_a_serial(booking_id, misread), locale)


def no_serial(misread: Misread, locale: str) -> Screen:
    """Where nothing is asked for anew."""
    return _written(replace(describe.not_a_serial("", misread), actions=(), stays=False), locale)


def unknown_number(locale: str) -> Screen:
    return _written(describe.unknown_number(), locale)


def _written(answer: Answer, locale: str) -> Screen:
    screen: Screen = {
        "kind": answer.kind,
        "tone": answer.tone,
        "title": _words(answer.title, locale),
        "lines": [_words(line, locale) for line in (*answer.lines, *answer.at_desk, *answer.warnings)],
        "booking": answer.booking,
        "call": answer.call,
        "confirmation": answer.confirmation,
        "actions": list(answer.actions),
        "stays": answer.stays,
        "warned": bool(answer.warnings),
        "at": answer.slot.starts_at.isoformat() if answer.slot else "",
    }
    if answer.person is not None:
        screen["person"] = _person(answer.person, locale)
    if answer.picks:
        screen["choices"] = [{"booking": pick.booking, "label": _words(pick.label, locale)} for pick in answer.picks]
    return screen


def _person(person: Person, locale: str) -> Screen:
    """``masked``: all but the last three of the document's number hidden; empty without a document."""
    # One left-to-right unit: in an Arabic line the last digits would else stand before the dots.
    masked = f"\u2066{HIDDEN} {person.number_end}\u2069" if person.number_end else ""
    name = _words(person.name, locale) if isinstance(person.name, Text) else person.name
    asked = {"asked": [_words(line, locale) for line in person.inquiries]} if person.inquiries else {}
    return {"name": name, "document": _words(person.document, locale), "masked": masked, **asked}


def _words(text: Text, locale: str) -> str:
    return write(text.key, locale, text.params, html=False)
