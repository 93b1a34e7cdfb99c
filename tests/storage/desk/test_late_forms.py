"""Forms that wait for a human: at their station alone, with what was entered, and not for ever."""

from datetime import timedelta

from bot.domain.desk import Counter
from bot.domain.staff import Role, Staff
from storage.desk.late_forms import LateForm, find_forms, forget_forms, hold_form, open_form, release_form
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.staff.staff import enrol, invite
from tests.builders import RULES, Clock, a_chat, local

AT = Counter("saliheen", 3)
FORM = LateForm("f" * 32, "walk-in", local(7, 10).date(), AT, local(7, 10), {"name": "أمينة", "birth": "?"})


def a_clerk(tx: Transaction, station: str) -> Staff:
    payload = invite(tx, Role.STATION, station, f"clerk of {station}", RULES).payload
    member = enrol(tx, payload, a_chat(tx, f"clerk of {station}"))
    assert isinstance(member, Staff)
    return member


async def test_a_form_waits_at_its_station_until_it_is_done_or_its_time_is_over(
    database: Database, clock: Clock
) -> None:
    def brought_in(tx: Transaction) -> tuple[Staff, Staff]:
        clerk = a_clerk(tx, "saliheen")
        hold_form(tx, clerk, FORM, RULES)
        hold_form(tx, clerk, FORM, RULES)  # the answer was lost, and it came again
        return clerk, a_clerk(tx, "shahba")

    clerk, neighbour = await database.write(brought_in)
    (listed,) = await database.read(lambda tx: find_forms(tx, "saliheen"))
    assert (listed.id, listed.fields) == (FORM.id, {})
    assert await database.write(lambda tx: open_form(tx, clerk, FORM.id, AT)) == FORM
    assert await database.write(lambda tx: open_form(tx, neighbour, FORM.id, Counter("shahba", 1))) is None
    assert await database.write(lambda tx: open_form(tx, neighbour, FORM.id, AT)) is None
    assert not await database.write(lambda tx: release_form(tx, neighbour, FORM.id, Counter("shahba", 1)))
    assert await database.write(lambda tx: release_form(tx, clerk, FORM.id, AT))
    assert await database.read(lambda tx: find_forms(tx, "saliheen")) == ()

    await database.write(lambda tx: hold_form(tx, clerk, FORM, RULES))
    clock.forward(seconds=RULES.personal_retention.total_seconds() - 1)
    assert await database.write(lambda tx: forget_forms(tx, RULES)) == 0
    clock.forward(seconds=timedelta(seconds=2).total_seconds())
    assert await database.write(lambda tx: forget_forms(tx, RULES)) == 1
