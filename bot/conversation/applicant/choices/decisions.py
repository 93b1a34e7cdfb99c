"""The reply to a question of which one choice binds: it counts only where it is said surely."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.steps import picked_or_no
from bot.conversation.reading.sentences.plain_answers import only_thanks, surely_yes
from bot.conversation.reading.text.yes_and_no import is_asked, without_only_that
from bot.domain.outcome import Outcome


def decided(
    event: Event | Outcome,
    options: Sequence[tuple[str, Collection[str]]],
    also: Collection[str] = (),
    binding: str = "yes",
) -> str | None:
    """As ``picked_or_no``; but the choice ``binding`` is tapped, or said as a whole, without a question mark and
    without a denial. A fragment of its label is nothing."""
    if isinstance(event, TextReceived) and not is_asked(event.text):
        event = replace(event, text=without_only_that(event.text))
    meant = picked_or_no(event, options, also)
    if meant != binding or not isinstance(event, TextReceived):
        return meant
    known = next(words for choice, words in options if choice == binding)
    return meant if surely_yes(event.text, known, also) else None


def destroys(
    event: Event | Outcome, options: Sequence[tuple[str, Collection[str]]], also: Collection[str] = ()
) -> str | None:
    """As ``decided``, of what cannot be undone: thanks with a vague "OK" may be for anything said before, and is
    nothing."""
    if isinstance(event, TextReceived) and only_thanks(event.text):
        return None
    return decided(event, options, also)
