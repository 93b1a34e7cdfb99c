"""A backup is of one moment, opens with the private key alone, and a blank machine goes on from it.

From each kind of database into each, where rows go from one to the other; else the old machine has the one or the
other, and the blank one the other.
"""

import asyncio
import stat
import threading
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.backup.backup import make_backup, save_erasures
from bot.backup.restore import Target, restore
from bot.domain.arrival import Arrived, CodeUnknown
from bot.domain.booking import Booking
from bot.domain.broadcast import Broadcast, Stage
from bot.domain.journal import Result
from bot.domain.message import Message, Send
from bot.domain.rules import BACKUPS_LIVE
from bot.domain.staff import Invitation, InvitationInvalid, Role
from storage.bookings.bookings import find_bookings
from storage.desk.arrivals import confirm_arrival
from storage.desk.looks import look_up
from storage.engine.keyring import change_keyring, load_keyring, with_new_key
from storage.engine.transaction import Transaction
from storage.journal.anchor import Anchor, find_anchor, read_anchor
from storage.journal.journal import seal_journal, verify_journal
from storage.outbox.broadcast_rounds import start_due
from storage.outbox.broadcasts import list_broadcasts
from storage.outbox.claim import claim
from storage.outbox.deliveries import NewDelivery, queue
from storage.retention.erasures import forget_erasures, record_erasure
from storage.staff.desk_sessions import begin_session, list_sessions
from storage.staff.staff import enrol, invite
from storage.tables import applicants, deliveries, inbox
from tests.backup.machines import Machine, brought_back, opened_at, spoil
from tests.builders import RULES, a_chat, an_applicant, open_for_tests
from tests.databases import ON_POSTGRESQL, ON_SQLITE
from tests.storage.counters import enrolled
from tests.storage.filling import fill, what_opens
from tests.storage.outbox.drafts import TAKE_BACK, agreed, an_admin, sent_off
from tests.storage.verbs import ELEVEN, booked, with_chat
from tests.stories.canaries import sightings

CANARY = "Zenobia Palmyrene"


async def test_a_blank_machine_goes_on_where_the_old_one_was(machine: Machine, any_target: Target) -> None:
    target = any_target
    booking = await machine.database.write(with_chat(booked, who=an_applicant(name=CANARY)))
    clerk = await enrolled(machine.database)
    signed_in = partial(begin_session, member=clerk, token="t", counter=1, rules=RULES, how=Result.BY_CODE)
    await machine.database.write(signed_in)
    restored = await brought_back(await machine.backup(), machine, target)
    assert restored.rows["bookings"] == restored.rows["applicants"] == 1
    assert (restored.forgotten, restored.journal_wrong, restored.made_at) == (1, None, machine.clock())  # the session
    assert stat.S_IMODE(target.key_file.stat().st_mode) == 0o600

    database = await opened_at(target)
    try:
        assert await database.read(with_chat(find_bookings, RULES)) == (booking,)
        expected = await database.write(lambda tx: look_up(tx, clerk, booking.code, RULES))
        assert getattr(expected, "name", None) == CANARY
        arrived = await database.write(lambda tx: confirm_arrival(tx, clerk, booking.id, RULES))
        assert isinstance(arrived, Arrived)
        assert await database.read(lambda tx: list_sessions(tx, RULES)) == ()
        assert await database.read(verify_journal) is None
    finally:
        await database.close()


async def test_nothing_acknowledged_before_it_is_lost_while_people_go_on(machine: Machine, target: Target) -> None:
    await machine.database.write(lambda tx: fill(tx, 20))
    await machine.database.write(lambda tx: fill(tx, 2000, 20, (applicants, inbox)))
    acknowledged: list[Booking] = []
    some, over = threading.Event(), threading.Event()

    async def register() -> None:
        async with open_for_tests(machine.url, keyring=load_keyring(machine.key_file)) as other:
            while not over.is_set():
                who = an_applicant(number=f"{len(acknowledged):011}")
                slot, chat = ELEVEN, f"person {len(acknowledged)}"
                made = await other.database.write(with_chat(booked, slot, who, address=chat))
                acknowledged.append(made)
                if len(acknowledged) == 3:
                    some.set()
                if len(acknowledged) == 12:
                    return

    def in_a_thread_of_its_own() -> None:
        asyncio.run(register())

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(asyncio.to_thread(in_a_thread_of_its_own))
        await asyncio.to_thread(some.wait, 30)
        before = list(acknowledged)
        backup = await machine.backup()
        over.set()

    await brought_back(backup, machine, target)
    database = await opened_at(target)
    try:
        for number, booking in enumerate(before):
            found = await database.read(with_chat(find_bookings, RULES, address=f"person {number}"))
            assert found == (booking,)
    finally:
        await database.close()


