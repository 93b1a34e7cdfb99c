"""Listen mode, for who does not read: every choice has a number that stays the same as long as it is on the screen, and
"0" goes back. A number that is typed is a tap on the choice beside which it stood last, whatever the question reads.
What cannot be taken back has a number that nothing else ever has: whoever repeats one on a slow line never gets there.

Outside of it a number counts only once it stands beside a choice: whoever types one gets the question again with
numbers, and from then on each question of choices has them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from bot.conversation.applicant.wording.notes import hear_now
from bot.conversation.core.binding import without_mark
from bot.conversation.core.events import ChoiceTapped, Event, TextReceived
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.reading.text.digits import latin_digits, normalise
from bot.conversation.reading.text.ordinals import place_said
from bot.domain.languages import FIRST_LOCALE
from bot.domain.notes import FIRST
from bot.domain.outcome import Outcome

BACK: Final = "0"
CHOOSE: Final = Text("please-choose-number")
LAST: Final = "9"
"""The number of what books, moves, cancels and erases; of nothing else."""
FINAL: Final = frozenset(
    {
        *("check:confirm", "confirm-move:yes", "confirm-cancel:yes", "confirm-erase:yes", "confirm-stop:yes"),
        *("confirm-collect:yes", "confirm-lost:yes"),
    }
)
FROM: Final = {"birth": 100}
"""The first number at a question whose answers are small numbers themselves: of no day, month or year in two digits."""
COUNTED: Final = frozenset(
    {
        *("language", "service", "consent", "document", "station", "whose", "which", "check", "menu", "about"),
        *("confirm-move", "confirm-cancel", "confirm-erase", "confirm-stop", "confirm-collect", "confirm-lost"),
    }
)
"""The questions whose choices have numbers for whoever types one: at the others a number is itself an answer."""
UNASKED: Final = frozenset({"reminder", "offer", "moved", "arrival", "case"})
"""The steps of messages that come unasked. Their numbers begin at ``FROM_UNASKED``, above those of a question on the
screen, and stay good while questions come and go."""
FROM_UNASKED: Final = 21
MOST_UNASKED: Final = 9
"""Choices of such messages whose numbers are remembered, the latest."""
OF_APPLICANTS: Final = frozenset({"", "register", "move", "cancel", "code", "erase", "stop", "collect", "lost"})


def hear(conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn | None:
    """The choice beside the languages. ``None``: something else was said."""
    match event:
        case ChoiceTapped(step="language", choice="listen") if scene.staff is None:
            begun = replace(conversation, locale=conversation.locale or FIRST_LOCALE, listens=True, asked=None)
            return Turn(begun, hear_now(FIRST, begun, scene))
        case _:
            return None


def begins_counting(conversation: Conversation, event: Event, scene: Scene) -> bool:
    """A number is typed where choices stand without numbers: from now on they have them, in this chat."""
    if conversation.listens or conversation.counts or scene.staff or scene.traits.surface == "terminal":
        return False
    typed = _typed(event)
    return bool(typed) and len(typed) <= 2 and conversation.errand in OF_APPLICANTS and conversation.asked in COUNTED


def is_number(conversation: Conversation, event: Event, scene: Scene) -> bool:
    """What is typed is a choice's number, or a part of a date that is asked for as numbers."""
    if not (conversation.listens or conversation.counts) or scene.staff or not (typed := _typed(event)):
        return False
    return bool(_meant(conversation, typed)) or (conversation.listens and conversation.asked == "birth")


def heard_as(conversation: Conversation, event: Event, scene: Scene) -> Event:
    if not (conversation.listens or conversation.counts) or scene.staff or not isinstance(event, TextReceived):
        return event
    data = _meant(conversation, _typed(event))
    return ChoiceTapped(*data.split(":", 1)) if data else event


def _meant(conversation: Conversation, typed: str) -> str:
    """What a typed number stands beside. Where small numbers are answers themselves, none of an unasked message."""
    data = conversation.numbered.get(typed, "")
    return "" if conversation.asked in FROM and _is_unasked(data) else data


def _is_unasked(data: str) -> bool:
    return data.partition(":")[0] in UNASKED


def _typed(event: Event) -> str:
    if not isinstance(event, TextReceived):
        return ""
    if place := place_said(event.text):
        return str(place)
    text = latin_digits(normalise(event.text)).strip(".-#)")
    return text if text.isdecimal() else ""


def numbered(turn: Turn, scene: Scene) -> Turn:
    """The turn with a number on each of its choices, and a conversation that knows them."""
    if not (turn.conversation.listens or turn.conversation.counts) or scene.staff or turn.over:
        return turn
    unasked = {number: data for number, data in turn.conversation.numbered.items() if _is_unasked(data)}
    numbers = dict(unasked)
    whole = turn.conversation.listens
    says = tuple(
        _numbered(said, numbers) if isinstance(said, Say) and said.rows and (whole or said.step in COUNTED) else said
        for said in turn.says
    )
    shown = any(isinstance(said, Say) and said.rows for said in turn.says)
    conversation = replace(turn.conversation, numbered=numbers) if shown else turn.conversation
    return replace(turn, conversation=conversation, says=says)


def numbered_unasked(say: Say, known: Mapping[str, str]) -> tuple[Say, Mapping[str, str]]:
    """A message that comes unasked, with numbers beside its choices, and all the chat's numbers. ``known``: those it
    has. The earliest of such messages lose theirs first: whoever types one is shown what is on the screen now."""
    numbers = dict(known)
    free = _free(FROM_UNASKED, numbers)
    rows = tuple(tuple(_with_number(each, say.step, free, numbers) for each in row) for row in say.rows)
    late = [number for number, data in numbers.items() if _is_unasked(data)][:-MOST_UNASKED]
    kept = {number: data for number, data in numbers.items() if number not in late}
    return replace(say, rows=rows), kept


def _numbered(say: Say, numbers: dict[str, str]) -> Say:
    free = _free(1 if say.answer == "choice" else FROM.get(say.step, 1), numbers)
    rows = tuple(tuple(_with_number(each, say.step, free, numbers) for each in row) for row in say.rows)
    texts = tuple(CHOOSE if text.key == "please-choose" else text for text in say.texts)
    return replace(say, texts=texts, rows=rows, answer="digits" if say.answer == "choice" else say.answer)


def _with_number(choice: Choice, step: str, free: Iterator[str], numbers: dict[str, str]) -> Choice:
    if choice.copy:
        return choice
    data = f"{choice.step or step}:{choice.id}"
    number = BACK if choice.id == "back" else LAST if without_mark(data) in FINAL else next(free)
    numbers[number] = data
    return replace(choice, number=number)


def _free(first: int, taken: dict[str, str]) -> Iterator[str]:
    """In a turn of several messages the numbers go on."""
    number = first
    while True:
        if str(number) not in taken and str(number) != LAST:
            yield str(number)
        number += 1
