"""A simulator, a clock that stands still until moved, and the real python-telegram-bot pointed at it."""

import io
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
from PIL import Image
from telegram import Bot

from tests.simulator import Simulator


def picture(side: int = 90) -> bytes:
    out = io.BytesIO()
    Image.new("1", (side, side), 1).save(out, "PNG")
    return out.getvalue()


@dataclass
class Clock:
    """Seconds since the epoch; `now += 60` is a minute later."""

    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True)
class Raw:
    """Calls as a bare HTTP client makes them: the status and the JSON that came back."""

    http: aiohttp.ClientSession
    url: str
    token: str

    async def call(self, method: str, **params: Any) -> tuple[int, Any]:
        async with self.http.post(f"{self.url}/bot{self.token}/{method}", json=params) as answer:
            return answer.status, await answer.json()

    async def refusal(self, method: str, **params: Any) -> str:
        """The description of a call that must be refused."""
        status, card = await self.call(method, **params)
        assert status >= 400
        assert card["ok"] is False
        assert card["error_code"] == status
        return str(card["description"])


@pytest.fixture(autouse=True)
def seconds_are_timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without this python-telegram-bot warns at each retry_after, and a warning fails a test."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def sim(clock: Clock) -> AsyncIterator[Simulator]:
    async with Simulator(clock=clock) as running:
        yield running


@pytest.fixture
async def raw(sim: Simulator) -> AsyncIterator[Raw]:
    async with aiohttp.ClientSession() as http:
        yield Raw(http, sim.url, sim.token)


@pytest.fixture
async def bot(sim: Simulator) -> AsyncIterator[Bot]:
    async with Bot(sim.token, base_url=f"{sim.url}/bot", base_file_url=f"{sim.url}/file/bot") as running:
        yield running
