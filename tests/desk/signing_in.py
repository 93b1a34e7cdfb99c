"""Signing in over HTTP as the page and the chat do it."""

from contextlib import AsyncExitStack
from functools import partial

from bot.domain.desk import PairingFound
from bot.domain.staff import Role, Staff
from storage.staff.desk_sessions import issue_signin_code
from storage.staff.pairings import answer_pairing, find_pairing
from tests.desk.serving import Browser, Desk


async def tap(desk: Desk, member: Staff, typed: str, number: int) -> object:
    """In the chat of ``member``."""
    found = await desk.write(partial(find_pairing, staff=member, typed=typed))
    assert isinstance(found, PairingFound)
    return await desk.write(partial(answer_pairing, staff=member, pairing_id=found.id, number=number))


async def by_code(desk: Desk, stack: AsyncExitStack, name: str, role: Role = Role.STATION) -> Browser:
    """Signed in over HTTP, with a cookie that the server gave."""
    browser = await stack.enter_async_context(desk.browser())
    member = await desk.enrol(name, role)
    await browser.answer("/desk/signin", code=await a_code(desk, member), counter=1)
    browser.form = (await browser.get("/desk/me"))[1]["form"]
    return browser


async def a_code(desk: Desk, member: Staff) -> str:
    (issued,) = await desk.write(partial(issue_signin_code, id_or_name=member.id, rules=desk.rules))
    return issued.code
