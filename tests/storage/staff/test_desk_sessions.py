"""Signing in at a desk: once, in time, by somebody enrolled; and how long it lasts."""

import re
from asyncio import TaskGroup
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from random import Random
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.domain.desk import Paired, Pairing, PairingFound, PairingGone, PairingWaits, Session, SigninCode, WrongNumber
from bot.domain.staff import Role, Staff
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.staff import desk_sessions
from storage.staff.desk_sessions import find_session, list_sessions
from storage.staff.pairings import answer_pairing, find_pairing, open_pairing, redeem_pairing, void_pairing
from storage.staff.staff import enrol, invite, revoke
from storage.tables import desk_sessions as session_rows
from storage.tables import journal, pairings, signin_codes
from tests.builders import RULES, Clock, a_chat


def staffed(tx: Transaction, name: str = "clerk", station: str | None = "saliheen") -> Staff:
    role = Role.STATION if station else Role.ADMIN
    member = enrol(tx, invite(tx, role, station, name, RULES).payload, a_chat(tx, name))
    assert isinstance(member, Staff)
    return member


@pytest.fixture
async def clerk(database: Database) -> Staff:
    return await database.write(staffed)


def opened(tx: Transaction, browser: str = "browser", counter: int = 3) -> Pairing:
    return open_pairing(tx, browser, counter, RULES)


def answered(tx: Transaction, member: Staff, pairing: Pairing, number: int | None = None) -> Any:
    found = find_pairing(tx, member, pairing.payload)
    if not isinstance(found, PairingFound):
        return found
    return answer_pairing(tx, member, found.id, pairing.answer if number is None else number)


def redeemed(tx: Transaction, browser: str = "browser", token: str = "token") -> Any:
    return redeem_pairing(tx, browser, token, RULES)


def signed_in(tx: Transaction, member: Staff, token: str = "token", counter: int = 3) -> Session:
    (issued,) = desk_sessions.issue_signin_code(tx, member.id, RULES)
    session = desk_sessions.redeem_signin_code(tx, issued.code, token, counter, RULES)
    assert isinstance(session, Session)
    return session


def found(tx: Transaction, token: str = "token") -> Session | None:
    return find_session(tx, token, RULES)


def journaled(tx: Transaction) -> list[tuple[str, str, str | None]]:
    told = select(journal.c.action, journal.c.result, journal.c.staff_id).order_by(journal.c.seq)
    told = told.where(journal.c.action.not_in(["invite", "enrol", "revoke", "signin-code"]))
    return [(row[0], row[1], row[2]) for row in tx.connection.execute(told)]


async def at_once(database: Database, dos: list[Callable[[Transaction], Any]]) -> list[Any]:
    async with TaskGroup() as group:
        tasks = [group.create_task(database.write(do)) for do in dos]
    return [task.result() for task in tasks]


async def count(database: Database, table: Any) -> int:
    return await database.read(lambda tx: tx.connection.execute(select(func.count()).select_from(table)).scalar_one())


async def test_the_number_on_the_screen_signs_its_browser_in(database: Database, clock: Clock, clerk: Staff) -> None:
    pairing = await database.write(opened)
    assert re.fullmatch("p[A-Za-z0-9_-]{22,63}", pairing.payload)
    assert re.fullmatch("[0-9]{6}", pairing.digits)
    assert pairing.expires_at == clock() + RULES.pairing
    assert await database.write(redeemed) == PairingWaits()
    asked = await database.write(lambda tx: find_pairing(tx, clerk, pairing.digits))
    assert isinstance(asked, PairingFound)
    assert asked == await database.write(lambda tx: find_pairing(tx, clerk, pairing.payload))
    assert asked.counter == 3
    assert pairing.answer in asked.numbers
    assert await database.write(lambda tx: answer_pairing(tx, clerk, asked.id, pairing.answer)) == Paired(3)
    session = await database.write(redeemed)
    assert isinstance(session, Session)
    assert (session.staff, session.counter) == (clerk, 3)
    assert session.ends_at == clock() + RULES.desk_session
    assert await database.read(found) == session
    assert [(what, result) for what, result, _ in await database.read(journaled)] == [
        ("signin", "answered"),
        ("signin", "by-pairing"),
    ]


async def test_three_different_numbers_are_offered_and_the_right_one_stands_anywhere(
    database: Database, clerk: Staff
) -> None:
    places = set()
    for number in range(30):
        pairing = await database.write(partial(opened, browser=f"browser {number}"))
        asked = await database.write(partial(find_pairing, staff=clerk, typed=pairing.digits))
        assert isinstance(asked, PairingFound)
        assert len(set(asked.numbers)) == 3
        assert all(10 <= one <= 99 for one in asked.numbers)
        places.add(asked.numbers.index(pairing.answer))
    assert places == {0, 1, 2}


