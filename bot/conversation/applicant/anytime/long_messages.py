"""A message too long to be an answer, which is not read at all.

Law: what a stranger writes takes no longer to read than an answer does. Everybody waits for the one who reads, and some
patterns go over a run of marks once for each of them.
"""

from dataclasses import replace
from typing import Final

from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Turn
from bot.conversation.reading.text.patterns import expression
from bot.domain import limits
from bot.domain.outcome import Outcome

_MARKS: Final = expression(r"[\W_]{9,}")
"""More than any answer needs in a row: of spaces, marks, pictures, or accents on one letter."""
_KEPT: Final = 8


def readable(event: Event | Outcome) -> Event | Outcome:
    """The event with no run of marks longer than eight."""
    if not isinstance(event, TextReceived):
        return event
    return replace(event, text=_MARKS.sub(lambda run: run[0][:_KEPT], event.text))


def hear(conversation: Conversation, event: Event | Outcome) -> Turn | None:
    """The same question again, behind what to do; ``None`` where the message is short enough."""
    if not isinstance(event, TextReceived) or not limits.too_long(event.text, limits.APPLICANT_MESSAGE):
        return None
    return Turn(replace(conversation, asked=None), (Say((Text("message-too-long"),)),))
