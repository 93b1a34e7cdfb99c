"""Broadcasts and closures at the admins' pages: forms filled in, and the outbox emptied without a messenger."""

import re
from typing import Any

from bot.actions.broadcasts import look_after
from bot.conversation.core.state import Scene
from bot.domain.broadcast import Broadcast
from storage.engine.transaction import Transaction
from storage.office.offices import load_office
from storage.outbox import broadcasts
from storage.outbox.claim import claim
from storage.outbox.mark import Marked, Status, mark
from tests.desk.serving import Browser, Desk
from tests.storage.outbox.drafts import agreed

ARABIC = "المكتب مغلق غداً بعد الساعة 14:00. لا تأتوا بعدها."
ENGLISH = "The office is closed tomorrow after 14:00."
FORM = {"arabic": ARABIC, "english": ENGLISH, "when": "now", "valid": "ever", "locale": ""}
NEW = "/desk/admin/broadcasts/new"
CLOSE = "/desk/admin/closures/new"
CLOSURES = "/desk/admin/closures"


async def people_agreed(desk: Desk, telegram: int = 6, web: int = 3, english: int = 1) -> None:
    """So many chats; of those in Telegram ``english`` speak English."""

    def do(tx: Transaction) -> None:
        agreed(tx, *(f"t{number}" for number in range(telegram - english)), locale="ar")
        agreed(tx, *(f"e{number}" for number in range(english)), locale="en")
        agreed(tx, *(f"w{number}" for number in range(web)), channel="web", locale="ar")

    await desk.write(do)


async def office_loaded(desk: Desk) -> None:
    await desk.write(lambda tx: load_office(tx, desk.office))


async def drafted(admin: Browser, **fields: str) -> str:
    """The path of a new draft's page."""
    status, text, headers = await submitted(admin, NEW, **{**FORM, **fields})
    assert status == 303, text
    return str(headers["Location"]).partition("?")[0]


async def submitted(admin: Browser, path: str, **fields: str) -> tuple[int, str, Any]:
    return await admin.ask("POST", path, data={**fields, "form_token": admin.form})


async def shut(admin: Browser, **fields: str) -> tuple[int, str, Any]:
    """A closure, after its plan was looked at."""
    _, plan, _ = await submitted(admin, CLOSE, **fields)
    shown = re.search(r'name="shown" value="([0-9.]+)"', plan)
    return await submitted(admin, CLOSURES, do="close", shown=shown[1] if shown else "", **fields)


async def done(admin: Browser, path: str, do: str) -> str:
    """A tap on one of the page's buttons; gives where it leads."""
    status, text, headers = await submitted(admin, path, do=do)
    assert status == 303, text
    location: str = headers["Location"]
    return location


async def started(desk: Desk, admin: Browser, path: str) -> None:
    """Sent, and the 30 seconds are over."""
    await done(admin, path, "send")
    desk.clock.forward(seconds=31)
    await desk.write(lambda tx: look_after(tx, Scene(tx.now, desk.office, desk.rules, "")))


async def go_out(desk: Desk, count: int, status: Status = "sent", reason: str = "") -> None:
    """So many of what is due, with that outcome."""

    def do(tx: Transaction) -> None:
        mark(tx, [Marked(one, status, reason=reason) for one in claim(tx, ["telegram", "web"], count)])

    await desk.write(do)
    await desk.write(lambda tx: look_after(tx, Scene(tx.now, desk.office, desk.rules, "")))


async def found(desk: Desk, path: str) -> Broadcast:
    one = await desk.read(lambda tx: broadcasts.find_broadcast(tx, path.rpartition("/")[2]))
    assert one is not None
    return one


def counts_on(html: str) -> dict[str, int]:
    """What the page counts: of a report's table, or of the first card of a closure."""
    found: dict[str, int] = {}
    for name, rest in re.findall(r'data-count="([a-z]+)">(.*?)</(?:tr|div)>', html, re.S):
        found.setdefault(name, int(re.findall(r">(\d+)</(?:td|dd)>", rest)[0]))
    return found
