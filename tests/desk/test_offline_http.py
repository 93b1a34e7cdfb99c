"""What a tablet asks for before the line goes, and what it brings when the line is back."""

import json
from base64 import b64decode, b64encode
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from bot.domain.booking import Booking, Slot
from bot.domain.code import new_code
from bot.domain.staff import Role
from storage.bookings.bookings import cancel_booking
from storage.desk.day import mark
from storage.engine.sealed_boxes import public_key
from storage.staff.staff import revoke
from storage.tables import arrivals, deliveries, offline_scans
from tests.builders import KEYRING, RULES, a_chat, an_applicant, local
from tests.desk.serving import ON_BOTH, Browser, Desk, bare
from tests.storage.sealing import scan_text, seal_box
from tests.storage.verbs import ELEVEN, TEN, TOMORROW

PUBLIC = public_key(KEYRING)
WRONG = new_code(lambda _: 4242)
NOON = local(7, 12)


def box(number: int, text: bytes, sealed_for: int | None = None) -> dict[str, str]:
    box_id = f"{number if sealed_for is None else sealed_for:032x}"
    return {"id": f"{number:032x}", "box": b64encode(seal_box(PUBLIC, text, box_id)).decode()}


def scanned(number: int, booking: Booking | str, at: datetime, **changes: Any) -> dict[str, str]:
    return box(number, scan_text(booking if isinstance(booking, str) else booking.code, at, **changes))


async def upload(browser: Browser, *boxes: dict[str, str]) -> list[str]:
    """What is kept of each; the page learns only that they were taken."""
    answer = await browser.answer("/desk/uploads", boxes=boxes)
    assert sorted(answer["done"], key=str) == sorted(({"id": one} for one in {each["id"] for each in boxes}), key=str)
    query = select(offline_scans.c.id, offline_scans.c.result)
    kept = await browser.desk.read(lambda tx: {row[0]: row[1] for row in tx.connection.execute(query)})
    return [kept[each["id"]] for each in boxes]


async def stand(desk: Desk) -> int:
    """How many arrivals there are."""
    query = select(func.count()).select_from(arrivals).where(arrivals.c.undone_at.is_(None))
    return await desk.read(lambda tx: int(tx.connection.execute(query).scalar_one()))


async def told(desk: Desk) -> int:
    query = select(func.count()).select_from(deliveries).where(deliveries.c.kind == "notice")
    return await desk.read(lambda tx: int(tx.connection.execute(query).scalar_one()))


@ON_BOTH
async def test_a_pack_recognises_the_codes_of_the_day(desk: Desk, clerk: Browser) -> None:
    first = await desk.book(TEN)
    second = await desk.book(ELEVEN, an_applicant("9"), address="another")
    elsewhere = await desk.book(Slot("shahba", local(7, 10)), an_applicant("8"), address="a third")
    seen = await clerk.scan(second.code)
    await clerk.confirm(seen["booking"])
    status, pack = await clerk.get("/desk/pack")
    assert status == 200
    key = b64decode(pack["key"])
    assert len(key) == 32
    assert [datetime.fromisoformat(slot) for slot in pack["slots"]] == [TEN.starts_at, ELEVEN.starts_at]
    assert pack["entries"] == [
        [mark(key, first.code), 0, 0, first.call_number, 0],
        [mark(key, second.code), 1, 1, second.call_number, 0],
    ]
    assert datetime.fromisoformat(pack["until"]) == local(7, 17)
    assert datetime.fromisoformat(pack["made"]) == desk.clock()
    assert {name: pack[name] for name in ("station", "day", "minutes", "on_time")} == {
        "station": "saliheen",
        "day": "2026-12-07",
        "minutes": 15,
        "on_time": 15,
    }
    for booking in (first, second, elsewhere):
        assert booking.code not in json.dumps(pack)
    assert (await clerk.get("/desk/pack"))[1]["key"] == pack["key"]
    assert (await clerk.get("/desk/pack?day=2026-12-08"))[0] == 403
    assert (await clerk.get("/desk/pack?station=shahba"))[0] == 403


