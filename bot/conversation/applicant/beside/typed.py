"""What is typed in Latin letters and is Arabic, in Arabic letters.

Law: it is doubted and asked about as any other words are, and what was refused is not heard otherwise. A name stays in
the letters in which it was typed.
"""

from dataclasses import replace
from typing import Final

from bot.conversation.applicant.beside.careful import HEARD
from bot.conversation.applicant.interview.check import CHECK
from bot.conversation.applicant.interview.questions import CONSENT
from bot.conversation.applicant.person.name import NAME
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.outcomes import DaysFound
from bot.conversation.core.say import Say
from bot.conversation.core.state import Turn
from bot.conversation.reading.text import latin_arabic
from bot.conversation.reading.text.latin_arabic import Names
from bot.domain.outcome import Outcome

_READ: Final = HEARD | {CONSENT.name, CHECK.name}
"""The questions at which words are read; what a service asks of its own is kept as it was typed."""
AS_IT_STANDS: Final = frozenset({CONSENT.name})
_REFUSED: Final = frozenset({"nothing-taken", "place-not-taken", "document-gone"})


def in_arabic_letters(event: Event | Outcome, step: str) -> Event | Outcome:
    """The event as it is, where it is in no such letters; where a name is due, with the words around it alone."""
    if step not in _READ:
        return event
    names: Names = "due" if step == NAME.name else "beside" if step == CONSENT.name else "none"
    match event:
        case TextReceived(text) if written := latin_arabic.in_arabic_letters(text, names):
            return replace(event, text=written)
        case DaysFound(said=text) if written := latin_arabic.in_arabic_letters(text, names):
            return replace(event, said=written)
        case _:
            return event


def is_refused(turn: Turn) -> bool:
    """Of what was said nothing was taken, because it was denied, feared, or somebody else's."""
    return any(text.key in _REFUSED for say in turn.says if isinstance(say, Say) for text in say.texts)