async def test_a_pairing_is_collected_once_and_by_its_own_browser(database: Database, clerk: Staff) -> None:
    pairing = await database.write(opened)
    await database.write(lambda tx: answered(tx, clerk, pairing))
    assert await database.write(lambda tx: redeemed(tx, "another")) == PairingGone()
    outcomes = await at_once(database, [partial(redeemed, token=f"token {number}") for number in range(8)])
    assert sum(isinstance(outcome, Session) for outcome in outcomes) == 1
    assert outcomes.count(PairingGone()) == 7
    assert await count(database, session_rows) == 1


async def test_a_wrong_number_ends_it_for_everybody(database: Database, clerk: Staff) -> None:
    pairing = await database.write(opened)
    wrong = 10 if pairing.answer != 10 else 11
    assert await database.write(lambda tx: answered(tx, clerk, pairing, wrong)) == WrongNumber()
    assert await database.write(lambda tx: answered(tx, clerk, pairing)) == PairingGone()
    assert await database.write(redeemed) == PairingGone()
    assert await database.read(journaled) == [("signin", "wrong-number", clerk.id), ("signin", "unknown", clerk.id)]


async def test_two_taps_at_once_are_one_sign_in(database: Database, clerk: Staff) -> None:
    """The same tap sent twice is answered alike; another person's, or another number, comes too late."""
    other = await database.write(lambda tx: staffed(tx, "other"))
    pairing = await database.write(opened)
    asked = await database.write(lambda tx: find_pairing(tx, clerk, pairing.digits))
    assert isinstance(asked, PairingFound)
    taps = [partial(answer_pairing, staff=who, pairing_id=asked.id, number=pairing.answer) for who in (clerk, other)]
    outcomes = await at_once(database, [*taps, *taps])
    assert outcomes.count(Paired(3)) == 2
    assert outcomes.count(PairingGone()) == 2
    assert outcomes[0] == outcomes[2]
    session = await database.write(redeemed)
    assert isinstance(session, Session)
    assert session.staff == (clerk if outcomes[0] == Paired(3) else other)


async def test_the_right_and_a_wrong_number_at_once_are_never_both_taken(database: Database, clerk: Staff) -> None:
    for number in range(6):
        browser = f"browser {number}"
        pairing = await database.write(partial(opened, browser=browser))
        asked = await database.write(partial(find_pairing, staff=clerk, typed=pairing.digits))
        assert isinstance(asked, PairingFound)
        tap = partial(answer_pairing, staff=clerk, pairing_id=asked.id)
        wrong = next(one for one in asked.numbers if one != pairing.answer)
        right, other = await at_once(database, [partial(tap, number=pairing.answer), partial(tap, number=wrong)])
        assert (right, other) in [(Paired(3), PairingGone()), (PairingGone(), WrongNumber())]


async def test_a_pairing_is_good_for_two_minutes(database: Database, clock: Clock, clerk: Staff) -> None:
    pairing = await database.write(opened)
    clock.forward(seconds=119.9)
    asked = await database.write(lambda tx: find_pairing(tx, clerk, pairing.digits))
    assert isinstance(asked, PairingFound)
    clock.forward(seconds=0.1)
    assert await database.write(lambda tx: find_pairing(tx, clerk, pairing.digits)) == PairingGone()
    assert await database.write(lambda tx: answer_pairing(tx, clerk, asked.id, pairing.answer)) == PairingGone()
    assert await database.write(redeemed) == PairingGone()


@pytest.mark.parametrize(("seconds", "outcome"), [(29.9, Session), (30.2, PairingGone)])
async def test_a_number_tapped_in_the_last_second_still_reaches_the_browser(
    database: Database, clock: Clock, clerk: Staff, seconds: float, outcome: type
) -> None:
    pairing = await database.write(opened)
    clock.forward(seconds=119.9)
    assert await database.write(lambda tx: answered(tx, clerk, pairing)) == Paired(3)
    clock.forward(seconds=seconds)
    assert isinstance(await database.write(redeemed), outcome)


async def test_what_a_browser_showed_before_is_void(database: Database, clerk: Staff) -> None:
    earlier = await database.write(opened)
    assert await database.write(lambda tx: void_pairing(tx, "browser")) is None
    later = await database.write(lambda tx: opened(tx, "browser again"))
    assert await database.write(lambda tx: answered(tx, clerk, earlier)) == PairingGone()
    assert await database.write(lambda tx: answered(tx, clerk, later)) == Paired(3)


async def test_what_was_answered_is_collected_and_never_void(database: Database, clock: Clock, clerk: Staff) -> None:
    pairing = await database.write(opened)
    assert await database.write(lambda tx: answered(tx, clerk, pairing)) == Paired(3)
    clock.forward(minutes=2, seconds=29.9)
    assert await database.write(lambda tx: void_pairing(tx, "browser")) == Paired(3)
    assert isinstance(await database.write(redeemed), Session)
    assert await database.write(lambda tx: void_pairing(tx, "browser")) is None


