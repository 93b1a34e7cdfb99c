"""The sign-in of a browser at a desk from the chat of a member of staff: the link or six digits of its screen, then the
number on it. Three numbers are offered; only a person in front of that screen knows which one is right.

Law: a chat that is not enrolled gets no answer about it.
"""

from dataclasses import replace
from typing import Final, assert_never

from bot.conversation.core.commands import AnswerPairing, FindPairing
from bot.conversation.core.events import ChoiceTapped, CommandGiven, Event, TextReceived
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import rows
from bot.conversation.core.views import Pairing
from bot.conversation.reading.text.choices import NO, is_one_of, match_choice
from bot.conversation.reading.text.digits import latin_digits, normalise
from bot.conversation.reading.text.words import PAIRING_NO
from bot.conversation.staff.sessions import end_button
from bot.domain.desk import Paired, PairingFound, PairingGone, PairingOutcome, WrongNumber
from bot.domain.outcome import Outcome

STEP = "pairing"
NOT_ME = "not-me"
DIGITS = 6
_WITHOUT_NUMBERS: Final = frozenset({"inviting", "pausing", "voicing"})
"""Errands of admins in which six digits answer nothing: they are a sign-in, as at the menu."""


def hear(conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn | None:
    """The turn of a chat that signs in a browser; None where another dialogue, or a stranger, is meant."""
    if isinstance(event, PairingOutcome):
        return _told(conversation, event, scene)
    if scene.staff is None:
        return None
    match event:
        case CommandGiven("start", payload) if payload.startswith("p"):
            return Turn(conversation, command=FindPairing(payload))
        case ChoiceTapped(step="pairing", choice=choice):
            return _tapped(conversation, choice)
        case TextReceived(text) if not conversation.errand:
            return _typed(conversation, text, scene)
        case TextReceived(text) if conversation.errand in _WITHOUT_NUMBERS and (digits := _six(text)):
            return Turn(conversation, command=FindPairing(digits))
    return None


def _tapped(conversation: Conversation, choice: str) -> Turn | None:
    pairing_id, _, number = choice.partition(":")
    if number == NOT_ME:
        return _refused(conversation)
    return Turn(conversation, command=AnswerPairing(pairing_id, int(number))) if _is_number(number) else None


def _typed(conversation: Conversation, text: str, scene: Scene) -> Turn | None:
    if six := _six(text):
        return Turn(conversation, command=FindPairing(six))
    digits = _plain(text)
    if (found := _on_the_screen(conversation, scene)) is None:
        return None
    if is_one_of(text, NO) or match_choice(text, [(NOT_ME, PAIRING_NO)]) == NOT_ME:
        return _refused(conversation)
    if not _is_number(digits):
        return None
    if int(digits) in found.numbers:
        return Turn(conversation, command=AnswerPairing(found.id, int(digits)))
    return Turn(conversation, (_question(found, scene, Text("pairing-none-of-these")),))  # a slip, no guess


def _six(text: str) -> str:
    """The digits of a sign-in; "" for anything else."""
    digits = _plain(text)
    return digits if len(digits) == DIGITS and digits.isascii() and digits.isdigit() else ""


def _plain(text: str) -> str:
    return "".join(latin_digits(normalise(text)).split())


def _is_number(digits: str) -> bool:
    return len(digits) <= 2 and digits.isascii() and digits.isdigit()


def _on_the_screen(conversation: Conversation, scene: Scene) -> PairingFound | None:
    """The question that a typed number answers; None once it is too old."""
    view = conversation.view
    if not isinstance(view, Pairing) or scene.now >= view.until:
        return None
    return PairingFound(view.id, view.numbers, view.counter, view.seen)


def _told(conversation: Conversation, outcome: PairingOutcome, scene: Scene) -> Turn:
    match outcome:
        case PairingFound(pairing_id, numbers, counter, seen):
            if conversation.errand:  # what it shows stays; a tap needs nothing of us
                return Turn(_calm(conversation), (_question(outcome, scene),))
            view = Pairing(pairing_id, counter, numbers, scene.now + scene.rules.pairing, seen)
            return Turn(replace(conversation, asked="menu", view=view), (_question(outcome, scene),))
        case Paired(counter, session_id):
            end = rows(end_button(session_id)) if session_id else ()
            done = Say((Text("pairing-done", {"counter": counter}),), STEP, end, edits=True)
            return Turn(_calm(conversation), (done,))
        case WrongNumber():
            text = Text("pairing-wrong")
        case PairingGone():
            text = Text("pairing-gone")
        case _:
            assert_never(outcome)
    return Turn(_calm(conversation), (Say((text,), STEP, edits=True),))


def _refused(conversation: Conversation) -> Turn:
    return Turn(_calm(conversation), (Say((Text("pairing-refused"),), STEP, edits=True),))


def _question(found: PairingFound, scene: Scene, *before: Text) -> Say:
    numbers = tuple(Choice(f"{found.id}:{number}", "pairing-number", {"number": number}) for number in found.numbers)
    not_me = Choice(f"{found.id}:{NOT_ME}", "pairing-not-me")
    ask = Text("pairing-ask", {"counter": found.counter})
    return Say((*before, ask, _seen_before(found, scene)), STEP, (numbers, (not_me,)))


def _seen_before(found: PairingFound, scene: Scene) -> Text:
    """Whoever is talked into a sign-in by somebody far away reads here that it is not the tablet before them."""
    if (seen := found.seen) is None:
        return Text("pairing-first-seen")
    station, at = scene.office.place(seen.station or ""), scene.local(seen.at)
    params = {"counter": seen.counter, "place": station.names if station else "", "on": at.date()}
    return Text("pairing-seen" if station else "pairing-seen-admin", params)


def _calm(conversation: Conversation) -> Conversation:
    view = None if isinstance(conversation.view, Pairing) else conversation.view
    return replace(conversation, asked=conversation.asked or "menu", view=view)
