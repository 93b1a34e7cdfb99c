"""What stands in the table of the service's facts decides much. Somebody can write there, and has no key file."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from sqlalchemy import select, text, update

from bot.actions.staff import invite_for_operator
from bot.cli.staff import find_links, ways_in
from bot.domain.journal import Action
from bot.domain.staff import Invitation
from bot.domain.trouble import TroubleKind
from bot.monitoring.alarms import PATIENCE, STATE_FACT, watch
from bot.monitoring.mismatches import report
from bot.startup import missing_key, own_keyring
from storage.chats import accounts, troubles
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.facts import BOUND, bind_earlier_facts, bind_fact, find_bound_fact, set_fact
from storage.journal.journal import verify_journal
from storage.journal.read import find_head
from storage.maintenance import clock as seen
from storage.maintenance.identity import find_id, make_id
from storage.office import offices, pause
from storage.outbox import pauses
from storage.retention.rewrites import rewrite_fresh
from storage.staff.admin_chats import find_admin_chats
from storage.staff.first_admin import invite_first_admin
from storage.staff.staff import list_staff
from storage.stats import public_line
from storage.tables import chats, journal, service, staff, stations
from tests.builders import RULES, Clock, a_station, an_office, open_for_tests
from tests.storage.staff_members import a_clerk

THIEFS = "https://t.me/mawid_heIper_bot?start="
OURS = "https://t.me/mawid_bot?start="
GARBAGE = (
    *("", "x", "{}", "[1", "null", "7", '{"at": "x"}', '{"changed": [1, true, null]}', f"{'0' * 32} x", "٣ ٤"),
    *("on", "shut", "deadbeef"),
)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(
    request: pytest.FixtureRequest, migrated_url: Callable[[str], str], clock: Clock
) -> AsyncIterator[Database]:
    async with open_for_tests(migrated_url(request.param), clock) as opened:
        yield opened.database


def forge(tx: Transaction, key: str, value: str) -> None:
    """As with ``psql``: the plain value, and the MAC of another fact, which is all that a thief has to copy."""
    bind_fact(tx, "some other fact", value)
    copied = tx.connection.scalar(select(service.c.value).where(service.c.key == f"{BOUND}some other fact"))
    set_fact(tx, key, value)
    set_fact(tx, BOUND + key, str(copied))


def noted(tx: Transaction) -> set[str]:
    return {row for table, row in tx.mismatches.waiting if table == "service"}


async def test_an_invitation_leads_to_no_bot_but_ours(database: Database) -> None:
    def invite(tx: Transaction) -> str:
        invited = invite_for_operator(tx, None, "", RULES)
        assert isinstance(invited, Invitation)
        return "\n".join(ways_in(invited, find_links(tx, RULES), "https://example.org"))

    def attack(tx: Transaction) -> None:
        forge(tx, "link:telegram", THIEFS)
        set_fact(tx, "link:telegram@2", THIEFS)

    await database.write(attack)
    assert "t.me" not in await database.write(invite)
    assert await database.read(noted) == {"link:telegram"}
    await database.write(lambda tx: accounts.keep_link(tx, "telegram", OURS, ["telegram"]))
    assert OURS in await database.write(invite)
    await database.write(lambda tx: set_fact(tx, "link:telegram", THIEFS))
    assert THIEFS not in await database.write(invite)


@pytest.mark.parametrize("value", ['{"changed": [1, true, null]}', "x", "[]", '{"changed": 7}'])
async def test_nobody_silences_the_alarm_about_what_they_changed(database: Database, clock: Clock, value: str) -> None:
    await a_clerk(database, None, "an admin")

    def attack(tx: Transaction) -> Any:
        tx.mismatches.note("bookings", "a booking")
        forge(tx, STATE_FACT, value)
        return tx.mismatches

    await report(database, await database.write(attack))
    told = 0
    for _ in range(2):
        told += await watch(database, an_office(), RULES)
        clock.time += PATIENCE
    assert told > 0
    lines = select(journal.c.booking_id).where(journal.c.action == Action.MISMATCH).order_by(journal.c.seq)
    await report(database, await database.write(attack))
    assert {"a booking", STATE_FACT} <= set(await database.read(lambda tx: tx.connection.scalars(lines).all()))


READS: tuple[tuple[str, Callable[[Transaction], object], object], ...] = (
    ("link:telegram", lambda tx: accounts.find_links(tx, "telegram"), {}),
    ("first account:telegram", lambda tx: accounts.find_first(tx, "telegram"), ""),
    ("trouble:telegram:token-refused", troubles.find_troubles, ()),
    ("sending paused telegram", pauses.find_pauses, ()),
    ("clock", lambda tx: seen.find_seen(tx) in (None, seen.ClockSeen(tx.now)), True),
    ("clock_word", seen.find_word, ""),
    ("database_id", find_id, ""),
    ("public_line", public_line.is_on, False),
    ("page_use", pause.find_page_use, "open"),
    ("pause_ar", pause.find_pause, None),
)


async def test_what_was_put_there_without_the_keys_counts_as_absent_and_is_noted(database: Database) -> None:
    others = ("rewritten", "first_admin", STATE_FACT, "journal_head")
    for value in GARBAGE:

        def attack(tx: Transaction, value: str = value) -> None:
            tx.mismatches.waiting.clear()
            for key in (*(key for key, _, _ in READS), *others):
                forge(tx, key, value)

        def look(tx: Transaction) -> None:
            for key, read, absent in READS:
                assert read(tx) == absent, key
            assert noted(tx) >= {key for key, _, _ in READS}

        await database.write(attack)
        await database.read(look)
        await database.read(verify_journal)
        await database.read(find_head)
        await database.write(lambda tx: invite_first_admin(tx, "", RULES))
        if database.dialect == "postgresql":
            await database.write(rewrite_fresh)


async def test_what_the_release_before_wrote_counts_once_and_what_it_would_learn_anew_does_not(
    database: Database,
) -> None:
    def earlier(tx: Transaction) -> None:
        for key, value in (("database_id", "0badcafe"), ("first account:telegram", "7"), ("pause_ar", "عطلة")):
            set_fact(tx, key, value)
        set_fact(tx, "paused_at", "garbage")
        set_fact(tx, "clock", f'{{"at": {round(tx.now.timestamp() * 1000)}, "doubt": null}}')
        set_fact(tx, "link:telegram", OURS)

    await database.write(earlier)

    def look(tx: Transaction) -> None:
        found = seen.find_seen(tx)
        assert found is not None
        assert (find_id(tx), accounts.find_first(tx, "telegram"), found.at) == ("0badcafe", "7", tx.now)
        stands = pause.find_pause(tx)
        assert stands is not None
        assert stands.arabic == "عطلة"
        assert accounts.find_links(tx, "telegram") == {}
        assert not noted(tx), "an upgrade is no attack"

    await database.write(look)
    await database.write(lambda tx: bind_earlier_facts(tx, ["database_id", "pause_ar", "paused_at"]))
    await database.write(lambda tx: set_fact(tx, "pause_ar", "اذهبوا إلى بوت آخر"))
    await database.write(lambda tx: set_fact(tx, "database_id", "deadbeef"))
    await database.write(look)
    assert await database.write(make_id) == "0badcafe"


async def test_a_trouble_that_is_ours_is_read_and_forgotten(database: Database) -> None:
    await database.write(lambda tx: troubles.mark_trouble(tx, "telegram:2", TroubleKind.TOKEN_REFUSED, "who"))
    (met,) = await database.read(troubles.find_troubles)
    assert (met.channel, met.who) == ("telegram:2", "who")
    await database.write(lambda tx: troubles.forget_trouble(tx, "telegram:2", TroubleKind.TOKEN_REFUSED))
    assert await database.read(troubles.find_troubles) == ()


async def test_an_admins_chat_that_does_not_open_is_none_and_the_others_stand(database: Database) -> None:
    for number in range(4):
        await a_clerk(database, None, f"admin {number}")

    def attack(tx: Transaction) -> None:
        sealed = tx.connection.execute(select(chats.c.id, chats.c.address).order_by(chats.c.id)).all()
        broken = [b"", sealed[1].address[:1] + b"9" + sealed[1].address[2:], sealed[2].address[:-1] + b"\0"]
        for row, address in zip(sealed, broken, strict=False):
            tx.connection.execute(update(chats).where(chats.c.id == row.id).values(address=address))
        tx.connection.execute(update(staff).values(name=b"\x011 of no use"))
        tx.mismatches.waiting.clear()

    await database.write(attack)
    of = await database.read(lambda tx: (find_admin_chats(tx, "console"), set(tx.mismatches.waiting)))
    assert len(of[0]) == 1
    assert len([table for table, _ in of[1] if table == "chats"]) == 3
    assert [member.name for member, _ in await database.read(list_staff)] == [""] * 4


async def test_an_office_is_what_was_loaded_whatever_is_made_of_its_rows(database: Database) -> None:
    ours = an_office(a_station("saliheen"), a_station("shahba"))
    await database.write(lambda tx: offices.load_office(tx, ours))
    for change in ("UPDATE stations SET facts = 'x'", "UPDATE service SET value = '[' WHERE key = 'office'"):
        await database.write(lambda tx, change=change: tx.connection.execute(text(change)))  # type: ignore[misc]
        assert await database.read(offices.find_office) == ours
        assert ("stations", "office") in await database.read(lambda tx: tx.mismatches.waiting)
    await database.write(lambda tx: set_fact(tx, offices.VERSION, "of another"))
    assert await database.read(offices.find_office) == ours, "garbage is no other office"
    await database.write(lambda tx: offices.load_office(tx, ours))
    assert await database.read(lambda tx: tx.connection.scalars(select(stations.c.key)).all()) == [
        "saliheen",
        "shahba",
    ]


async def test_a_key_file_from_before_a_rotation_is_refused_by_what_nobody_else_can_note(
    database: Database, tmp_path: Any
) -> None:
    await database.write(lambda tx: own_keyring(tx, tmp_path))
    assert await database.read(missing_key) == ""
    await database.write(lambda tx: forge(tx, "primary_key", "2"))
    assert await database.read(missing_key) == "", "a forged one stops nobody"
    await database.write(lambda tx: bind_fact(tx, "primary_key", "2", plain=False))
    assert await database.read(missing_key) == "2"
    assert await database.read(lambda tx: find_bound_fact(tx, "keyring")) is not None
    await database.write(lambda tx: set_fact(tx, "keyring", "garbage"))
    await database.write(lambda tx: set_fact(tx, BOUND + "keyring", "garbage"))
    await database.write(lambda tx: bind_fact(tx, "primary_key", "1", plain=False))
    await database.write(lambda tx: own_keyring(tx, tmp_path))
