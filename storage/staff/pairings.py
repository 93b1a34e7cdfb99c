"""Signing in without a password: a browser shows a secret and a number, and the chat of somebody enrolled names both.

Law: a pairing is answered once and collected once, and a wrong number ends it, so that somebody who cannot see the
screen has one guess in three and no second.
Law: only the browser that opened it can collect it, by a token that no other pairing has.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Row, and_, bindparam, delete, or_, select, update

from bot.domain.desk import Paired, Pairing, PairingFound, PairingGone, PairingWaits, Session, WrongNumber
from bot.domain.journal import Action, Result
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.engine.binding import bound, is_bound, rebound
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.staff.browsers import browser_index, find_browser
from storage.staff.desk_sessions import begin_session
from storage.staff.staff import ALPHABET, SECRET, find_at_work
from storage.tables import pairings
from storage.tables.upsert import upsert

DIGITS: Final = 6
COLLECT: Final = timedelta(seconds=30)
"""A number that is tapped in the last second still reaches the browser, which asks every other second."""

_instant = pairings.c.expires_at.type
_now = bindparam("now", type_=_instant)
_late = bindparam("late", type_=_instant)
_open = pairings.c.ended_at.is_(None)
_unanswered = and_(_open, pairings.c.staff_id.is_(None), pairings.c.expires_at > _now)
_of_id = pairings.c.id == bindparam("of_id")
_of_browser = pairings.c.browser_index == bindparam("of_browser")
_INSERT = upsert(pairings, returning=pairings.c.id)
_END = update(pairings).where(_of_browser, _open).values(ended_at=_now, mac=None)
_VOID = _END.where(pairings.c.staff_id.is_(None))
_TO_COLLECT = select(pairings.c.counter).where(
    _of_browser, _open, pairings.c.staff_id.is_not(None), pairings.c.expires_at > _late
)
_FORGET = delete(pairings).where(pairings.c.expires_at <= _late)  # its digits are free again
_FIND = select(*pairings.c).where(_unanswered)
_LOCK = _FIND.where(_of_id).with_for_update()
_BY_PAYLOAD = _FIND.where(pairings.c.payload_index == bindparam("of_index"))
_BY_DIGITS = _FIND.where(pairings.c.digits_index == bindparam("of_index"))
_ANSWER = (
    update(pairings)
    .where(_of_id, _unanswered, pairings.c.answer == bindparam("number", type_=pairings.c.answer.type))
    .values(staff_id=bindparam("by"), mac=bindparam("its_mac", type_=pairings.c.mac.type))
    .returning(pairings.c.counter)
)
_ANSWERED = select(*pairings.c).where(
    _of_id, pairings.c.staff_id == bindparam("by"), pairings.c.answer == bindparam("number")
)
_SPOIL = update(pairings).where(_of_id, _unanswered).values(ended_at=_now, mac=None).returning(pairings.c.id)
_WAITING = (
    select(*pairings.c)
    .where(_of_browser, _open)
    .where(or_(pairings.c.expires_at > _now, and_(pairings.c.staff_id.is_not(None), pairings.c.expires_at > _late)))
    .order_by(pairings.c.staff_id.is_(None))
)
_TAKE_BACK = (
    update(pairings)
    .where(_of_id, _open, pairings.c.staff_id == bindparam("by"))
    .values(ended_at=_now, mac=None)
    .returning(pairings.c.id)
)
_COLLECT = update(pairings).where(_of_id, _open).values(ended_at=_now, mac=None).returning(pairings.c.id)


def open_pairing(tx: Transaction, browser: str, counter: int, rules: Rules, known: str = "") -> Pairing:
    """For the browser that from now on has this random token, which nobody had before. ``known``: the number of its
    lasting cookie, if it has one."""
    of_browser = tx.keyring.index("pairing-browser", browser)
    tx.connection.execute(_FORGET, {"late": tx.now - COLLECT})
    while True:  # until nobody else shows these digits
        payload = "p" + "".join(ALPHABET[tx.chance.randrange(len(ALPHABET))] for _ in range(SECRET))
        digits = f"{tx.chance.randrange(10**DIGITS):0{DIGITS}}"
        numbers = _three_numbers(tx)
        answer = numbers[tx.chance.randrange(len(numbers))]
        values = {
            "id": tx.new_id(),
            "browser_index": of_browser,
            "payload_index": tx.keyring.index("pairing", payload),
            "digits_index": tx.keyring.index("pairing-digits", digits),
            "answer": answer,
            "shown": " ".join(map(str, numbers)),
            "counter": counter,
            "known_index": browser_index(tx, known) if known else None,
            "expires_at": tx.now + rules.pairing,
        }
        if _INSERT.execute(tx.connection, bound(tx, pairings, values)).first() is not None:
            return Pairing(payload, digits, answer, tx.now + rules.pairing)


def void_pairing(tx: Transaction, browser: str) -> Paired | None:
    """Ends the browser's open pairing. One that was answered already is not lost: the browser collects it."""
    of_browser = {"of_browser": tx.keyring.index("pairing-browser", browser)}
    tx.connection.execute(_VOID, {**of_browser, "now": tx.now})
    answered = tx.connection.execute(_TO_COLLECT, {**of_browser, "late": tx.now - COLLECT}).first()
    return Paired(answered.counter) if answered else None


