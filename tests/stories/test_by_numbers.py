"""A whole registration by numbers alone, for who does not read: over Telegram and over the chat page at once."""

import asyncio
import re
from functools import partial
from pathlib import Path

from bot.actions.notes import mark_of
from bot.domain.notes import NoteName, WhichNote
from bot.domain.rules import Rules
from bot.inbox.too_early import SOONEST
from storage.engine.transaction import Transaction
from storage.office.notes import draft_note, keep_note
from tests.simulator import Simulator
from tests.sounds import a_sound
from tests.storage.office.test_pause import enrolled
from tests.stories.people import Browser, Phone, Screen, Shown, browser
from tests.stories.running import Program, environ, prepared, running_bot

ANSWERS = {
    "consent": "consent:agree",
    "name": "name:there",
    "document": "document:national_id",
    "number": "",
    "station": "station:early:",
    "check": "check:confirm",
}
"""A choice by the beginning of its data; "" is the number of the document."""
WESTERN, EASTERN = "0123456789", "٠١٢٣٤٥٦٧٨٩"
KEYCAP = re.compile("([0-9])\ufe0f?\u20e3")


def record_aloud(tx: Transaction) -> None:
    admin, which = enrolled(tx, "Hala", address=tx.new_id()), WhichNote(NoteName.ABOUT, "ar")
    assert keep_note(tx, admin, draft_note(tx, admin, which, mark_of(which, Rules()), a_sound()).id)


def numbers_of(screen: Screen, seen: Shown) -> dict[str, str]:
    """What stands beside each choice, by the data of its button."""
    if isinstance(screen, Phone):
        shown = next(one for one in screen.person.chat if str(one.id) == seen.ref)
        labels = [button.label for row in shown.keyboard for button in row]
    else:
        assert isinstance(screen, Browser)
        labels = [button["label"] for row in screen.entries[seen.ref]["message"]["rows"] for button in row]
    return {
        data: "".join(KEYCAP.findall(label)) or label.split()[0]
        for data, label in zip(seen.buttons, labels, strict=True)
        if data
    }


async def goes_by_numbers(screen: Screen, document: str, digits: str) -> Shown:
    """The message with the code. One tap on the loudspeaker, then nothing but digits, each after its question was
    heard."""
    type_as = str.maketrans(WESTERN, digits)
    seen = Shown("", (), "")
    while "language:listen" not in seen.buttons:  # the program has just started and learns of the recording
        await screen.say("/start")
        seen = await screen.wait(partial(_is_next, seen))
    await screen.tap("language:listen", seen)
    seen = await screen.wait(lambda one: one.step == "consent" and bool(_numbered(screen, one)))
    while not seen.code:
        wanted = ANSWERS[seen.step]
        numbers = [number for data, number in numbers_of(screen, seen).items() if data.startswith(wanted)]
        assert numbers, seen
        await asyncio.sleep(SOONEST.total_seconds() * 1.1)  # nobody hears a question and answers it in less
        await screen.say((numbers[0] if wanted else document).translate(type_as))
        seen = await screen.wait(partial(_is_next, seen))
    return seen


def _numbered(screen: Screen, seen: Shown) -> list[str]:
    return [number for number in numbers_of(screen, seen).values() if number.isdecimal()]


def _is_next(before: Shown, seen: Shown) -> bool:
    return bool(seen.code or seen.step) and seen.ref != before.ref


async def test_a_person_who_does_not_read_registers_with_digits_alone_on_either_channel(
    tmp_path: Path, simulator: Simulator
) -> None:
    program = Program(tmp_path, environ(tmp_path, simulator))
    await prepared(program)
    async with program.database() as database:
        await database.write(record_aloud)
    async with running_bot(tmp_path, simulator, first=False) as running, browser(running) as page:
        phone = Phone(simulator.person(5))
        async with asyncio.TaskGroup() as group:
            on_telegram = group.create_task(goes_by_numbers(phone, "02010012345", EASTERN))
            on_the_page = group.create_task(goes_by_numbers(page, "02010054321", WESTERN))
    assert all(done.result().code for done in (on_telegram, on_the_page))
    assert on_the_page.result().call.isdecimal()
    assert re.search("📢[^٠-٩]*[٠-٩]{3}", on_telegram.result().text), "who types ٣ is told the call number so"
    typed = [seen.text for seen in phone.person.chat if not seen.from_bot]
    assert [word for word in (*typed, *page.own) if not word.isdecimal() and word not in ("/start", "a label")] == []
