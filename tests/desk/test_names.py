"""The name of who left it to the desk: typed once, by whoever has just looked at that booking."""

from dataclasses import replace

from sqlalchemy import select

from storage.engine.transaction import Transaction
from storage.tables import applicants
from tests.builders import an_applicant
from tests.desk.serving import ON_BOTH, Browser, Desk
from tests.storage.verbs import ELEVEN, TEN

NAMELESS = replace(an_applicant("02010012345"), name="")
TYPED = "سلمى أحمد الحلبي"


@ON_BOTH
async def test_a_missing_name_is_typed_once_and_no_journal_tells_it(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN, NAMELESS)
    answer = await clerk.scan(booking.code)
    assert "name" in answer["actions"]
    assert await clerk.post("/desk/name", booking=booking.id, name=f" اسمي {TYPED} ") == (200, {"name": TYPED})
    assert await clerk.post("/desk/name", booking=booking.id, name="Somebody Else") == (200, {"name": TYPED})
    again = await clerk.scan(booking.code)
    assert (again["person"]["name"], "name" in again["actions"]) == (TYPED, False)
    assert [each for each in await desk.journal() if each[0] == "name"] == [("name", "recorded"), ("name", "nothing")]

    def stored(tx: Transaction) -> list[bytes]:
        return [bytes(row.name) for row in tx.connection.execute(select(applicants.c.name)) if row.name]

    assert not [sealed for sealed in await desk.read(stored) if TYPED.encode() in sealed]


@ON_BOTH
async def test_whose_name_stands_there_keeps_it_and_who_was_not_looked_at_gets_none(desk: Desk, clerk: Browser) -> None:
    named = await desk.book(TEN)
    answer = await clerk.scan(named.code)
    assert "name" not in answer["actions"]
    _, told = await clerk.post("/desk/name", booking=named.id, name="Somebody Else")
    assert told == {"name": answer["person"]["name"]}
    unseen = await desk.book(ELEVEN, NAMELESS)
    assert (await clerk.answer("/desk/name", booking=unseen.id, name=TYPED))["kind"] == "look-first"
    assert (await clerk.answer("/desk/name", booking="0" * 16, name=TYPED))["kind"] == "look-first"


async def test_what_is_no_name_is_told_so_and_nothing_is_written(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN, NAMELESS)
    await clerk.scan(booking.code)
    for none in ("", "Ahmad", "12345", "شو الاسم؟"):
        status, told = await clerk.post("/desk/name", booking=booking.id, name=none)
        assert (status, list(told)) == (200, ["why"]), none
    assert "name" in (await clerk.scan(booking.code))["actions"]
