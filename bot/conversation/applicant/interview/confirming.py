"""A plain yes at the check with a question behind it: "yes, correct. What do I bring?". It books, and answers.

Law: the clause in front says yes by itself, in a word that is more than polite, and no other clause wishes, doubts or
corrects anything: each asks what changes nothing of the booking.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.conversation.core.commands import Book
from bot.conversation.core.say import Say
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.reading.asides.kinds import Kind, marked
from bot.conversation.reading.asides.read import Aside, heard, read_aside, read_likely
from bot.conversation.reading.by_example.likely import likely_beside
from bot.conversation.reading.sentences.plain_answers import denies
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.phrases import fold_aside, pattern
from bot.conversation.reading.text.yes_and_no import surely_finds_right
from bot.conversation.reading.times.asked_times import names_times

CHECK: Final = "check"
_CHANGES_NOTHING: Final = marked("yes")
"""What it costs, who sees it, whether it is accepted and the like may be what a yes depends on."""
_LATER: Final = pattern(("(بعد|بعدين|بعدا|لاحقا|اذا|later|after*|if|b3den|ba3d*|b3d*)",))

_FIRST: Final = pattern(("(قبل (ما|ان|التاكيد|هيك)|قبل التثبيت|بالاول|before|first|2abl (ma)?)",))
"""What is asked is wanted first."""

Told = Callable[[Kind, str], tuple[Say, ...]]


def confirmed_beside(conversation: Conversation, text: str, scene: Scene, told: Told) -> Turn | None:
    first, *others = clauses(text)
    if not others or denies(first) or not surely_finds_right(first) or _FIRST.search(fold_aside(text)):
        return None
    says: list[Say] = []
    for part in others:
        said = _said(part) or _said(text)
        if said == Aside("booked"):  # the code that comes answers it
            continue
        if said is None or said.kind not in _CHANGES_NOTHING or names_times(part, scene.today):
            return None
        if said.kind == "edit" and not _LATER.search(fold_aside(part)):
            return None
        says += [replace(say, stays=True) for say in told(said.kind, part) if replace(say, stays=True) not in says]
    return Turn(conversation, tuple(says), Book(conversation.answers))


def _said(text: str) -> Aside | None:
    """What it surely asks."""
    said = heard(text, CHECK, sure=False) or read_likely(text, CHECK)
    surely = said == read_aside(text, sure=False) or likely_beside(text, CHECK, ())
    return said if isinstance(said, Aside) and surely else None
