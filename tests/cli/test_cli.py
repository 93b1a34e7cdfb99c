"""The operator's commands, run as the operator runs them."""

import asyncio
import os
import re
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import bot
from bot.cli import told_of_bots
from bot.config import clock
from bot.domain.desk import PairingGone, Session
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.bookings.bookings import cancel_booking, find_bookings
from storage.bookings.slots import find_earliest
from storage.chats.chats import open_chat
from storage.engine.database import open_database
from storage.engine.keyring import load_keyring, new_keyring, save_keyring
from storage.engine.transaction import Transaction, TransactionFactory
from storage.facts import bind_fact
from storage.office.offices import find_office
from storage.staff.desk_sessions import redeem_signin_code
from storage.staff.staff import enrol
from tests import preloaded
from tests.builders import RULES, a_chat
from tests.storage.verbs import booked
from tests.stories.running import migrated_file

STATIONS = Path(bot.__file__).parent / "config" / "office.toml"
COMMANDS = {
    (): {"run", "chat", "check", "migrate", "office", "stations", "staff", "keyring"},
    ("office",): {"load", "show"},
    ("stations",): {"load", "show"},
    ("staff",): {"invite", "list", "revoke", "signin-code"},
    ("keyring",): {"new", "add", "list"},
}


class Operator:
    def __init__(self, folder: Path) -> None:
        self.keyring = folder / "keyring.json"
        self.url = f"sqlite+aiosqlite:///{folder / 'mawid.db'}"
        own = {"MAWID_DATABASE_URL": self.url, "MAWID_KEYRING": str(self.keyring), "COLUMNS": "120"}
        self.environ = {**os.environ, **own}
        self.folder = folder

    def types(self, *words: str) -> tuple[int, str, str]:
        """Exit code, what was printed, what was refused."""
        return preloaded.run_here(words, self.environ, self.folder)

    def migrates(self) -> None:
        """A copy of the tables, which the command finds current: how they are made from nothing, ``test_wrong_folder``
        and the installed wheel try."""
        save_keyring(new_keyring(), self.keyring)
        path = self.folder / "mawid.db"
        path.touch(mode=0o600)
        path.write_bytes(migrated_file())
        code, _, refused = self.types("migrate")
        assert code == 0, refused

    def enrols(self, name: str, chat: str) -> Staff:
        """Somebody sends the invitation that the operator made for them."""
        _, printed, _ = self.types("staff", "invite", "--role", "station", "--station", "saliheen", "--name", name)
        found = re.search(r"/start (\S+)", printed)
        assert found, printed
        member = asyncio.run(self._write(partial(_accept, payload=found[1], chat=chat)))
        assert isinstance(member, Staff)
        return member

    def uses(self, code: str, token: str) -> Session | PairingGone:
        outcome = asyncio.run(
            self._write(partial(redeem_signin_code, code=code, token=token, counter=3, rules=Rules()))
        )
        assert isinstance(outcome, Session | PairingGone)
        return outcome

    def learns(self, key: str, value: str) -> None:
        asyncio.run(self._write(partial(bind_fact, key=key, value=value)))

    async def _write(self, do: Callable[[Transaction], object]) -> object:
        transactions = TransactionFactory(load_keyring(self.keyring), clock.now, clock.CHANCE)
        database = await open_database(self.url, transactions)
        try:
            return await database.write(do)
        finally:
            await database.close()


def _accept(tx: Transaction, payload: str, chat: str) -> object:
    return enrol(tx, payload, open_chat(tx, "telegram", chat))


def _books(tx: Transaction) -> None:
    office = find_office(tx)
    assert office is not None
    earliest = find_earliest(tx, office.stations, False, RULES)["saliheen"]
    assert earliest is not None
    booked(tx, a_chat(tx), earliest, station=office.stations[0])


def _cancels(tx: Transaction) -> None:
    (booking,) = find_bookings(tx, a_chat(tx), RULES)
    cancel_booking(tx, a_chat(tx), booking.id, RULES)


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    """Of a folder in which the service has a database."""
    made = Operator(tmp_path)
    made.migrates()
    return made


