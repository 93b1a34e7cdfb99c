"""Whole registrations through the running program, from the first word to a confirmed arrival."""

from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import update

from bot.rendering import qr
from bot.rendering.text import write
from storage import tables
from storage.engine.transaction import Transaction
from tests.simulator import Person, Seen, Simulator
from tests.stories.people import ENGLISH, Browser, Facts, Phone, Registrant, Shown, browser, enrol
from tests.stories.running import Program, free_port, running_bot, until

ARABIC = Facts()
SECRET = "a-webhook_secret"


def over(transport: str) -> dict[str, Any]:
    """Settings for polling or the webhook."""
    if transport == "polling":
        return {}
    port = free_port()
    return {"port": port, "telegram_webhook_url": f"http://127.0.0.1:{port}", "telegram_webhook_secret": SECRET}


async def a_clerk(bot: Program, person: Person, station: str) -> Phone:
    clerk = Phone(person)
    await enrol(clerk, await bot.invite(station))
    return clerk


async def confirm(clerk: Phone, look: Shown) -> Shown:
    button = next(data for data in look.buttons if data.startswith("desk:confirm:"))
    await clerk.tap(button, look)
    return await clerk.wait(lambda one: any(data.startswith("desk:undo:") for data in one.buttons))


def is_arrival_notice(seen: Seen) -> bool:
    return any(button.data.startswith("arrival:not-me:") for row in seen.keyboard for button in row)


def words(person: Person) -> str:
    """All that stands on the person's screen."""
    return "\n".join(one.words for one in person.chat)


@pytest.mark.parametrize("transport", ["polling", "webhook"])
async def test_an_arabic_registration_is_confirmed_from_a_photo_of_the_very_qr(
    tmp_path: Path, simulator: Simulator, transport: str
) -> None:
    async with running_bot(tmp_path, simulator, installed=transport == "polling", **over(transport)) as bot:
        salma, desk = simulator.person(5), simulator.person(6)
        got = await Registrant(Phone(salma), ARABIC).register()
        assert got.picture is not None
        assert qr.read(got.picture) == qr.QrRead(f"https://t.me/mawid_test_bot?start={got.code}")

        clerk = await a_clerk(bot, desk, ARABIC.station)
        photo = desk.send_photo(got.picture)
        look = await clerk.wait(lambda one: ARABIC.name in one.text)
        await confirm(clerk, look)
        await salma.expect(is_arrival_notice)
        await desk.expect(lambda _: photo in desk.deleted)
        assert ARABIC.name not in words(desk)


async def test_an_english_registration_is_confirmed_by_digits_and_undone(tmp_path: Path, simulator: Simulator) -> None:
    async with running_bot(tmp_path, simulator) as bot:
        khaled, desk = simulator.person(5, language_code="en"), simulator.person(6)
        got = await Registrant(Phone(khaled), ENGLISH).register()

        clerk = await a_clerk(bot, desk, ENGLISH.station)
        typed = desk.say(f"{got.code[:4]} {got.code[4:8]} {got.code[8:]}")
        look = await clerk.wait(lambda one: ENGLISH.name in one.text)
        arrived = await confirm(clerk, look)
        assert got.call in arrived.text
        await khaled.expect(is_arrival_notice)
        await desk.expect(lambda _: typed in desk.deleted)
        assert ENGLISH.name not in words(desk)

        undo = next(data for data in arrived.buttons if data.startswith("desk:undo:"))
        await clerk.tap(undo, arrived)
        await khaled.expect(write("arrival-undone-notice", "en"))

        desk.say(got.code)
        await confirm(clerk, await clerk.wait(lambda one: ENGLISH.name in one.text))
        desk.say(got.code)
        await desk.expect("⛔")


async def test_a_disputed_arrival_reaches_the_desk_and_the_admins(tmp_path: Path, simulator: Simulator) -> None:
    async with running_bot(tmp_path, simulator) as bot:
        salma, desk, chief = simulator.person(5), simulator.person(6), simulator.person(7)
        await enrol(Phone(chief), bot.admin_invitation)
        got = await Registrant(Phone(salma), ARABIC).register()
        clerk = await a_clerk(bot, desk, ARABIC.station)
        desk.start(got.code)  # the phone's own camera opens the link in the QR
        await confirm(clerk, await clerk.wait(lambda one: ARABIC.name in one.text))

        notice = await salma.expect(is_arrival_notice)
        not_me = next(button.data for row in notice.keyboard for button in row if button.data)
        salma.tap(not_me, notice)
        for person in (desk, chief):
            told = await person.expect(lambda one: one.words.startswith("⚠️"))
            assert got.call in told.words
            assert got.code[:4] not in told.words
            assert got.code[-4:] not in told.words
            assert ARABIC.name not in told.words


