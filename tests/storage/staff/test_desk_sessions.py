"""Sessions at a desk: how they end."""

from functools import partial

import pytest

from bot.domain.desk import Session
from bot.domain.staff import Staff
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.staff import desk_sessions
from storage.staff.desk_sessions import list_sessions
from storage.staff.staff import revoke
from storage.tables import desk_sessions as session_rows
from storage.tables import pairings, signin_codes
from tests.builders import RULES, Clock
from tests.storage.staff.sign_ins import count, found, issued, journaled, opened, staffed


@pytest.fixture
async def clerk(database: Database) -> Staff:
    return await database.write(staffed)


def signed_in(tx: Transaction, member: Staff, token: str = "token", counter: int = 3) -> Session:
    (issued,) = desk_sessions.issue_signin_code(tx, member.id, RULES)
    session = desk_sessions.redeem_signin_code(tx, issued.code, token, counter, RULES)
    assert isinstance(session, Session)
    return session


async def test_a_session_ends_when_nobody_uses_it_for_an_hour(database: Database, clock: Clock, clerk: Staff) -> None:
    session = await database.write(lambda tx: signed_in(tx, clerk))
    clock.forward(minutes=59, seconds=59.9)
    assert await database.read(found) == session
    await database.write(lambda tx: desk_sessions.mark_seen(tx, session.id))
    clock.forward(minutes=59, seconds=59.9)
    seen = await database.read(found)
    assert seen is not None
    assert seen.seen_at > session.seen_at
    clock.forward(seconds=0.1)
    assert await database.read(found) is None


async def test_a_session_ends_after_twelve_hours_however_much_it_is_used(
    database: Database, clock: Clock, clerk: Staff
) -> None:
    session = await database.write(lambda tx: signed_in(tx, clerk))
    for _ in range(24):
        assert await database.read(found) is not None
        await database.write(lambda tx: desk_sessions.mark_seen(tx, session.id))
        clock.forward(minutes=30)
    assert clock() == session.ends_at
    assert await database.read(found) is None
    assert await database.read(lambda tx: list_sessions(tx, RULES)) == ()


async def test_whoever_is_revoked_is_signed_out_at_once(database: Database, clerk: Staff) -> None:
    await database.write(lambda tx: signed_in(tx, clerk))
    assert await database.read(found) is not None
    await database.write(lambda tx: revoke(tx, clerk.id))
    assert await database.read(found) is None
    assert await database.read(lambda tx: list_sessions(tx, RULES)) == ()


async def test_a_session_is_ended_by_who_has_it_or_by_an_admin_and_the_journal_tells_whom(
    database: Database, clerk: Staff
) -> None:
    admin = await database.write(lambda tx: staffed(tx, "admin", None))
    own = await database.write(lambda tx: signed_in(tx, clerk, "one"))
    other = await database.write(lambda tx: signed_in(tx, clerk, "two"))
    end = partial(desk_sessions.end_session, session_id=own.id, by=clerk)
    assert await database.write(end) is True
    assert await database.write(end) is False
    assert await database.read(lambda tx: found(tx, "one")) is None
    assert await database.read(lambda tx: found(tx, "two")) == other
    assert await database.write(lambda tx: desk_sessions.end_session(tx, other.id, admin)) is True
    assert await database.read(lambda tx: found(tx, "two")) is None
    assert [row for row in await database.read(journaled) if row[0] != "signin"] == [
        ("signout", "signed-out", clerk.id),
        ("end-session", "one", admin.id),
        ("signout", "ended-by-admin", clerk.id),
    ]


async def test_all_sessions_end_at_once_but_the_one_that_stays(database: Database, clerk: Staff) -> None:
    admin = await database.write(lambda tx: staffed(tx, "admin", None))
    stays = await database.write(lambda tx: signed_in(tx, admin, "mine", 1))
    for token in ("one", "two"):
        await database.write(partial(signed_in, member=clerk, token=token))
    listed = await database.read(lambda tx: list_sessions(tx, RULES))
    assert sorted((one.staff.name, one.counter) for one in listed) == [("admin", 1), ("clerk", 3), ("clerk", 3)]
    assert await database.write(lambda tx: desk_sessions.end_all_sessions(tx, admin, stays.id)) == 2
    assert await database.read(lambda tx: list_sessions(tx, RULES)) == (stays,)
    assert await database.write(lambda tx: desk_sessions.end_all_sessions(tx, None)) == 1
    assert await database.read(lambda tx: list_sessions(tx, RULES)) == ()
    assert ("end-session", "all", None) in await database.read(journaled)


async def test_a_browser_is_one_person_at_a_time(database: Database, clerk: Staff) -> None:
    await database.write(lambda tx: signed_in(tx, clerk, "earlier"))
    await database.write(lambda tx: desk_sessions.end_session_of_browser(tx, "earlier"))
    await database.write(lambda tx: desk_sessions.end_session_of_browser(tx, "earlier"))
    assert await database.read(lambda tx: found(tx, "earlier")) is None
    assert (await database.read(journaled)).count(("signout", "replaced", clerk.id)) == 1


async def test_what_is_over_is_deleted_and_what_goes_on_is_not(database: Database, clock: Clock, clerk: Staff) -> None:
    forget = partial(desk_sessions.forget_sessions, rules=RULES)
    ended = await database.write(lambda tx: signed_in(tx, clerk, "ended"))
    await database.write(lambda tx: desk_sessions.end_session(tx, ended.id, clerk))
    await database.write(lambda tx: signed_in(tx, clerk, "idle"))
    await database.write(opened)
    await database.write(issued)
    clock.forward(minutes=59)
    await database.write(lambda tx: signed_in(tx, clerk, "fresh"))
    clock.forward(minutes=1)
    await database.write(opened)
    await database.write(issued)
    assert await database.write(forget) == 2
    assert await database.write(forget) == 0
    assert await database.read(lambda tx: found(tx, "fresh")) is not None
    assert [await count(database, table) for table in (session_rows, pairings, signin_codes)] == [1, 1, 1]
    clock.forward(minutes=60)
    assert await database.write(forget) == 3
    assert [await count(database, table) for table in (session_rows, pairings, signin_codes)] == [0, 0, 0]
