"""People who register, as lean as can be: they look only at the buttons of what the bot shows.

They do what they are asked. Most often that is the next step; where somebody else was faster it is another time,
another day or another station, and where no time is left they wait for one.

A turn is one message or tap of a person, and everything the bot shows in answer to it.
"""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from tests.simulator import Simulator
from tests.simulator.world import Message

GIVES_UP = 30.0  # seconds
NAME = "محمد أحمد الحلبي"
BIRTH = "3/5/1990"
NUMBER = "02010012345"


class Unanswered(Exception):
    """The bot did not answer, or not as its interview goes."""


@dataclass(frozen=True, slots=True)
class Step:
    """``does``: what the person says; with a leading ``#`` the beginning of the button they tap, of which they choose
    any. ``until``: the beginning of a button in the answer; ``""`` for any message, ``photo`` for a picture."""

    does: str
    until: str


INTERVIEWS: Mapping[str, tuple[Step, ...]] = {
    "mawid": (
        Step("/start", "consent:"),
        Step("#consent:agree", "name:"),
        Step(NAME, "document:"),
        Step("#document:national_id", "number:"),
        Step(NUMBER, "station:"),
        Step("#station:early:", "check:"),
        Step("#time:day:", "time:at:"),  # this and the next one where somebody else was faster
        Step("#time:at:", "check:"),
        Step("#check:confirm", "photo"),
    ),
    "handler": (
        Step("/start", "lang:"),
        Step("#lang:ar", "consent:"),
        Step("#consent:yes", ""),
        Step(NAME, ""),
        Step(BIRTH, "document:"),
        Step("#document:national_id", ""),
        Step(NUMBER, "phone:"),
        Step("#phone:skip", "station:"),
        Step("#station:", "day:"),
        Step("#day:", "time:"),
        Step("#time:", "check:"),
        Step("#check:confirm", "photo"),
    ),
    "echo": (Step("/start", ""), *(Step(NAME, "") for _ in range(11))),
}


WAIT = Step("#time:wait", "")
"""Of who finds no time at all, and the last one."""


@dataclass(slots=True)
class Crowd:
    """Ever new people, who all follow the same interview. ``turns`` counts those that were answered."""

    sim: Simulator
    steps: tuple[Step, ...]
    first: int = 1_000_000
    """The Telegram id of the first of them."""
    turns: int = 0
    patience: float = GIVES_UP
    """Seconds that they wait for an answer."""
    _came: "count[int]" = field(default_factory=count)
    _any: "count[int]" = field(default_factory=count)

    def newcomer(self) -> int:
        return self.first + next(self._came)

    async def interview(self, deadline: float = float("inf")) -> None:
        """One newcomer, to the end; stops before the next step after ``deadline`` (``time.perf_counter``)."""
        person, step = self.newcomer(), self.steps[0]
        while time.perf_counter() < deadline:
            _, due = await self.go_on(person, step)
            if due is None:
                return
            step = due

    async def go_on(self, person: int, step: Step) -> tuple[float, Step | None]:
        """One turn: the seconds that its answer took, and the step that is due now; ``None`` when all is done."""
        tick = self.sim.world.tick
        others = [] if step is WAIT else self._instead(step)
        took = await self.take(person, step, others)
        fresh = [m for m in self.sim.world.chats[person].messages.values() if m.touched > tick and m.from_bot]
        if any(map(_fits(step.until), fresh)):
            after = [] if step is WAIT else self.steps[self.steps.index(step) + 1 :]
            due = next(
                (each for each in after if step.until and each.does.startswith(f"#{step.until}")),
                after[0] if after else None,
            )
        else:
            due = next(other for other in others if any(map(_fits(other.does[1:]), fresh)))
        if due is None:
            self.forget(person)
        return took, due

    def _instead(self, step: Step) -> list[Step]:
        """What may be due though it is not next, the latest first: from the choice of a station on."""
        at = next((at for at, each in enumerate(self.steps) if each.does.startswith("#station:")), len(self.steps))
        return [*reversed(self.steps[at:]), WAIT] if step in self.steps[at:] else []

    async def take(self, person: int, step: Step, others: Sequence[Step] = ()) -> float:
        """One turn; the seconds until an answer shows what the step waits for, or a button of one of the ``others``.
        Raises ``Unanswered``."""
        somebody, world = self.sim.person(person), self.sim.world
        button = self._button(person, step.does[1:]) if step.does.startswith("#") else ""
        tick, began = world.tick, time.perf_counter()
        if button:
            somebody.tap(button)
        else:
            somebody.say(step.does)
        chat = world.chats[person]
        wanted = [_fits(step.until), *(_fits(other.does[1:]) for other in others)]

        def answers(m: Message) -> bool:
            return m.touched > tick and m.from_bot and any(fits(m) for fits in wanted)

        try:
            async with asyncio.timeout(self.patience):
                while not any(answers(m) for m in reversed(chat.messages.values())):
                    waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                    chat.waiting.append(waiter)
                    await waiter
        except TimeoutError:
            raise Unanswered(f"{step} in:\n{somebody.transcript()}") from None
        self.turns += 1
        return time.perf_counter() - began

    def forget(self, person: int) -> None:
        """The simulator need not keep a whole crowd's chats in mind; what the bot still tidies is empty then."""
        self.sim.people.pop(person, None)
        self.sim.world.chats[person].messages.clear()
        self.sim.world.answers.pop(person, None)

    def _button(self, person: int, begins: str) -> str:
        """Of several any, each time another one."""
        for message in reversed(self.sim.world.chats[person].messages.values()):
            found = [data for data in _buttons(message) if data.startswith(begins) and not data.endswith(":back")]
            if found:
                return found[next(self._any) % len(found)]
        raise Unanswered(f"no button {begins} in:\n{self.sim.person(person).transcript()}")


def _buttons(message: Message) -> list[str]:
    rows = message.markup.get("inline_keyboard", ()) if message.markup else ()
    return [key.get("callback_data", "") for row in rows for key in row]


def _fits(until: str) -> Callable[[Message], bool]:
    match until:
        case "":
            return lambda message: True
        case "photo":
            return lambda message: "photo" in message.body
        case begins:
            return lambda message: any(data.startswith(begins) for data in _buttons(message))
