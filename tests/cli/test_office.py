"""``mawid office``: what admins have changed is not taken back unseen, and what stands can be had as a file."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

import bot
from bot.domain.staff import Role, Staff
from storage.engine.transaction import Transaction
from storage.office.offices import find_office
from storage.office.stations import StationChanged, change_station, mark_of
from tests.cli.test_cli import Operator

PACKAGED = Path(bot.__file__).parent / "config" / "office.toml"
TODAY = Path(bot.__file__).parents[1] / "docs/examples/today.toml"


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    made = Operator(tmp_path)
    made.migrates()
    return made


def _opens_on_fridays(tx: Transaction) -> None:
    _change_fridays(tx, opens=True)


def _closes_on_fridays(tx: Transaction) -> None:
    _change_fridays(tx, opens=False)


def _change_fridays(tx: Transaction, *, opens: bool) -> None:
    office = find_office(tx)
    assert office is not None
    station = office.stations[0]
    hours = (*station.hours[:4], station.hours[0] if opens else (), *station.hours[5:])
    admin = Staff("a" * 16, "Hala", Role.ADMIN, None)
    assert isinstance(change_station(tx, replace(station, hours=hours), mark_of(station), admin), StationChanged)


def test_a_file_takes_back_what_an_admin_changed_only_where_somebody_says_so(operator: Operator) -> None:
    operator.types("office", "show")
    assert operator.types("office", "load", str(PACKAGED))[0] == 0
    asyncio.run(operator._write(_opens_on_fridays))
    code, _, told = operator.types("office", "load", str(PACKAGED))
    assert (code, "saliheen: an admin has changed hours since" in told, "show --toml" in told) == (1, True, True), told
    assert "shahba" not in told

    kept = operator.folder / "kept.toml"
    kept.write_text(operator.types("office", "show", "--toml")[1])
    before = operator.types("office", "show")[1]
    code, _, told = operator.types("office", "load", str(kept))
    assert (code, "an admin has changed" in told) == (0, False), told
    assert operator.types("office", "show")[1] == before
    assert operator.types("office", "show", "--toml")[1] == kept.read_text()

    asyncio.run(operator._write(_closes_on_fridays))
    code, _, told = operator.types("office", "load", "--yes", str(TODAY))
    assert (code, "saliheen: an admin has changed hours since" in told) == (0, True), told
    assert operator.types("office", "load", str(PACKAGED))[0] == 0