def test_it_is_installed(operator: Operator) -> None:
    """The other tests start it from a process that has imported it."""
    asked = [str(preloaded.MAWID), "stations", "show"]
    run = subprocess.run(asked, env=operator.environ, cwd=operator.folder, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == operator.types("stations", "show")
    assert "saliheen" in run.stdout


@pytest.mark.parametrize("group", COMMANDS)
def test_every_command_is_there(tmp_path: Path, group: tuple[str, ...]) -> None:
    """In a folder in which nothing is."""
    exit_code, printed, _ = Operator(tmp_path).types(*group, "--help")
    assert exit_code == 0
    assert {word for word in COMMANDS[group] if re.search(rf"^\W*{word} ", printed, re.MULTILINE)} == COMMANDS[group]


def test_an_invitation_is_printed_with_the_link_of_each_channel_that_has_one(operator: Operator) -> None:
    asked = ("staff", "invite", "--role", "admin")
    _, printed, _ = operator.types(*asked)
    _, typed, _, page, by, which = (line.strip() for line in printed.splitlines())
    assert page == f"http://127.0.0.1:8080/chat#start={typed.removeprefix('/start ')}"
    assert by == "The address of the page is by MAWID_HOST and MAWID_PORT as this command has them."
    assert which == f"Good once, for a day, for {operator.folder / 'mawid.db'}."
    operator.learns("link:telegram", "https://t.me/mawid_test_bot?start=")
    _, printed, _ = operator.types(*asked)
    first, typed, _, _, other, link, _, which = (line.strip() for line in printed.splitlines())
    assert (first, other) == ("They type this line on the chat page, or send it to the bot:", "Or they open this link:")
    assert which.endswith("mawid.db, bot @mawid_test_bot.")
    assert link == f"https://t.me/mawid_test_bot?start={typed.removeprefix('/start ')}"


def test_a_one_time_code_is_printed_with_how_long_it_is_good_and_works_once(operator: Operator) -> None:
    member = operator.enrols("Counter 2", "1")
    exit_code, printed, _ = operator.types("staff", "signin-code", "Counter 2")
    assert exit_code == 0
    found = re.search(r"^ +(\d{5}) (\d{5})$", printed, re.MULTILINE)
    assert found, printed
    assert "Counter 2 (saliheen) once, within 15 minutes" in printed
    code = found[1] + found[2]
    session = operator.uses(code, "token")
    assert isinstance(session, Session)
    assert session.staff == member
    assert operator.uses(code, "another") == PairingGone()


def test_stations_are_not_replaced_where_people_are_booked_who_would_not_be_told(operator: Operator) -> None:
    operator.types("stations", "show")
    asyncio.run(operator._write(_books))
    file = operator.folder / "fewer.toml"
    file.write_text(
        re.sub(r"\n\[places\.saliheen\].*?(?=\n\[places.shahba)", "", STATIONS.read_text(), flags=re.DOTALL)
    )
    code, _, refused = operator.types("stations", "load", str(file))
    assert (code, "saliheen: 1 people" in refused, "/close" in refused) == (1, True, True)
    assert operator.types("office", "load", "--yes", str(file))[0] == 1
    assert "saliheen" in operator.types("stations", "show")[1]
    asyncio.run(operator._write(_cancels))
    assert operator.types("stations", "load", str(file))[0] == 0
    assert "saliheen" not in operator.types("stations", "show")[1]


def test_a_file_is_checked_with_all_its_mistakes_and_nothing_of_it_is_loaded(operator: Operator) -> None:
    file = operator.folder / "office.toml"
    file.write_text(STATIONS.read_text().replace("slot_minutes = 15", "slot_minute = 15"))
    code, _, told = operator.types("check", str(file))
    assert code == 1
    assert "slot_minute: there is no such key; did you mean slot_minutes?" in told
    assert "line " in told
    file.write_text(STATIONS.read_text())
    code, printed, _ = operator.types("check", str(file))
    assert (code, "1 service, 4 places, 4 calendars" in printed) == (0, True)


def test_check_fails_for_what_is_wrong_and_not_for_a_remark(operator: Operator) -> None:
    code, printed, _ = operator.types("check")
    assert (code, "! not verified" in printed, "✗" in printed) == (0, True, False), printed
    (operator.folder / "mawid.db").chmod(0o644)
    code, printed, _ = operator.types("check")
    assert (code, "✗ others can read" in printed) == (1, True), printed


def test_a_start_tells_how_many_bots_it_serves_and_which_and_no_token() -> None:
    tokens = tuple(f"{bot}:{'s' * 35}" for bot in ("7800000000", "7700000000"))
    assert told_of_bots(tokens) == "on, 2 bots: 7800000000, 7700000000"
    assert told_of_bots(tokens[:1]) == "on, bot 7800000000"


def test_the_older_file_is_loaded_with_a_hint(operator: Operator) -> None:
    file = operator.folder / "stations.toml"
    file.write_text(
        '[service]\nauthority = { ar = "جهة", en = "office" }\n[stations.here]\nnames = { ar = "هنا", en = "Here" }\n'
        'hours = { mon = ["09:00-10:00"] }\n'
    )
    code, printed, _ = operator.types("stations", "load", str(file))
    assert (code, "older form" in printed) == (0, True)
    assert "here: Here" in operator.types("office", "show")[1]


def test_a_one_time_code_is_not_printed_for_a_name_that_nobody_or_several_have(operator: Operator) -> None:
    operator.enrols("Counter 2", "1")
    twin = operator.enrols("Counter 2", "2")
    for name in ("Counter 3", "Counter 2"):
        exit_code, printed, refused = operator.types("staff", "signin-code", name)
        assert (exit_code, printed) == (1, "")
        assert "nobody enrolled is called" in refused
        assert "mawid staff list" in refused
    exit_code, printed, _ = operator.types("staff", "signin-code", twin.id)
    assert exit_code == 0
    assert re.search(r"\d{5} \d{5}", printed)
