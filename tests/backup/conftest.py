"""An old machine of either kind of database, and a new one with nothing on it."""

import random
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pyrage  # type: ignore[import-untyped]  # it has no stubs
import pytest
from sqlalchemy import make_url

from bot.backup.restore import Target
from storage.engine.keyring import load_keyring, new_keyring, save_keyring
from tests.backup.machines import Machine
from tests.builders import RULES, open_for_tests
from tests.storage.empty_rows import blank_database


@pytest.fixture
async def machine(database_url: str, tmp_path: Path) -> AsyncIterator[Machine]:
    folder = tmp_path / "old"
    save_keyring(new_keyring(), folder / "keys" / "keyring.json")
    keyring = load_keyring(folder / "keys" / "keyring.json")
    async with open_for_tests(database_url, keyring=keyring) as opened:
        yield Machine(database_url, folder, opened.database, opened.clock, pyrage.x25519.Identity.generate())


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path, machine: Machine) -> Iterator[Target]:
    """A machine with nothing on it."""
    folder = tmp_path / "new"
    with blank_database(request.param, folder, request) as url:
        path = Path(make_url(url).database or "") if request.param == "sqlite" else None
        yield Target(url, path, folder / "keys" / "keyring.json", RULES, machine.clock, random.Random("new"))
