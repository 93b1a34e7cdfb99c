"""Cases in every stage, each in a line."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from bot.domain.arrival import Arrived
from bot.domain.booking import Booking, Hold, Slot
from bot.domain.case import Case, CaseOpened, CollectionBooked, HandedOver, OpenOutcome, ToTell, UndoHandOverOutcome
from bot.domain.ready import ReadyRecorded, ReadyWantsSecond
from bot.domain.rules import Rules
from bot.domain.serial import Serial
from bot.domain.staff import Role, Staff
from storage.cases.collections import book_collection
from storage.cases.find import find_case
from storage.cases.hand_over import confirmation_of, hand_over, handed_of, undo_hand_over
from storage.cases.open import open_case
from storage.cases.ready import record_ready
from storage.cases.ready_rounds import claim_ready_to_tell, mark_ready
from storage.cases.rows import lock_row
from storage.desk.arrivals import confirm_arrival
from storage.engine.transaction import Transaction
from storage.staff import staff
from storage.tables import cases
from tests.builders import RULES, Clock, a_chat, a_station, an_applicant, local
from tests.storage.verbs import TEN, booked, hold

COLLECTING = a_station("saliheen.collect")
WHEN = Slot("saliheen.collect", local(9, 10))


def arrived(tx: Transaction, clerk: Staff, address: str = "someone", number: str = "01234567890") -> Booking:
    """Who has just been confirmed at al-Saliheen."""
    booking = booked(tx, a_chat(tx, address), TEN, an_applicant(number), a_station(places=1000))
    assert isinstance(confirm_arrival(tx, clerk, booking.id, RULES), Arrived)
    return booking


def asked_for(tx: Transaction, clerk: Staff, booking: Booking, serial: str = "4711") -> OpenOutcome:
    return open_case(tx, clerk, booking.id, "cards", Serial(serial), RULES)


def opened(tx: Transaction, clerk: Staff, serial: str = "4711", address: str = "someone") -> CaseOpened:
    found = asked_for(tx, clerk, arrived(tx, clerk, address, f"9{int(serial):010}"), serial)
    assert isinstance(found, CaseOpened)
    return found


def entered(tx: Transaction, admin: Staff, serials: Iterable[int], rules: Rules = RULES) -> ReadyRecorded:
    found = record_ready(tx, admin, "cards", "saliheen", tuple(Serial(str(each)) for each in serials), rules)
    assert isinstance(found, ReadyRecorded)
    return found


def told(tx: Transaction, places: int = 1000, rules: Rules = RULES) -> tuple[ToTell, ...]:
    """One round of the leader."""
    while mark_ready(tx, rules):
        pass
    return claim_ready_to_tell(tx, "cards", "saliheen", places, rules)


def collecting(tx: Transaction, case: Case, slot: Slot = WHEN) -> CollectionBooked:
    assert case.chat_id is not None
    assert isinstance(hold(tx, case.chat_id, slot, COLLECTING), Hold)
    found = book_collection(tx, case.chat_id, "console", case.id, slot, RULES)
    assert isinstance(found, CollectionBooked)
    return found


def handed(tx: Transaction, clerk: Staff, case: Case) -> Case:
    found = hand_over(tx, clerk, case.id, RULES)
    assert isinstance(found, HandedOver)
    return found.case


def taken_back(tx: Transaction, clerk: Staff, case: Case) -> UndoHandOverOutcome:
    """By the button of the handing over that stands."""
    row = lock_row(tx, case.id)
    assert row is not None
    return undo_hand_over(tx, clerk, case.id, RULES, confirmation_of(handed_of(tx, row)))


def now(tx: Transaction, case: Case) -> Case | None:
    return find_case(tx, case.id)


def rows(tx: Transaction) -> int:
    return len(tx.connection.execute(select(cases.c.id)).all())


def after_undo(clock: Clock) -> None:
    clock.forward(minutes=10)


def leaves_cases(tx: Transaction) -> None:
    """One of each kind of row: a card collected, one with a time to collect, and an entry that waits for a word."""
    at_once = replace(RULES, undo=timedelta(0), approval_from=1)
    clerk, one, other = (enrolled_at(tx, address, at) for address, at in STAFF.items())
    handed(tx, clerk, opened(tx, clerk, "1", "who has it").case)
    opened(tx, clerk, "2", "who has a time")
    entered(tx, one, [2], at_once)
    (tell,) = told(tx, rules=at_once)
    collecting(tx, tell.case)
    assert isinstance(record_ready(tx, one, "cards", "saliheen", (Serial("3"),), at_once), ReadyWantsSecond)
    for member in (clerk, one, other):
        staff.revoke(tx, member.id)


STAFF = {"who serves": "saliheen", "who enters": None, "another admin": None}


def enrolled_at(tx: Transaction, address: str, at: str | None) -> Staff:
    payload = staff.invite(tx, Role.STATION if at else Role.ADMIN, at, address, RULES).payload
    member = staff.enrol(tx, payload, a_chat(tx, address))
    assert isinstance(member, Staff)
    return member
