"""Signing in at a desk, in one line."""

from asyncio import TaskGroup
from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select

from bot.domain.desk import Pairing, Session, SigninCode
from bot.domain.staff import Role, Staff
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.staff import desk_sessions
from storage.staff.desk_sessions import find_session
from storage.staff.pairings import open_pairing
from storage.staff.staff import enrol, invite
from storage.tables import journal
from tests.builders import RULES, a_chat


def staffed(tx: Transaction, name: str = "clerk", station: str | None = "saliheen") -> Staff:
    role = Role.STATION if station else Role.ADMIN
    member = enrol(tx, invite(tx, role, station, name, RULES).payload, a_chat(tx, name))
    assert isinstance(member, Staff)
    return member


def opened(tx: Transaction, browser: str = "browser", counter: int = 3) -> Pairing:
    return open_pairing(tx, browser, counter, RULES)


def found(tx: Transaction, token: str = "token") -> Session | None:
    return find_session(tx, token, RULES)


def journaled(tx: Transaction) -> list[tuple[str, str, str | None]]:
    told = select(journal.c.action, journal.c.result, journal.c.staff_id).order_by(journal.c.seq)
    told = told.where(journal.c.action.not_in(["invite", "enrol", "revoke", "signin-code"]))
    return [(row[0], row[1], row[2]) for row in tx.connection.execute(told)]


async def at_once(database: Database, dos: list[Callable[[Transaction], Any]]) -> list[Any]:
    async with TaskGroup() as group:
        tasks = [group.create_task(database.write(do)) for do in dos]
    return [task.result() for task in tasks]


async def count(database: Database, table: Any) -> int:
    return await database.read(lambda tx: tx.connection.execute(select(func.count()).select_from(table)).scalar_one())


def issued(tx: Transaction, who: str = "clerk") -> tuple[SigninCode, ...]:
    return desk_sessions.issue_signin_code(tx, who, RULES)
