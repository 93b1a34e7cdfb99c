"""What of each table is bound by the keyring, what is not, and why not."""

from collections.abc import AsyncIterator, Callable, Mapping
from typing import Final

import pytest
from sqlalchemy import select, text

from storage.engine.binding import BOUND, GONE, OVER, NotBound, bound, bound_columns, is_bound, rebound
from storage.engine.database import Database
from storage.engine.keyring import new_keyring
from storage.engine.transaction import Transaction
from storage.maintenance.bind import bind_rows
from storage.tables import bookings, holds, metadata, waits
from tests.builders import KEYRING, Clock, a_chat, open_for_tests
from tests.storage.verbs import booked

OWN: Final = "holds what is sealed to this very row"
COUNT: Final = "a count or a mark: whoever changes it could delete the row as well"
JOURNALED: Final = "stands in the journal too, which is chained"
PUBLIC: Final = "is told to everybody who writes"
FOUND_BY: Final = "a keyed hash by which the row is found; what is found is shown under the row's own MAC or seal"

NOT_BOUND: Final[Mapping[str, Mapping[str, str]]] = {
    "applicants": {
        "chat_id": "finds what an erasure deletes, and shows nothing",
        "locale consent registered_at": COUNT,
    },
    "arrivals": {"booking_id station staff_id counter nonce at recorded_at undone_at disputed_at": JOURNALED},
    "bookings": {
        "document_index number_index": FOUND_BY,
        "call_number moved_by changes booked_at evening_for morning_for coming_at doubted_at": COUNT,
        "outdone_by": "which of two bookings of a document came first: its arrival is journaled",
    },
    "broadcasts": {
        "number stage audience urgent at_night starts_at": PUBLIC,
        "valid_until goes_at queued_at ended_at recipients counts": PUBLIC,
        "made_by made_at approved_by": JOURNALED,
    },
    "call_numbers": {"station day_ends_at number": COUNT},
    "campaigns": {"service": "the key of the row, which its MAC is of", "made_by made_at": JOURNALED},
    "cases": {
        "locale applied_at ready_at told_at invited_at collected_at ended_at reminded told_of_end called_on": COUNT,
    },
    "case_tallies": {"service place day what number": COUNT},
    "chats": {
        "channel address_index": "must be those of the sealed address, each time the chat is opened",
        "locale consent consented_at blocked_at heard_at asked draft_id holds_day holds_made log_version": COUNT,
        "case_until": "only keeps a chat that long",
        "account": "which account of ours writes to that same chat",
    },
    "closure_notices": {"delivery_id closure_id people outcome": COUNT},
    "closures": {"station starts_at ends_at places made_by made_at reopened_at moved offered listed": PUBLIC},
    "counts": {"whose_index made ends_at": COUNT},
    "deliveries": {
        "seq priority broadcast_id status draft_id message_ref reason attempts unknown due_at finished_at": COUNT
    },
    "desk_looks": {
        "booking_id staff_id session_id at whole": "a session of staff is needed too, and what it does is journaled"
    },
    "desk_sessions": {"seen_at": COUNT, "ended_at": "who sets it takes the MAC away"},
    "erasures": {"address_index erased_at month": "names nobody, and only makes somebody forgotten"},
    "holds": {"web expires_at network_index": COUNT},
    "inbox": {
        "channel sender": "must be those of the sealed address, when the message is read",
        "seq update_key message_ref draft_id received_at handled_at attempts parked": COUNT,
    },
    "invitations": {},
    "journal": {"seq at staff_id action booking_id station result mac link": "the chain covers it"},
    "known_browsers": {},
    "late_forms": {"happened_at recorded_at": COUNT},
    "leads": {"name term beat": "which process sends; who writes it stops the service"},
    "notes": {"made_by made_at told_at": COUNT},
    "offers": {"made_at ended_at": COUNT},
    "offline_scans": {
        "booking_id station staff_id counter happened_at recorded_at result settled_at settled_by": JOURNALED
    },
    "packs": {"station day": "another station's key recognises none of this one's codes"},
    "pairings": {"ended_at": "who sets it takes the MAC away"},
    "ready_batches": {},
    "ready_serials": {"met_at repeated": COUNT},
    "service": {
        "key value": "what decides stands there with a MAC in it (storage.facts); the rest only stops or counts"
    },
    "signin_codes": {},
    "slots": {"station starts_at online web walk_in step_at step_online step_web": COUNT},
    "staff": {"revoked_at": "who sets it takes the MAC away"},
    "station_past": {"station until facts": PUBLIC},
    "stations": {"key position facts": "the office as it was bound (storage.facts) counts before them"},
    "waits": {"station web rank since": COUNT},
    "web_log": {"seq version written_at": COUNT},
}


@pytest.fixture
async def database(migrated_url: Callable[[str], str]) -> AsyncIterator[Database]:
    async with open_for_tests(migrated_url("sqlite"), Clock()) as opened:
        yield opened.database


