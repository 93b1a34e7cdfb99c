"""Signing in by a number on the screen, answered in the chat."""

import re
from dataclasses import replace
from functools import partial
from random import Random
from typing import Any

import pytest

from bot.domain.desk import Paired, Pairing, PairingFound, PairingGone, PairingWaits, Session, WrongNumber
from bot.domain.staff import Staff
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.staff.pairings import answer_pairing, find_pairing, open_pairing, redeem_pairing, void_pairing
from storage.staff.staff import revoke
from storage.tables import desk_sessions as session_rows
from tests.builders import RULES, Clock
from tests.storage.staff.sign_ins import at_once, count, found, journaled, opened, staffed


@pytest.fixture
async def clerk(database: Database) -> Staff:
    return await database.write(staffed)


def answered(tx: Transaction, member: Staff, pairing: Pairing, number: int | None = None) -> Any:
    found = find_pairing(tx, member, pairing.payload)
    if not isinstance(found, PairingFound):
        return found
    return answer_pairing(tx, member, found.id, pairing.answer if number is None else number)


def redeemed(tx: Transaction, browser: str = "browser", token: str = "token") -> Any:
    return redeem_pairing(tx, browser, token, RULES)


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
