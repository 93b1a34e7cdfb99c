"""Recorded notes in the database: sealed, bound, one of each text, and their drafts are nobody's to hear."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select, update

from bot.actions.notes import mark_of, offered
from bot.domain.notes import Note, NoteName, WhichNote
from bot.domain.rules import Rules
from bot.leader.housekeeping import go_round
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office import notes
from storage.tables import deliveries
from storage.tables import notes as table
from tests.builders import RULES, Clock, an_office
from tests.sounds import a_sound
from tests.storage.office.test_pause import enrolled, written

ABOUT, MOVED = WhichNote(NoteName.ABOUT, "ar"), WhichNote(NoteName.MOVED, "en")
SOUND, OTHER = a_sound(9), a_sound(4, size=900)


def kept(tx: Transaction, which: WhichNote = ABOUT, sound: bytes = SOUND, rules: Rules = RULES) -> Note:
    admin = enrolled(tx, "Hala", address=tx.new_id())
    drafted = notes.draft_note(tx, admin, which, mark_of(which, rules), sound)
    note = notes.keep_note(tx, admin, drafted.id)
    assert note is not None
    return note


async def test_a_note_is_one_recording_of_its_text_and_the_journal_says_whose_word_it_was(database: Database) -> None:
    def act(tx: Transaction) -> None:
        admin = enrolled(tx, "Hala")
        first, second = kept(tx), kept(tx, sound=OTHER)
        assert notes.list_notes(tx) == (second,)
        assert notes.open_sound(tx, first.id) is None
        assert notes.open_sound(tx, second.id, kept=True) == OTHER
        assert notes.delete_note(tx, admin, ABOUT)
        assert not notes.delete_note(tx, admin, ABOUT)
        assert notes.list_notes(tx) == ()
        assert [result for result, _ in written(tx, "keep-note")] == ["about-ar", "about-ar"]
        assert written(tx, "delete-note") == [("about-ar", admin.id)]

    await database.write(act)


async def test_a_draft_is_heard_by_nobody_else_replaced_by_the_next_and_forgotten_in_a_day(
    database: Database, clock: Clock
) -> None:
    def record(tx: Transaction) -> str:
        admin = enrolled(tx, "Hala")
        first = notes.draft_note(tx, admin, ABOUT, "mark", SOUND)
        second = notes.draft_note(tx, admin, MOVED, "mark", OTHER)
        assert notes.keep_note(tx, admin, first.id) is None
        assert notes.open_sound(tx, second.id) == OTHER
        assert notes.open_sound(tx, second.id, kept=True) is None
        assert notes.list_notes(tx) == ()
        assert notes.forget_drafts(tx) == 0
        return second.id

    draft = await database.write(record)
    clock.time += timedelta(days=1, minutes=1)
    await database.write(lambda tx: kept(tx))
    assert await database.write(notes.forget_drafts) == 1
    assert await database.read(lambda tx: notes.open_sound(tx, draft)) is None
    assert len(await database.read(notes.list_notes)) == 1


async def test_the_voice_is_sealed_and_nobody_without_the_keys_puts_one_under_another_text(database: Database) -> None:
    def look(tx: Transaction) -> Mapping[str, bytes]:
        kept(tx)
        moved = kept(tx, MOVED, OTHER)
        notes.remember_file(tx, moved.id, "telegram:7", "AwAC-file")
        rows = tx.connection.execute(select(table)).all()
        clear = b"".join(bytes(value) for row in rows for value in row if isinstance(value, bytes | memoryview))
        assert SOUND[28:60] not in clear
        assert b"AwAC-file" not in clear
        return {row.name: bytes(row.sound) for row in rows}

    sounds = await database.write(look)

    def swap(tx: Transaction) -> None:
        """Whoever writes to the database says that the one note is the other."""
        tx.connection.execute(update(table).where(table.c.name == "about").values(name="moved", locale="ar"))
        tx.connection.execute(update(table).where(table.c.locale == "en").values(reads="another text"))

    await database.write(swap)
    assert await database.read(notes.list_notes) == ()
    assert {*sounds} == {"about", "moved"}

    def heard(tx: Transaction) -> list[bytes | None]:
        return [notes.open_sound(tx, one) for one in tx.connection.scalars(select(table.c.id))]

    assert await database.read(heard) == [None, None]


async def test_a_file_id_is_recalled_for_the_bot_that_it_was_given_to(database: Database) -> None:
    def act(tx: Transaction) -> None:
        note = kept(tx)
        assert notes.recall_file(tx, note.id, "telegram:7") is None
        notes.remember_file(tx, note.id, "telegram:7", "seven")
        notes.remember_file(tx, note.id, "telegram:8", "eight")
        notes.remember_file(tx, "gone" * 4, "telegram:8", "eight")
        assert notes.recall_file(tx, note.id, "telegram:7") == "seven"
        assert notes.recall_file(tx, note.id, "telegram:9") is None

    await database.write(act)


async def test_a_note_whose_text_says_something_else_now_is_not_offered_and_every_admin_hears_of_it_once(
    database: Database,
) -> None:
    later = replace(RULES, personal_retention=RULES.personal_retention + timedelta(days=7))
    about = await database.write(kept)
    moved = await database.write(lambda tx: kept(tx, MOVED))

    async def told_in_the_next_round(rules: Rules) -> int:
        before = await database.read(lambda tx: len(tx.connection.execute(select(deliveries.c.id)).all()))
        await go_round(database, an_office(), rules)
        return await database.read(lambda tx: len(tx.connection.execute(select(deliveries.c.id)).all())) - before

    assert await told_in_the_next_round(RULES) == 0
    assert await told_in_the_next_round(later) == 2  # admins
    assert await told_in_the_next_round(later) == 0
    found = await database.read(notes.list_notes)
    assert offered(found, RULES) == (about, moved)
    assert offered(found, later) == (moved,)
