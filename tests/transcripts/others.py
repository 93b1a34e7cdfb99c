"""Other people, of whom a script only says which places they take and give back."""

import re
from datetime import datetime
from typing import Final

from sqlalchemy import insert

from bot.domain.booking import Hold, Slot
from bot.domain.hours import bookable_times, horizon
from bot.domain.office import Office
from bot.domain.rules import Rules
from storage.bookings import holds
from storage.chats.chats import open_chat
from storage.engine.transaction import Transaction
from storage.tables import slots
from tests.builders import ZONE

_TIME: Final = r"(\d{4}-\d\d-\d\d \d\d:\d\d)"
_TAKE: Final = re.compile(rf"others take all places at (\S+) {_TIME}")
_BOOK: Final = re.compile(r"others book every place at (\S+)")
_BACK: Final = re.compile(rf"a place at (\S+) {_TIME} is given back")


def is_about_places(what: str) -> bool:
    return any(each.fullmatch(what) for each in (_TAKE, _BOOK, _BACK))


def take_and_give_back(tx: Transaction, what: str, office: Office, rules: Rules) -> None:
    if found := _TAKE.fullmatch(what):
        _take_places(tx, _slot(found), office, rules)
    if found := _BOOK.fullmatch(what):
        _book_every_place(tx, found[1], office)
    if found := _BACK.fullmatch(what):
        holds.cool(tx, _slot(found), False, rules)


def _slot(found: re.Match[str]) -> Slot:
    return Slot(found[1], datetime.fromisoformat(found[2]).replace(tzinfo=ZONE))


def _book_every_place(tx: Transaction, key: str, office: Office) -> None:
    """Up to the horizon; of whose they are only the counts are there."""
    station = office.station(key)
    assert station is not None
    full = [
        {"station": key, "starts_at": time, "online": station.online_places}
        for day in horizon(station, tx.now, ZONE)
        for time in bookable_times(station, day, tx.now, ZONE)
    ]
    tx.connection.execute(insert(slots), full)


def _take_places(tx: Transaction, slot: Slot, office: Office, rules: Rules) -> None:
    station = office.station(slot.station)
    assert station is not None
    held = True
    while held:
        chat = open_chat(tx, "telegram", tx.new_id())
        held = isinstance(holds.hold_slot(tx, chat, slot, station, False, rules), Hold)
