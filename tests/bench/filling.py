"""A database as after weeks of service: people with bookings, and the history of the last days.

A few people are real: their rows open with the keyring. Of all the others every sealed value and blind index is as many
random bytes as a real one has, which to a database without the key is the same.
"""

import asyncio
import sqlite3
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import SystemRandom
from zoneinfo import ZoneInfo

from bot.config import clock
from bot.domain.booking import Hold, Slot
from bot.domain.documents import DocumentKind
from bot.domain.rules import Rules
from storage.bookings import holds
from storage.bookings.applicants import NewApplicant, Registration
from storage.bookings.bookings import book
from storage.bookings.slots import Limits
from storage.chats.chats import open_chat
from storage.chats.conversations import ChatState, save_conversation
from storage.engine.database import open_database
from storage.engine.keyring import new_keyring, save_keyring
from storage.engine.migrate import migrate
from storage.engine.transaction import Transaction, TransactionFactory
from storage.tables import chats
from tests.bench.bots import database_url, keyring_path

KNOWN = 500  # people who come again; their Telegram ids are 1 to KNOWN
CHANNEL = "telegram"
_ZONE = ZoneInfo("Asia/Damascus")
_DAY = 86_400_000  # milliseconds

# The steps of 15 minutes of six hours, on the days from 6 ago (kept for 7 after the visit) to 14 ahead.
_NUMBERS = "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :people)"
_ID = "printf('%016x', n * 7919 + 1000003)"
_STARTS = f"(:today + ((n % 20) - 6) * {_DAY} + (6 + n / 20 % 6) * 3600000 + n / 120 % 4 * 900000)"
_HEARD = f"(:now - (n % 14) * {_DAY} - n % 86400 * 1000)"
_STATION = "CASE n % 4 WHEN 0 THEN 'saliheen' WHEN 1 THEN 'shahba' WHEN 2 THEN 'bab-al-faraj' ELSE 'bab-al-nasr' END"


def _sealed(length: int) -> str:
    """SQL for what a sealed text of so many bytes looks like: the key's id, and random bytes."""
    sealed = new_keyring().seal(chats.c.address, "", "x" * length)
    return f"CAST(x'{sealed[:2].hex()}' || randomblob({len(sealed) - 2}) AS BLOB)"


_FILL = (
    f"""INSERT INTO chats (id, channel, address, address_index, locale, consent, consented_at, heard_at, asked)
    {_NUMBERS} SELECT 'c' || {_ID}, '{CHANNEL}', {_sealed(10)}, randomblob(32), 'ar', '1', {_HEARD}, {_HEARD}, 'menu'
    FROM numbers""",
    f"""INSERT INTO applicants (id, chat_id, locale, consent, name, born_on, document, document_number, phone,
    registered_at) {_NUMBERS} SELECT 'a' || {_ID}, 'c' || {_ID}, 'ar', '1', {_sealed(30)}, {_sealed(10)}, {_sealed(11)},
    {_sealed(11)}, {_sealed(13)}, {_HEARD} FROM numbers""",
    f"""INSERT INTO bookings (id, applicant_id, chat_id, channel, station, starts_at, day_ends_at, code, picture,
    code_index, person_index, document_index, call_number, booked_at, ended_at, ended)
    {_NUMBERS} SELECT 'b' || {_ID}, 'a' || {_ID}, 'c' || {_ID}, '{CHANNEL}', {_STATION}, {_STARTS},
    :today + ((n % 20) - 5) * {_DAY}, {_sealed(12)}, {_sealed(80)}, randomblob(32), randomblob(32),
    CASE WHEN n % 20 >= 6 THEN randomblob(32) END, 1000 + n, {_HEARD},
    CASE WHEN n % 20 < 6 THEN {_STARTS} END, CASE WHEN n % 20 < 6 THEN 'arrived' END FROM numbers""",
    """INSERT INTO call_numbers (station, day_ends_at, number)
    SELECT station, day_ends_at, call_number FROM bookings WHERE day_ends_at > :now""",
    # Of the last eight days update ids and results are kept, of the last two names of messages as well.
    f"""INSERT INTO inbox (id, channel, update_key, sender, message_ref, received_at, handled_at)
    {_NUMBERS} SELECT 'i' || {_ID}, '{CHANNEL}', printf('%012d', n), CASE WHEN n % 4 = 0 THEN randomblob(32) END,
    CASE WHEN n % 4 = 0 THEN CAST(n AS TEXT) END, {{at}}, {{at}} FROM numbers""".format(
        at="(:now - CASE WHEN n % 4 = 0 THEN n % 47 ELSE 49 + n % 140 END * 3600000)"
    ),
    f"""INSERT INTO deliveries (id, chat_id, channel, kind, status, message_ref, due_at, finished_at)
    {_NUMBERS} SELECT 'd' || {_ID}, 'c' || {_ID}, '{CHANNEL}', 'reply', 'sent',
    CASE WHEN n % 4 = 0 THEN CAST(n AS TEXT) END, {{at}}, {{at}} FROM numbers""".format(
        at="(:now - CASE WHEN n % 4 = 0 THEN n % 47 ELSE 49 + n % 140 END * 3600000)"
    ),
)
_FILLED = ("chats", "applicants", "bookings", "inbox", "deliveries")


async def fill(folder: Path, people: int) -> float:
    """Makes database and keyring in ``folder``; gives the size of the file in bytes."""
    folder.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240  # nothing waits meanwhile
    keyring = new_keyring()
    save_keyring(keyring, keyring_path(folder))
    await asyncio.to_thread(migrate, database_url(folder))
    await asyncio.to_thread(_fill_in_bulk, folder / "mawid.db", people - KNOWN)
    database = await open_database(database_url(folder), TransactionFactory(keyring, clock.now, SystemRandom()))
    try:
        await database.write(_known_people)
    finally:
        await database.close()
    return (folder / "mawid.db").stat().st_size


def _fill_in_bulk(path: Path, people: int) -> None:
    now = clock.now()
    today = datetime.combine(now.astimezone(_ZONE).date(), time(), _ZONE).astimezone(UTC)
    values = {"people": people, "now": _milliseconds(now), "today": _milliseconds(today)}
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA cache_size=-400000")
        connection.execute("BEGIN")
        indexes = connection.execute(
            f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
            f" AND tbl_name IN ({', '.join('?' * len(_FILLED))})",
            _FILLED,
        ).fetchall()
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}")
        for statement in _FILL:
            connection.execute(statement, values)
        for _, again in indexes:
            connection.execute(again)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()


def _known_people(tx: Transaction) -> None:
    day = tx.now.astimezone(_ZONE).date() + timedelta(days=3)
    slot = Slot("saliheen", datetime.combine(day, time(9), _ZONE).astimezone(UTC))
    for person in range(1, KNOWN + 1):
        chat_id = open_chat(tx, CHANNEL, str(person))
        save_conversation(tx, chat_id, ChatState(locale="ar", consent="1", asked="menu"), newly_agreed=True)
        someone = NewApplicant("محمد الحلبي", DocumentKind.NATIONAL_ID, f"{person:011}")
        # hold_slot would give each but sixteen another time: these here only have to be there.
        holds._take(tx, slot, False, Limits(KNOWN, KNOWN), Rules())
        holds._insert(tx, chat_id, slot, False, Hold(slot, tx.now + timedelta(minutes=10)))
        book(tx, chat_id, CHANNEL, Registration(someone, "محمد الحلبي", "ar", "1"), slot, Rules())


def _milliseconds(when: datetime) -> int:
    return round(when.timestamp() * 1000)
