"""What people are told when a place closes: old and new in one message, once, in their language; nothing by force."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from bot.actions import closures as act
from bot.actions.offers import advance_offers
from bot.conversation.core.state import Scene
from bot.domain.booking import Booking, Slot, SlotFull
from bot.domain.closure import Closure
from bot.domain.message import Message, Send
from bot.domain.office import Office
from bot.domain.staff import Role, Staff
from bot.leader.closures import move_affected, rebook_affected_forever
from storage.bookings.waits import wait
from storage.chats.conversations import ChatState, save_conversation
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office.affected import with_closures
from storage.office.closures import close
from storage.office.offices import load_office
from storage.outbox.claim import claim
from storage.staff.staff import enrol, invite
from storage.tables import deliveries, offers, waits
from tests.builders import RULES, Clock, a_chat, a_station, an_applicant, an_office, local, open_for_tests
from tests.storage.lifecycles import DRAFT, speak
from tests.storage.verbs import TEN, booked, hold
from tests.transcripts.screen import ISOLATES

HERE = a_station(places=2, walk_in_places=0, slot_minutes=60, horizon_days=2)
THERE = a_station("shahba", names=an_office().stations[1].names, places=2, walk_in_places=0, slot_minutes=60)
OFFICE = an_office(HERE, THERE)
ALONE = an_office(HERE)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def database(database_url: str, clock: Clock) -> AsyncIterator[Database]:
    async with open_for_tests(database_url, clock) as opened:
        yield opened.database


def somebody(locale: str = "ar", names: tuple[str, ...] = ("Amina Haddad",)) -> Callable[[Transaction], list[Booking]]:
    """One chat with a booking for each name."""

    def do(tx: Transaction) -> list[Booking]:
        chat_id = a_chat(tx)
        draft = {"errand": ""}
        save_conversation(
            tx, chat_id, ChatState(locale=locale, consent="1", asked="menu", draft=draft), newly_agreed=True
        )
        people = [an_applicant(f"{number:011}", name=name) for number, name in enumerate(names)]
        return [booked(tx, chat_id, TEN, who, HERE) for who in people]

    return do


def an_admin(tx: Transaction) -> Staff:
    member = enrol(tx, invite(tx, Role.ADMIN, None, None, RULES).payload, a_chat(tx, f"admin {tx.new_id()}"))
    assert isinstance(member, Staff)
    return member


async def shut(database: Database, office: Office, last: int) -> Closure:
    def do(tx: Transaction) -> Closure:
        load_office(tx, office)
        (closure,) = close(tx, an_admin(tx), ["saliheen"], local(7, 0), local(last, 11), None)
        return closure

    return await database.write(do)


async def move(database: Database, office: Office) -> int:
    woken: list[None] = []
    done = await move_affected(database, lambda: office, lambda: RULES, lambda: woken.append(None))
    assert bool(woken) == bool(done)
    return done


async def told(database: Database) -> list[Message]:
    claimed = await database.write(lambda tx: claim(tx, {"console"}, 50))
    return [each.outgoing.message for each in claimed if isinstance(each.outgoing, Send)]


def written(message: Message) -> str:
    return message.text.translate(ISOLATES)


def taps(message: Message) -> list[str]:
    return [button.data for row in message.rows for button in row]


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("ar", ("اضطررنا إلى تغيير موعدك في الصالحين", "كان: الاثنين 7", "صار: الاثنين 7", "10:00", "11:00")),
        (
            "en",
            (
                "Sorry, we had to change your appointment at al-Saliheen",
                "It was: Monday 7",
                "It is now: Monday 7",
                "10:00",
                "11:00",
            ),
        ),
    ],
)
async def test_old_and_new_time_are_told_once_in_one_message(
    database: Database, locale: str, words: tuple[str, ...]
) -> None:
    (booking,) = await database.write(somebody(locale))
    await shut(database, OFFICE, 7)
    assert await move(database, OFFICE) == 1
    assert await move(database, OFFICE) == 0
    (message,) = await told(database)
    assert all(word in written(message) for word in words), written(message)
    assert "Amina" not in message.text
    assert taps(message) == [f"moved:{answer}:{booking.id}" for answer in ("keep", "other", "cancel")]


async def test_a_family_reads_whose_time_it_is(database: Database) -> None:
    await database.write(somebody("en", ("Amina Haddad", "Khaled Haddad")))
    await shut(database, OFFICE, 7)
    assert await move(database, OFFICE) == 2
    first, *cards = await told(database)
    assert "👤 Amina · Khaled" in written(first)
    assert [written(card).splitlines()[0] for card in cards] == ["👤 Amina", "👤 Khaled"]


@pytest.mark.parametrize(("locale", "words"), [("ar", "عندنا وقت في مكان آخر"), ("en", "at another place")])
async def test_a_place_elsewhere_is_asked_about(database: Database, locale: str, words: str) -> None:
    await database.write(somebody(locale))
    await shut(database, replace(OFFICE, stations=(replace(HERE, horizon_days=1), THERE)), 9)
    assert await move(database, replace(OFFICE, stations=(replace(HERE, horizon_days=1), THERE))) == 1
    (message,) = await told(database)
    assert words in written(message)
    assert [data.split(":")[:2] for data in taps(message)] == [["offer", "take"], ["offer", "no"]]
    assert all(len(data.encode()) <= 64 for data in taps(message))


async def test_a_place_elsewhere_that_was_not_taken_goes_to_who_waits_there(database: Database, clock: Clock) -> None:
    there = replace(THERE, places=1, slot_minutes=360, horizon_days=3)
    office = an_office(replace(HERE, horizon_days=1), there)
    place = Slot("shahba", local(9, 9))
    await database.write(somebody())
    await database.write(lambda tx: close(tx, an_admin(tx), ["shahba"], local(7, 0), local(9, 0), None))
    await shut(database, office, 9)
    assert await move(database, office) == 1
    waiting = await database.write(partial(speak, address="waits", draft=DRAFT))
    await database.write(lambda tx: wait(tx, waiting, "shahba", False))
    clock.forward(hours=24)
    stranger = await database.write(lambda tx: hold(tx, a_chat(tx, "a stranger"), place, there))
    assert stranger == SlotFull(place)
    while await database.write(lambda tx: advance_offers(tx, Scene(tx.now, with_closures(tx, office), RULES, ""))):
        pass
    found = select(offers.c.chat_id, offers.c.starts_at).where(offers.c.ended_at.is_(None))
    assert await database.read(lambda tx: tx.connection.execute(found).all()) == [(waiting, place.starts_at)]


async def test_an_offer_that_never_left_leaves_whom_a_closure_moved_where_they_wait(
    database: Database, clock: Clock
) -> None:
    """Telegram is away for an hour: they have read that they come before others, and there they stay."""
    await database.write(somebody("en"))
    await shut(database, ALONE, 9)
    assert await move(database, ALONE) == 1
    later = an_office(replace(HERE, horizon_days=4))
    found = select(waits.c.rank, waits.c.since)

    async def round_() -> None:
        while await database.write(lambda tx: advance_offers(tx, Scene(tx.now, with_closures(tx, later), RULES, ""))):
            pass

    (listed,) = await told(database)
    assert "You come before those who only wait" in written(listed)
    (before,) = await database.read(lambda tx: tx.connection.execute(found).all())
    for _ in range(2):
        await round_()
        clock.forward(minutes=30)
    await round_()
    assert await database.read(lambda tx: tx.connection.execute(found).all()) == [before]
    (offered,) = await told(database)
    assert [data.split(":")[:2] for data in taps(offered)] == [["offer", "take"], ["offer", "no"]]
    clock.forward(minutes=30)
    await round_()
    (rank, since) = await database.read(lambda tx: tx.connection.execute(found).one())
    assert (rank, since) == (0, before.since), "it is just being sent: that is waited for"
    clock.forward(minutes=1)
    await round_()
    (rank, since) = await database.read(lambda tx: tx.connection.execute(found).one())
    assert (rank, since > before.since) == (0, True)


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("ar", ("دورك قبل من ينتظر فقط", "نحفظ معلوماتك حتى الاثنين 14 كانون الأول")),
        ("en", ("You come before those who only wait", "your details until Monday 14 December")),
    ],
)
async def test_who_has_no_place_is_told_so_and_until_when_they_are_kept(
    database: Database, locale: str, words: tuple[str, str]
) -> None:
    await database.write(somebody(locale))
    await shut(database, ALONE, 9)
    assert await move(database, ALONE) == 1
    (message,) = await told(database)
    for sentence in words:
        assert sentence in written(message)
    assert taps(message) == []


async def test_reopened_it_moves_nobody_back_and_offers_once_the_night_is_over(
    database: Database, clock: Clock
) -> None:
    (booking,) = await database.write(somebody("en"))
    closure = await shut(database, OFFICE, 8)
    await move(database, OFFICE)
    (moved,) = await told(database)
    assert "11:00" in written(moved)
    clock.time = local(7, 22)

    def reopen(tx: Transaction) -> Any:
        return act.reopen(tx, an_admin(tx), closure.id, Scene(tx.now, OFFICE, RULES, ""))

    assert await database.write(reopen) == closure
    assert await database.write(reopen) is None
    assert await told(database) == []
    due = select(deliveries.c.kind, deliveries.c.due_at).where(deliveries.c.status == "due")
    assert [tuple(row) for row in await database.read(lambda tx: tx.connection.execute(due).all())] == [
        ("courtesy", local(8, 8))
    ]
    clock.time = local(8, 8)
    (message,) = await told(database)
    assert "al-Saliheen is open again on Tuesday 8" in written(message)
    assert taps(message) == [f"moved:other:{booking.id}"]


async def test_the_leader_finds_a_closure_without_being_told(database: Database) -> None:
    await database.write(somebody())
    stop, woken = asyncio.Event(), asyncio.Event()
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        tasks.create_task(
            rebook_affected_forever(database, lambda: OFFICE, lambda: RULES, woken.set, stop, seconds=0.01)
        )
        await shut(database, OFFICE, 7)
        await woken.wait()
        stop.set()
    (message,) = await told(database)
    assert "11:00" in written(message)