def find_pairing(tx: Transaction, staff: Staff, typed: str) -> PairingFound | PairingGone:
    """``typed``: the payload of a link, or the six digits."""
    by_digits = len(typed) == DIGITS and typed.isascii() and typed.isdigit()
    find, purpose = (_BY_DIGITS, "pairing-digits") if by_digits else (_BY_PAYLOAD, "pairing")
    row = None
    if find_at_work(tx, staff.id) is not None:
        row = tx.connection.execute(find, {"of_index": tx.keyring.index(purpose, typed), "now": tx.now}).first()
    if row is None or not is_bound(tx, pairings, row):
        record(tx, Action.SIGNIN, Result.UNKNOWN, staff.id, station=staff.station)
        return PairingGone()
    first, second, third = map(int, row.shown.split())
    seen = find_browser(tx, row.known_index)
    return PairingFound(row.id, (first, second, third), row.counter, seen)


def answer_pairing(tx: Transaction, staff: Staff, pairing_id: str, number: int) -> Paired | WrongNumber | PairingGone:
    """Binds the browser that shows ``number`` to this member of staff; a wrong number ends the pairing.

    The right number of the same person, tapped again, is the same answer again."""
    on_duty = find_at_work(tx, staff.id) is not None
    of_it = {"of_id": pairing_id, "by": staff.id, "number": number}
    row = _answer(tx, of_it) if on_duty else None
    if row is not None:
        record(tx, Action.SIGNIN, Result.ANSWERED, staff.id, station=staff.station)
        return Paired(row.counter, pairing_id)
    again = tx.connection.execute(_ANSWERED, of_it).first() if on_duty else None
    if again is not None and (again.ended_at is not None or is_bound(tx, pairings, again)):
        return Paired(again.counter, pairing_id)
    if on_duty and tx.connection.execute(_SPOIL, {"of_id": pairing_id, "now": tx.now}).first() is not None:
        record(tx, Action.SIGNIN, Result.WRONG_NUMBER, staff.id, station=staff.station)
        return WrongNumber()
    record(tx, Action.SIGNIN, Result.GONE, staff.id, station=staff.station)
    return PairingGone()


def _answer(tx: Transaction, of_it: Mapping[str, Any]) -> Row[*tuple[Any, ...]] | None:
    """None for a wrong number too, and for a pairing that no browser of ours has opened."""
    found = tx.connection.execute(_LOCK, {"of_id": of_it["of_id"], "now": tx.now}).first()
    if found is None or not is_bound(tx, pairings, found):
        return None
    mac = rebound(tx, pairings, found, {"staff_id": of_it["by"]})["mac"]
    return tx.connection.execute(_ANSWER, {**of_it, "its_mac": mac, "now": tx.now}).first()


def redeem_pairing(tx: Transaction, browser: str, token: str, rules: Rules) -> Session | PairingWaits | PairingGone:
    """Once: begins the session whose cookie is ``token``."""
    of_browser = tx.keyring.index("pairing-browser", browser)
    waiting = {"of_browser": of_browser, "now": tx.now, "late": tx.now - COLLECT}
    row = tx.connection.execute(_WAITING, waiting).first()
    if row is None or not is_bound(tx, pairings, row):
        return PairingGone()
    if row.staff_id is None:
        return PairingWaits()
    member = find_at_work(tx, row.staff_id)
    mine = tx.connection.execute(_COLLECT, {"of_id": row.id, "now": tx.now}).first() is not None
    if member is None or not mine:
        return PairingGone()
    return begin_session(tx, member, token, row.counter, rules, Result.BY_PAIRING, row.id)


def take_answer_back(tx: Transaction, staff: Staff, pairing_id: str) -> bool:
    """Of the member who answered it, before the browser has collected it. False: it has, or it is not theirs."""
    mine = {"of_id": pairing_id, "by": staff.id, "now": tx.now}
    if tx.connection.execute(_TAKE_BACK, mine).first() is None:
        return False
    record(tx, Action.SIGNIN, Result.TAKEN_BACK, staff.id, station=staff.station)
    return True


def end_pairing(tx: Transaction, browser: str) -> None:
    """After a sign-in there in another way."""
    tx.connection.execute(_END, {"of_browser": tx.keyring.index("pairing-browser", browser), "now": tx.now})


def _three_numbers(tx: Transaction) -> tuple[int, ...]:
    """Different ones of two digits."""
    numbers: list[int] = []
    while len(numbers) < 3:
        number = 10 + tx.chance.randrange(90)
        if number not in numbers:
            numbers.append(number)
    return tuple(numbers)
