"""Telephone numbers, ranges and dates in what staff have written: from left to right in Arabic lines, wherever it is
shown."""

import re
from html import unescape

import pytest

from bot.actions.broadcasts import announced
from bot.desk.pages import _environment
from bot.domain import limits
from bot.domain.languages import LOCALES
from bot.domain.message import Message
from bot.domain.office import Words
from bot.rendering.digits import with_eastern_digits
from bot.rendering.runs import in_order
from bot.rendering.text import write

WRITTEN = {
    "الهاتف 021-2345678": ["021-2345678"],
    "للسؤال: 021 200 001 أو +963 21 200 0001.": ["021 200 001", "+963 21 200 0001"],
    "بـ021/2345678 (أو 0933-123-456)": ["021/2345678", "0933-123-456"],
    "(021) 2345678 هاتف، أو +963(21)2345678": ["(021) 2345678", "+963(21)2345678"],
    "الهاتف ۰۲۱-۲۳۴۵۶۷۸": ["۰۲۱-۲۳۴۵۶۷۸"],
    "يوم 5/12/2026 09:00 - 12:00": ["5/12/2026", "09:00 - 12:00"],
    "من 9:00-12:30، والأرقام 4711-4790 و2026-12-05": ["9:00-12:30", "4711-4790", "2026-12-05"],
    "اطلب *111# أو *100*5#": ["*111#", "*100*5#"],
    "رمزك 4829 1736 0531": ["4829 1736 0531"],
    "بين 5 - 7 سنوات": ["5 - 7"],
}
AS_IT_IS = (
    *("في 12 3 أشخاص", "الساعة 09:00 10:00 موعد", "الغرفة 3-أ", "هاتف 0933123456", "3.5 من 50", "قاعة A4-12", "نهاية"),
    *("https://x.sy/2026/12-5 موقع", "phone 021-234", "البريد 12-34-5a", "عند ‎⁦021-234⁩"),
)
ADDRESSES = (
    *("https://x.org/?id=123-456", "https://x.org/#12-3", "https://x.org/~12-5", "https://x.org/a,12-5"),
    *("www.x.org/2024-05-01", "t.me/bot?start=12-34", "office-12-5@x.org", "x.org?d=2024-05-01"),
)
ISOLATED = re.compile("\u2066([^\u2066-\u2069]*)\u2069")


def runs(text: str) -> list[str]:
    return [run.replace("\u200e", "") for run in ISOLATED.findall(unescape(text))]


@pytest.mark.parametrize("text", WRITTEN)
def test_what_is_one_number_is_isolated_and_nothing_but_marks_is_added(text: str) -> None:
    assert runs(in_order(text)) == WRITTEN[text]
    assert re.sub("[\u2066\u2069\u200e]", "", in_order(text)) == text
    assert in_order(in_order(text)) == in_order(text)


@pytest.mark.parametrize("text", AS_IT_IS)
def test_all_else_stays_as_it_is(text: str) -> None:
    assert in_order(text) == text


def test_no_mark_comes_into_an_address() -> None:
    assert [
        one for one in ADDRESSES if in_order(f"الرابط {one} والهاتف 4-5") != f"الرابط {one} والهاتف \u20664-5\u2069"
    ] == []


def test_a_notice_that_has_no_room_for_marks_goes_out_without_them() -> None:
    full = f"الأرقام {'، '.join(f'{number}-{number + 2}' for number in range(4000, 4317))}"
    assert not limits.too_long(full, limits.BROADCAST)
    assert limits.units(in_order(full)) > limits.MESSAGE
    assert limits.units(announced(full, 6407, "ar").text) <= limits.MESSAGE


def test_a_mark_holds_eastern_digits_that_a_hyphen_would_turn_round() -> None:
    assert in_order("الهاتف ٠٢١-٢٣٤ ٥٦٧") == "الهاتف \u2066٠٢١-\u200e٢٣٤ \u200e٥٦٧\u2069"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("text", WRITTEN)
def test_it_is_so_wherever_what_staff_have_written_is_shown(text: str, locale: str) -> None:
    page = _environment().from_string("{{ text | in_order }}").render(text=text)
    shown = [announced(text, 6407, locale).text, page]
    shown += [
        write(key, locale, {"text": written}, html=html)
        for key in ("pause-told", "admin-shown")
        for written in (text, Words(text, text))
        for html in (True, False)
    ]
    assert [one for one in shown if [run for run in runs(one) if run in WRITTEN[text]] != WRITTEN[text]] == []


def test_facts_of_a_place_are_so_too() -> None:
    fact = "الهاتف 021-2345678"
    for key, name in (("appointment-address", "address"), ("appointment-landmark", "landmark")):
        assert "021-2345678" in runs(write(key, "ar", {name: Words(fact, fact)})), key


def test_a_number_that_is_dialled_keeps_its_digits_for_who_types_eastern_ones() -> None:
    for number in ("021-2345678", "021 2345678", "+963 21 2345678", "(021) 2345678"):
        message = Message(in_order(f"الهاتف {number} حتى 9"), "ar")
        assert with_eastern_digits(message).text == f"الهاتف \u2066{number}\u2069 حتى ٩"
