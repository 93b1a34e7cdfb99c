"""Call numbers: unique at a place and day. Law: the database decides who has one; a number that was given once at a
place and day is given to nobody else there, whatever became of its booking."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import bindparam, delete, select, update

from bot.domain.booking import Slot
from bot.domain.call_number import DIGITS, digits_of, new_number
from bot.domain.office import Office, Station, place_of
from bot.domain.rules import Rules
from storage.engine.transaction import Transaction
from storage.tables import bookings, call_numbers
from storage.tables.upsert import upsert

TRIES: Final = 50  # of one length: then the day has more people than it was made for, and a digit more is drawn
AT_ONCE: Final = 200  # bookings without a number that one round gives one

_CLAIM = upsert(call_numbers, returning=call_numbers.c.number)
_FORGET = (
    delete(call_numbers)
    .where(call_numbers.c.day_ends_at <= bindparam("now", type_=call_numbers.c.day_ends_at.type))
    .returning(call_numbers.c.number)
)
_WITHOUT = (
    select(bookings.c.id, bookings.c.station, bookings.c.starts_at, bookings.c.day_ends_at)
    .where(
        bookings.c.ended_at.is_(None),
        bookings.c.call_number.is_(None),
        bookings.c.day_ends_at > bindparam("now", type_=bookings.c.day_ends_at.type),
    )
    .order_by(bookings.c.day_ends_at, bookings.c.id)
    .limit(AT_ONCE)
)
_ANY_WITHOUT = _WITHOUT.limit(1)
_GIVE = update(bookings).where(bookings.c.id == bindparam("of_id"), bookings.c.call_number.is_(None))


def draw(tx: Transaction, place: dict[str, Any], digits: int = DIGITS) -> int:
    """A number of the place of the ``station`` and the day that ``day_ends_at`` ends, as ``bookings.when`` names them;
    it is the caller's from now on."""
    here = {"station": place_of(place["station"]), "day_ends_at": place["day_ends_at"]}
    tries = 0
    while True:
        number = new_number(tx.chance.randrange, digits + tries // TRIES)
        if _CLAIM.execute(tx.connection, {**here, "number": number}).first() is not None:
            return number
        tries += 1


def draw_many(tx: Transaction, place: dict[str, Any], many: int, digits: int = DIGITS) -> list[int]:
    """As ``draw``, so many different ones, in the order of chance."""
    here = {"station": place_of(place["station"]), "day_ends_at": place["day_ends_at"]}
    drawn: list[int] = []
    tries = 0
    while left := many - len(drawn):
        length = digits + tries // TRIES
        tried = dict.fromkeys(new_number(tx.chance.randrange, length) for _ in range(left))
        claimed = {row.number for row in _CLAIM.execute(tx.connection, [{**here, "number": each} for each in tried])}
        drawn += [number for number in tried if number in claimed]  # as chance had it, whatever the database's order
        tries += 1
    return drawn


def any_missing(tx: Transaction) -> bool:
    """Cheap enough to ask each round."""
    return tx.connection.execute(_ANY_WITHOUT, {"now": tx.now}).first() is not None


def give_missing(tx: Transaction, office: Office, rules: Rules) -> int:
    """Numbers for bookings that have none, because the release before made them while this one ran beside it. How
    many were given."""
    found = tx.connection.execute(_WITHOUT, {"now": tx.now}).all()
    for row in found:
        digits = digits_for(Slot(row.station, row.starts_at), office, rules)
        number = draw(tx, {"station": row.station, "day_ends_at": row.day_ends_at}, digits)
        tx.connection.execute(_GIVE.values(call_number=number), {"of_id": row.id})
    return len(found)


def digits_for(slot: Slot, office: Office, rules: Rules) -> int:
    return digits_of_day(office.calendars_of(slot.station), slot, rules)


def digits_of_day(calendars: Iterable[Station], slot: Slot, rules: Rules) -> int:
    """``calendars``: all of the place."""
    return digits_of(calendars, slot.starts_at.astimezone(rules.zone).date(), rules.zone)


def forget_numbers(tx: Transaction) -> int:
    """Those of days that are over. How many."""
    return len(tx.connection.execute(_FORGET, {"now": tx.now}).all())
