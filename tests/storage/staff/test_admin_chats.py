from functools import partial

from storage.engine.database import Database
from storage.staff.admin_chats import AdminChat, find_admin_chats
from storage.staff.staff import revoke
from tests.storage.staff_members import a_clerk


async def test_the_chats_of_admins_are_found_with_those_whose_enrolment_ended(database: Database) -> None:
    await a_clerk(database, None, "stays")
    former = await a_clerk(database, None, "goes")
    await a_clerk(database, "saliheen", "no admin")
    await database.write(lambda tx: revoke(tx, former.id))
    chats = await database.read(partial(find_admin_chats, channel="console"))
    assert set(chats) == {AdminChat("stays", stands=True), AdminChat("goes", stands=False)}
    assert await database.read(partial(find_admin_chats, channel="web")) == ()
