"""What an interview leaves on a phone that somebody lends, loses or must show."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from bot.channels.web import deliver
from bot.channels.web.compose import Own, own
from bot.domain.message import Delete, Message, Send
from bot.domain.rules import Rules
from storage.chats import chats, conversations, inbox, web_log
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox.claim import claim
from storage.outbox.deliveries import Kind, NewDelivery, queue
from storage.outbox.mark import Marked, mark
from storage.outbox.staff_screens import staff_mark
from storage.retention.forget import forget_old
from tests.builders import RULES, Clock, a_chat
from tests.storage.lifecycles import DRAFT, SECOND, came_in, forget_at, over, said, speak
from tests.storage.retention.test_erase import erase

OLD = RULES.screen_retention


async def deleted(database: Database, clock: Clock, when: datetime) -> list[set[str]]:
    """What is asked of the messenger by then, and carried out."""
    await forget_at(database, clock, when)
    claimed = await database.write(lambda tx: claim(tx, ["console"], 50))
    await database.write(lambda tx: mark(tx, [Marked(one, "sent") for one in claimed]))
    return [set(one.outgoing.refs) for one in claimed if isinstance(one.outgoing, Delete)]


async def test_of_an_unfinished_interview_each_message_goes_before_it_cannot_be_deleted(
    database: Database, clock: Clock
) -> None:
    chat = await database.write(lambda tx: speak(tx, draft=DRAFT))
    await database.write(lambda tx: came_in(tx, "a name"))
    await database.write(lambda tx: said(tx, chat))
    first = clock()
    clock.forward(hours=30)
    await database.write(lambda tx: speak(tx, draft=DRAFT))
    await database.write(lambda tx: came_in(tx, "a number"))
    second = clock()
    assert await deleted(database, clock, first + OLD - SECOND) == []
    (refs,) = await deleted(database, clock, first + OLD)
    assert "ref a name" in refs
    assert len(refs) == 2, "theirs and ours"
    assert await deleted(database, clock, first + OLD + timedelta(hours=1)) == [], "once"
    assert await deleted(database, clock, second + OLD) == [{"ref a number"}]
    assert OLD + timedelta(hours=2) <= RULES.message_retention


async def test_an_answer_to_somebody_who_works_here_goes_too_and_a_notice_stays(
    database: Database, clock: Clock
) -> None:
    """A notice that nobody has read yet must not go."""

    def told(tx: Transaction, kind: Kind) -> str:
        chat = a_chat(tx, "a clerk")
        (its_id,) = queue(tx, [NewDelivery(chat, "console", kind, Send(Message("words")), staff_mark(chat))])
        mark(tx, [Marked(one, "sent", f"m {one.id}") for one in claim(tx, ["console"], 50)])
        came_in(tx, kind, "a clerk", draft_id=staff_mark(chat) if kind == "reply" else "")
        return its_id

    answer = await database.write(partial(told, kind="reply"))
    await database.write(partial(told, kind="notice"))
    assert await deleted(database, clock, clock() + OLD) == [{f"m {answer}", "ref reply"}], "with what it answered"


async def test_what_an_interview_left_that_is_over_is_not_asked_for_again(database: Database, clock: Clock) -> None:
    chat = await database.write(lambda tx: speak(tx, draft=DRAFT))
    await database.write(lambda tx: came_in(tx, "a name"))
    await database.write(lambda tx: said(tx, chat))
    await database.write(lambda tx: over(tx, chat))
    assert await deleted(database, clock, clock() + OLD) == []


async def test_an_erasure_before_the_deletion_was_sent_deletes_the_same(database: Database, clock: Clock) -> None:
    chat = await database.write(lambda tx: speak(tx, draft=DRAFT))
    await database.write(lambda tx: came_in(tx, "a name"))
    await database.write(lambda tx: said(tx, chat))
    await forget_at(database, clock, clock() + OLD)
    clock.forward(hours=1)
    await database.write(erase)
    (farewell,) = await database.write(lambda tx: claim(tx, ["console"], 50))
    assert isinstance(farewell.outgoing, Delete)
    assert "ref a name" in farewell.outgoing.refs
    assert len(farewell.outgoing.refs) == 2, "theirs and ours"


@pytest.mark.parametrize(
    "rules",
    [replace(RULES, unfinished_retention=timedelta(hours=24)), replace(RULES, message_retention=timedelta(hours=24))],
    ids=["unfinished", "message"],
)
async def test_the_screen_is_cleared_before_a_stricter_retention_forgets_what_stands_there(
    database: Database, clock: Clock, rules: Rules
) -> None:
    chat = await database.write(lambda tx: speak(tx, draft=DRAFT))
    await database.write(lambda tx: came_in(tx, "a name"))
    await database.write(lambda tx: said(tx, chat))
    clock.forward(hours=23)
    await database.write(lambda tx: forget_old(tx, rules))
    (chore,) = await database.write(lambda tx: claim(tx, ["console"], 50))
    assert isinstance(chore.outgoing, Delete)
    assert len(chore.outgoing.refs) == 2, "theirs and ours"


async def test_the_log_of_the_chat_page_shows_nothing_of_it_any_more_either(database: Database, clock: Clock) -> None:
    def carry_out(tx: Transaction, chat: str) -> None:
        """What is due, by the page's channel."""
        for one in claim(tx, ["web"], 50):
            assert isinstance(one.outgoing, Send | Delete)
            mark(tx, [Marked(one, "sent", deliver.record(tx, chat, one.outgoing, one.id) or "")])

    def interview(tx: Transaction) -> str:
        chat = chats.open_chat(tx, "web", "a browser")
        state = conversations.ChatState(locale="ar", consent="1", asked="document", draft_id="d1", draft=DRAFT)
        conversations.save_conversation(tx, chat, state, newly_agreed=True)
        ref = web_log.append(tx, chat, own(Own("text", "Amina Haddad", "key")), mine=True)
        (sender,) = inbox.store(tx, "web", [inbox.NewUpdate("key", "a browser", "words")])
        waiting = inbox.next_waiting(tx, sender)
        assert waiting is not None
        assert inbox.mark_handled(tx, waiting.seq, "d1", ref)
        queue(tx, [NewDelivery(chat, "web", "reply", Send(Message("Amina Haddad?")), "d1")])
        carry_out(tx, chat)
        return chat

    chat = await database.write(interview)
    assert len((await database.read(lambda tx: web_log.changes(tx, chat, 0))).entries) == 2
    await forget_at(database, clock, clock() + OLD)
    await database.write(lambda tx: carry_out(tx, chat))
    assert (await database.read(lambda tx: web_log.changes(tx, chat, 0))).entries == ()
