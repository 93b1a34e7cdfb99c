"""A "no" with what is wanted instead takes it, a "yes" with a correction is none, and a bare "no" stays one."""

from dataclasses import replace
from pathlib import Path

from bot.conversation.core.events import CommandGiven
from bot.conversation.core.views import Doubted
from tests.conversation.talk import Talk
from tests.conversation.test_sentences import AT_ALL_PLACES, at_each_step

TABLE = Path(__file__).parent / "denials.txt"


def test_what_is_wanted_instead_is_taken_or_asked_about() -> None:
    written = TABLE.read_text(encoding="utf-8").splitlines()
    lines = [[part.strip() for part in line.split("|")] for line in written if line and not line.startswith("#")]
    wrong = [(*line, heard) for *line, meant in lines if meant not in (heard := _heard(*line))]
    assert wrong == []


def _heard(step: str, asked: str, said: str) -> tuple[str, ...]:
    at = at_each_step()[step]
    talk = Talk(AT_ALL_PLACES, at.conversation, replace(at.world))
    if asked.startswith("/"):
        command, _, asked = asked[1:].partition(" ")
        talk.hear(CommandGiven(command))
    talk.hear(*filter(None, (asked, said)))
    answers, view = talk.conversation.answers, talk.conversation.view
    about = (f"time~ {view.choice[-5:]}",) if isinstance(view, Doubted) else ()
    held = (f"time~ {answers['time'][11:16]}",) if "time" in answers else ()
    return (
        *(f"{name}={answer}" for name, answer in answers.items()),
        *about,
        *held,
        *(f"? {key}" for key in talk.keys),
    )
