"""A deadlock ends an act when all of it is done and its messages are queued: the server tries it again, and it is done
once."""

import pytest
from sqlalchemy import func, select, text

from bot.actions import arrivals as act
from bot.conversation.core.state import Scene
from bot.domain.arrival import Arrived
from storage.desk.seen import remember
from storage.engine.transaction import Transaction
from storage.tables import arrivals, deliveries, journal
from tests.builders import RULES, an_office, open_for_tests
from tests.storage.counters import enrolled
from tests.storage.verbs import booked, with_chat

DEADLOCK = text("DO $$ BEGIN RAISE deadlock_detected; END $$")


@pytest.mark.parametrize("times", [1, 5])
async def test_an_act_that_met_a_deadlock_leaves_one_arrival_one_line_and_one_message(
    postgres_url: str, times: int
) -> None:
    async with open_for_tests(postgres_url) as opened:
        clerk = await enrolled(opened.database)
        booking = await opened.database.write(with_chat(booked))
        await opened.database.write(lambda tx: remember(tx, clerk, booking.id, None))
        left = [0, *([1] * times)]

        def confirm(tx: Transaction) -> object:
            outcome = act.confirm(tx, clerk, booking.id, Scene(tx.now, an_office(), RULES, "console", clerk))
            if left.pop():
                tx.connection.execute(DEADLOCK)
            return outcome

        before = select(func.count()).select_from(journal)
        lines = await opened.database.read(lambda tx: tx.connection.scalar(before) or 0)
        assert isinstance(await opened.database.write(confirm), Arrived)
        counts = [select(func.count()).select_from(of) for of in (arrivals, deliveries, journal)]
        found = await opened.database.read(lambda tx: [tx.connection.scalar(each) for each in counts])
        assert (found, left) == ([1, 1, lines + 1], [])
