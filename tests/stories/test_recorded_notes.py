"""A note on its way: an admin's phone, Telegram, our database sealed, and the phone of who does not read."""

import asyncio
import json
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import select, update

from storage.engine.transaction import Transaction
from storage.office import notes
from storage.tables import notes as table
from tests.simulator import Person, Simulator
from tests.sounds import a_sound
from tests.stories.people import Phone, enrol
from tests.stories.running import running_bot

SPOKEN = a_sound(9, size=40_000)


def voices(simulator: Simulator) -> list[str]:
    """Of each call that sent a voice, whether by upload or by id, and how it ended."""
    sent = [call for call in simulator.calls if call.method.lower() == "sendvoice"]
    return [f"{_by(call.params)}{': refused' if call.refusal else ''}" for call in sent]


def _by(params: dict[str, Any]) -> str:
    return "id" if str(params.get("voice", "")).startswith(("AwAC", "gone")) else "upload"


def with_an_id_that_telegram_forgot(tx: Transaction) -> None:
    row = tx.connection.execute(select(table).where(table.c.kept_at.is_not(None))).one()
    known = json.loads(tx.keyring.open(table.c.files, row.id, row.files))
    lost = tx.keyring.seal(table.c.files, row.id, json.dumps(dict.fromkeys(known, "gone")))
    tx.connection.execute(update(table).where(table.c.id == row.id).values(files=lost))


async def test_a_note_is_uploaded_once_sent_by_its_id_and_uploaded_again_where_the_id_is_lost(
    tmp_path: Path, simulator: Simulator
) -> None:
    boss, salma, omar = (simulator.person(number) for number in (1, 2, 3))
    async with running_bot(tmp_path, simulator) as bot:
        await enrol(Phone(boss), bot.admin_invitation)
        boss.say("/voice")
        await boss.expect("🎙")
        boss.tap("admin:note:about-ar")
        await boss.expect("رسالة صوتية لا تزيد")
        boss.send_voice(9, b"OggS no opus")
        await boss.expect("ليس رسالة صوتية")
        boss.send_voice(9, SPOKEN)
        assert (await boss.expect("هذا ما سيسمعه الناس")).voice == SPOKEN
        await boss.expect("هل هو واضح")
        boss.tap("vo-sure:keep")
        await boss.expect("✅ اعتُمد")

        async with bot.database() as database:
            (note,) = await database.read(notes.list_notes)
        await _first_message_offers_it(salma)
        salma.tap("note:first")
        assert (await salma.expect("هنا حجز موعد")).voice == SPOKEN
        assert voices(simulator) == ["upload", "id"]

        async with bot.database() as database:
            await database.write(with_an_id_that_telegram_forgot)
        for _ in range(2):
            salma.tap("note:first")
            assert (await salma.expect("هنا حجز موعد")).voice == SPOKEN
        assert voices(simulator)[2:] == ["id: refused", "upload", "id"]

        omar.hears_nobody()
        await _first_message_offers_it(omar)
        omar.tap("note:first")
        assert (await omar.expect("هنا حجز موعد")).voice is None

        async with aiohttp.ClientSession() as http, http.get(f"{bot.url}/chat/note/{note.id}") as answer:
            assert (answer.status, answer.content_type, await answer.read()) == (200, "audio/ogg", SPOKEN)

        boss.tap("admin:note:about-ar")
        await boss.expect("مسجّلة")
        boss.tap("admin:note-delete:about-ar")
        await boss.expect("هل نحذف")
        boss.tap("admin:note-delete-yes:about-ar")
        await boss.expect("حُذف التسجيل")
        salma.tap("note:first")
        assert (await salma.expect("هنا حجز موعد")).voice is None
        assert await bot.stop() == 0
    async with bot.database() as database:
        assert await database.read(lambda tx: tx.connection.execute(select(table)).first()) is None


async def _first_message_offers_it(person: Person) -> None:
    """Within a second of the admin's word, in every process."""
    for _ in range(10):
        person.start()
        seen = await person.expect("أهلاً بك")
        if any("🔊" in label for label in seen.labels):
            return
        await asyncio.sleep(0.2)
    raise AssertionError(person.transcript())
