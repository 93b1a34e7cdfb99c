"""The shortest way from /start to the code, as the README tells it."""

import re
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.simulator import Simulator
from tests.stories.people import Phone, Shown
from tests.stories.running import running_bot

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
NAME, NUMBER = "سلمى أحمد الحلبي", "02010012345"
BY_BUTTONS = ("/start", "#consent:agree", NAME, "#document:national_id", NUMBER, "#station:early:", "#check:confirm")
BY_TYPING = ("/start", "موافق", NAME, "هوية", NUMBER, "الصالحين", "تأكيد")


@dataclass
class Way:
    """A person who counts: a turn is a message or a tap, and waits for its answer."""

    phone: Phone
    turns: int = 0
    taps: int = 0
    seconds: float = field(default=0.0)

    async def go(self, said: tuple[str, ...]) -> Shown:
        began, seen = time.perf_counter(), Shown("", (), "")
        for one in said:
            if one.startswith("#"):
                self.taps += 1
                await self.phone.tap(next(data for data in seen.buttons if data.startswith(one[1:])), seen)
            else:
                await self.phone.say(one)
            self.turns += 1
            seen = await self.phone.wait(lambda shown: bool(shown.step or shown.code))
        self.seconds = time.perf_counter() - began
        return seen


def told() -> tuple[int, int, int]:
    """Turns, taps by buttons, taps by typing."""
    found = re.search(
        r"(\d+) turns\*\*: (\d+) taps .*?by typing\s+alone as many turns and (\d+)\s+taps", README, re.DOTALL
    )
    assert found is not None, "the README tells the way no more"
    return int(found[1]), int(found[2]), int(found[3])


async def test_the_shortest_way_has_the_turns_and_taps_that_the_readme_tells(
    tmp_path: Path, simulator: Simulator, capsys: pytest.CaptureFixture[str]
) -> None:
    async with running_bot(tmp_path, simulator):
        ways = []
        for number, said in enumerate((BY_BUTTONS, BY_TYPING), 5):
            way = Way(Phone(simulator.person(number)))
            assert (await way.go(said)).code
            ways.append(way)
    buttons, typing = ways
    assert (buttons.turns, buttons.taps, typing.taps) == told()
    assert typing.turns == buttons.turns
    with capsys.disabled():
        print(f"\nfrom /start to the code: {buttons.seconds:.1f} s by buttons, {typing.seconds:.1f} s by typing")  # noqa: T201
