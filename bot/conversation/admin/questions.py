"""The look of an admin's questions: choices to tap or type, and in each a way back and a way out."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.conversation.admin.words import WORDS
from bot.conversation.core.events import ChoiceTapped, Event, TextReceived
from bot.conversation.core.say import Choice, Rows, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import GO_BACK, rows
from bot.conversation.reading.text.choices import match_choice
from bot.domain.outcome import Outcome

STEP: Final = "admin"
"""The step of buttons that belong to no question: their labels hold at any moment."""
WHOLE: Final = "at:"
"""Before a place's key: all of its calendars."""
LEAVE: Final = Choice("leave", "admin-leave")


def ask(conversation: Conversation, name: str, texts: Sequence[Text], choices: Rows, *, edits: bool = False) -> Turn:
    say = Say(tuple(texts), name, (*choices, (GO_BACK, LEAVE)), edits=edits)
    return Turn(replace(conversation, asked=name), (say,))


def choice_of(event: Event | Outcome, choices: Rows, scene: Scene) -> str | None:
    """The id of the choice that was tapped, on an older page too, or that a text means."""
    match event:
        case ChoiceTapped(choice=choice):
            return choice
        case TextReceived(text):
            return match_choice(text, [(each.id, _labels(each, scene)) for row in choices for each in row])
        case _:
            return None


def remark(conversation: Conversation, *says: Say) -> Turn:
    """A remark that disturbs no question: it stays asked, and at the menu no menu follows."""
    resting = None if conversation.errand else "menu"
    return Turn(replace(conversation, asked=conversation.asked or resting), says)


def button(verb: str, key: str, **params: object) -> Choice:
    return Choice(verb, key, params)


def stations_of(scene: Scene) -> Rows:
    """All calendars."""
    named = ((each.key, scene.office.called(each)) for each in scene.office.stations)
    return rows(*(Choice(key, "admin-place", {"place": names}) for key, names in named), across=2)


def whole_places(scene: Scene) -> dict[str, Choice]:
    """A choice for each place that has several calendars, which means all of them; by its id."""
    several = (each for each in scene.office.places if len(scene.office.calendars_of(each.key)) > 1)
    choices = (Choice(f"{WHOLE}{each.key}", "admin-place-whole", {"place": each.names}) for each in several)
    return {choice.id: choice for choice in choices}


def calendars_in(picked: str, scene: Scene) -> str:
    """The calendars' keys of what was ticked, whole places among it; a list with commas between, as ``picked``."""
    keys = {*picked.split(",")}
    return ",".join(each.key for each in scene.office.stations if {each.key, f"{WHOLE}{each.place_key}"} & keys)


def toggled(chosen: str, which: str) -> str:
    """``chosen``, a list with commas between, without the item where it has it, else with it."""
    items = [each for each in chosen.split(",") if each]
    return ",".join([each for each in items if each != which] if which in items else [*items, which])


def ticked(choices: Rows, chosen: str) -> Rows:
    """The choices, with a mark on those that are in ``chosen``, a list with commas between."""
    items = chosen.split(",")
    return tuple(
        tuple(replace(each, key=f"{each.key}-ticked") if each.id in items else each for each in row) for row in choices
    )


def _labels(choice: Choice, scene: Scene) -> tuple[str, ...]:
    station = scene.office.station(choice.id) or scene.office.place(choice.id.removeprefix(WHOLE))
    if station is not None:
        alone = choice.key in ("admin-place", "admin-place-ticked")
        names = scene.office.called(station) if alone else station.names
        named = (names.ar, names.en)
        return (*named, f"العمل في {named[0]}", f"موظف في {named[0]}", f"staff at {named[1]}")
    return WORDS.get(choice.key, ())
