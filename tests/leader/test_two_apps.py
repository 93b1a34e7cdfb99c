"""Two apps on one PostgreSQL: what one of them stores or queues, the other is rung for."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]
import pytest
from pydantic import SecretStr
from sqlalchemy import make_url

from bot.app import App
from bot.config.settings import Settings
from bot.http.server import listen
from bot.leader.election import PERIODIC
from bot.startup import start
from storage.engine.bells import TOPIC
from tests.builders import KEYRING, RULES
from tests.stories.people import browser
from tests.stories.running import until

NEVER = 3600.0  # seconds between two looks of a leader whom nobody wakes
WORDS = r"here|new|stored|due (web|telegram)|web [0-9a-f]{2}"


@dataclass(frozen=True, slots=True)
class Address:
    """As much of a program as a browser asks for."""

    url: str


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[App]:
    started = await start(settings, KEYRING, RULES)
    app = App(settings, started, listen("127.0.0.1", 0), asyncio.Event(), look=NEVER)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(app.run())
            await until(lambda: app.bells is not None)
            yield app
            app.stop.set()
    finally:
        await started.database.close()


def address(app: App) -> Any:
    return Address(f"http://127.0.0.1:{app.socket.getsockname()[1]}")


@pytest.fixture
async def two(postgres_url: str, tmp_path: Path) -> AsyncIterator[tuple[App, App]]:
    """The first leads everything, and each knows of the other."""
    settings = Settings(database_url=SecretStr(postgres_url), keyring=tmp_path / "keys" / "keyring.json", port=0)
    async with running(settings) as leader:
        await until(lambda: all(one.leads for one in leader.candidacies.values()))
        async with running(settings) as other:
            await until(lambda: all(app.bells is not None and app.bells.in_company() for app in (leader, other)))
            assert set(leader.candidacies) == {"web", PERIODIC}
            assert not any(one.leads for one in other.candidacies.values())
            yield leader, other


async def test_who_writes_to_one_that_does_not_lead_waits_for_no_look_of_the_one_that_does(
    two: tuple[App, App], postgres_url: str
) -> None:
    """A leader that would look once an hour answers at once, and what is told meanwhile is about nobody."""
    where = make_url(postgres_url)
    told: list[str] = []
    listener = await asyncpg.connect(host=where.query["host"], user=where.username, database=where.database)
    await listener.add_listener(TOPIC, lambda *heard: told.append(heard[3]))
    _, other = two
    async with browser(address(other)) as page:
        for asked in ("language", "consent"):
            await page.say("/start" if asked == "language" else "[language:en]")
            await page.wait(lambda one: bool(one.buttons), 20)
    assert "due web" in told
    assert [word for word in told if not re.fullmatch(WORDS, word)] == []
    await listener.close()
