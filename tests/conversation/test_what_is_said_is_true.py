"""What an applicant is told of what stays and goes is so, and a hasty answer destroys nothing."""

from dataclasses import dataclass, field

import pytest

from bot.channels.layout import plain
from bot.conversation.core.commands import CancelBooking, Command, Decline, EraseAll, MoveBooking
from bot.conversation.core.events import CommandGiven, Event
from bot.conversation.core.state import Conversation, Scene
from bot.domain.languages import LOCALES
from bot.domain.outcome import Outcome
from bot.domain.rules import BACKUPS_LATE, BACKUPS_LIVE
from bot.rendering.text import write
from tests.conversation.talk import ANSWERS, BEGINNING, Talk, World, a_booking


@dataclass
class Watched(World):
    """A world that remembers what it was told to do."""

    commands: list[Command] = field(default_factory=list)

    def execute(self, command: Command, conversation: Conversation, scene: Scene) -> Outcome:
        self.commands.append(command)
        return super().execute(command, conversation, scene)


REFUSED = ("hello", "[language:en]", "[menu:register]", "[consent:no]")
BOOKED: tuple[str | Event, ...] = ("hello", "[language:en]")
DESTRUCTIVE: dict[str, tuple[tuple[str | Event, ...], type]] = {
    "cancel": ((*BOOKED, CommandGiven("cancel")), CancelBooking),
    "erase": ((*BOOKED, CommandGiven("erase")), EraseAll),
    "move": ((*BOOKED, CommandGiven("move"), "[time:earliest]"), MoveBooking),
    "stop": ((*BEGINNING, *ANSWERS[:2], "stop"), Decline),
}


def test_whoever_refuses_while_an_earlier_booking_stands_is_not_told_that_nothing_is_kept() -> None:
    booked = Talk(world=World((a_booking(),))).hear(*REFUSED)
    new = Talk().hear("hello", "[language:en]", "[consent:no]")
    assert "consent-declined-kept" in booked.keys
    assert "consent-declined" not in booked.keys
    assert new.keys == ["consent-declined"]


@pytest.mark.parametrize("locale", LOCALES)
def test_no_row_of_the_check_is_empty_whatever_was_left_out(locale: str) -> None:
    """Rows are shown beside their buttons, where a channel can."""
    left_out = ("[document:national_id]", "[number:unknown]", "[birth:skip]", "[station:saliheen]", "[time:earliest]")
    (check,) = [say for say in Talk().hear(*BEGINNING, "Amina Haddad", *left_out).says if say.lines]
    rows = {line.choice: plain(write(line.value.key, locale, line.value.params)).strip() for line in check.lines}
    assert {"edit:number", "edit:birth"} <= rows.keys()
    assert [choice for choice, shown in rows.items() if not shown] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_whoever_erases_is_told_how_long_sealed_backups_last(locale: str) -> None:
    talk = Talk().hear(*DESTRUCTIVE["erase"][0], "[confirm-erase:yes]")
    (erased,) = [text for say in talk.says for text in say.texts if text.key == "erased"]
    assert erased.params["days"] == (BACKUPS_LIVE + BACKUPS_LATE).days == 8
    assert "8" in plain(write("erased", locale, erased.params))


@pytest.mark.parametrize("question", DESTRUCTIVE)
def test_no_comes_first_where_something_would_be_lost(question: str) -> None:
    said, harm = DESTRUCTIVE[question]
    world = Watched(() if question == "stop" else (a_booking(),))
    talk = Talk(world=world).hear(*said)
    assert talk.ids[:2] == ["no", "yes"]
    talk.hear("1")
    assert talk.conversation.asked != f"confirm-{question}"
    assert not any(isinstance(command, harm) for command in world.commands)
