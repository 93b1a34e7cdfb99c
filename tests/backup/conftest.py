"""An old machine of either kind of database, and a new one with nothing on it."""

import random
from collections.abc import AsyncIterator
from pathlib import Path

import pyrage  # type: ignore[import-untyped]  # it has no stubs
import pytest

from bot.backup.restore import Target
from storage.engine.keyring import load_keyring, new_keyring, save_keyring
from tests.backup.machines import Machine
from tests.builders import RULES, open_for_tests


@pytest.fixture
async def machine(database_url: str, tmp_path: Path) -> AsyncIterator[Machine]:
    folder = tmp_path / "old"
    save_keyring(new_keyring(), folder / "keys" / "keyring.json")
    keyring = load_keyring(folder / "keys" / "keyring.json")
    async with open_for_tests(database_url, keyring=keyring) as opened:
        yield Machine(database_url, folder, opened.database, opened.clock, pyrage.x25519.Identity.generate())


@pytest.fixture(params=["sqlite", "postgresql"])
def any_target(request: pytest.FixtureRequest, tmp_path: Path, machine: Machine) -> Target:
    """A machine with nothing on it, whose database is of either kind whichever the old one's is."""
    return _blank(request.param, request, tmp_path, machine)


@pytest.fixture
def target(request: pytest.FixtureRequest, tmp_path: Path, machine: Machine) -> Target:
    """A machine with nothing on it, whose database is of the other kind: so each kind is left, and each is entered."""
    other = "postgresql" if machine.database.dialect == "sqlite" else "sqlite"
    return _blank(other, request, tmp_path, machine)


def _blank(kind: str, request: pytest.FixtureRequest, tmp_path: Path, machine: Machine) -> Target:
    folder = tmp_path / "new"
    path = folder / "blank.db" if kind == "sqlite" else None
    url = f"sqlite+aiosqlite:///{path}" if path else request.getfixturevalue("blank_postgres_url")
    return Target(url, path, folder / "keys" / "keyring.json", RULES, machine.clock, random.Random("new"))