@ON_POSTGRESQL
async def test_what_was_due_to_be_forgotten_since_is_forgotten_before_anybody_is_served(
    machine: Machine, target: Target
) -> None:
    await machine.database.write(with_chat(booked))
    backup = await machine.backup()
    machine.clock.forward(days=RULES.personal_retention.days + 2)
    restored = await brought_back(backup, machine, target, bring_back=True)
    assert restored.forgotten
    database = await opened_at(target)
    try:
        left = await database.read(what_opens)
        assert not [place for place, _ in left if place.startswith(("applicants", "bookings", "chats"))]
    finally:
        await database.close()


@pytest.mark.parametrize(
    "whole",
    [
        pytest.param(True, marks=ON_POSTGRESQL, id="a newer backup"),
        pytest.param(False, marks=ON_SQLITE, id="the list alone"),
    ],
)
async def test_who_was_erased_after_it_is_erased_again_but_not_who_came_again_before(
    machine: Machine, target: Target, whole: bool
) -> None:
    addresses = ("erased later", "erased before", "stays")
    await machine.database.write(lambda tx: record_erasure(tx, "console", "erased before"))
    machine.clock.forward(minutes=1)
    for number, address in enumerate(addresses):
        await machine.database.write(with_chat(booked, who=an_applicant(f"{number:011}"), address=address))
    assert await machine.database.write(lambda tx: spoil(tx, "erased later")) == 1
    backup = await machine.backup()
    machine.clock.forward(minutes=1)
    await machine.database.write(lambda tx: record_erasure(tx, "console", "erased later"))
    recipient = machine.identity.to_public()
    listed = await save_erasures(machine.database, machine.backups, recipient, machine.clock())
    later = (await machine.backup() if whole else listed).path
    restored = await restore(backup.path, [machine.identity], target, [later])
    assert restored.erased == 1
    database = await opened_at(target)
    try:
        found = {one: await database.write(with_chat(find_bookings, RULES, address=one)) for one in addresses}
        assert [address for address, kept in found.items() if kept] == ["erased before", "stays"]
    finally:
        await database.close()


@ON_SQLITE
async def test_nothing_goes_out_again_and_nothing_handed_out_lets_anybody_in(machine: Machine, target: Target) -> None:
    """Both may have been used, and taken back, in the time that is lost."""

    def before(tx: Transaction) -> tuple[Broadcast, Broadcast, Invitation]:
        agreed(tx, "1", "2")
        admin = an_admin(tx)
        going = sent_off(tx, admin)
        return (
            going,
            sent_off(tx, admin, starts_at=tx.now + timedelta(hours=5)),
            invite(tx, Role.ADMIN, None, None, RULES),
        )

    going, waiting, invitation = await machine.database.write(before)
    machine.clock.time += TAKE_BACK
    assert await machine.database.write(lambda tx: start_due(tx, RULES)) == (going.id,)
    restored = await brought_back(await machine.backup(), machine, target)
    assert restored.held_back == 2
    database = await opened_at(target)
    try:
        found = {one.id: one.stage for one in await database.read(list_broadcasts)}
        assert found == {going.id: Stage.PAUSED, waiting.id: Stage.DRAFT}
        enrolled = await database.write(lambda tx: enrol(tx, invitation.payload, a_chat(tx, "kept the line")))
        assert enrolled == InvitationInvalid()
    finally:
        await database.close()