@ON_BOTH
async def test_a_batch_sent_twice_is_one(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    desk.clock.time = NOON
    boxes = [scanned(1, booking, local(7, 10)), scanned(2, WRONG, NOON, doing="looked")]
    assert await upload(clerk, *boxes) == ["recorded", "looked"]
    assert await upload(clerk, *boxes) == ["recorded", "looked"]
    assert await stand(desk) == 1
    assert await told(desk) == 1
    assert desk.wakes
    assert (await clerk.scan(booking.code))["kind"] == "already"


async def test_a_batch_of_an_ended_session_goes_through_after_signing_in_again(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    desk.clock.forward(hours=13)
    late = scanned(1, booking, local(7, 10))
    assert (await clerk.post("/desk/uploads", boxes=[late]))[0] == 401
    assert await stand(desk) == 0
    assert clerk.staff is not None
    clerk.become(await desk.begin_session(clerk.staff))
    assert await upload(clerk, late) == ["recorded"]


async def test_a_batch_of_somebody_revoked_stays_at_the_tablet(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    staff = clerk.staff
    assert staff is not None
    await desk.write(lambda tx: revoke(tx, staff.id))
    assert (await clerk.post("/desk/uploads", boxes=[scanned(1, booking, desk.clock())]))[0] == 401
    assert await stand(desk) == 0


@ON_BOTH
async def test_two_counters_with_one_code_are_one_arrival_and_one_conflict(
    desk: Desk, clerk: Browser, stack: AsyncExitStack
) -> None:
    booking = await desk.book(TEN)
    neighbour = await desk.sign_in(stack, "neighbour", counter=5)
    desk.clock.time = NOON
    assert await upload(clerk, scanned(1, booking, local(7, 10), counter=3)) == ["recorded"]
    assert await upload(neighbour, scanned(2, booking, local(7, 10, 20), counter=5)) == ["twice"]
    assert await stand(desk) == 1
    neighbour.speak("en")
    status, page = await neighbour.page("/desk/conflicts")
    assert status == 200
    words = bare(page)
    assert "It does not fit" in words
    assert f"Number {booking.call_number}" not in words
    assert "Taken in at counter 5: Monday 7 December at 10:20" in words
    _, page = await neighbour.submit("/desk/conflicts", {"id": f"{2:032x}", "do": "look"})
    assert "Confirmed before" in page
    assert "Today at 10:00, counter 3" in bare(page)
    assert booking.code not in page
    assert "Amina" not in page
    status, _, headers = await neighbour.ask(
        "POST", "/desk/conflicts", data={"id": f"{2:032x}", "form_token": neighbour.form}
    )
    assert (status, headers["Location"]) == (303, "/desk/conflicts?station=saliheen")
    assert "There is nothing to settle." in (await neighbour.page("/desk/conflicts"))[1]
    assert (await desk.journal())[-1] == ("settle", "settled")


@ON_BOTH
async def test_who_cancelled_meanwhile_is_an_arrival_all_the_same_and_listed(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    await desk.write(lambda tx: cancel_booking(tx, a_chat(tx), booking.id, RULES))
    desk.clock.time = NOON
    assert await upload(clerk, scanned(1, booking, local(7, 10))) == ["cancelled"]
    assert await stand(desk) == 1
    assert await told(desk) == 1
    assert "هذه القراءة لا تنطبق على شيء" in (await clerk.page("/desk/conflicts"))[1]


@ON_BOTH
async def test_each_kind_of_conflict_has_its_words_in_both_languages(desk: Desk, admin: Browser) -> None:
    tomorrow = await desk.book(TOMORROW)
    elsewhere = await desk.book(Slot("shahba", local(7, 10)), an_applicant("9"), address="another")
    boxes = [
        scanned(1, tomorrow, NOON),
        scanned(2, elsewhere, NOON),
        scanned(3, WRONG, NOON),
        scanned(4, tomorrow, NOON + timedelta(hours=1)),
        {"id": f"{5:032x}", "box": "AAAA"},
    ]
    desk.clock.time = NOON
    assert await upload(admin, *boxes) == ["another-day", "another-station", "unknown", "clock", "unreadable"]
    for locale, words in (("ar", "تعذّرت قراءة هذا السجل"), ("en", "This record cannot be read")):
        admin.speak(locale)
        status, page = await admin.page("/desk/conflicts")
        assert status == 200
        assert words in page
        assert page.count("<section") == 5
        for booking in (tomorrow, elsewhere):
            assert f"\u2068{booking.call_number}\u2069" not in page


async def test_a_box_that_does_not_open_is_answered_by_its_id_and_the_others_go_through(
    desk: Desk, clerk: Browser
) -> None:
    booking = await desk.book(TEN)
    now = desk.clock()
    good = json.loads(scan_text(booking.code, now))
    bad: list[object] = [
        [],
        None,
        "text",
        {},
        {**good, "at": "yesterday"},
        {**good, "at": "2026-12-07T10:00:00"},
        {**good, "at": "0001-01-01T00:00:00+14:00"},
        {**good, "at": "9999-12-31T23:59:59.999999+00:00"},
        {**good, "at": 5},
        {**good, "counter": 0},
        {**good, "counter": True},
        {**good, "counter": 3.5},
        {**good, "station": ["saliheen"]},
        {**good, "doing": "left"},
        {**good, "doing": {}},
        {**good, "code": booking.code[:-1]},
        {**good, "code": "٤٨٢٩١٧٣٦٠٥٣١"},
        {**good, "code": int(booking.code)},
    ]
    boxes = [box(number, json.dumps(each).encode()) for number, each in enumerate(bad)]
    boxes += [box(100, b"[" * 900), box(101, b"\xff\xfe"), box(102, b"1" * 5000), box(103, b"")]
    boxes += [box(104, scan_text(booking.code, now), sealed_for=105)]
    boxes += [{"id": f"{number:032x}", "box": text} for number, text in enumerate(("", "!", "ا", "A" * 100), 106)]
    assert await upload(clerk, *boxes, scanned(200, booking, now)) == ["unreadable"] * len(boxes) + ["recorded"]
    assert (await clerk.page("/desk/conflicts"))[0] == 200


async def test_what_a_station_did_before_it_was_renamed_counts_where_it_is_brought_in(
    desk: Desk, clerk: Browser
) -> None:
    booking = await desk.book(TEN)
    told = json.loads(scan_text(booking.code, desk.clock())) | {"station": "its former key"}
    assert await upload(clerk, box(1, json.dumps(told).encode())) == ["recorded"]


async def test_boxes_made_up_by_hand_are_no_way_to_ask_which_codes_exist(desk: Desk, clerk: Browser) -> None:
    now = desk.clock()
    desk.rules = replace(desk.rules, unknown_offline=50)
    tried = iter(range(1000, 1051))
    made_up = [scanned(number, new_code(lambda _: next(tried)), now) for number in range(51)]
    assert await upload(clerk, *made_up[:50]) == ["unknown"] * 50
    assert await clerk.post("/desk/uploads", boxes=made_up[50:]) == (429, {"why": "too-fast"})
    assert (await clerk.scan((await desk.book(TEN)).code))["kind"] == "early", "the scanner goes on"


async def test_what_is_no_batch_is_refused_plainly(desk: Desk, clerk: Browser) -> None:
    good = {"id": f"{1:032x}", "box": "AAAA"}
    bad: list[object] = [
        None,
        {},
        "boxes",
        [good] * 51,
        [None],
        [{}],
        [{**good, "id": "1"}],
        [{**good, "id": "G" * 32}],
        [{**good, "id": f"{1:032x}\n"}],
        [{**good, "id": 1}],
        [{**good, "box": None}],
        [{**good, "box": ["AAAA"]}],
    ]
    for boxes in bad:
        assert await clerk.post("/desk/uploads", boxes=boxes) == (422, {"why": "unreadable"}), boxes
    assert await clerk.post("/desk/uploads") == (422, {"why": "unreadable"})
    assert await clerk.post("/desk/uploads", boxes=[]) == (200, {"done": [], "left": [], "registered": []})
    status, _, _ = await clerk.ask(
        "POST", "/desk/uploads", data=b"{", headers={"Content-Type": "application/json", "X-Form-Token": clerk.form}
    )
    assert status == 422
    assert await desk.journal() == []


async def test_fifty_boxes_fit_into_one_upload(desk: Desk, clerk: Browser) -> None:
    assert await upload(clerk, *(scanned(n, WRONG, desk.clock(), doing="looked") for n in range(50))) == ["looked"] * 50


async def test_a_conflict_of_another_station_cannot_be_settled(
    desk: Desk, clerk: Browser, stack: AsyncExitStack
) -> None:
    elsewhere = await desk.sign_in(stack, "elsewhere", Role.STATION, "shahba")
    await upload(clerk, scanned(1, WRONG, desk.clock()))
    await elsewhere.submit("/desk/conflicts", {"id": f"{1:032x}"})
    assert (await elsewhere.submit("/desk/conflicts", {"id": f"{1:032x}"}, "?station=saliheen"))[0] == 403
    assert "<section" in (await clerk.page("/desk/conflicts"))[1]
    assert "<section" not in (await elsewhere.page("/desk/conflicts"))[1]
