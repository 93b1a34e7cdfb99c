"""The verbs of a broadcast: who may do what when, and what is kept of it."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.layout import plain
from bot.domain.broadcast import Broadcast, BroadcastRefused, NoticeSent, NoticeUnknown, Stage
from bot.domain.staff import Role, Staff
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.journal import journal
from storage.outbox.broadcast_rounds import start_due
from storage.outbox.broadcast_rows import forget_texts
from storage.outbox.broadcasts import (
    approve_broadcast,
    draft_broadcast,
    find_broadcast,
    find_notice,
    list_broadcasts,
    pause,
    resume,
    retry,
    send_broadcast,
    stop,
    take_back,
)
from storage.staff import staff
from storage.tables import broadcasts as broadcast_rows
from storage.tables import journal as journal_rows
from tests.builders import RULES, Clock, local
from tests.storage.outbox.drafts import TAKE_BACK, a_text, agreed, an_admin, drafted, sent_off
from tests.storage.outbox.running_broadcasts import now, start, take, texts
from tests.storage.verbs import with_chat


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
            again = (partial(retry, status="failed"), partial(retry, status="unknown"))
            for verb in (take_back, pause, resume, stop, *again):
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
    assert await database.write(lambda tx: start_due(tx, RULES)) == ()
    assert await database.write(with_chat(find_notice, broadcast.number, RULES)) == NoticeUnknown(broadcast.number)
    back = await database.write(lambda tx: take_back(tx, admin, broadcast.id))
    assert isinstance(back, Broadcast)
    assert back.stage is Stage.DRAFT
    clock.time += TAKE_BACK
    assert await database.write(lambda tx: start_due(tx, RULES)) == ()
    await database.write(lambda tx: send_broadcast(tx, admin, broadcast.id, RULES))
    clock.time += TAKE_BACK
    assert await database.write(lambda tx: start_due(tx, RULES)) == (broadcast.id,)
    assert await database.write(lambda tx: start_due(tx, RULES)) == ()
    assert (await now(database, broadcast)).report.due == 1
    found = await database.write(with_chat(find_notice, broadcast.number, RULES))
    assert found == NoticeSent(broadcast.number, broadcast.text.arabic, broadcast.text.english, clock())


async def test_one_for_later_waits_for_its_time(database: Database, clock: Clock) -> None:
    _, broadcast = await start(database, clock, starts_at=local(7, 18))
    assert (broadcast.stage, broadcast.starts_at) == (Stage.WAITING, local(7, 18))
    clock.time = local(7, 18)
    assert await database.write(lambda tx: start_due(tx, RULES)) == (broadcast.id,)


async def test_one_whose_time_passed_while_nobody_was_there_waits_for_the_morning(
    database: Database, clock: Clock
) -> None:
    _, broadcast = await start(database, clock, starts_at=local(7, 18))
    clock.time = local(7, 23)
    assert await database.write(lambda tx: start_due(tx, RULES)) == ()
    assert (await now(database, broadcast)).stage is Stage.WAITING
    clock.time = local(8, 8)
    assert await database.write(lambda tx: start_due(tx, RULES)) == (broadcast.id,)


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


async def test_one_to_nobody_is_sent_like_any_other_and_ends_at_once(database: Database, clock: Clock) -> None:
    """Refused, it would tell for nothing that nobody is booked there and then."""
    broadcast = await database.write(lambda tx: sent_off(tx, an_admin(tx), RULES))
    assert broadcast.stage is Stage.WAITING
    clock.time += TAKE_BACK
    for _ in range(2):
        await database.write(lambda tx: start_due(tx, RULES))
    ended = await now(database, broadcast)
    assert (ended.stage, ended.report.total) == (Stage.DONE, 0)


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
    await database.write(lambda tx: start_due(tx, RULES))
    assert await database.write(forget_texts) == 0
    clock.forward(days=366)
    assert await database.write(forget_texts) == 1
    assert (await now(database, broadcast)).text.arabic == ""


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
    await database.write(lambda tx: start_due(tx, RULES))
    kept = select(journal_rows.c.result, journal_rows.c.staff_id).where(journal_rows.c.action == "broadcast")
    words = await database.read(lambda tx: tx.connection.execute(kept.order_by(journal_rows.c.seq)).all())
    by_admin = [word for word, who in words if who == admin.id]
    assert by_admin == ["drafted", "sent", "paused", "resumed", "stopped"]
    assert [word for word, who in words if who is None] == ["started", "ended"]
    while await database.write(journal.seal_journal):
        pass
    assert await database.read(journal.verify_journal) is None


async def test_an_ordinary_one_asks_before_it_goes_out_at_night(database: Database, clock: Clock) -> None:
    clock.time = local(7, 22)

    def at_night(tx: Transaction) -> tuple[Staff, list[object]]:
        agreed(tx, "a")
        admin = an_admin(tx)
        ids = [drafted(tx, admin).id for _ in range(3)]
        urgent = drafted(tx, admin, urgent=True).id
        ends = drafted(tx, admin, valid_until=local(8, 7)).id
        return admin, [
            send_broadcast(tx, admin, ids[0], RULES),
            send_broadcast(tx, admin, ids[1], RULES, "now"),
            send_broadcast(tx, admin, ids[2], RULES, "morning"),
            send_broadcast(tx, admin, urgent, RULES),
            send_broadcast(tx, admin, ends, RULES, "morning"),
        ]

    _, (asked, now_, morning, urgent, ends) = await database.write(at_night)
    assert asked == BroadcastRefused("night")
    assert ends == BroadcastRefused("late")
    goes = [one.starts_at for one in (now_, morning, urgent) if isinstance(one, Broadcast)]
    assert goes == [clock() + RULES.take_back, local(8, 8), clock() + RULES.take_back]


async def test_one_that_is_approved_at_night_waits_for_the_morning_unless_its_maker_said_otherwise(
    database: Database, clock: Clock
) -> None:
    small = replace(RULES, approval_from=0)
    clock.time = local(7, 20, 30)

    def approved(tx: Transaction) -> tuple[str, Staff]:
        agreed(tx, "a")
        first, second = an_admin(tx), an_admin(tx, "second")
        broadcast = sent_off(tx, first, small)
        clock.time = local(7, 23)
        return broadcast.id, second

    broadcast_id, second = await database.write(approved)
    done = await database.write(lambda tx: approve_broadcast(tx, second, broadcast_id, small))
    assert isinstance(done, Broadcast)
    assert done.starts_at == local(8, 8)
