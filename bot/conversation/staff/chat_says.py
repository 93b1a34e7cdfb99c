"""An answer to staff -> what their chat shows.

Law: a person is shown in one message only, which is edited down; every other answer has a time and a call number.
"""

from typing import Final, Literal

from bot.conversation.applicant.wording.appointment import place_and_time
from bot.conversation.core.say import Choice, EndLook, Say, Text
from bot.conversation.core.state import Scene
from bot.conversation.core.steps import rows
from bot.conversation.staff.answer import Answer, Person
from bot.domain.booking import Slot

STEP: Final = "desk"


def chat_says(answer: Answer, scene: Scene) -> tuple[Say | EndLook, ...]:
    """The message, and the end of a look at the same booking."""
    if answer.person is not None and answer.slot is not None:
        return (_look(answer, answer.person, answer.slot, scene),)
    if answer.kind == "collect" and answer.slot is not None:
        return (_collectable(answer, answer.slot, scene),)
    head = Text("answer-in-chat", {"mark": _mark(answer), "title": answer.title, "call": answer.call})
    picks = tuple(pick.label for pick in answer.picks)
    warnings = tuple(map(_warning, answer.warnings))
    undoes = f"undo:{answer.booking}:{answer.confirmation}"
    undo = (Choice(undoes, "desk-undo"),) if answer.done and "undo" in answer.actions else ()
    asked = "serial" in answer.actions
    serial = (Text("desk-serial-ask"),) if asked else ()
    choices = (*rows(*undo), *((skip_serial(answer.booking),) if asked else ()))
    say = Say((head, *answer.lines, *picks, *warnings, *serial), STEP, choices, edits=answer.done)
    return (EndLook(answer.booking), say) if answer.booking else (say,)


def skip_serial(booking_id: str) -> tuple[Choice, ...]:
    """The button that goes on without a serial number."""
    return (Choice(f"skip:{booking_id}", "desk-serial-skip"),)


def _look(answer: Answer, person: Person, slot: Slot, scene: Scene) -> Say:
    """The one message with a person in it; when the look is over, a time and a call number are left."""
    where = place_and_time(slot, scene)
    card = Text(
        "desk-expected",
        {
            "name": person.name,
            "document": person.document,
            "number_end": person.number_end,
            "mark": "care" if answer.warnings else "good",
            "when": answer.kind,
            "title": answer.title,
            **where,
        },
    )
    choices = (
        Choice(f"confirm:{answer.booking}", "desk-confirm", style="success"),
        Choice(f"leave:{answer.booking}", "desk-leave"),
    )
    leaves = Text("desk-looked", {"call": answer.call, **where})
    texts = (card, *person.inquiries, *map(_warning, answer.warnings))
    return Say(texts, STEP, rows(*choices), look=answer.booking, leaves=leaves)


def _collectable(answer: Answer, slot: Slot, scene: Scene) -> Say:
    """The serial number goes from the chat as a person does."""
    head = Text("answer-in-chat", {"mark": "good", "title": answer.title, "call": answer.call})
    choices = (
        Choice(f"confirm:{answer.booking}", "desk-hand-over", style="success"),
        Choice(f"by-another:{answer.booking}", "desk-by-another"),
    )
    leaves = Text("desk-looked", {"call": answer.call, **place_and_time(slot, scene)})
    return Say((head, *answer.lines), STEP, rows(*choices), look=answer.booking, leaves=leaves)


def _warning(text: Text) -> Text:
    return Text("answer-warning-in-chat", {"warning": text})


def _mark(answer: Answer) -> Literal["good", "back", "care", "stop"]:
    """The sign before the title. Orange refusals are red in a chat, which shows no colour beside the sign."""
    if answer.tone == "good":
        return "good"
    if answer.tone == "care" and answer.done:
        return "back"
    return "care" if answer.picks else "stop"
