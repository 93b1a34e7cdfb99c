"""The number on a paper where two services hand out: each numbers its papers for itself."""

import secrets
from dataclasses import replace

from bot.domain.booking import Slot
from bot.domain.case import Case, CaseOpened
from bot.domain.office import Visit, Words
from bot.domain.serial import Serial
from storage.cases.open import open_case
from storage.engine.transaction import Transaction
from tests.builders import BOTH, a_station, an_applicant
from tests.desk.collecting import case_of
from tests.desk.serving import Browser, Desk
from tests.storage.verbs import TEN

COLLECT = Visit("collect", Words("استلام", "collecting"), "collects")
WORK = BOTH.more_services[0]
BOTH_HAND_OUT = replace(
    BOTH,
    more_services=(replace(WORK, visits=(*WORK.visits, COLLECT)),),
    stations=(*BOTH.stations, a_station("saliheen.work.collect", service="work", visit="collect")),
)


async def work_case(desk: Desk, clerk: Browser, serial: str) -> Case:
    slot, who = Slot("saliheen.work", TEN.starts_at), an_applicant(f"8{int(serial):010}")
    booking = await desk.book(slot, who, address=f"works {serial}")
    await clerk.confirm(booking.id)

    def do(tx: Transaction) -> Case:
        assert clerk.staff
        opened = open_case(tx, clerk.staff, booking.id, "work", Serial(serial), desk.rules)
        assert isinstance(opened, CaseOpened)
        return opened.case

    return await desk.write(do)


async def test_a_number_of_two_services_is_chosen_by_service_and_a_right_one_costs_no_try(
    desk: Desk, clerk: Browser
) -> None:
    desk.office = BOTH_HAND_OUT
    clerk.speak("en")
    cards, work = await case_of(desk, clerk, "4711"), await work_case(desk, clerk, "4711")
    both = await clerk.answer("/desk/paper", serial="4711")
    assert both["kind"] == "several"
    assert [each["booking"] for each in both["choices"]] == [cards.id, work.id]
    assert ["cards" in both["choices"][0]["label"], "work" in both["choices"][1]["label"]] == [True, True]
    chosen = await clerk.answer("/desk/open", booking=work.id)
    assert (chosen["kind"], chosen["booking"]) == ("collect", work.id)
    assert "return to work" in chosen["lines"][0]
    assert (await clerk.answer("/desk/confirm", booking=work.id, nonce=secrets.token_hex(16)))["kind"] == "arrived"
    await work_case(desk, clerk, "8001")
    for _ in range(12):
        assert (await clerk.answer("/desk/paper", serial="8001"))["kind"] == "collect"


async def test_a_case_that_was_not_found_by_its_number_is_not_opened(desk: Desk, clerk: Browser) -> None:
    desk.office = BOTH_HAND_OUT
    case = await case_of(desk, clerk, "4711")
    assert (await clerk.answer("/desk/open", booking=case.id))["kind"] == "look-first"