@ON_POSTGRESQL
async def test_what_happened_after_it_is_gone_what_waited_goes_out_and_later_anchors_do_not_fit(
    machine: Machine, target: Target
) -> None:
    def chained(tx: Transaction) -> Anchor:
        while seal_journal(tx):
            pass
        anchor = read_anchor(tx.keyring, find_anchor(tx))
        assert anchor is not None
        return anchor

    clerk = await enrolled(machine.database)
    chat_id = await machine.database.write(a_chat)
    (waits,) = await machine.database.write(
        lambda tx: queue(tx, [NewDelivery(chat_id, "console", "notice", Send(Message("your time has moved", "en")))])
    )
    anchor = await machine.database.write(chained)
    backup = await machine.backup()
    machine.clock.forward(minutes=1)
    since = await machine.database.write(with_chat(booked))
    await machine.database.write(lambda tx: look_up(tx, clerk, since.code, RULES))
    later = await machine.database.write(chained)
    await brought_back(backup, machine, target)
    database = await opened_at(target)
    try:
        assert await database.write(lambda tx: look_up(tx, clerk, since.code, RULES)) == CodeUnknown()
        assert await database.read(lambda tx: (verify_journal(tx, anchor), verify_journal(tx, later) is None)) == (
            None,
            False,
        )
        (claimed,) = await database.write(lambda tx: claim(tx, ["console"], 5))
        assert (claimed.id, claimed.outgoing) == (waits, Send(Message("your time has moved", "en")))
    finally:
        await database.close()


async def test_the_list_of_the_erased_lives_as_long_as_backups_do(machine: Machine) -> None:
    await machine.database.write(lambda tx: record_erasure(tx, "console", "somebody"))
    machine.clock.forward(days=BACKUPS_LIVE.days)
    assert await machine.database.write(forget_erasures) == 0
    machine.clock.forward(days=1)
    assert await machine.database.write(forget_erasures) == 1


@ON_POSTGRESQL
async def test_a_key_that_is_added_while_the_backup_is_made_is_in_it(machine: Machine, target: Target) -> None:
    """And the one that it replaces is, too."""
    await machine.database.write(a_chat)
    change_keyring(machine.key_file, with_new_key)
    await machine.database.write(lambda tx: a_chat(tx, "another"))
    await brought_back(await machine.backup(), machine, target)
    assert sorted(load_keyring(target.key_file).keys) == ["1", "2"]
    database = await opened_at(target)
    try:
        assert sorted((await database.read(what_opens)).values()) == ["another", "someone"]
    finally:
        await database.close()


@ON_SQLITE
async def test_nothing_in_the_folder_can_be_read_during_it_or_after(machine: Machine) -> None:
    await machine.database.write(with_chat(booked, who=an_applicant(name=CANARY)))
    await machine.database.write(lambda tx: fill(tx, 60))
    await machine.database.write(lambda tx: fill(tx, 1000, 60, (applicants, inbox, deliveries)))
    machine.backups.mkdir(exist_ok=True)
    secrets = [CANARY, "saliheen", "alembic_version", "keyring.json", *_base64_lines(machine.key_file)]
    seen: set[str] = set()
    found: list[tuple[str, str]] = []

    async def watch() -> None:
        while not over.is_set():
            seen.update(path.name for path in machine.backups.iterdir())
            found.extend(sightings([machine.backups], secrets) if len(seen) < 3 else [])
            await asyncio.sleep(0.005)  # a backup of so many rows takes fifty times that

    over = asyncio.Event()
    watching = asyncio.to_thread(lambda: asyncio.run(watch()))
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(watching)
        await asyncio.sleep(0.05)
        backup = await machine.backup()
        over.set()
    assert f"{backup.path.name}.partial" in seen
    assert [path.name for path in machine.backups.iterdir()] == [backup.path.name]
    assert not found + sightings([machine.backups], secrets)
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600


def _base64_lines(key_file: Path) -> list[str]:
    return [word.strip('",') for word in key_file.read_text().split() if len(word) > 40]


async def test_a_backup_that_cannot_be_written_leaves_no_file(machine: Machine) -> None:
    machine.backups.mkdir(exist_ok=True)
    to = machine.identity.to_public()
    with pytest.raises(OSError, match="No such file"):
        await make_backup(
            machine.database,
            machine.key_file,
            machine.folder / "nowhere",
            machine.identity.to_public(),
            machine.clock(),
        )
    with pytest.raises(FileNotFoundError):
        await make_backup(machine.database, machine.folder / "no.json", machine.backups, to, machine.clock())
    assert not list(machine.backups.iterdir())
