"""The outbox, on both databases."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.message import EditDelivery, Message, Tidy
from bot.domain.rules import Rules
from storage.engine.keyring import new_keyring
from storage.engine.transaction import Transaction
from storage.outbox.claim import A_CHAT, claim
from storage.outbox.deliveries import NewDelivery, chat_refs, counts, draft_refs, forget_chat, forget_old, ref_of
from storage.outbox.mark import Claimed, Marked, mark, next_due, put_back, recover
from storage.tables import chats, deliveries
from tests.outbox.world import CHANNEL, Outbox, open_outbox, text_of

HERE = (CHANNEL,)


@pytest.fixture
async def outbox(database_url: str) -> AsyncIterator[Outbox]:
    async with open_outbox(database_url) as opened:
        opened.clock.stop()
        yield opened


def texts(claimed: tuple[Claimed, ...]) -> list[str]:
    return [text_of(one.outgoing) for one in claimed]  # type: ignore[arg-type]  # only Send is queued here


async def claim_all(outbox: Outbox) -> tuple[Claimed, ...]:
    return await outbox.do(claim, HERE, 100)


async def test_a_claim_opens_what_was_queued_and_its_address(outbox: Outbox) -> None:
    chat = await outbox.chat("somebody")
    (queued,) = await outbox.queue(chat, "hello", tag="d1")
    (claimed,) = await claim_all(outbox)
    assert (claimed.id, claimed.chat_id, claimed.address, claimed.tag) == (queued, chat, "somebody", "d1")
    assert texts((claimed,)) == ["hello"]
    assert (await outbox.row(queued)).status == "sending"
    assert await claim_all(outbox) == ()


async def test_the_text_and_the_address_are_sealed(outbox: Outbox) -> None:
    (queued,) = await outbox.queue(None, "قريب", kind="farewell", address="somebody")
    row = await outbox.row(queued)
    assert "قريب".encode() not in row.payload
    assert b"somebody" not in row.address


async def test_the_oldest_leave_first_and_those_of_one_moment_as_queued(outbox: Outbox) -> None:
    chat = await outbox.chat("a")
    await outbox.queue(chat, "now 1", "now 2")
    await outbox.queue(await outbox.chat("b"), "earlier", due_at=outbox.clock() - timedelta(minutes=1))
    await outbox.queue(chat, "tomorrow", due_at=outbox.clock() + timedelta(days=1))
    assert texts(await outbox.do(claim, HERE, 2)) == ["earlier", "now 1"]
    assert texts(await claim_all(outbox)) == ["now 2"]
    assert await outbox.do(next_due, HERE) == outbox.clock() + timedelta(days=1)


async def test_a_claim_takes_its_own_channels_only(outbox: Outbox) -> None:
    await outbox.queue(await outbox.chat("a"), "x")
    assert await outbox.do(claim, ("elsewhere",), 10) == ()
    assert await outbox.do(next_due, ("elsewhere",)) is None
    assert len(await outbox.do(claim, ("elsewhere", CHANNEL), 10)) == 1


async def test_a_noisy_chat_does_not_fill_a_claim(outbox: Outbox) -> None:
    await outbox.queue(await outbox.chat("noisy"), *(f"n{i}" for i in range(30)))
    await outbox.queue(await outbox.chat("quiet"), "q")
    assert texts(await outbox.do(claim, HERE, 10)) == [*(f"n{i}" for i in range(A_CHAT)), "q"]


async def test_a_busy_chat_is_passed_over(outbox: Outbox) -> None:
    busy, idle = await outbox.chat("busy"), await outbox.chat("idle")
    await outbox.queue(busy, "b")
    await outbox.queue(idle, "i")
    assert texts(await outbox.do(claim, HERE, 10, [busy])) == ["i"]


@pytest.mark.parametrize("symbolic", [Tidy("d1"), EditDelivery("x", Message("y"))])
async def test_what_refers_to_others_is_claimed_only_first_of_its_chat(
    outbox: Outbox, symbolic: Tidy | EditDelivery
) -> None:
    chat = await outbox.chat("a")
    await outbox.queue(chat, "one")
    await outbox.put(NewDelivery(chat, CHANNEL, "chore", symbolic))
    await outbox.queue(chat, "two")
    assert texts(await claim_all(outbox)) == ["one"]
    later = await claim_all(outbox)
    assert [later[0].outgoing, *texts(later[1:])] == [symbolic, "two"]


async def test_a_blocked_chat_gets_nothing_but_a_farewell(outbox: Outbox) -> None:
    chat = await outbox.chat("a")
    (first,) = await outbox.queue(chat, "first")
    (claimed,) = await claim_all(outbox)
    (other,) = await outbox.queue(chat, "other", due_at=outbox.clock() + timedelta(days=1))
    await outbox.do(mark, [Marked(claimed, "blocked")])
    (after,) = await outbox.queue(chat, "after")
    await outbox.queue(chat, "bye", kind="farewell", address="a")
    assert texts(await claim_all(outbox)) == ["bye"]
    for one in (first, other, after):
        row = await outbox.row(one)
        assert (row.status, row.reason, row.payload) == ("dropped", "blocked", None)

    def blocked_at(tx: Transaction) -> object:
        return tx.connection.execute(select(chats.c.blocked_at)).scalar_one()

    assert await outbox.do(blocked_at) == outbox.clock()


async def test_what_has_no_chat_and_no_address_is_dropped(outbox: Outbox) -> None:
    (gone,) = await outbox.queue("no such chat", "x")
    (never,) = await outbox.queue(None, "x")
    assert await claim_all(outbox) == ()
    assert [(await outbox.row(one)).reason for one in (gone, never)] == ["no-chat", "no-chat"]


async def test_a_row_that_does_not_open_fails_alone(outbox: Outbox) -> None:
    chat = await outbox.chat("a")
    (broken,) = await outbox.queue(chat, "x")
    sealed_elsewhere = new_keyring().seal(deliveries.c.payload, broken, "0 {}")

    def spoil(tx: Transaction) -> None:
        tx.connection.execute(deliveries.update().values(payload=sealed_elsewhere))

    await outbox.do(spoil)
    await outbox.queue(chat, "whole")
    assert texts(await claim_all(outbox)) == ["whole"]
    row = await outbox.row(broken)
    assert (row.status, row.reason) == ("failed", "unreadable")


async def test_a_sent_delivery_keeps_its_reference_and_loses_its_text(outbox: Outbox) -> None:
    (queued,) = await outbox.queue(await outbox.chat("a"), "x")
    assert await outbox.do(ref_of, queued) is None
    (claimed,) = await claim_all(outbox)
    assert await outbox.do(ref_of, queued) is None
    await outbox.do(mark, [Marked(claimed, "sent", "m7")])
    row = await outbox.row(queued)
    assert (row.status, row.message_ref, row.payload, row.finished_at) == ("sent", "m7", None, outbox.clock())
    assert await outbox.do(ref_of, queued) == "m7"
    assert await outbox.do(ref_of, "no such delivery") == ""


async def test_a_result_counts_once(outbox: Outbox) -> None:
    (queued,) = await outbox.queue(await outbox.chat("a"), "x")
    (claimed,) = await claim_all(outbox)
    await outbox.do(mark, [Marked(claimed, "sent", "m7")])
    await outbox.do(mark, [Marked(claimed, "due"), Marked(claimed, "failed", reason="late")])
    assert (await outbox.row(queued)).status == "sent"


async def test_what_is_put_off_holds_back_the_rest_of_its_chat_in_order(outbox: Outbox) -> None:
    chat = await outbox.chat("a")
    await outbox.queue(chat, "one")
    (claimed,) = await claim_all(outbox)
    await outbox.queue(chat, "two")
    await outbox.queue(await outbox.chat("b"), "other")
    until = outbox.clock() + timedelta(seconds=5)
    await outbox.do(mark, [Marked(claimed, "due", reason="5xx", until=until, holds=True)])
    assert texts(await claim_all(outbox)) == ["other"]
    outbox.clock.later = timedelta(seconds=5)
    again = await claim_all(outbox)
    assert texts(again) == ["one", "two"]
    assert [one.attempts for one in again] == [1, 0]


async def test_an_unknown_outcome_is_counted_and_tried_again(outbox: Outbox) -> None:
    chat = await outbox.chat("a")
    (reply,) = await outbox.queue(chat, "r")
    (courtesy,) = await outbox.queue(chat, "c", kind="courtesy")
    claimed = await claim_all(outbox)
    await outbox.do(mark, [Marked(one, "unknown", reason="timeout", until=outbox.clock()) for one in claimed])
    assert [(row.status, row.unknown) for row in await outbox.rows()] == [("due", 1), ("due", 1)]
    assert [one.id for one in await claim_all(outbox)] == [reply, courtesy]
    assert await outbox.do(counts) == {"sending": 2, "unknown_sends": 2}


async def test_a_new_leader_sends_again_what_was_left_in_the_middle(outbox: Outbox) -> None:
    chat = await outbox.chat("a")
    await outbox.queue(chat, "r", "s")
    await outbox.queue(chat, "c", kind="courtesy")
    await claim_all(outbox)
    await outbox.queue(chat, "t")
    assert await outbox.do(recover, ("elsewhere",)) == 0
    assert await outbox.do(recover, HERE) == 3
    assert await outbox.do(recover, HERE) == 0
    assert await outbox.statuses() == ["due", "due", "due", "due"]
    assert texts(await claim_all(outbox)) == ["r", "s", "c", "t"]
    assert (await outbox.do(counts))["unknown_sends"] == 3


async def test_claims_that_never_reached_us_are_due_again(outbox: Outbox) -> None:
    await outbox.queue(await outbox.chat("a"), "lost")
    await outbox.queue(await outbox.chat("b"), "ours")
    _, ours = await claim_all(outbox)
    await outbox.do(put_back, HERE, {ours.seq})
    assert [(row.status, row.unknown) for row in await outbox.rows()] == [("due", 0), ("sending", 0)]


async def test_a_farewell_leaves_no_row(outbox: Outbox) -> None:
    await outbox.queue(None, "bye", kind="farewell", address="a")
    (claimed,) = await claim_all(outbox)
    assert claimed.address == "a"
    await outbox.do(mark, [Marked(claimed, "sent", "m1")])
    assert await outbox.rows() == []


async def test_a_farewell_lives_an_hour_at_most(outbox: Outbox) -> None:
    await outbox.queue(None, "bye", kind="farewell", address="a")
    outbox.clock.later = timedelta(minutes=59)
    assert await outbox.do(forget_old, Rules()) == 0
    outbox.clock.later = timedelta(minutes=60)
    assert await outbox.do(forget_old, Rules()) == 1
    assert await outbox.rows() == []


async def test_what_a_draft_left_is_found_by_age(outbox: Outbox) -> None:
    chat = await outbox.chat("a")
    for ref in ("old", "new"):
        await outbox.queue(chat, ref, tag="d1")
        (claimed,) = await claim_all(outbox)
        await outbox.do(mark, [Marked(claimed, "sent", ref)])
        since = outbox.clock()
        outbox.clock.later += timedelta(hours=1)
    await outbox.queue(chat, "not sent yet", tag="d1")
    found = await outbox.do(draft_refs, "d1", since - timedelta(minutes=1))
    assert (found.recent, found.older) == (("new",), ("old",))
    assert (await outbox.do(draft_refs, "d2", since)).recent == ()
    assert (await outbox.do(chat_refs, chat, since - timedelta(hours=2))).recent == ("old", "new")


async def test_references_go_after_two_days_and_rows_after_eight(outbox: Outbox) -> None:
    (queued,) = await outbox.queue(await outbox.chat("a"), "x", tag="d1")
    (claimed,) = await claim_all(outbox)
    await outbox.do(mark, [Marked(claimed, "sent", "m1")])
    outbox.clock.later = timedelta(hours=47)
    assert await outbox.do(forget_old, Rules()) == 0
    outbox.clock.later = timedelta(hours=48)
    assert await outbox.do(forget_old, Rules()) == 1
    row = await outbox.row(queued)
    assert (row.message_ref, row.draft_id) == (None, None)
    outbox.clock.later = timedelta(days=8)
    assert await outbox.do(forget_old, Rules()) == 1
    assert await outbox.rows() == []


async def test_an_erased_chat_gets_only_its_farewell(outbox: Outbox) -> None:
    chat = await outbox.chat("a")
    await outbox.queue(chat, "sending")
    (claimed,) = await claim_all(outbox)
    await outbox.queue(chat, "due")
    await outbox.queue(chat, "bye", kind="farewell", address="a")
    await outbox.do(forget_chat, chat)
    await outbox.do(mark, [Marked(claimed, "due", until=outbox.clock())])
    assert [(row.kind, row.status) for row in await outbox.rows()] == [("farewell", "due")]
    assert texts(await claim_all(outbox)) == ["bye"]