async def test_an_answered_pairing_that_nobody_collects_stands_in_the_way_of_none(
    database: Database, clock: Clock, clerk: Staff
) -> None:
    pairing = await database.write(opened)
    await database.write(lambda tx: answered(tx, clerk, pairing))
    clock.forward(minutes=2, seconds=30.2)
    assert await database.write(lambda tx: void_pairing(tx, "browser")) is None


async def test_two_browsers_never_show_the_same_digits(database: Database, clerk: Staff) -> None:
    """The same chance drawn again gives the same digits; the second browser draws once more."""

    def open_with(tx: Transaction, browser: str) -> Pairing:
        return open_pairing(replace(tx, chance=_Repeats(browser)), browser, 3, RULES)

    first, second = await at_once(database, [partial(open_with, browser=f"browser {number}") for number in "12"])
    assert first.digits != second.digits
    for pairing in (first, second):
        assert isinstance(await database.write(partial(answered, member=clerk, pairing=pairing)), Paired)


class _Repeats:
    """Draws the digits 000000 the first time."""

    def __init__(self, seed: str) -> None:
        self._rest, self._first = Random(seed), True

    def randrange(self, stop: int, /) -> int:
        if stop == 10**6 and self._first:
            self._first = False
            return 0
        return self._rest.randrange(stop)

    def getrandbits(self, bits: int, /) -> int:
        return self._rest.getrandbits(bits)


async def test_whoever_is_revoked_finds_answers_and_collects_nothing(database: Database, clerk: Staff) -> None:
    known, tapped = await database.write(opened), await database.write(lambda tx: opened(tx, "other"))
    asked = await database.write(lambda tx: find_pairing(tx, clerk, known.digits))
    assert isinstance(asked, PairingFound)
    assert await database.write(lambda tx: answered(tx, clerk, tapped)) == Paired(3)
    await database.write(lambda tx: revoke(tx, clerk.id))
    assert await database.write(lambda tx: find_pairing(tx, clerk, known.digits)) == PairingGone()
    assert await database.write(lambda tx: answer_pairing(tx, clerk, asked.id, known.answer)) == PairingGone()
    assert await database.write(lambda tx: redeemed(tx, "other")) == PairingGone()


def issued(tx: Transaction, who: str = "clerk") -> tuple[SigninCode, ...]:
    return desk_sessions.issue_signin_code(tx, who, RULES)


def used(tx: Transaction, code: str, token: str = "token") -> Session | PairingGone:
    return desk_sessions.redeem_signin_code(tx, code, token, 5, RULES)


async def test_a_one_time_code_signs_in_once_however_many_use_it(database: Database, clerk: Staff) -> None:
    (code,) = await database.write(issued)
    assert re.fullmatch("[0-9]{10}", code.code)
    assert code.staff == clerk
    outcomes = await at_once(database, [partial(used, code=code.code, token=f"token {number}") for number in range(8)])
    (session,) = [outcome for outcome in outcomes if isinstance(outcome, Session)]
    assert (session.staff, session.counter) == (clerk, 5)
    assert outcomes.count(PairingGone()) == 7
    assert (await database.read(journaled)).count(("signin", "wrong-code", None)) == 7


async def test_a_one_time_code_is_good_until_its_time_or_the_next_one(
    database: Database, clock: Clock, clerk: Staff
) -> None:
    (earlier,) = await database.write(issued)
    (code,) = await database.write(issued)
    assert await database.write(lambda tx: used(tx, earlier.code)) == PairingGone()
    clock.forward(minutes=14, seconds=59.9)
    assert isinstance(await database.write(lambda tx: used(tx, code.code)), Session)
    (late,) = await database.write(issued)
    clock.forward(minutes=15)
    assert await database.write(lambda tx: used(tx, late.code, "other")) == PairingGone()


async def test_a_one_time_code_is_for_exactly_one_who_is_enrolled(database: Database, clerk: Staff) -> None:
    assert await database.write(lambda tx: issued(tx, "nobody")) == ()
    (code,) = await database.write(issued)
    twin = await database.write(lambda tx: enrol(tx, _invited(tx, "clerk"), a_chat(tx, "twin")))
    assert isinstance(twin, Staff)
    assert await database.write(issued) == ()
    assert len(await database.write(lambda tx: issued(tx, twin.id))) == 1
    await database.write(lambda tx: revoke(tx, clerk.id))
    assert await database.write(lambda tx: used(tx, code.code)) == PairingGone()


def _invited(tx: Transaction, name: str) -> str:
    return invite(tx, Role.STATION, "saliheen", name, RULES).payload


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
