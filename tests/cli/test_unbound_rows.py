"""Rows without a MAC, as an earlier release writes them: what ``check`` says, and what ``keyring bind`` does."""

import asyncio
import json
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.startup import BOUND_FACT
from storage.engine.keyring import load_keyring
from storage.engine.transaction import Transaction
from storage.tables import journal, staff
from tests import preloaded
from tests.cli.test_cli import Operator


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    """Where a clerk works, of whose enrolment an earlier release has taken the MAC away."""
    made = Operator(tmp_path)
    made.environ["COLUMNS"] = "300"
    made.migrates()
    made.enrols("Counter 2", "1")
    assert "Counter 2" in made.types("staff", "list")[1]
    return made


def unbind(operator: Operator) -> None:
    def do(tx: Transaction) -> None:
        tx.connection.execute(update(staff).values(mac=None))

    asyncio.run(operator._write(do))


def test_check_names_rows_that_have_no_mac_and_what_to_do(operator: Operator) -> None:
    assert "no MAC" not in operator.types("check")[1]
    unbind(operator)
    code, printed, _ = operator.types("check")
    assert code == 1
    assert "1 rows have no MAC, and count as not there" in printed
    assert "mawid keyring bind" in printed


def test_check_names_the_mark_of_a_key_file_that_could_not_be_written(operator: Operator) -> None:
    written = load_keyring(operator.keyring).bind(b"bound").hex()
    unmarked = {**json.loads(operator.keyring.read_text()), "bound": False}
    operator.keyring.write_text(json.dumps(unmarked))
    operator.learns(BOUND_FACT, written)
    code, printed, _ = operator.types("check")
    assert (code, "rows_bound" in printed, '"bound": true' in printed) == (0, True, True), printed
    operator.keyring.write_text(json.dumps({**unmarked, "bound": True}))
    assert "rows_bound" not in operator.types("check")[1]


async def test_an_operator_takes_an_earlier_releases_rows_as_they_stand(tmp_path: Path, operator: Operator) -> None:
    await asyncio.to_thread(unbind, operator)
    bind = ("keyring", "bind")
    code, printed, _ = await preloaded.run(bind, operator.environ, tmp_path, "n\n")
    assert (code, "counts from then on" in printed) == (1, True)
    assert "Counter 2" not in (await preloaded.run(("staff", "list"), operator.environ, tmp_path))[1]
    code, printed, refused = await preloaded.run((*bind, "--yes"), operator.environ, tmp_path)
    assert (code, "rows are bound by the key file as they stand" in printed) == (0, True), refused
    assert "Counter 2" in (await preloaded.run(("staff", "list"), operator.environ, tmp_path))[1]

    def journaled(tx: Transaction) -> list[tuple[str, str]]:
        found = tx.connection.execute(select(journal.c.action, journal.c.result).order_by(journal.c.seq))
        return [(row.action, row.result) for row in found]

    found = await operator._write(journaled)
    assert isinstance(found, list)
    assert found[-1] == ("mismatch", "settled"), found
