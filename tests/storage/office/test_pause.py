"""The pause switch in the database, and who may bring it about that fewer people run the service."""

from asyncio import TaskGroup
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from bot.domain.pause import Pause
from bot.domain.staff import InvitationInvalid, Role, Staff
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office.pause import find_pause, pause, resume
from storage.staff.staff import (
    NotAdmin,
    cancel_invitation,
    enrol,
    invite,
    list_ever,
    list_invitations,
    list_staff,
    revoke,
    revoke_member,
)
from storage.tables import journal
from tests.builders import MONDAY, RULES, Clock, a_chat

ADMIN = Staff("a" * 16, "Hala", Role.ADMIN, None)


def enrolled(tx: Transaction, name: str, station: str | None = None, address: str = "") -> Staff:
    role = Role.STATION if station else Role.ADMIN
    member = enrol(tx, invite(tx, role, station, name, RULES).payload, a_chat(tx, address or name))
    assert isinstance(member, Staff)
    return member


def written(tx: Transaction, action: str) -> list[tuple[str, str | None]]:
    rows = select(journal.c.result, journal.c.staff_id).where(journal.c.action == action).order_by(journal.c.seq)
    return [(row[0], row[1]) for row in tx.connection.execute(rows)]


async def test_a_pause_lasts_until_it_is_ended(database: Database, clock: Clock) -> None:
    assert await database.read(find_pause) is None
    await database.write(lambda tx: pause(tx, ADMIN, "نعود غداً", "Back tomorrow"))
    assert await database.read(find_pause) == Pause("نعود غداً", "Back tomorrow", MONDAY)
    clock.forward(hours=1)
    await database.write(lambda tx: pause(tx, ADMIN, "نعود بعد غد", ""))
    paused = await database.read(find_pause)
    assert paused == Pause("نعود بعد غد", "", MONDAY), "another text is the same pause"
    assert paused.words.en == "نعود بعد غد"
    assert await database.write(lambda tx: resume(tx, ADMIN))
    assert await database.read(find_pause) is None
    assert not await database.write(lambda tx: resume(tx, ADMIN))
    who = ADMIN.id
    assert await database.read(lambda tx: written(tx, "pause")) == [("paused", who), ("text", who), ("resumed", who)]


async def test_a_pause_says_something(database: Database) -> None:
    with pytest.raises(ValueError, match="told something"):
        await database.write(lambda tx: pause(tx, ADMIN, "", "Back tomorrow"))


async def test_nobody_lets_the_last_admin_go(database: Database) -> None:
    hala = await database.write(lambda tx: enrolled(tx, "Hala"))
    clerk = await database.write(lambda tx: enrolled(tx, "clerk", "saliheen"))
    assert await database.write(lambda tx: revoke_member(tx, hala.id, hala)) == "last-admin"
    assert await database.write(lambda tx: revoke_member(tx, clerk.id, clerk)) == "not-admin"
    assert await database.write(lambda tx: revoke_member(tx, clerk.id, hala)) == "revoked"
    assert await database.write(lambda tx: revoke_member(tx, clerk.id, hala)) == "gone"
    assert [member for member, _ in await database.read(list_staff)] == [hala]
    assert (await database.read(list_ever)).keys() == {hala.id, clerk.id}
    assert await database.read(lambda tx: written(tx, "revoke")) == [("another", hala.id), ("revoked", clerk.id)]


async def test_two_admins_who_let_each_other_go_at_once_are_one(database: Database) -> None:
    for number in range(5):
        one, other = [
            await database.write(partial(enrolled, name=f"{name} {number}", address=name)) for name in ("Hala", "Rami")
        ]
        async with TaskGroup() as group:
            tasks = [
                group.create_task(database.write(partial(revoke_member, staff_id=whom.id, by=by)))
                for whom, by in ((one, other), (other, one))
            ]
        assert sorted(task.result() for task in tasks) == ["not-admin", "revoked"]
        assert len(await database.read(list_staff)) == 1


async def test_with_an_admin_go_the_invitations_that_are_open(database: Database) -> None:
    """One of them may be the way back in of whoever holds the admin's phone."""
    hala, thief = [await database.write(partial(enrolled, name=name, address=name)) for name in ("Hala", "thief")]
    ask = partial(invite, role=Role.ADMIN, station=None, name=None, rules=RULES)
    back_door = await database.write(partial(ask, by=thief))
    assert await database.write(lambda tx: revoke_member(tx, thief.id, hala)) == "revoked"
    assert await database.write(lambda tx: enrol(tx, back_door.payload, a_chat(tx, "thief"))) == InvitationInvalid()
    with pytest.raises(NotAdmin):
        await database.write(partial(ask, by=thief))
    by_operator = await database.write(ask)
    assert await database.write(lambda tx: revoke(tx, "Hala"))
    assert await database.write(lambda tx: enrol(tx, by_operator.payload, a_chat(tx, "thief"))) == InvitationInvalid()


async def test_with_station_staff_goes_no_invitation(database: Database) -> None:
    hala = await database.write(lambda tx: enrolled(tx, "Hala"))
    clerk = await database.write(lambda tx: enrolled(tx, "clerk", "shahba", address="clerk"))
    await database.write(partial(invite, role=Role.STATION, station="shahba", name="new", rules=RULES, by=hala))
    assert await database.write(lambda tx: revoke_member(tx, clerk.id, hala)) == "revoked"
    assert [each.name for each in await database.read(list_invitations)] == ["new"]


async def test_an_invitation_that_replaces_an_enrolment_is_in_the_journal(database: Database) -> None:
    former = await database.write(lambda tx: enrolled(tx, "Hala", "saliheen", address="one chat"))
    await database.write(lambda tx: enrolled(tx, "Hala again", "shahba", address="one chat"))
    assert await database.read(lambda tx: written(tx, "revoke")) == [("replaced", former.id)]


async def test_an_invitation_is_listed_until_it_is_used_void_or_old(database: Database, clock: Clock) -> None:
    hala = await database.write(lambda tx: enrolled(tx, "Hala"))
    one, two, _ = [
        await database.write(partial(invite, role=Role.STATION, station="shahba", name=name, rules=RULES, by=hala))
        for name in ("one", "two", "three")
    ]
    found = {each.name: each for each in await database.read(list_invitations)}
    assert found.keys() == {"one", "two", "three"}
    assert (found["one"].station, found["one"].expires_at) == ("shahba", MONDAY + timedelta(hours=24))
    await database.write(lambda tx: enrol(tx, one.payload, a_chat(tx, "one")))
    assert await database.write(lambda tx: cancel_invitation(tx, found["two"].id, hala))
    assert not await database.write(lambda tx: cancel_invitation(tx, found["two"].id, hala))
    assert await database.write(lambda tx: enrol(tx, two.payload, a_chat(tx, "two"))) == InvitationInvalid()
    assert [each.name for each in await database.read(list_invitations)] == ["three"]
    clock.forward(hours=24)
    assert await database.read(list_invitations) == ()
    made = await database.read(lambda tx: written(tx, "invite"))
    assert made == [("admin", None), *[("station", hala.id)] * 3, ("cancelled", hala.id)]
