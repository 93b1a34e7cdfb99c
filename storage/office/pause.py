"""The pause switch: while a text is stored here, every message is answered with it, and nothing else happens.

It is read beside the office, so that it counts for every process within a second.
"""

from datetime import datetime
from typing import Final

from sqlalchemy import select

from bot.domain.journal import Action, Result
from bot.domain.pause import PAGE_USES, PageUse, Pause
from bot.domain.staff import Staff
from storage.engine.transaction import Transaction
from storage.facts import find_fact, set_fact
from storage.journal.journal import record
from storage.tables import service

ARABIC: Final = "pause_ar"  # empty: the service goes on
ENGLISH: Final = "pause_en"
SINCE: Final = "paused_at"
PAGE: Final = "page_use"

_FIND = select(service.c.key, service.c.value).where(service.c.key.in_([ARABIC, ENGLISH, SINCE]))


def pause(tx: Transaction, admin: Staff, arabic: str, english: str) -> Pause:
    """``arabic`` is not empty. Paused already: the text is another from now on, and the pause is as old as it was."""
    if not arabic:
        raise ValueError("whoever writes must be told something")
    earlier = find_pause(tx)
    paused = Pause(arabic, english, earlier.since if earlier else tx.now)
    set_fact(tx, ENGLISH, english)
    set_fact(tx, SINCE, paused.since.isoformat())
    set_fact(tx, ARABIC, arabic)
    record(tx, Action.PAUSE, Result.TEXT if earlier else Result.PAUSED, admin.id)
    return paused


def resume(tx: Transaction, admin: Staff) -> bool:
    """False: it was not paused."""
    if find_pause(tx) is None:
        return False
    for key in (ARABIC, ENGLISH, SINCE):
        set_fact(tx, key, "")
    record(tx, Action.PAUSE, Result.RESUMED, admin.id)
    return True


def find_pause(tx: Transaction) -> Pause | None:
    found = {row.key: row.value for row in tx.connection.execute(_FIND)}
    if not found.get(ARABIC):
        return None
    return Pause(found[ARABIC], found.get(ENGLISH, ""), datetime.fromisoformat(found[SINCE]))


def use_page(tx: Transaction, admin: Staff | None, use: PageUse) -> None:
    """Counts from the next message on. ``admin`` None: the operator of the server."""
    set_fact(tx, PAGE, use)
    record(tx, Action.PAGE, Result(f"page-{use}"), admin.id if admin else None)


def find_page_use(tx: Transaction) -> PageUse:
    found = find_fact(tx, PAGE)
    return next((use for use in PAGE_USES if use == found), "open")
