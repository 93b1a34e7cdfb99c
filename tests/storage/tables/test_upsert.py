"""An insert that meets a row already there, on each database."""

from pathlib import Path

from sqlalchemy import bindparam, literal, select

import storage
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.tables import service, slots
from storage.tables.upsert import excluded, insert_from, upsert
from tests.builders import local
from tests.databases import ON_SQLITE

_LEAVE = upsert(service, [service.c.key], returning=service.c.key)
_REPLACE = upsert(service, [service.c.key], {"value": excluded(service.c.value)})
_of_slot = {"station": bindparam("at_station"), "starts_at": bindparam("at", type_=slots.c.starts_at.type), "online": 1}
_MORE = upsert(
    slots,
    [slots.c.station, slots.c.starts_at],
    {"online": slots.c.online + 1},
    values=_of_slot,
    where=slots.c.online < bindparam("most", type_=slots.c.online.type),
    returning=slots.c.online,
)


def _value(tx: Transaction, key: str) -> str | None:
    return tx.connection.execute(select(service.c.value).where(service.c.key == key)).scalar()


async def test_without_a_change_the_row_that_is_there_stays_and_nothing_comes_back(database: Database) -> None:
    def twice(tx: Transaction) -> tuple[object, object, str | None]:
        first = _LEAVE.execute(tx.connection, {"key": "k", "value": "first"}).scalar()
        second = _LEAVE.execute(tx.connection, {"key": "k", "value": "second"}).scalar()
        return first, second, _value(tx, "k")

    assert await database.write(twice) == ("k", None, "first")


@ON_SQLITE
async def test_a_change_may_take_the_value_of_the_new_row(database: Database) -> None:
    def twice(tx: Transaction) -> str | None:
        for value in ("first", "second"):
            _REPLACE.execute(tx.connection, {"key": "k", "value": value})
        return _value(tx, "k")

    assert await database.write(twice) == "second"


async def test_a_row_is_changed_only_where_the_condition_holds_for_it(database: Database) -> None:
    def thrice(tx: Transaction) -> list[object]:
        slot = {"at_station": "saliheen", "at": local(7, 10), "most": 2}
        return [_MORE.execute(tx.connection, slot).scalar() for _ in range(3)]

    assert await database.write(thrice) == [1, 2, None]


async def test_many_rows_may_come_from_a_query(database: Database) -> None:
    def many(tx: Transaction) -> str | None:
        copied = select(literal("k"), literal("copied"))
        for _ in range(2):
            insert_from(service, [service.c.key], ["key", "value"], copied).execute(tx.connection)
        return _value(tx, "k")

    assert await database.write(many) == "copied"


def test_no_other_module_spells_a_statement_for_one_database() -> None:
    """So that a third database is added here and in ``engine/``."""
    folder = Path(storage.__file__).parent
    spelled = [path for path in folder.rglob("*.py") if "sqlalchemy.dialects" in path.read_text(encoding="utf-8")]
    assert [path.relative_to(folder).as_posix() for path in spelled] == ["tables/upsert.py"]
