"""A Telegram for tests: strict as the Bot API is, over HTTP, with people who write, tap and block, and with mischief.

async with Simulator() as sim:
    person = sim.person(5, first_name="سلمى")
    person.say("/start")
    await person.expect("أهلا")
"""

from tests.simulator.group import Group
from tests.simulator.mischief import Broken, Late, LostAnswer, LostCall, Misdeed, Slow, TooMany
from tests.simulator.person import Person, Unexpected
from tests.simulator.seen import Button, Seen
from tests.simulator.server import TOKEN, Call, Simulator

__all__ = [
    "TOKEN", "Broken", "Button", "Call", "Group", "Late", "LostAnswer", "LostCall", "Misdeed", "Person", "Seen",
    "Simulator", "Slow", "TooMany", "Unexpected",
]  # fmt: skip
