"""What the office does with cases while a script is played, in the words of its lines.

… the desk gives 4711                     to whoever came last: a case, and a slip with digits
… 4711-4790, 4805 are entered as ready
… 4711 is handed over                     for the 90 days of the example office
"""

import re
from datetime import timedelta

from sqlalchemy import select

from bot.actions.notices import ask_to_remind
from bot.conversation.core.state import Scene
from bot.conversation.reading.numbers.serials import read_serial, read_serials
from bot.domain.case import CaseOpened, HandedOver, HandingOver
from bot.domain.code import grouped
from bot.domain.ready import ReadyRecorded
from bot.domain.serial import Serial
from bot.domain.staff import Role, Staff
from storage.cases.find import find_cases_by_serial
from storage.cases.hand_over import hand_over
from storage.cases.open import open_case
from storage.cases.ready import record_ready
from storage.engine.transaction import Transaction
from storage.staff.staff import list_ever
from storage.tables import bookings

_GIVEN = re.compile(r"the desk gives (\S+)")
_READY = re.compile(r"(.+) (?:is|are) entered as ready")
_HANDED = re.compile(r"(\S+) is handed over")
_LAST = select(bookings.c.id).where(bookings.c.ended == "arrived").order_by(bookings.c.ended_at.desc()).limit(1)


def is_about_cases(what: str) -> bool:
    return any(each.fullmatch(what) for each in (_GIVEN, _READY, _HANDED))


def office_does(tx: Transaction, what: str, scene: Scene) -> list[tuple[str, list[str]]]:
    """What anybody but the person reads of it."""
    service = scene.office.service.key
    if found := _GIVEN.fullmatch(what):
        clerk, visit = _one(tx, Role.STATION), tx.connection.execute(_LAST).scalar_one()
        opened = open_case(tx, clerk, visit, service, _serial(found[1]), scene.rules)
        assert isinstance(opened, CaseOpened)
        return [("slip", [f"{opened.case.serial}, {grouped(opened.recovery)}"])]
    if found := _READY.fullmatch(what):
        serials = read_serials(found[1])
        assert isinstance(serials, tuple)
        entered = record_ready(tx, _one(tx, Role.ADMIN), service, "saliheen", serials, scene.rules)
        assert isinstance(entered, ReadyRecorded)
    if found := _HANDED.fullmatch(what):
        clerk = _one(tx, Role.STATION)
        papers = find_cases_by_serial(tx, clerk, (service,), "saliheen", _serial(found[1]), scene.rules)
        assert isinstance(papers, tuple)
        (case,) = papers
        how = HandingOver(expires_on=scene.today + timedelta(days=90))
        handed = hand_over(tx, clerk, case.id, scene.rules, how)
        assert isinstance(handed, HandedOver)
        ask_to_remind(tx, handed.case, scene)
    return []


def _serial(written: str) -> Serial:
    serial = read_serial(written)
    assert isinstance(serial, Serial)
    return serial


def _one(tx: Transaction, role: Role) -> Staff:
    return next(each for each in list_ever(tx).values() if each.role is role)
