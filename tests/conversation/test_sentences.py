"""Answers in whole sentences, and sentences that are none: a table of what is said at each question."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from bot.config.office import packaged_office, read_office
from tests.conversation.talk import Talk, a_scene

AT_ALL_PLACES = a_scene(office=read_office(packaged_office(), "Asia/Damascus"))
TABLE = Path(__file__).parent / "sentences.txt"
_WAY = (
    ("consent", ("hello", "[language:ar]")),
    ("name", ("[consent:agree]",)),
    ("document", ()),
    ("number", ("[document:national_id]",)),
    ("station", ("02010012345",)),
    ("time", ("[station:saliheen]",)),
    ("check", ("[time:earliest]",)),
    ("menu", ("[check:confirm]",)),
)


def test_each_sentence_comes_to_what_was_meant() -> None:
    written = TABLE.read_text(encoding="utf-8").splitlines()
    lines = [line.split(" | ") for line in written if line and not line.startswith("#")]
    at = at_each_step()
    wrong = [
        (step, said, meant, heard) for step, said, meant in lines if meant not in (heard := heard_at(at[step], said))
    ]
    assert wrong == []


def heard_at(at: Talk, said: str) -> tuple[str, ...]:
    """All that a line of the table could truly say of the reply. An answer leaves no other one to say."""
    talk = Talk(AT_ALL_PLACES, at.conversation, replace(at.world)).hear(said)
    before, after = at.conversation.answers, talk.conversation.answers
    if talk.conversation.errand == "register" and (new := {name for name in after if name not in before}):
        return (*(f"{name}={after[name]}" for name in new), *(f"@ {talk.conversation.asked}" for _ in new & {"time"}))
    return (*(f"? {key}" for key in talk.keys), f"@ {talk.conversation.asked}")


@cache
def at_each_step(name: str = "أحمد الحلبي") -> Mapping[str, Talk]:
    """A chat at each question, of somebody of this name. Whoever goes on from there takes a world of its own."""
    talks: dict[str, Talk] = {}
    so_far: tuple[str, ...] = ()
    for step, more in _WAY:
        so_far += (name,) if step == "document" else more
        talks[step] = Talk(AT_ALL_PLACES).hear(*so_far)
    talks["birth"] = Talk(AT_ALL_PLACES, talks["document"].conversation).hear("[document:none]")
    talks["sunday"] = Talk(AT_ALL_PLACES, talks["time"].conversation).hear("الأحد")  # its times
    return talks
