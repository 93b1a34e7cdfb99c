import re
from asyncio import TaskGroup
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from bot.domain.rules import Rules
from bot.domain.staff import Invitation, InvitationInvalid, Role, Staff, StaysAdmin
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.staff.staff import (
    any_admin,
    enrol,
    find_staff,
    forget_invitations,
    invite,
    list_staff,
    revoke,
    staff_chats,
)
from storage.tables import invitations, journal
from tests.builders import RULES, Clock, a_chat


def invited(tx: Transaction, station: str | None = "saliheen", name: str | None = None) -> Invitation:
    return invite(tx, Role.STATION if station else Role.ADMIN, station, name, RULES)


def accept(tx: Transaction, payload: str, address: str = "a clerk") -> Staff | InvitationInvalid | StaysAdmin:
    return enrol(tx, payload, a_chat(tx, address))


def found(tx: Transaction, address: str = "a clerk") -> Staff | None:
    return find_staff(tx, a_chat(tx, address))


async def test_an_invitation_enrols_once(database: Database) -> None:
    invitation = await database.write(lambda tx: invited(tx, name="Counter 2"))
    assert re.fullmatch("i[A-Za-z0-9_-]{22,63}", invitation.payload)
    clerk = await database.write(lambda tx: accept(tx, invitation.payload))
    assert clerk == await database.write(found)
    assert isinstance(clerk, Staff)
    assert (clerk.name, clerk.role, clerk.station) == ("Counter 2", Role.STATION, "saliheen")
    again = await database.write(lambda tx: accept(tx, invitation.payload, "another"))
    assert again == InvitationInvalid()
    assert await database.write(lambda tx: found(tx, "another")) is None


async def test_an_admin_who_tries_a_stations_invitation_stays_one_and_it_stays_good(database: Database) -> None:
    for_admin, for_clerk = await database.write(lambda tx: (invited(tx, None), invited(tx)))
    assert isinstance(await database.write(lambda tx: accept(tx, for_admin.payload, "boss")), Staff)
    assert await database.write(lambda tx: accept(tx, for_clerk.payload, "boss")) == StaysAdmin()
    boss = await database.write(lambda tx: found(tx, "boss"))
    assert boss is not None
    assert boss.role is Role.ADMIN
    assert isinstance(await database.write(lambda tx: accept(tx, for_clerk.payload)), Staff)


async def test_two_who_use_an_invitation_at_once_are_one(database: Database) -> None:
    invitation = await database.write(invited)
    async with TaskGroup() as group:
        tasks = [
            group.create_task(database.write(partial(accept, payload=invitation.payload, address=f"clerk {number}")))
            for number in range(10)
        ]
    assert sum(isinstance(task.result(), Staff) for task in tasks) == 1


async def test_an_invitation_is_good_for_a_day(database: Database, clock: Clock) -> None:
    early, late = await database.write(invited), await database.write(invited)
    clock.forward(hours=23, minutes=59)
    assert isinstance(await database.write(lambda tx: accept(tx, early.payload)), Staff)
    clock.forward(minutes=1)
    assert await database.write(lambda tx: accept(tx, late.payload)) == InvitationInvalid()
    assert await database.write(lambda tx: accept(tx, "i" + "x" * 24)) == InvitationInvalid()
    assert await database.write(forget_invitations) == 1
    assert await database.write(forget_invitations) == 0


async def test_the_payload_is_nowhere_in_the_database(database: Database) -> None:
    invitation = await database.write(lambda tx: invited(tx, name="Counter 2"))
    row = await database.read(lambda tx: repr(tuple(tx.connection.execute(select(invitations)).one())))
    assert invitation.payload not in row
    assert "Counter 2" not in row


async def test_a_new_enrolment_of_a_chat_replaces_the_former(database: Database) -> None:
    one, two = await database.write(invited), await database.write(lambda tx: invited(tx, None))
    await database.write(lambda tx: accept(tx, one.payload))
    admin = await database.write(lambda tx: accept(tx, two.payload))
    assert await database.write(found) == admin
    assert [member for member, _ in await database.read(list_staff)] == [admin]


async def test_staff_without_a_name_get_one_that_says_their_role(database: Database, clock: Clock) -> None:
    await database.write(lambda tx: accept(tx, invited(tx).payload))
    ((clerk, since),) = await database.read(list_staff)
    assert re.fullmatch("station-[0-9a-f]{4}", clerk.name)
    assert since == clock()


async def test_an_enrolment_is_revoked_by_id_or_by_name(database: Database) -> None:
    for name in ("one", "two", "two"):
        invitation = await database.write(partial(invited, name=name))
        await database.write(partial(accept, payload=invitation.payload, address=invitation.payload))
    (one,) = [member for member, _ in await database.read(list_staff) if member.name == "one"]
    assert not await database.write(lambda tx: revoke(tx, "three"))
    assert await database.write(lambda tx: revoke(tx, one.id))
    assert not await database.write(lambda tx: revoke(tx, one.id))
    assert await database.write(lambda tx: revoke(tx, "two"))
    assert await database.read(list_staff) == ()


async def test_a_stations_chats_are_its_staff_and_the_admins(database: Database) -> None:
    for station, address in (("saliheen", "here"), ("shahba", "elsewhere"), (None, "admin")):
        invitation = await database.write(partial(invited, station=station))
        await database.write(partial(accept, payload=invitation.payload, address=address))
    here, admin = await database.write(lambda tx: (a_chat(tx, "here"), a_chat(tx, "admin")))
    assert set(await database.read(lambda tx: staff_chats(tx, "saliheen"))) == {(here, "console"), (admin, "console")}


async def test_the_first_admin_is_missed_until_enrolled(database: Database) -> None:
    await database.write(lambda tx: accept(tx, invited(tx).payload, "a clerk"))
    assert not await database.read(any_admin)
    await database.write(lambda tx: accept(tx, invited(tx, None).payload, "an admin"))
    assert await database.read(any_admin)
    ((admin, _),) = [entry for entry in await database.read(list_staff) if entry[0].role is Role.ADMIN]
    await database.write(lambda tx: revoke(tx, admin.id))
    assert not await database.read(any_admin)


async def test_only_admins_are_without_a_station(database: Database) -> None:
    for role, station in ((Role.ADMIN, "saliheen"), (Role.STATION, None)):
        with pytest.raises(ValueError, match="station"):
            await database.write(partial(invite, role=role, station=station, name=None, rules=RULES))


async def test_how_long_an_invitation_is_good_is_a_rule(database: Database, clock: Clock) -> None:
    rules = Rules(invitation=timedelta(hours=1))
    invitation = await database.write(lambda tx: invite(tx, Role.ADMIN, None, None, rules))
    assert invitation.expires_at == clock() + timedelta(hours=1)


async def test_staff_verbs_are_in_the_journal(database: Database) -> None:
    clerk = await database.write(lambda tx: accept(tx, invited(tx).payload))
    assert isinstance(clerk, Staff)
    await database.write(lambda tx: accept(tx, "i" + "x" * 24, "another"))
    await database.write(lambda tx: revoke(tx, clerk.id))
    rows = select(journal.c.action, journal.c.result, journal.c.staff_id).order_by(journal.c.seq)
    assert await database.read(lambda tx: [tuple(row) for row in tx.connection.execute(rows)]) == [
        ("invite", "station", None),
        ("enrol", "station", clerk.id),
        ("revoke", "revoked", clerk.id),
    ]
