"""One calendar of a place is closed: whoever comes for another service there keeps their time, and a collection is told
in its own words."""

from collections.abc import AsyncIterator

import pytest

from bot.actions.closure_says import card_says
from bot.conversation.core.state import Scene
from bot.domain.booking import Slot
from bot.domain.closure import MovedByUs
from bot.rendering.text import render
from storage.bookings.bookings import find_bookings
from storage.chats.conversations import ChatState, save_conversation
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office.closures import close, find_report
from storage.office.offices import load_office
from tests.builders import BOTH, RULES, Clock, a_chat, an_applicant, local, open_for_tests
from tests.leader.test_closures import an_admin, move, taps, told, written
from tests.storage.verbs import booked
from tests.transcripts.world import office_of

EXAMPLE = office_of({"office": "return-to-work"})
CARDS, WORK = Slot("saliheen", local(7, 10)), Slot("saliheen.work", local(7, 10))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    async with open_for_tests(database_url, Clock()) as opened:
        yield opened.database


@pytest.mark.parametrize(
    ("locale", "words"),
    [("ar", ("تغيير موعدك في الصالحين", "كان: الاثنين 7", "صار: الاثنين 7")), ("en", ("al-Saliheen", "now: Monday 7"))],
)
async def test_whoever_comes_for_the_service_of_a_closed_calendar_is_moved_in_it_and_told_and_nobody_else(
    database: Database, locale: str, words: tuple[str, ...]
) -> None:
    def begin(tx: Transaction) -> tuple[str, str, str]:
        load_office(tx, EXAMPLE)
        chats = [a_chat(tx, f"comes for {slot.station}") for slot in (CARDS, WORK)]
        made = []
        for number, (chat, slot) in enumerate(zip(chats, (CARDS, WORK), strict=True)):
            save_conversation(tx, chat, ChatState(locale=locale, consent="1"), newly_agreed=True)
            station = EXAMPLE.station(slot.station)
            made.append(booked(tx, chat, slot, an_applicant(f"{number:011}"), station).id)
        (closure,) = close(tx, an_admin(tx), ["saliheen.work"], local(7, 0), local(7, 11), None)
        return chats[0], chats[1], closure.id

    stays, moves, closure_id = await database.write(begin)
    assert await move(database, EXAMPLE) == 1
    assert await move(database, EXAMPLE) == 0
    (message,) = await told(database)
    assert all(word in written(message) for word in words), written(message)
    (moved,) = await database.read(lambda tx: find_bookings(tx, moves, RULES))
    assert (moved.slot.station, moved.slot.starts_at) == ("saliheen.work", local(7, 11))
    assert taps(message) == [f"moved:{answer}:{moved.id}" for answer in ("keep", "other", "cancel")]
    (kept,) = await database.read(lambda tx: find_bookings(tx, stays, RULES))
    assert kept.slot == CARDS
    report = await database.read(lambda tx: find_report(tx, closure_id))
    assert report is not None
    assert report.moved == 1


@pytest.mark.parametrize("locale", ["ar", "en"])
def test_the_card_of_a_collection_under_its_new_time_has_a_call_number_and_that_of_a_first_visit_a_number(
    locale: str,
) -> None:
    scene = Scene(local(7, 8), BOTH, RULES, "")
    said = []
    for key in ("saliheen", "saliheen.collect"):
        moved = MovedByUs("b" * 16, Slot(key, local(7, 10)), Slot(key, local(7, 11)), "c" * 16, "204")
        said.append(written(render(card_says(moved, "", "482917360531", scene), locale, BOTH)))
    first, collection = said
    word = {"ar": "رقم النداء: 204", "en": "Call number: 204"}[locale]
    assert word in collection
    assert word not in first
    assert "204" in first
