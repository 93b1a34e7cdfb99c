"""The result of a delivery that Telegram refused, or that did not reach it."""

import socket
from dataclasses import replace
from typing import Any

import pytest

from bot.channels.contract import Blocked, Later, PictureUnavailable, Refused, Sent, Unknown
from bot.channels.telegram.api import answer_press, username_of
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.errors import NOT_DONE
from bot.channels.telegram.transport import open_bot
from bot.domain.message import Delete, Edit, Leave, Message, Send
from tests.channels.telegram.messages import CODE, HELLO, QUESTION, ref_of
from tests.simulator import Broken, LostAnswer, LostCall, Person, Simulator, TooMany


async def test_a_part_that_failed_is_tried_again_alone(
    channel: TelegramChannel, sim: Simulator, person: Person
) -> None:
    long = Send(replace(CODE, text="ا" * 1025))
    sim.misbehave("sendMessage", TooMany(3))
    assert await channel.deliver("5", long, "d1") == Later(3, "too-many")
    assert isinstance(await channel.deliver("5", long, "d1"), Sent)
    assert len(person.from_bot) == 2


async def test_a_person_who_blocked_us_is_blocked(channel: TelegramChannel, person: Person) -> None:
    person.block()
    assert await channel.deliver("5", Send(HELLO), "d1") == Blocked()


@pytest.mark.parametrize("doable", [Send(HELLO), Edit("1", HELLO), Delete(("1",)), Leave(HELLO)])
async def test_a_429_says_for_how_long_and_not_for_whom(
    channel: TelegramChannel, sim: Simulator, person: Person, doable: Any
) -> None:
    sim.misbehave("*", TooMany(7))
    assert await channel.deliver("5", doable, "d1") == Later(7, "too-many")


@pytest.mark.parametrize("doable", [Send(HELLO), Edit("1", HELLO), Delete(("1",)), Leave(HELLO)])
@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_a_5xx_is_an_answer_nothing_was_done_and_it_is_for_later(
    channel: TelegramChannel, sim: Simulator, person: Person, doable: Any, status: int
) -> None:
    sim.misbehave("*", Broken(status))
    assert await channel.deliver("5", doable, "d1") == Later(NOT_DONE, "not-done", tried=True)
    assert person.from_bot == []


@pytest.mark.parametrize(
    ("misdeed", "alive"),
    [(None, True), (TooMany(9), True), (Broken(502), False), (LostAnswer(), False), (LostCall(), False)],
)
async def test_a_sign_of_life_is_any_answer_of_telegrams_and_leaves_nothing_on_the_screen(
    channel: TelegramChannel, sim: Simulator, person: Person, misdeed: Any, alive: bool
) -> None:
    if misdeed:
        sim.misbehave("sendChatAction", misdeed)
    assert await channel.alive("5") == alive
    assert await channel.alive("404")
    assert person.from_bot == []


@pytest.mark.parametrize("misdeed", [LostAnswer(), LostCall()])
async def test_a_lost_answer_is_unknown_for_a_new_message_and_tried_again_for_the_rest(
    channel: TelegramChannel, sim: Simulator, person: Person, misdeed: Any
) -> None:
    ref = await ref_of(channel, QUESTION)
    sim.misbehave("*", misdeed, 3)
    assert await channel.deliver("5", Send(HELLO), "d1") == Unknown("no-answer")
    assert isinstance(await channel.deliver("5", Edit(ref, HELLO), "d2"), Later)
    assert isinstance(await channel.deliver("5", Delete((ref,)), "d3"), Later)


async def test_what_telegram_refuses_is_told_in_words_of_our_own(channel: TelegramChannel, person: Person) -> None:
    refusals = {
        ("5", "x" * 4097): "too-long",
        ("5", "<b>سلمى"): "bad-html",
        ("12345", "x"): "chat-not-found",
        ("5", ""): "bad-request",
    }
    for (address, text), reason in refusals.items():
        assert await channel.deliver(address, Send(Message(text)), "d1") == Refused(reason)


async def test_a_refused_token_keeps_everyone_waiting(sim: Simulator) -> None:
    async with TelegramChannel(open_bot("7700000000:AAE-another_token_of_no_real_bot0000", sim.url)) as channel:
        result = await channel.deliver("5", Send(HELLO), "d1")
    assert isinstance(result, Later)
    assert (result.reason, result.everyone) == ("token-refused", True)


async def test_without_a_network_everything_is_for_later() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # not listening: a connection is refused
        url = f"http://127.0.0.1:{held.getsockname()[1]}"
        async with TelegramChannel(open_bot("1:x", url)) as channel:
            assert username_of(channel.bot) == ""
            for doable in (Send(HELLO), Send(CODE), Edit("1", HELLO), Delete(("1",)), Leave(HELLO)):
                assert isinstance(await channel.deliver("5", doable, "d1"), Later)
            await answer_press(channel.bot, "1")
            with pytest.raises(PictureUnavailable):
                await channel.fetch("AgAC")
