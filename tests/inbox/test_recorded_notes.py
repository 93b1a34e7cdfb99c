"""A note on its way, over HTTP: an admin's phone, Telegram, our database sealed, and the phone of who does not read."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from sqlalchemy import select, update

from bot.actions.notes import offered
from bot.channels.telegram.bots import open_telegram
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.traits import TRAITS
from bot.config.settings import Settings, bot_of
from bot.domain.staff import Role
from bot.inbox.turn import TurnContext
from bot.inbox.workers import TurnWorkers
from bot.outbox.delivery import Deliverer
from storage.chats import inbox
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office.notes import list_notes
from storage.staff.staff import invite
from storage.tables import notes as table
from tests.builders import RULES, Clock, an_office, open_for_tests
from tests.simulator import Simulator
from tests.sounds import a_sound

SPOKEN = a_sound(9, size=40_000)
AT_ONCE = replace(TRAITS, per_second=0)


class Service:
    """What a process does on Telegram, without the process."""

    def __init__(self, database: Database, channel: TelegramChannel, clock: Clock) -> None:
        self.database, self.channel = database, channel
        self.context = TurnContext(an_office(), RULES, {"telegram": channel})
        self.deliverer = Deliverer(database, {"telegram": channel}, clock, rules=RULES)
        self.workers = TurnWorkers(database, lambda: self.context, self.deliverer.wake, sweep=0)

    async def read_notes(self) -> None:
        kept = await self.database.read(list_notes)
        self.context = TurnContext(an_office(), RULES, self.context.channels, notes=offered(kept, RULES))

    async def store(self, updates: Any) -> Any:
        return await self.database.write(lambda tx: inbox.store(tx, "telegram", updates))


@asynccontextmanager
async def serving(url: str, simulator: Simulator) -> AsyncIterator[Service]:
    clock, stop = Clock(), asyncio.Event()
    given: dict[str, Any] = {"telegram_token": simulator.token, "telegram_api_url": simulator.url}

    async def no_chart(locale: str) -> None:
        return None

    async with open_for_tests(url, clock) as opened:
        first = bot_of(simulator.token)
        channel = open_telegram(Settings(**given), simulator.token, first, AT_ONCE, opened.database, no_chart)
        async with channel, asyncio.TaskGroup() as tasks:
            service = Service(opened.database, channel, clock)
            tasks.create_task(channel.receive(service.store, service.workers.wake, stop))
            tasks.create_task(service.workers.run(stop))
            tasks.create_task(service.deliverer.run(stop))
            try:
                yield service
            finally:
                stop.set()


def voices(simulator: Simulator) -> list[str]:
    """Of each call that sent a voice, whether by upload or by id, and whether it was refused."""
    sent = [call for call in simulator.calls if call.method.lower() == "sendvoice"]
    return [f"{_by(call.params)}{': refused' if call.refusal else ''}" for call in sent]


def _by(params: dict[str, Any]) -> str:
    return "id" if str(params.get("voice", "")).startswith(("AwAC", "gone")) else "upload"


def with_an_id_that_telegram_forgot(tx: Transaction) -> None:
    row = tx.connection.execute(select(table)).one()
    known = json.loads(tx.keyring.open(table.c.files, row.id, row.files))
    lost = tx.keyring.seal(table.c.files, row.id, json.dumps(dict.fromkeys(known, "gone")))
    tx.connection.execute(update(table).where(table.c.id == row.id).values(files=lost))


async def test_a_note_is_uploaded_once_sent_by_its_id_and_uploaded_again_where_the_id_is_lost(
    migrated_url: Callable[[str], str],
) -> None:
    async with Simulator() as simulator, serving(migrated_url("sqlite"), simulator) as service:
        boss, salma, omar = (simulator.person(number) for number in (1, 2, 3))
        invitation = await service.database.write(lambda tx: invite(tx, Role.ADMIN, None, None, RULES))
        boss.start(invitation.payload)
        await boss.expect("✅")
        boss.say("/voice")
        await boss.expect("🎙")
        boss.tap("admin:note:about-ar")
        await boss.expect("رسالة صوتية لا تزيد")
        for seconds, sound, refusal in (
            (16, SPOKEN, "أطول من 15 ثانية"),
            (9, a_sound(9, size=250_000), "أكبر من 200 كيلوبايت"),
            (9, b"OggS no opus", "ليس رسالة صوتية"),
        ):
            boss.send_voice(seconds, sound)
            await boss.expect(refusal)
        boss.send_voice(9, SPOKEN)
        await boss.expect("هل هو واضح")
        assert boss.from_bot[-2].voice == SPOKEN
        boss.tap("vo-sure:keep")
        await boss.expect("✅ اعتُمد")
        await service.read_notes()

        salma.start()
        await salma.expect("أهلاً بك")
        salma.tap("note:first")
        assert (await salma.expect("هنا حجز موعد، مجاناً. الأجوبة")).voice == SPOKEN
        assert voices(simulator) == ["upload", "id"]
        await service.database.write(with_an_id_that_telegram_forgot)
        for _ in range(2):
            salma.tap("note:first")
            assert (await salma.expect("هنا حجز موعد، مجاناً. الأجوبة")).voice == SPOKEN
        assert voices(simulator)[2:] == ["id: refused", "upload", "id"]

        omar.hears_nobody()
        omar.start()
        await omar.expect("أهلاً بك")
        omar.tap("note:first")
        assert (await omar.expect("هنا حجز موعد، مجاناً. الأجوبة")).voice is None

        boss.say("/voice")
        await boss.expect("🎙")
        boss.tap("admin:note:about-ar")
        await boss.expect("مسجّلة")
        boss.tap("admin:note-delete:about-ar")
        await boss.expect("هل نحذف")
        boss.tap("admin:note-delete-yes:about-ar")
        await boss.expect("حُذف التسجيل")
        salma.tap("note:first")
        assert (await salma.expect("هنا حجز موعد، مجاناً. الأجوبة")).voice is None
