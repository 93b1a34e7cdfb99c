"""People behind a desk, enrolled in one line."""

from bot.domain.staff import Role, Staff
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.staff.staff import enrol, invite
from tests.builders import RULES, a_chat


async def a_clerk(database: Database, station: str | None = "saliheen", address: str = "a clerk") -> Staff:
    """``station`` None: an admin."""

    def do(tx: Transaction) -> Staff:
        role = Role.STATION if station else Role.ADMIN
        member = enrol(tx, invite(tx, role, station, None, RULES).payload, a_chat(tx, address))
        assert isinstance(member, Staff)
        return member

    return await database.write(do)
