"""What Telegram refuses, and in which words."""

from typing import Any

import aiohttp
import pytest

from tests.simulator import Simulator
from tests.simulator.conftest import Clock, Raw
from tests.simulator.markup import formatted, units
from tests.simulator.refusals import Refused


@pytest.fixture(autouse=True)
def someone_has_started(sim: Simulator) -> None:
    sim.person(5).say("hi")


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({}, "chat_id is empty"),
        ({"chat_id": 5}, "message text is empty"),
        ({"chat_id": 5, "text": " \n "}, "message text is empty"),
        ({"chat_id": 5, "text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"chat_id": "@nobody", "text": "x"}, "chat not found"),
        ({"chat_id": 5, "text": "ن" * 4097}, "message is too long"),
        ({"chat_id": 5, "text": "😀" * 2049}, "message is too long"),
        ({"chat_id": 5, "text": "x", "txet": "x"}, 'unknown parameter "txet" in sendMessage'),
        ({"chat_id": 5, "text": "x", "parse_mode": "XML"}, "unsupported parse_mode"),
        ({"chat_id": 5, "text": "x", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
        ({"chat_id": 5, "text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"chat_id": 5, "text": "x", "reply_markup": [1]}, "object expected as reply markup"),
    ],
)
async def test_a_message_that_cannot_be_sent(raw: Raw, params: dict[str, Any], reason: str) -> None:
    assert await raw.refusal("sendMessage", **params) == f"Bad Request: {reason}"


async def test_a_text_is_measured_after_its_marks_are_read(raw: Raw) -> None:
    status, card = await raw.call("sendMessage", chat_id=5, text=f"<b>{'😀' * 2048}</b>", parse_mode="HTML")
    assert status == 200
    assert card["result"]["entities"] == [{"type": "bold", "offset": 0, "length": 4096}]


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "a"}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"text": "a", "callback_data": "ن" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "callback_data": "a", "url": "https://a.b"}, "can't parse inline keyboard button: exactly one"),
        (
            {"text": "a", "callback_data": "a", "style": "red"},
            "can't parse inline keyboard button: invalid button style",
        ),
        ({"text": "a", "copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "a", "callbak": "a"}, 'can\'t parse inline keyboard button: unknown field "callbak"'),
        ({"text": " ", "callback_data": "a"}, "inline keyboard button text must be non-empty"),
        ({"callback_data": "a"}, "can't parse inline keyboard button: Can't find field \"text\""),
        ({"text": "a", "url": "nothing"}, "inline keyboard button URL 'nothing' is invalid: Wrong HTTP URL"),
    ],
)
async def test_a_button_that_telegram_refuses(raw: Raw, button: dict[str, Any], reason: str) -> None:
    said = await raw.refusal("sendMessage", chat_id=5, text="x", reply_markup={"inline_keyboard": [[button]]})
    assert said.startswith(f"Bad Request: {reason}")


async def test_a_keyboard_has_at_most_8_buttons_a_row_and_100_in_all(raw: Raw) -> None:
    button = {"text": "a", "callback_data": "a"}
    for rows, accepted in (([[button] * 8] * 12, True), ([[button] * 9], False), ([[button]] * 101, False)):
        status, _ = await raw.call("sendMessage", chat_id=5, text="x", reply_markup={"inline_keyboard": rows})
        assert (status == 200) is accepted


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("ن<b>x</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("1 < 2 and 3 > 2", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("salt & pepper", 'Unescaped "&" at byte offset 5'),
        ("&nbsp;", 'Unescaped "&" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ],
)
def test_html_is_read_strictly(source: str, reason: str) -> None:
    with pytest.raises(Refused) as caught:
        formatted(source, "HTML")
    assert caught.value.description == f"Bad Request: can't parse entities: {reason}"


def test_html_gives_plain_text_and_entities_in_utf16_units() -> None:
    text, entities = formatted(' 😀<b>a<i>&lt;ن</i></b> <a href="https://a.b/?x=1&amp;y">l</a>\u202b ', "html")
    assert text == "😀a<ن l"
    assert entities == [
        {"type": "bold", "offset": 2, "length": 3},
        {"type": "italic", "offset": 3, "length": 2},
        {"type": "text_link", "url": "https://a.b/?x=1&y", "offset": 6, "length": 1},
    ]
    assert units(text) == 7


async def test_an_unknown_method_or_page_is_not_found(raw: Raw) -> None:
    assert await raw.call("sendNothing") == (
        404, {"ok": False, "error_code": 404, "description": "Not Found: method not found"},
    )  # fmt: skip
    async with raw.http.get(f"{raw.url}/file/bot{raw.token}/photos/none.jpg") as answer:
        assert answer.status == 404


async def test_a_method_is_found_whatever_its_case_and_by_form_or_query(raw: Raw) -> None:
    for method in ("getMe", "getme"):
        assert (await raw.call(method))[0] == 200
    async with raw.http.get(f"{raw.url}/bot{raw.token}/sendMessage?chat_id=5&text=%D9%86") as answer:
        assert (await answer.json())["result"]["text"] == "ن"
    markup = '{"inline_keyboard":[[{"text":"a","callback_data":"a"}]]}'
    async with raw.http.post(
        f"{raw.url}/bot{raw.token}/sendMessage", data={"chat_id": "5", "text": "x", "reply_markup": markup}
    ) as answer:
        assert (await answer.json())["result"]["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "a"


async def test_an_answer_to_a_press_is_short(raw: Raw) -> None:
    said = await raw.refusal("answerCallbackQuery", callback_query_id="1", text="x" * 201)
    assert said == "Bad Request: MESSAGE_TOO_LONG"


async def test_a_start_payload_has_a_small_alphabet(sim: Simulator) -> None:
    for payload in ("4829 1736", "رمز", "x" * 65):
        with pytest.raises(ValueError, match="start payload"):
            sim.person(5).start(payload)


async def test_the_pace_is_30_a_second_and_one_in_a_chat(clock: Clock) -> None:
    async with Simulator(clock=clock, paced=True) as sim, aiohttp.ClientSession() as http:
        raw = Raw(http, sim.url, sim.token)
        for person in range(1, 41):
            sim.person(person).say("hi")
        statuses = [(await raw.call("sendMessage", chat_id=1, text="x"))[0] for _ in range(6)]
        assert statuses == [200] * 5 + [429]
        statuses = [(await raw.call("sendMessage", chat_id=chat, text="x"))[0] for chat in range(2, 40)]
        assert statuses == [200] * 25 + [429] * 13
        _, card = await raw.call("sendMessage", chat_id=40, text="x")
        assert card["parameters"] == {"retry_after": 1}
        clock.now += 1
        assert (await raw.call("sendMessage", chat_id=40, text="x"))[0] == 200


async def test_the_log_of_calls_is_bounded_and_holds_the_refusals(sim: Simulator, raw: Raw) -> None:
    await raw.call("getMe")
    await raw.refusal("sendMessage", chat_id=5)
    assert [(call.method, call.refusal) for call in sim.calls] == [
        ("getMe", None), ("sendMessage", "Bad Request: message text is empty"),
    ]  # fmt: skip
    assert sim.counts == {"getMe": 1, "sendMessage": 1}
