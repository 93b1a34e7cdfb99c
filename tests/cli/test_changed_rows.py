"""Rows that somebody changed without the keys: the command that the alarm names shows them."""

import asyncio
import re
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.config import clock
from bot.monitoring.alarms import find_alarms
from bot.monitoring.mismatches import report
from bot.rendering.text import write
from storage.chats.chats import open_chat
from storage.engine.database import open_database
from storage.engine.keyring import load_keyring
from storage.engine.transaction import Transaction, TransactionFactory
from storage.staff.staff import list_staff
from storage.tables import chats, staff
from tests.builders import RULES, ZONE, an_office
from tests.cli.test_cli import Operator

ISOLATES = re.compile("[\u2066-\u2069]")


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    made = Operator(tmp_path)
    made.environ["COLUMNS"] = "300"
    made.migrates()
    made.enrols("Counter 2", "1")
    return made


async def alarmed(operator: Operator) -> int:
    """The running service meets the rows. How many the alarm tells of."""
    transactions = TransactionFactory(load_keyring(operator.keyring), clock.now, clock.CHANCE)
    database = await open_database(operator.url, transactions)

    def meet(tx: Transaction) -> None:
        open_chat(tx, "telegram", "2")
        list_staff(tx)

    try:
        await database.write(meet)
        await report(database, transactions.mismatches)
        alarms = await database.read(lambda tx: find_alarms(tx, an_office(), ZONE, RULES, None))
    finally:
        await database.close()
    (text,) = [alarm.text for alarm in alarms if alarm.kind == "changed"]
    return int(str(text.params["count"]))


def test_the_command_that_the_alarm_names_shows_each_table_of_which_rows_were_changed(operator: Operator) -> None:
    def attack(tx: Transaction) -> None:
        tx.connection.execute(update(staff).values(station="shahba"))
        of_chat = chats.c.id == open_chat(tx, "telegram", "2")
        sealed = tx.connection.execute(select(chats.c.address).where(of_chat)).scalar_one()
        tx.connection.execute(update(chats).where(of_chat).values(address=sealed[:-1] + bytes([sealed[-1] ^ 1])))

    asyncio.run(operator._write(attack))
    count = asyncio.run(alarmed(operator))
    for language in ("ar", "en"):
        (command,) = re.findall(r"mawid ([a-z ]*[a-z])", write("alarm-changed", language, {"count": count}))
        code, printed, refused = operator.types(*command.split())
        assert code == 1
        assert re.search(r"count as not there: .*staff 1", printed), printed + refused
        assert re.search(r"within the last day .*: chats 1, staff 1", printed), printed + refused


@pytest.mark.parametrize(("count", "english"), [(1, "One record was changed"), (2, "2 records were changed")])
def test_the_alarm_agrees_with_how_many_there_are(count: int, english: str) -> None:
    told = ISOLATES.sub("", write("alarm-changed", "en", {"count": count}))
    assert told.startswith(english)
    assert ("It is treated" in told, "They are treated" in told) == (count == 1, count > 1)
    arabic = {1: "نعامله كأنه غير موجود", 2: "نعاملهما كأنهما غير موجودين"}
    assert arabic[count] in write("alarm-changed", "ar", {"count": count})
