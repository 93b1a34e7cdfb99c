"""Each answer that can fill a clerk's screen, in the clerk's language, and what the journal says of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.booking import Slot
from bot.domain.code import grouped, new_code, read_code
from bot.domain.documents import DocumentKind
from bot.rendering import qr
from storage.bookings.bookings import cancel_booking, move_booking
from storage.engine.transaction import Transaction
from storage.staff.staff import revoke
from tests.builders import RULES, a_chat, an_applicant, local
from tests.desk.serving import ON_BOTH, Browser, Desk, bare
from tests.storage.verbs import ELEVEN, TEN, TOMORROW, hold

WRONG = new_code(lambda _: 4242)
SHAHBA = Slot("shahba", local(8, 10))
ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
AT_TEN = timedelta(hours=2)  # after the morning on which tests begin
TO_CONFIRM = ["confirm", "doubt", "show", "move", "cancel", "slip"]


@ON_BOTH
async def test_who_is_expected_is_told_by_name_and_the_end_of_a_number(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    desk.clock.time += AT_TEN
    answer = await clerk.scan(booking.code)
    assert answer == {
        "kind": "expected",
        "tone": "good",
        "title": "الموعد الآن",
        "lines": [answer["lines"][0]],
        "person": {"name": "Amina Haddad", "document": "هوية شخصية", "masked": "\u2066••••••• 890\u2069"},
        "booking": booking.id,
        "call": booking.call_number,
        "confirmation": "",
        "actions": TO_CONFIRM,
        "stays": True,
        "warned": False,
        "at": TEN.starts_at.isoformat(),
    }
    assert bare(answer["lines"][0]) == "الموعد الساعة 10:00"
    clerk.speak("en")
    answer = await clerk.scan(booking.code)
    assert (answer["title"], bare(answer["lines"][0])) == ("Expected now", "Booked for 10:00")
    assert answer["person"]["document"] == "National ID"
    assert await desk.journal() == [("look", "expected")] * 2


@pytest.mark.parametrize(
    ("hours", "kind", "arabic", "english"),
    [(1, "early", "مبكر: ساعة", "Early by 1 h"), (2.5, "late", "متأخر: 30 دقيقة", "Late by 30 min")],
)
async def test_early_and_late_say_by_how_much_and_may_be_confirmed(
    desk: Desk, clerk: Browser, hours: float, kind: str, arabic: str, english: str
) -> None:
    booking = await desk.book(TEN)
    desk.clock.forward(hours=hours)
    answer = await clerk.scan(booking.code)
    assert (answer["kind"], answer["tone"], bare(answer["title"])) == (kind, "care", arabic)
    assert answer["actions"] == TO_CONFIRM
    assert answer["stays"]
    clerk.speak("en")
    answer = await clerk.scan(booking.code)
    assert bare(answer["title"]) == english
    assert answer["lines"][1] == "You may confirm all the same."


async def test_a_person_without_a_document_has_no_number_to_show(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN, an_applicant(None))
    answer = await clerk.scan(booking.code)
    assert answer["person"] == {"name": "Amina Haddad", "document": "بلا وثيقة", "masked": ""}
    assert "show" not in answer["actions"]


async def test_a_document_booked_twice_is_warned_of(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    await desk.book(ELEVEN, address="another")
    desk.clock.time += AT_TEN
    clerk.speak("en")
    answer = await clerk.scan(booking.code)
    assert (answer["kind"], answer["tone"]) == ("expected", "care")
    assert answer["lines"][1] == "Another booking has this document too. Look at it closely."
    assert await desk.journal() == [("look", "expected-elsewhere")]


async def test_another_day_is_told_with_the_time_and_whether_it_was_moved(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TOMORROW)
    answer = await clerk.scan(booking.code)
    assert (answer["kind"], answer["tone"], answer["title"]) == ("wrong-day", "care", "الموعد في يوم آخر")
    assert [bare(line) for line in answer["lines"]] == ["الموعد الثلاثاء 8 كانون الأول، الساعة 10:00"]
    assert "person" not in answer
    assert (answer["actions"], answer["stays"]) == (["move"], True)
    later = Slot("saliheen", local(9, 10))

    def move(tx: Transaction) -> object:
        chat_id = a_chat(tx)
        hold(tx, chat_id, later)
        return move_booking(tx, chat_id, booking.id, later, RULES)

    await desk.write(move)
    clerk.speak("en")
    answer = await clerk.scan(booking.code)
    lines = ["Booked for Wednesday 9 December, 10:00", "The person has moved it: this is the new time."]
    assert [bare(line) for line in answer["lines"]] == lines


async def test_of_another_station_only_place_and_day_are_told(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(SHAHBA)
    answer = await clerk.scan(booking.code)
    assert (answer["kind"], answer["tone"]) == ("wrong-station", "care")
    assert bare(answer["title"]) == "الموعد في مركز آخر: الشهباء"
    assert [bare(line) for line in answer["lines"]] == ["يوم الثلاثاء 8 كانون الأول"]
    clerk.speak("en")
    answer = await clerk.scan(booking.code)
    assert [bare(line) for line in (answer["title"], *answer["lines"])] == [
        "Another station: al-Shahba",
        "On Tuesday 8 December",
    ]
    assert (answer["booking"], answer["call"], answer["actions"]) == ("", "", [])
    assert "Amina" not in str(answer)


async def test_what_is_cancelled_unknown_or_no_code_is_red(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    await desk.write(lambda tx: cancel_booking(tx, a_chat(tx), booking.id, RULES))
    told = [await clerk.scan(text) for text in (booking.code, WRONG, "482917360532", "", "hello", "x" * 600)]
    assert [answer["kind"] for answer in told] == ["cancelled", "unknown", *["not-a-code"] * 4]
    assert {answer["tone"] for answer in told} == {"stop"}
    assert [answer["title"] for answer in told[:3]] == ["موعد ملغى", "رمز غير معروف", "هذا ليس رمزاً من رموزنا"]
    clerk.speak("en")
    told = [await clerk.scan(text) for text in (booking.code, WRONG, "12")]
    assert [answer["title"] for answer in told] == ["Cancelled", "Unknown code", "Not a code of ours"]
    assert await desk.journal() == [("look", "cancelled"), ("look", "unknown")] * 2


@ON_BOTH
async def test_too_many_wrong_codes_and_too_many_looks_say_until_when(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    desk.rules = replace(desk.rules, wrong_codes=2)
    for _ in range(2):
        await clerk.scan(WRONG)
    answer = await clerk.scan(booking.code)
    assert (answer["kind"], answer["tone"], answer["title"]) == ("too-many-codes", "stop", "رموز خاطئة كثيرة")
    assert bare(answer["lines"][0]) == "الانتظار حتى الساعة 08:10."
    desk.rules = replace(desk.rules, looks=2, wrong_codes=10)
    clerk.speak("en")
    answer = await clerk.scan(booking.code)
    assert (answer["kind"], answer["title"]) == ("too-many-looks", "Too many people looked up")
    assert bare(answer["lines"][0]) == "Wait until 08:10."


@ON_BOTH
async def test_a_row_of_the_day_is_opened_like_a_code(desk: Desk, clerk: Browser) -> None:
    booking, other = await desk.book(TEN), await desk.book(SHAHBA, an_applicant("01234567891"))
    opened = await clerk.answer("/desk/open", booking=booking.id)
    assert (opened["kind"], opened["person"]["name"]) == ("early", "Amina Haddad")
    assert (await clerk.answer("/desk/open", booking=other.id))["kind"] == "wrong-station"
    strange: object
    for strange in ("", "0" * 16, "../../etc", "\0" * 16, "\ud800", "x" * 400, None, 5, ["a"]):
        assert (await clerk.answer("/desk/open", booking=strange))["kind"] == "unknown"
        assert (await clerk.answer("/desk/confirm", booking=strange, nonce="0" * 32))["kind"] == "look-first"
        assert (await clerk.answer("/desk/doubt", booking=strange))["kind"] == "look-first"
        assert (await clerk.answer("/desk/undo", booking=strange))["kind"] == "not-undoable"


async def test_a_confirmation_without_a_nonce_is_no_confirmation(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    for nonce in ("", "0" * 31, "g" * 32, None, 1):
        assert await clerk.post("/desk/confirm", booking=booking.id, nonce=nonce) == (422, {"why": "unreadable"})
    assert await desk.journal() == []


@ON_BOTH
async def test_without_the_code_the_whole_number_finds_a_person(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    await desk.book(TOMORROW, an_applicant("01234567891"), address="another")
    await desk.book(SHAHBA, an_applicant("01234567892"), address="third")
    for typed in ("01234567890", "٠١٢٣٤٥٦٧٨٩٠", "0123 456-7890", "رقم 01234567890"):
        answer = await clerk.answer("/desk/document", number=typed)
        assert (answer["kind"], answer["booking"]) == ("early", booking.id)
    unknown = [await clerk.answer("/desk/document", number=typed) for typed in ("01234567891", "01234567892", "987654")]
    assert unknown[0] == unknown[1] == unknown[2]
    assert (unknown[0]["kind"], unknown[0]["title"]) == ("unknown", "لا حجز هنا اليوم بهذا الرقم")
    partly: object
    for partly in ("", "12", "Amina", "Amina Haddad", "01234567890, 01234567891", "1" * 90, None, {"a": 1}):
        answer = await clerk.answer("/desk/document", number=partly)
        assert (answer["kind"], answer["tone"], answer["title"]) == ("not-a-code", "care", "الرقم ليس كاملاً")
    clerk.speak("en")
    assert (await clerk.answer("/desk/document", number="1"))["title"] == "Type the whole number"
    assert (await clerk.answer("/desk/document", number="987654"))["title"] == "Nothing here today with this number"
    told = [result for action, result in await desk.journal() if action == "look-number"]
    assert told == ["expected"] * 4 + ["unknown"] * 4


async def test_a_family_of_one_booklet_is_told_apart_by_time_alone(desk: Desk, clerk: Browser) -> None:
    amina = an_applicant("AB1234", document=DocumentKind.FAMILY_BOOKLET)
    first = await desk.book(TEN, amina)
    second = await desk.book(ELEVEN, replace(amina, name="Karim Haddad"), address="another")
    answer = await clerk.answer("/desk/document", number="ab 12-34")
    assert (answer["kind"], answer["tone"], answer["stays"]) == ("several", "care", True)
    labels = [(pick["booking"], bare(pick["label"])) for pick in answer["choices"]]
    assert labels == [(first.id, f"10:00 · {first.call_number}"), (second.id, f"11:00 · {second.call_number}")]
    assert "Haddad" not in str(answer)
    opened = await clerk.answer("/desk/open", booking=second.id)
    assert opened["person"]["name"] == "Karim Haddad"


async def test_an_admin_looks_as_whoever_sits_at_the_station_asked_for(desk: Desk, admin: Browser) -> None:
    booking = await desk.book(Slot("shahba", TEN.starts_at))
    assert (await admin.scan(booking.code))["kind"] == "wrong-station"
    answer = await admin.answer("/desk/scan", "?station=shahba", text=booking.code)
    assert answer["kind"] == "early"


async def test_whose_enrolment_ends_between_two_scans_is_a_stranger(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    await clerk.scan(booking.code)
    assert clerk.staff
    name = clerk.staff.name
    await desk.write(lambda tx: revoke(tx, name))
    async with desk.browser() as stranger:
        assert await clerk.post("/desk/scan", text=booking.code) == await stranger.post("/desk/scan", text="")


@pytest.mark.parametrize("locale", ["ar", "en"])
async def test_a_frame_of_the_camera_becomes_words(desk: Desk, clerk: Browser, locale: str) -> None:
    clerk.speak(locale)
    link = f"https://t.me/mawid_test_bot?start={WRONG}"
    assert await clerk.show(qr.draw(link)) == (200, {"text": link})
    assert (await clerk.scan(link))["kind"] == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "482917360531",
        "4829 1736 0531",
        "https://t.me/mawid_test_bot?start=482917360531",
        "اففحس:ظظف.ةثظةشصهي_ففث_لافف؟سفشقف=482917360531",
        "اففحس://ف.ةث/ةشصهيـلاخف؟سفشقف=٤٨٢٩١٧٣٦٠٥٣١",
        "]Q1482917360531",
        "]Q3https://t.me/mawid_test_bot?start=482917360531",
        "start482917360531",
        "_482917360531_",
        "abc4829-1736-0531xyz",
        "\u2066٤٨٢٩ ١٧٣٦ ٠٥٣١\u2069",
        "482917360531\r\n",
        "QR:482917360531;",
    ],
)
def test_whatever_stands_around_the_digits_the_code_is_found(text: str) -> None:
    assert read_code(text) == "482917360531"


@pytest.mark.parametrize(
    "text", ["", "48291736053", "1482917360531", "482917360532", f"x482917360531x{WRONG}x", "٤٨٢٩"]
)
def test_what_holds_no_one_code_is_read_as_none(text: str) -> None:
    assert read_code(text) is None


async def test_typed_in_groups_and_in_arabic_digits_it_is_the_same_code(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    for text in (grouped(booking.code), booking.code.translate(ARABIC_INDIC), f"فث{booking.code}"):
        assert (await clerk.scan(text))["booking"] == booking.id
