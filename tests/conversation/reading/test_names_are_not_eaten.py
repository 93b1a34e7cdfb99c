"""Names that hold words of asides: each is taken at the question for it, or asked about; none is answered."""

from tests.conversation.reading.test_read_asides import table
from tests.conversation.talk import BEGINNING, Talk

GREETED = "Hello Kitty Hassan Ali"
"""Asked for once more: it begins as a greeting does."""
FIRST_NAME = "عبد السلام"
"""Kept, and its family name asked for."""
NAMES = [
    line for section, line in table("no_asides.txt") if section == "name" and len(line.split()) > 1 and line != GREETED
]


def test_no_name_is_answered_as_something_said_beside_the_question() -> None:
    at_name = Talk().hear(*BEGINNING).conversation
    lost, asked = [], 0
    for name in NAMES:
        talk = Talk(conversation=at_name).hear(name)
        taken = talk.conversation.answers.get("name")
        if taken is None and "ask-name-whole" in talk.keys:
            asked += 1
        elif name == FIRST_NAME:
            assert talk.keys[0] == "name-family-missing"
        elif taken != name:
            lost.append((name, taken, talk.keys))
    assert lost == []
    assert asked <= len(NAMES) // 8