def test_each_column_is_bound_or_there_is_a_reason_why_not() -> None:
    for table in metadata.sorted_tables:
        told = [name for names in NOT_BOUND[table.name] for name in names.split()]
        sealed = [column.name for column in table.columns if column.info["holds"] == "sealed"]  # each to this very row
        covered = [*told, *sealed, *BOUND.get(table, ()), *(["mac"] if table in BOUND else [])]
        keys = {"id"} if "id" in table.columns else set()
        assert sorted(covered) == sorted(column.name for column in table.columns if column.name not in keys), table.name
    assert NOT_BOUND.keys() == metadata.tables.keys()


def test_whatever_belongs_to_a_chat_a_member_of_staff_or_a_browser_is_bound() -> None:
    owners = {"chat_id", "role", "staff_id", "token_index", "browser_index", "payload_index", "applicant_id"}
    open_ = {
        f"{table.name}.{name}"
        for table in metadata.sorted_tables
        for name in owners & {*table.columns.keys()} - set(BOUND.get(table, ()))
    }
    assert open_ == {
        "applicants.chat_id",
        "arrivals.staff_id",
        "journal.staff_id",
        "desk_looks.staff_id",
        "offline_scans.staff_id",
    }


def test_a_mac_is_of_its_row_table_values_and_keyring() -> None:
    assert KEYRING.bind(b"a") != KEYRING.bind(b"b")
    assert KEYRING.bind(b"a") != new_keyring().bind(b"a")
    assert len(KEYRING.bind(b"a")) == 16


async def test_a_row_is_bound_as_it_was_written_and_after_each_change_with_its_mac(database: Database) -> None:
    def do(tx: Transaction) -> None:
        booked(tx, a_chat(tx))
        row = tx.connection.execute(select(*bookings.c)).one()
        assert is_bound(tx, bookings, row)
        changed = rebound(tx, bookings, row, {"station": "shahba"})
        tx.connection.execute(bookings.update().values(station="shahba"))
        forged = tx.connection.execute(select(*bookings.c)).one()
        assert not is_bound(tx, bookings, forged)
        tx.mismatches.waiting.clear()
        with pytest.raises(NotBound):
            rebound(tx, bookings, forged, {"ended": "closed"})
        assert list(tx.mismatches.waiting) == [("bookings", row.id)]
        tx.connection.execute(bookings.update().values(changed))
        assert is_bound(tx, bookings, tx.connection.execute(select(*bound_columns(bookings))).one())
        mac = bound(tx, holds, dict(row._mapping))["mac"]
        tx.connection.execute(bookings.update().values(mac=mac))
        assert not is_bound(tx, bookings, tx.connection.execute(select(*bookings.c)).one()), "another table's MAC"

    await database.write(do)


async def test_a_row_that_was_bound_before_a_column_was_added_keeps_its_mac(database: Database) -> None:
    def do(tx: Transaction) -> None:
        before = KEYRING.bind(b'["waits", "a wait", "a chat", null]')
        row = {"id": "a wait", "chat_id": "a chat", "booking_id": None}
        assert bound(tx, waits, row)["mac"] == before != bound(tx, waits, {**row, "network_index": b"1"})["mac"]

    await database.write(do)


async def test_a_missed_day_needs_no_mac_but_no_other_end_passes_for_one(database: Database) -> None:
    """Thousands are marked as missed in one statement, which reads none of them."""

    def ended(tx: Transaction, change: str) -> bool:
        tx.connection.execute(text(f"UPDATE bookings SET {change}"))
        return is_bound(tx, bookings, tx.connection.execute(select(*bookings.c)).one())

    def do(tx: Transaction) -> None:
        booked(tx, a_chat(tx))
        assert ended(tx, "ended = 'missed', ended_at = day_ends_at")
        assert not ended(tx, "ended_at = day_ends_at - 1")
        assert not ended(tx, "ended = 'arrived', ended_at = day_ends_at")
        assert not ended(tx, "ended = 'missed', ended_at = 1, day_ends_at = 1"), "a day cannot be ended by it"

    await database.write(do)


async def test_the_rows_of_a_release_that_bound_none_are_bound_once(database: Database) -> None:
    await database.write(lambda tx: booked(tx, a_chat(tx)))

    def unbind(tx: Transaction) -> None:
        for table in BOUND:
            tx.connection.execute(table.update().values(mac=None))

    await database.write(unbind)
    assert await bind_rows(database) > 0
    assert await bind_rows(database) == 0

    def wrong(tx: Transaction) -> list[str]:
        return [
            table.name
            for table in BOUND
            for row in tx.connection.execute(select(*table.c))
            if not (table in GONE and getattr(row, GONE[table]) is None)
            and not (table in OVER and getattr(row, OVER[table]) is not None)
            and not is_bound(tx, table, row)
        ]

    assert await database.read(wrong) == []
