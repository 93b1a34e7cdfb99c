"""The desk of an office where something is handed out later: cases begun there, and brought to their second visit."""

from dataclasses import replace

from bot.domain.booking import Hold, Slot
from bot.domain.case import Case, CaseOpened, CollectionBooked
from bot.domain.ready import ReadyRecorded
from bot.domain.serial import Serial
from bot.domain.staff import Staff
from storage.cases.collections import book_collection
from storage.cases.open import open_case
from storage.cases.ready import record_ready
from storage.cases.ready_rounds import claim_ready_to_tell, mark_ready
from storage.engine.transaction import Transaction
from tests.builders import an_applicant, an_office_of_two, local
from tests.desk.serving import Browser, Desk
from tests.storage.verbs import TEN, hold

OFFICE = an_office_of_two()
SECOND = Slot("saliheen.collect", local(7, 10))


def hands_out(desk: Desk, *, kept: int = 0) -> None:
    """``kept``: places of each time for who must come again."""
    stations = (replace(each, return_places=kept) if each.key == "saliheen" else each for each in OFFICE.stations)
    service = replace(OFFICE.service, validity_days=90)
    desk.office = replace(OFFICE, service=service, stations=tuple(stations))


async def came(desk: Desk, clerk: Browser, number: str = "01234567890", address: str = "someone") -> str:
    """The id of the booking of somebody who was confirmed."""
    booking = await desk.book(TEN, an_applicant(number), address=address)
    answer = await clerk.confirm(booking.id)
    assert answer["kind"] == "arrived", answer
    return booking.id


async def case_of(desk: Desk, clerk: Browser, serial: str = "4711") -> Case:
    """Of somebody who came this morning."""
    booking_id = await came(desk, clerk, f"9{int(serial):010}", f"who has {serial}")

    def do(tx: Transaction) -> Case:
        assert clerk.staff
        opened = open_case(tx, clerk.staff, booking_id, "cards", Serial(serial), desk.rules)
        assert isinstance(opened, CaseOpened)
        return opened.case

    return await desk.write(do)


async def to_collect(desk: Desk, clerk: Browser, admin: Staff, serial: str = "4711") -> CollectionBooked:
    """The case is ready, and its chat has chosen ``SECOND``."""
    case = await case_of(desk, clerk, serial)

    def do(tx: Transaction) -> CollectionBooked:
        at_once = replace(desk.rules, undo=desk.rules.undo * 0)
        entered = record_ready(tx, admin, "cards", "saliheen", (Serial(serial),), at_once)
        assert isinstance(entered, ReadyRecorded)
        mark_ready(tx, at_once)
        claim_ready_to_tell(tx, "cards", "saliheen", 100, at_once)
        assert case.chat_id is not None
        assert isinstance(hold(tx, case.chat_id, SECOND, desk.office.station(SECOND.station)), Hold)
        booked = book_collection(tx, case.chat_id, "console", case.id, SECOND, desk.rules)
        assert isinstance(booked, CollectionBooked)
        return booked

    return await desk.write(do)
