"""Statements that are executed as they were kept: rows, errors and dead connections are as SQLAlchemy's own."""

import asyncio
import gc
import weakref
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import bindparam, func, insert, literal, null, or_, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError, MultipleResultsFound, NoResultFound, OperationalError

from storage.engine.compiled import SHAPES
from storage.engine.database import Database
from storage.engine.keyring import new_keyring
from storage.engine.outages import DatabaseAway, is_outage
from storage.engine.postgresql import CONNECTIONS, open_postgresql
from storage.engine.transaction import Transaction, TransactionFactory
from storage.tables import cases, inbox, service
from tests.builders import Clock, local, open_for_tests
from tests.stories.outages import line_to_postgres

AT = local(1, 9)
_STORE = insert(inbox)
_WAITING = (
    select(inbox.c.seq, inbox.c.id, inbox.c.received_at, inbox.c.payload, func.count().over().label("of"))
    .where(inbox.c.channel == "console", inbox.c.received_at >= bindparam("since", type_=inbox.c.received_at.type))
    .where(inbox.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(inbox.c.seq)
    .limit(bindparam("most"))
)
_HANDLE = (
    update(inbox)
    .where(inbox.c.id == bindparam("of_id"))
    .values(handled_at=bindparam("at"), payload=null())
    .returning(inbox.c.id, inbox.c.handled_at)
)
_PARK = update(inbox).where(inbox.c.id == bindparam("of_id")).values(parked=bindparam("why"))
_NOTE = insert(service)
_NOTED = select(service.c.value).where(service.c.key == bindparam("of_key"))
_FLAGS = select(literal(True).label("yes"), literal(None).label("none"), cases.c.remind).limit(1)
_SLEEP, _ONE = select(func.pg_sleep(0.05)), select(literal(1))
_END = select(func.pg_terminate_backend(func.pg_backend_pid()))


def _row(row_id: str) -> dict[str, object]:
    return {
        "id": row_id,
        "channel": "console",
        "update_key": row_id,
        "sender": row_id.encode(),
        "payload": b"\x00" + row_id.encode(),
        "received_at": AT,
    }


async def test_the_third_time_a_statement_finds_and_writes_what_it_did_the_first_time(database: Database) -> None:
    def turn(tx: Transaction, name: str) -> list[object]:
        one, others = f"{name}1", [f"{name}{each}" for each in range(2, 5)]
        tx.connection.execute(_STORE, _row(one))
        tx.connection.execute(_STORE, [_row(each) for each in others])
        tx.connection.execute(_STORE, [_row(f"{name}5")])
        found: list[object] = []
        for ids in ([one], [one, *others], ["nobody"], []):
            asked = {"since": AT - timedelta(seconds=1), "ids": ids, "most": 3}
            rows = tx.connection.execute(_WAITING, asked).all()
            found += [(row.id.removeprefix(name), row.received_at, bytes(row.payload)[:1], row.of) for row in rows]
            first = tx.connection.execute(_WAITING, asked).first()
            found.append(None if first is None else first._mapping["id"].removeprefix(name))
        handled = tx.connection.execute(_HANDLE, {"of_id": one, "at": AT})
        found += [(row.id.removeprefix(name), row.handled_at) for row in handled]
        parked = tx.connection.execute(_PARK, [{"of_id": each, "why": "why"} for each in (*others, "nobody")])
        found.append(parked.rowcount)
        found.append(tx.connection.execute(_PARK, {"of_id": one, "why": None}).rowcount)
        return found

    first = await database.write(lambda tx: turn(tx, "a"))
    assert first[0] == ("1", AT, b"\x00", 1)
    assert [await database.write(lambda tx, name=name: turn(tx, name)) for name in "bcd"] == [first] * 3  # type: ignore[misc]


async def test_what_finds_nothing_or_too_much_says_so_each_time(database: Database) -> None:
    asked = {"since": AT, "ids": ["a", "b"], "most": 5}

    def look(tx: Transaction) -> None:
        assert tx.connection.execute(_NOTED, {"of_key": "nobody's"}).scalar() is None
        assert tx.connection.execute(_NOTED, {"of_key": "nobody's"}).scalar_one_or_none() is None
        assert tx.connection.execute(_NOTED, {"of_key": "nobody's"}).scalars().all() == []
        assert tx.connection.execute(_FLAGS).all() == []
        with pytest.raises(NoResultFound):
            tx.connection.execute(_NOTED, {"of_key": "nobody's"}).one()
        with pytest.raises(MultipleResultsFound):
            tx.connection.execute(_WAITING, asked).one()

    await database.write(lambda tx: tx.connection.execute(_STORE, [_row("a"), _row("b")]) and None)
    for _ in range(3):
        await database.read(look)


async def test_a_forgotten_parameter_is_an_error_each_time(database: Database) -> None:
    await database.read(lambda tx: tx.connection.execute(_NOTED, {"of_key": "k"}).first())
    for _ in range(2):
        with pytest.raises(Exception, match="of_key"):
            await database.read(lambda tx: tx.connection.execute(_NOTED, {}).first())


async def test_a_value_that_is_there_already_is_refused_by_the_same_error_each_time(database: Database) -> None:
    def note(tx: Transaction) -> None:
        tx.connection.execute(_NOTE, {"key": "k", "value": "v"})

    await database.write(note)
    for _ in range(3):
        with pytest.raises(IntegrityError) as twice:
            await database.write(note)
        assert not is_outage(twice.value)
        assert "v" not in str(twice.value.params)
    assert await database.read(lambda tx: tx.connection.execute(_NOTED, {"of_key": "k"}).scalar()) == "v"


async def test_an_error_that_a_verb_answers_takes_nothing_back_of_what_it_wrote_before(sqlite_url: str) -> None:
    def note(tx: Transaction, key: str) -> None:
        tx.connection.execute(_NOTE, {"key": key, "value": "v"})

    def twice(tx: Transaction) -> None:
        note(tx, "before")
        with pytest.raises(IntegrityError):
            note(tx, "before")
        note(tx, "after")

    async with open_for_tests(sqlite_url) as opened:
        await opened.database.write(lambda tx: note(tx, "learnt"))
        async with open_for_tests(sqlite_url) as fresh:  # its connection has executed nothing by SQLAlchemy
            await fresh.database.write(twice)
        keys = select(service.c.key).order_by(service.c.key)
        kept = await opened.database.read(lambda tx: tx.connection.execute(keys).scalars().all())
        assert {"before", "after"} <= set(kept)


async def test_rows_that_nobody_reads_keep_no_commit_back(database: Database) -> None:
    stored = insert(inbox).returning(inbox.c.seq)

    def store(tx: Transaction, name: str) -> object:
        return tx.connection.execute(stored, _row(name))

    await database.write(lambda tx: store(tx, "first") and None)
    assert [await database.write(lambda tx, name=name: store(tx, name)) for name in "abc"]  # type: ignore[misc]
    assert await database.read(lambda tx: tx.connection.scalar(select(func.count()).select_from(inbox))) == 4


@pytest.mark.parametrize("whole", [True, False], ids=["all rows", "the first"])
async def test_a_value_that_does_not_decode_keeps_nobody_else_from_writing(sqlite_url: str, whole: bool) -> None:
    """The error is told with all that it stood in, and a half-read cursor among it would hold an old snapshot."""
    wrong = text("INSERT INTO service (key, value) VALUES ('k0', 'v'), ('k', CAST(x'31ff' AS TEXT)), ('k2', 'v')")
    values = select(service.c.value).where(service.c.key >= bindparam("least"))

    def look(tx: Transaction) -> object:
        found = tx.connection.execute(values, {"least": "k"})
        return found.all() if whole else found.first()

    async with open_for_tests(sqlite_url) as opened, open_for_tests(sqlite_url) as another:
        await opened.database.write(lambda tx: look(tx) and None)
        await opened.database.write(lambda tx: tx.connection.core.execute(wrong) and None)
        told = []
        for _ in range(2):
            with pytest.raises(OperationalError) as undecoded:
                await opened.database.write(look)
            told.append(undecoded.value)
        await another.database.write(lambda tx: tx.connection.execute(_NOTE, {"key": "a", "value": "v"}) and None)
        async with asyncio.timeout(5):
            await opened.database.write(lambda tx: tx.connection.execute(_NOTE, {"key": "b", "value": "v"}) and None)


async def test_a_statement_made_for_one_use_is_not_remembered(database: Database) -> None:
    def once(tx: Transaction) -> weakref.ref[object]:
        made = select(service.c.value).where(or_(service.c.key == "a", service.c.key == "b"))
        for _ in range(3):
            tx.connection.execute(made).all()
        assert SHAPES.find(made) is not None
        return weakref.ref(made)

    await database.read(once)  # of those that are alike SQLAlchemy itself keeps the first
    gc.freeze()  # what other tests have left need not be looked through
    made = await database.read(once)
    gc.collect()
    assert made() is None


async def test_a_session_that_the_server_ended_in_a_kept_statement_is_an_outage(postgres_url: str) -> None:
    async with open_for_tests(postgres_url) as opened:
        for _ in range(3):
            with pytest.raises(DBAPIError) as ended:
                await opened.database.write(lambda tx: tx.connection.execute(_END).scalar())
            assert is_outage(ended.value)
            assert ended.value.connection_invalidated
        assert await opened.database.read(lambda tx: tx.connection.execute(_ONE).scalar()) == 1


async def test_all_connections_of_a_dead_line_are_given_up_by_a_kept_statement(postgres_url: str) -> None:
    async with asyncio.timeout(60), line_to_postgres(postgres_url) as (line, url):
        database = open_postgresql(url, TransactionFactory(new_keyring(), Clock(), Random(1)), answers=1.0)
        for _ in range(2):
            await asyncio.gather(
                *(database.read(lambda tx: tx.connection.execute(_SLEEP).first()) for _ in range(CONNECTIONS))
            )
        await database.read(lambda tx: tx.connection.execute(_ONE).scalar())

        def swallowed(tx: Transaction) -> None:
            line.swallows = True
            tx.connection.execute(_ONE)

        with pytest.raises(DatabaseAway):
            await database.write(swallowed)
        with pytest.raises(DatabaseAway):
            await database.read(lambda tx: tx.connection.execute(_ONE).scalar())
        line.swallows = False
        assert await database.read(lambda tx: tx.connection.execute(_ONE).scalar()) == 1
        await database.close()