async def test_what_a_clerk_looked_at_leaves_their_phone_after_a_while_even_if_the_bot_was_killed(
    tmp_path: Path, simulator: Simulator
) -> None:
    async with running_bot(tmp_path, simulator) as bot:
        salma, desk = simulator.person(5), simulator.person(6)
        got = await Registrant(Phone(salma), ARABIC).register()
        clerk = await a_clerk(bot, desk, ARABIC.station)
        typed = desk.say(got.code)
        await clerk.wait(lambda one: ARABIC.name in one.text)
        await bot.quiet()  # killed before it recorded the send, it would show it twice and know of one
        await bot.kill9()

        def ten_minutes_pass(tx: Transaction) -> int:
            ends = update(tables.deliveries).where(tables.deliveries.c.draft_id.like("look:%"))
            return tx.connection.execute(ends.values(due_at=tx.now)).rowcount

        async with bot.database() as database:
            assert await database.write(ten_minutes_pass) == 2
        assert ARABIC.name in words(desk)
        await bot.start()
        await desk.expect(lambda one: one.edited and got.call in one.words)
        await until(lambda: typed in desk.deleted)
        assert ARABIC.name not in words(desk)


async def test_after_confirm_nothing_on_the_screen_tells_who_it_was(tmp_path: Path, simulator: Simulator) -> None:
    async with running_bot(tmp_path, simulator):
        salma = simulator.person(5)
        registrant = Registrant(Phone(salma), ARABIC)
        await registrant.screen.say("/start")
        await registrant.go_on(until="check")
        own = [one.id for one in salma.chat if not one.from_bot]
        await registrant.go_on()
        await salma.expect(lambda _: set(own) <= set(salma.deleted))
        assert len(own) >= 2
        for private in (*ARABIC.name.split()[1:], ARABIC.number, ARABIC.number[-6:]):
            assert private not in words(salma)


async def test_a_registration_on_the_chat_page_is_confirmed_by_staff_on_the_chat_page(tmp_path: Path) -> None:
    async with running_bot(tmp_path) as bot, browser(bot) as applicant, browser(bot) as desk:
        got = await Registrant(applicant, ENGLISH).register()
        assert qr.read(await applicant.qr(got)) == qr.QrRead(got.code)
        await _waited_until_tidy(applicant, ENGLISH)

        await enrol(desk, await bot.invite(ENGLISH.station))
        await _show(desk, await applicant.qr(got))
        look = await desk.wait(lambda one: ENGLISH.name in one.text)
        await desk.tap(next(data for data in look.buttons if data.startswith("desk:confirm:")), look)
        await desk.wait(lambda one: "✅" in one.text and got.call in one.text)
        await applicant.wait(lambda one: any(data.startswith("arrival:not-me:") for data in one.buttons))


async def _waited_until_tidy(page: Browser, facts: Facts) -> None:
    for _ in range(100):
        shown = "\n".join(page.texts + page.own)
        if facts.name not in shown and facts.number not in shown:
            return
        await page.look()
    raise AssertionError(shown)


async def _show(page: Browser, picture: bytes) -> None:
    headers = {"Origin": page.program.url, "Content-Type": "image/png", "Idempotency-Key": "a-key-of-a-photo-0"}
    page.fresh.clear()
    async with page.http.post(f"{page.program.url}/chat/photo", data=picture, headers=headers) as answer:
        assert answer.status == 202


async def test_whoever_calls_the_webhook_without_the_secret_is_not_heard(tmp_path: Path, simulator: Simulator) -> None:
    async with running_bot(tmp_path, simulator, **over("webhook")) as bot, aiohttp.ClientSession() as http:
        salma = simulator.person(5)
        await Registrant(Phone(salma), ARABIC).register()
        assert simulator.webhook.url == f"{bot.url}/telegram/webhook"
        forged = {"update_id": 1, "message": {"message_id": 9, "chat": {"id": 5, "type": "private"}, "text": "/erase"}}
        for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "guessed"}):
            async with http.post(simulator.webhook.url, json=forged, headers=headers) as answer:
                assert answer.status == 403
        assert simulator.counts["getUpdates"] == 0
