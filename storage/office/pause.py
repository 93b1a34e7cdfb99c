"""The pause switch: while a text is stored here, every message is answered with it, and nothing else happens.

It is read beside the office, so that it counts for every process within a second.
"""

from datetime import datetime
from typing import Final

from bot.domain.journal import Action, Result
from bot.domain.pause import PAGE_USES, PageUse, Pause
from bot.domain.staff import Staff
from storage.engine.transaction import Transaction
from storage.facts import bind_fact, find_bound_fact
from storage.journal.journal import record

ARABIC: Final = "pause_ar"  # empty: the service goes on
ENGLISH: Final = "pause_en"
SINCE: Final = "paused_at"
PAGE: Final = "page_use"


def pause(tx: Transaction, admin: Staff, arabic: str, english: str) -> Pause:
    """``arabic`` is not empty. Paused already: the text is another from now on, and the pause is as old as it was."""
    if not arabic:
        raise ValueError("whoever writes must be told something")
    earlier = find_pause(tx)
    paused = Pause(arabic, english, earlier.since if earlier else tx.now)
    bind_fact(tx, ENGLISH, english)
    bind_fact(tx, SINCE, paused.since.isoformat())
    bind_fact(tx, ARABIC, arabic)
    record(tx, Action.PAUSE, Result.TEXT if earlier else Result.PAUSED, admin.id)
    return paused


def resume(tx: Transaction, admin: Staff) -> bool:
    """False: it was not paused."""
    if find_pause(tx) is None:
        return False
    for key in (ARABIC, ENGLISH, SINCE):
        bind_fact(tx, key, "")
    record(tx, Action.PAUSE, Result.RESUMED, admin.id)
    return True


def find_pause(tx: Transaction) -> Pause | None:
    arabic = find_bound_fact(tx, ARABIC, earlier=True)
    if not arabic:
        return None
    try:
        since = datetime.fromisoformat(find_bound_fact(tx, SINCE, earlier=True) or "")
    except ValueError:
        since = tx.now
    return Pause(arabic, find_bound_fact(tx, ENGLISH, earlier=True) or "", since)


def use_page(tx: Transaction, admin: Staff | None, use: PageUse) -> None:
    """Counts from the next message on. ``admin`` None: the operator of the server."""
    bind_fact(tx, PAGE, use)
    record(tx, Action.PAGE, Result(f"page-{use}"), admin.id if admin else None)


def find_page_use(tx: Transaction) -> PageUse:
    found = find_bound_fact(tx, PAGE, earlier=True)
    return next((use for use in PAGE_USES if use == found), "open")
