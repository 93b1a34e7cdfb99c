"""One text to many, on both databases: who gets it, whose word it needs, and a report that adds up whatever happens."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.channels.layout import plain
from bot.domain.broadcast import Audience, Broadcast, BroadcastRefused, Stage
from bot.domain.message import Send
from bot.domain.staff import Role, Staff
from storage.bookings.bookings import cancel_booking
from storage.chats.conversations import load_chat
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.journal import journal
from storage.outbox import deliveries
from storage.outbox.broadcast_rows import forget_texts
from storage.outbox.broadcasts import (
    approve_broadcast,
    count_recipients,
    draft_broadcast,
    find_broadcast,
    is_genuine,
    list_broadcasts,
    pause,
    resume,
    retry_failed,
    send_broadcast,
    start_due,
    stop,
    take_back,
)
from storage.outbox.claim import claim
from storage.outbox.deliveries import NewDelivery, queue
from storage.outbox.mark import Claimed, Marked, mark, next_due, recover
from storage.retention import forget
from storage.staff import staff
from storage.tables import bookings, chats
from storage.tables import broadcasts as broadcast_rows
from storage.tables import deliveries as rows
from storage.tables import journal as journal_rows
from tests.builders import RULES, Clock, a_chat, local
from tests.outbox.world import say, text_of
from tests.storage.outbox.drafts import TAKE_BACK, a_text, adds_up, agreed, an_admin, drafted, found, people, sent_off
from tests.storage.verbs import ELEVEN, TEN, TOMORROW, booked

HERE = ("telegram",)


async def start(database: Database, clock: Clock, many: int = 5, **changes: Any) -> tuple[Staff, Broadcast]:
    """A broadcast to so many, begun."""

    def begin(tx: Transaction) -> tuple[Staff, Broadcast]:
        agreed(tx, *people(many))
        admin = an_admin(tx)
        return admin, sent_off(tx, admin, **changes)

    admin, broadcast = await database.write(begin)
    clock.time += TAKE_BACK
    await database.write(start_due)
    return admin, await database.read(lambda tx: found(tx, broadcast.id))


async def take(database: Database, many: int = 100, **options: Any) -> tuple[Claimed, ...]:
    return await database.write(lambda tx: claim(tx, HERE, many, **options))


async def now(database: Database, broadcast: Broadcast) -> Broadcast:
    seen = await database.read(lambda tx: found(tx, broadcast.id))
    assert adds_up(seen)
    return seen


def texts(claimed: Sequence[Claimed]) -> list[str]:
    return [text_of(one.outgoing) for one in claimed if isinstance(one.outgoing, Send)]


async def test_everyone_who_agreed_and_is_not_blocked_gets_it(database: Database) -> None:
    def fill(tx: Transaction) -> None:
        agreed(tx, "a", "b", locale="ar")
        agreed(tx, "c", locale="en")
        agreed(tx, "d", channel="web")
        agreed(tx, "gone", blocked_at=tx.now)
        a_chat(tx, "never agreed", "telegram")
        an_admin(tx)

    await database.write(fill)
    recipients = await database.read(lambda tx: count_recipients(tx, Audience()))
    assert recipients.by_channel == (("telegram", "ar", 2), ("telegram", "en", 1), ("web", "ar", 1))
    assert (await database.read(lambda tx: count_recipients(tx, Audience(locale="en")))).total == 1


async def test_an_audience_is_who_has_an_active_booking_there_and_then(database: Database, clock: Clock) -> None:
    def fill(tx: Transaction) -> dict[str, str]:
        ids = dict(zip("abcdef", agreed(tx, *"abcdef"), strict=True))
        booked(tx, ids["a"], TEN)
        booked(tx, ids["b"], TOMORROW)
        booked(tx, ids["c"], replace(TEN, station="shahba"))
        cancelled = booked(tx, ids["d"], ELEVEN)
        cancel_booking(tx, ids["d"], cancelled.id, RULES)
        tx.connection.execute(update(chats).where(chats.c.id.in_([ids["a"], ids["e"]])).values(draft=b"sealed"))
        return ids

    await database.write(fill)

    async def many(**audience: Any) -> int:
        return (await database.read(lambda tx: count_recipients(tx, Audience(**audience)))).total

    monday, tuesday = date(2026, 12, 7), date(2026, 12, 8)
    assert await many(stations=("saliheen",)) == 2
    assert await many(stations=("saliheen", "shahba")) == 3
    assert await many(days=(monday,)) == 2
    assert await many(days=(monday, tuesday)) == 3
    assert await many(stations=("saliheen",), days=(tuesday,)) == 1
    assert await many(unfinished=True) == 1
    clock.time = local(8, 0)
    assert await many(stations=("saliheen",)) == 1


async def test_a_day_begins_and_ends_as_the_offices_clock_says(database: Database) -> None:
    late = replace(TEN, starts_at=local(7, 23))

    def fill(tx: Transaction) -> None:
        (chat,) = agreed(tx, "a")
        made = booked(tx, chat, TEN)
        tx.connection.execute(update(bookings).where(bookings.c.id == made.id).values(starts_at=late.starts_at))

    await database.write(fill)
    for day, wanted in ((date(2026, 12, 7), 1), (date(2026, 12, 8), 0)):
        assert (await database.read(partial(count_recipients, audience=Audience(days=(day,))))).total == wanted


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"arabic": "  \n"}, "no-text"),
        ({"arabic": "م" * 3501}, "too-long"),
        ({"english": "😀" * 1751}, "too-long"),
        ({"valid_until": local(7, 8)}, "late"),
        ({"starts_at": local(8, 10), "valid_until": local(8, 10)}, "late"),
    ],
)
async def test_what_nobody_could_read_is_no_broadcast(database: Database, changes: dict[str, Any], why: str) -> None:
    refused = await database.write(lambda tx: draft_broadcast(tx, an_admin(tx), a_text(**changes)))
    assert refused == BroadcastRefused(why)  # type: ignore[arg-type]  # one of its words


async def test_only_who_is_an_admin_now_may_do_any_of_it(database: Database) -> None:
    def refusals(tx: Transaction) -> set[object]:
        agreed(tx, "a")
        admin, clerk = an_admin(tx), an_admin(tx, "clerk", Role.STATION)
        draft = drafted(tx, admin)
        staff.revoke(tx, admin.id)
        answers: set[object] = set()
        for member in (admin, clerk):
            answers.add(draft_broadcast(tx, member, a_text()))
            answers.add(send_broadcast(tx, member, draft.id, RULES))
            answers.add(approve_broadcast(tx, member, draft.id, RULES))
            for verb in (take_back, pause, resume, stop, retry_failed):
                answers.add(verb(tx, member, draft.id))
        return answers

    assert await database.write(refusals) == {BroadcastRefused("not-admin")}


async def test_each_verb_has_its_moment(database: Database, clock: Clock) -> None:
    admin, broadcast = await start(database, clock)

    def refusals(tx: Transaction, broadcast_id: str) -> set[object]:
        return {
            send_broadcast(tx, admin, broadcast_id, RULES),
            approve_broadcast(tx, admin, broadcast_id, RULES),
            take_back(tx, admin, broadcast_id),
            resume(tx, admin, broadcast_id),
        }

    assert await database.write(lambda tx: refusals(tx, broadcast.id)) == {BroadcastRefused("not-now")}
    assert await database.write(lambda tx: refusals(tx, "nothing")) == {BroadcastRefused("gone")}


async def test_it_goes_out_when_the_window_to_take_it_back_is_over(database: Database, clock: Clock) -> None:
    def begin(tx: Transaction) -> tuple[Staff, Broadcast]:
        agreed(tx, "a")
        admin = an_admin(tx)
        return admin, sent_off(tx, admin)

    admin, broadcast = await database.write(begin)
    assert (broadcast.stage, broadcast.starts_at) == (Stage.WAITING, clock() + RULES.take_back)
    clock.time += RULES.take_back - timedelta(seconds=1)
    assert await database.write(start_due) == ()
    assert not await database.read(lambda tx: is_genuine(tx, broadcast.number))
    back = await database.write(lambda tx: take_back(tx, admin, broadcast.id))
    assert isinstance(back, Broadcast)
    assert back.stage is Stage.DRAFT
    clock.time += TAKE_BACK
    assert await database.write(start_due) == ()
    await database.write(lambda tx: send_broadcast(tx, admin, broadcast.id, RULES))
    clock.time += TAKE_BACK
    assert await database.write(start_due) == (broadcast.id,)
    assert await database.write(start_due) == ()
    assert (await now(database, broadcast)).report.due == 1
    assert await database.read(lambda tx: is_genuine(tx, broadcast.number))


async def test_one_for_later_waits_for_its_time(database: Database, clock: Clock) -> None:
    _, broadcast = await start(database, clock, starts_at=local(7, 18))
    assert (broadcast.stage, broadcast.starts_at) == (Stage.WAITING, local(7, 18))
    clock.time = local(7, 18)
    assert await database.write(start_due) == (broadcast.id,)


async def test_a_large_one_needs_a_second_admin_where_there_are_two(database: Database, clock: Clock) -> None:
    small = replace(RULES, approval_from=2)

    def alone(tx: Transaction) -> Stage:
        agreed(tx, "a", "b", "c")
        return sent_off(tx, an_admin(tx), small).stage

    def together(tx: Transaction) -> tuple[object, object, object]:
        first, second = an_admin(tx), an_admin(tx, "second")
        broadcast = sent_off(tx, first, small)
        assert broadcast.stage is Stage.APPROVAL
        own = approve_broadcast(tx, first, broadcast.id, small)
        approved = approve_broadcast(tx, second, broadcast.id, small)
        assert isinstance(approved, Broadcast)
        return own, approved.stage, approved.approved_by == second.id

    assert await database.write(alone) is Stage.WAITING
    assert await database.write(together) == (BroadcastRefused("own-approval"), Stage.WAITING, True)
    assert await database.write(lambda tx: sent_off(tx, an_admin(tx), RULES).stage) is Stage.WAITING


async def test_one_to_nobody_is_not_sent(database: Database) -> None:
    def send(tx: Transaction) -> object:
        admin = an_admin(tx)
        return send_broadcast(tx, admin, drafted(tx, admin).id, RULES)

    assert await database.write(send) == BroadcastRefused("nobody")


async def test_each_gets_the_text_in_their_language_with_its_number(database: Database, clock: Clock) -> None:
    def fill(tx: Transaction) -> None:
        agreed(tx, "ar", locale="ar")
        agreed(tx, "en", locale="en")

    await database.write(fill)
    _, broadcast = await start(database, clock, 0, arabic="سطر\nسطر <b>", english="a & b")
    claimed = await take(database)
    assert {(one.address, one.kind) for one in claimed} == {("ar", "broadcast"), ("en", "broadcast")}
    shown = dict(zip([one.address for one in claimed], map(plain, texts(claimed)), strict=True))
    assert shown == {"ar": f"سطر\nسطر <b>\n\n#{broadcast.number}", "en": f"a & b\n\n#{broadcast.number}"}


async def test_the_texts_are_sealed_and_forgotten_after_a_year(database: Database, clock: Clock) -> None:
    admin, broadcast = await start(database, clock, 1, arabic="قريب")
    row = await database.read(lambda tx: tx.connection.execute(select(broadcast_rows)).one())
    assert "قريب".encode() not in row.arabic
    await database.write(lambda tx: stop(tx, admin, broadcast.id))
    await database.write(start_due)
    assert await database.write(forget_texts) == 0
    clock.forward(days=366)
    assert await database.write(forget_texts) == 1
    assert (await now(database, broadcast)).text.arabic == ""


async def test_queueing_again_after_a_crash_makes_nothing_twice(database: Database, clock: Clock) -> None:
    _, broadcast = await start(database, clock)

    def begin_again(tx: Transaction) -> None:
        tx.connection.execute(update(broadcast_rows).values(stage="waiting"))
        start_due(tx)

    await database.write(begin_again)
    assert (await now(database, broadcast)).report.total == 5
    assert len(await take(database)) == 5


async def test_replies_go_first_then_urgent_ones_then_all_others(database: Database, clock: Clock) -> None:
    admin, _ = await start(database, clock, 3, arabic="ordinary")
    await database.write(lambda tx: sent_off(tx, admin, urgent=True, arabic="urgent"))
    clock.time += TAKE_BACK
    await database.write(start_due)
    chat = await database.write(lambda tx: a_chat(tx, "1", "telegram"))
    clock.forward(minutes=5)
    await database.write(lambda tx: queue(tx, [NewDelivery(chat, "telegram", "reply", say("reply"))]))
    kinds = [text.partition("\n")[0] for text in texts(await take(database, 5))]
    assert kinds == ["reply", "urgent", "urgent", "urgent", "ordinary"]
    assert await take(database, 5, bulk=0) == ()
    assert await database.read(lambda tx: next_due(tx, HERE, bulk=False)) is None
    assert await database.read(lambda tx: next_due(tx, HERE)) is not None


async def test_a_busy_chat_is_passed_over_and_a_claim_keeps_its_limit(database: Database, clock: Clock) -> None:
    await start(database, clock, 5)
    busy = await database.write(lambda tx: [a_chat(tx, "1", "telegram"), a_chat(tx, "2", "telegram")])
    assert {one.address for one in await take(database, busy=busy)} == {"3", "4", "5"}
    assert len(await take(database, bulk=1)) == 1


async def test_pausing_stopping_and_going_on_count_from_the_next_claim(database: Database, clock: Clock) -> None:
    admin, broadcast = await start(database, clock, 6)
    first = await take(database, 2)
    await database.write(lambda tx: pause(tx, admin, broadcast.id))
    await database.write(lambda tx: mark(tx, [Marked(first[0], "sent"), Marked(first[1], "due", tried=False)]))
    assert await take(database) == ()
    assert await database.read(lambda tx: next_due(tx, HERE)) is None
    await database.write(start_due)
    assert ((await now(database, broadcast)).stage, (await now(database, broadcast)).report.due) == (Stage.PAUSED, 5)
    await database.write(lambda tx: resume(tx, admin, broadcast.id))
    assert len(await take(database, 2)) == 2
    stopped = await database.write(lambda tx: stop(tx, admin, broadcast.id))
    assert isinstance(stopped, Broadcast)
    assert stopped.report.dropped == (("stopped", 3),)
    assert await take(database) == ()
    await database.write(start_due)
    assert (await now(database, broadcast)).report.due == 2
    await database.write(lambda tx: recover(tx, HERE))
    assert await database.write(start_due) == (broadcast.id,)
    ended = await now(database, broadcast)
    assert (ended.stage, ended.ended_at) == (Stage.STOPPED, clock())
    report = ended.report
    assert (report.sent, report.unknown, report.dropped, report.unknown_sends) == (1, 2, (("stopped", 3),), 2)


async def test_what_is_no_longer_valid_is_dropped_and_counted(database: Database, clock: Clock) -> None:
    _, broadcast = await start(database, clock, 5, valid_until=local(7, 9))
    (one,) = await take(database, 1)
    await database.write(lambda tx: mark(tx, [Marked(one, "sent")]))
    clock.time = local(7, 9)
    assert await take(database) == ()
    assert await database.write(start_due) == (broadcast.id,)
    report = (await now(database, broadcast)).report
    assert (report.sent, report.dropped) == (1, (("too-late", 4),))


async def test_every_outcome_is_counted_and_all_together_are_the_total(database: Database, clock: Clock) -> None:
    _, broadcast = await start(database, clock, 9)
    claimed = {one.address: one for one in await take(database)}
    results = [
        Marked(claimed["1"], "sent", "m"),
        Marked(claimed["2"], "unknown", reason="no-answer"),
        Marked(claimed["3"], "blocked"),
        Marked(claimed["4"], "failed", reason="chat-not-found"),
        Marked(claimed["5"], "failed", reason="bad-html"),
        Marked(claimed["6"], "failed", reason="bad-html"),
        Marked(claimed["7"], "due", reason="not-reached", until=clock() + timedelta(minutes=1)),
    ]
    await database.write(lambda tx: mark(tx, results))
    report = (await now(database, broadcast)).report
    assert (report.total, report.due, report.sent, report.unknown, report.blocked) == (9, 3, 1, 1, 1)
    assert report.failed == (("bad-html", 2), ("chat-not-found", 1))
    assert report.ended == 6


async def test_who_erases_everything_is_counted_as_erased(database: Database, clock: Clock) -> None:
    _, broadcast = await start(database, clock, 3)

    def erase(tx: Transaction) -> None:
        chat = load_chat(tx, tx.keyring.index("address", "telegram", "2"))
        assert chat is not None
        forget.forget_person(tx, chat, RULES)

    await database.write(erase)
    claimed = [one for one in await take(database) if one.kind == "broadcast"]
    assert len(claimed) == 2
    await database.write(lambda tx: mark(tx, [Marked(one, "sent") for one in claimed]))
    assert await database.write(start_due) == (broadcast.id,)
    ended = await now(database, broadcast)
    assert (ended.stage, ended.report.sent, ended.report.dropped) == (Stage.DONE, 2, (("erased", 1),))


async def test_a_report_outlives_the_rows_and_rows_outlive_a_long_pause(database: Database, clock: Clock) -> None:
    admin, broadcast = await start(database, clock, 3)
    first = await take(database, 1)
    await database.write(lambda tx: mark(tx, [Marked(first[0], "sent")]))
    await database.write(lambda tx: pause(tx, admin, broadcast.id))
    clock.forward(days=9)
    await database.write(lambda tx: deliveries.forget_old(tx, RULES))
    assert (await now(database, broadcast)).report.sent == 1
    await database.write(lambda tx: resume(tx, admin, broadcast.id))
    rest = await take(database)
    await database.write(lambda tx: mark(tx, [Marked(one, "sent") for one in rest]))
    await database.write(start_due)
    clock.forward(days=9)
    assert await database.write(lambda tx: deliveries.forget_old(tx, RULES)) == 3
    assert await database.read(lambda tx: tx.connection.execute(select(rows)).all()) == []
    assert (await now(database, broadcast)).report.sent == 3


async def test_a_crash_loses_an_ordinary_one_and_sends_an_urgent_one_again(database: Database, clock: Clock) -> None:
    admin, ordinary = await start(database, clock, 2)
    urgent = await database.write(lambda tx: sent_off(tx, admin, urgent=True))
    clock.time += TAKE_BACK
    await database.write(start_due)
    assert len(await take(database)) == 4
    assert await database.write(lambda tx: recover(tx, HERE)) == 4
    seen = (await now(database, ordinary)).report
    assert (seen.unknown, seen.due, seen.unknown_sends) == (2, 0, 2)
    again = (await now(database, urgent)).report
    assert (again.unknown, again.due, again.unknown_sends) == (0, 2, 2)
    claimed = await take(database)
    assert [one.attempts for one in claimed] == [1, 1]
    await database.write(lambda tx: mark(tx, [Marked(one, "sent") for one in claimed]))
    again = (await now(database, urgent)).report
    assert (again.sent, again.unknown_sends) == (2, 2)


async def test_only_those_that_failed_are_tried_again(database: Database, clock: Clock) -> None:
    admin, broadcast = await start(database, clock, 3)
    claimed = await take(database)
    results = [Marked(claimed[0], "sent"), *(Marked(one, "failed", reason="bad-html") for one in claimed[1:])]
    await database.write(lambda tx: mark(tx, results))
    await database.write(start_due)
    assert (await now(database, broadcast)).stage is Stage.DONE
    again = await database.write(lambda tx: retry_failed(tx, admin, broadcast.id))
    assert isinstance(again, Broadcast)
    assert (again.stage, again.report.due, again.report.sent) == (Stage.RUNNING, 2, 1)
    claimed = await take(database)
    await database.write(lambda tx: mark(tx, [Marked(one, "sent") for one in claimed]))
    await database.write(start_due)
    assert (await now(database, broadcast)).report.sent == 3
    assert await database.write(lambda tx: retry_failed(tx, admin, broadcast.id)) == BroadcastRefused("nobody")
    clock.forward(days=2)
    assert await database.write(lambda tx: retry_failed(tx, admin, broadcast.id)) == BroadcastRefused("late")


async def test_a_number_is_found_and_means_one_broadcast(database: Database) -> None:
    def many(tx: Transaction) -> list[Broadcast]:
        admin = an_admin(tx)
        return [drafted(tx, admin) for _ in range(200)]

    made = await database.write(many)
    assert len({one.number for one in made}) == 200
    assert all(1000 <= one.number <= 999_999 for one in made)
    for id_or_number in (made[7].id, str(made[7].number), f"#{made[7].number}"):
        found_ = await database.read(partial(find_broadcast, id_or_number=id_or_number))
        assert found_ == made[7]
    assert await database.read(lambda tx: find_broadcast(tx, "#1")) is None
    assert len(await database.read(lambda tx: list_broadcasts(tx, 3))) == 3


async def test_each_word_is_in_the_journal(database: Database, clock: Clock) -> None:
    admin, broadcast = await start(database, clock, 1)
    for verb in (pause, resume, stop):
        await database.write(partial(verb, admin=admin, broadcast_id=broadcast.id))
    await database.write(start_due)
    kept = select(journal_rows.c.result, journal_rows.c.staff_id).where(journal_rows.c.action == "broadcast")
    words = await database.read(lambda tx: tx.connection.execute(kept.order_by(journal_rows.c.seq)).all())
    by_admin = [word for word, who in words if who == admin.id]
    assert by_admin == ["drafted", "sent", "paused", "resumed", "stopped"]
    assert [word for word, who in words if who is None] == ["started", "ended"]
    while await database.write(journal.seal_journal):
        pass
    assert await database.read(journal.verify_journal) is None
