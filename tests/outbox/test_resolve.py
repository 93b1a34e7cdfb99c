"""Edits and tidying, whose references are known only when they are sent."""

from datetime import timedelta

from bot.channels.contract import Refused, Sent
from bot.domain.message import Delete, Edit, EditDelivery, Message, Tidy
from storage.chats import inbox
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import NewDelivery
from tests.outbox.world import CHANNEL, FakeChannel, Outbox, delivering, scripted, until_status


async def test_an_edit_finds_what_the_delivery_before_it_sent(outbox: Outbox) -> None:
    chat = await outbox.chat("a")
    (first,) = await outbox.queue(chat, "the list")
    await outbox.put(NewDelivery(chat, CHANNEL, "chore", EditDelivery(first, Message("less"))))
    (last,) = await outbox.queue(chat, "last")
    fake = FakeChannel()
    async with delivering(outbox, fake):
        await until_status(outbox, last, "sent")
    assert fake.calls[1].doable == Edit("m1", Message("less"))
    assert fake.texts() == ["the list", "less", "last"]


async def test_an_edit_of_what_was_never_sent_is_dropped(outbox: Outbox) -> None:
    chat = await outbox.chat("a")
    (first,) = await outbox.queue(chat, "refused")
    (edit,) = await outbox.put(NewDelivery(chat, CHANNEL, "chore", EditDelivery(first, Message("less"))))
    fake = FakeChannel(answer=scripted({"refused": [Refused("no")]}))
    async with delivering(outbox, fake):
        row = await until_status(outbox, edit, "dropped")
    assert row.reason == "nothing-to-do"
    assert fake.texts() == ["refused"]


async def test_an_edit_waits_for_a_delivery_that_is_not_sent_yet(outbox: Outbox) -> None:
    chat = await outbox.chat("a")
    (later,) = await outbox.queue(chat, "later", kind="notice", due_at=outbox.clock() + timedelta(seconds=0.7))
    (edit,) = await outbox.put(NewDelivery(chat, CHANNEL, "chore", EditDelivery(later, Message("less"))))
    fake = FakeChannel()
    async with delivering(outbox, fake):
        row = await until_status(outbox, edit, "sent")
    assert row.attempts == 0
    assert fake.texts() == ["later", "less"]


async def heard(outbox: Outbox, key: str, ref: str, draft: str) -> None:
    """The person's own message, handled by a turn of the draft."""

    def hear(tx: Transaction) -> None:
        inbox.store(tx, CHANNEL, [inbox.NewUpdate(key, "a", "{}")])
        waiting = inbox.next_waiting(tx, inbox.sender_of(tx, CHANNEL, "a"))
        assert waiting is not None
        assert inbox.mark_handled(tx, waiting.seq, draft, ref)

    await outbox.do(hear)


async def test_tidying_deletes_what_the_draft_left_and_blanks_what_is_too_old(outbox: Outbox) -> None:
    chat = await outbox.chat("a")
    outbox.clock.later = timedelta(hours=-49)
    (old,) = await outbox.queue(chat, "old", tag="d1")
    await heard(outbox, "u1", "their old", "d1")
    async with delivering(outbox, FakeChannel(answer=scripted({"old": [Sent("our old")]}))):
        await until_status(outbox, old, "sent")
    outbox.clock.later = timedelta(0)
    await heard(outbox, "u2", "theirs", "d1")
    await heard(outbox, "u3", "of another draft", "d2")
    await outbox.queue(chat, "asked", tag="d1")
    await outbox.queue(chat, "appointment")
    (tidy,) = await outbox.put(NewDelivery(chat, CHANNEL, "chore", Tidy("d1")))
    fake = FakeChannel()
    async with delivering(outbox, fake):
        await until_status(outbox, tidy, "sent")
    assert fake.texts()[:2] == ["asked", "appointment"]
    assert [call.doable for call in fake.calls[2:]] == [Delete(("theirs", "m1")), Edit("our old", Message("·"))]


async def test_a_draft_that_left_nothing_asks_nothing_of_the_channel(outbox: Outbox) -> None:
    chat = await outbox.chat("a")
    (tidy,) = await outbox.put(NewDelivery(chat, CHANNEL, "chore", Tidy("d1")))
    fake = FakeChannel()
    async with delivering(outbox, fake):
        await until_status(outbox, tidy, "dropped")
    assert fake.calls == []
