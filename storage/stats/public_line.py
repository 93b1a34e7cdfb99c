"""The line that the public may read: how many applications were taken, of all services together.

Law: it says nothing unless an admin has switched it on, is rounded down to hundreds, silent below five of them, and the
same for a whole week: nobody sees it move by a day, a place or a person.
"""

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.journal import Action, Result
from bot.domain.office import Office
from bot.domain.staff import Staff
from storage.engine.transaction import Transaction
from storage.facts import bind_fact, find_bound_fact
from storage.journal.journal import record
from storage.staff.staff import find_admin
from storage.stats.cases import count_arrivals

FACT: Final = "public_line"
LEAST: Final = 500


def is_on(tx: Transaction) -> bool:
    return find_bound_fact(tx, FACT) == "on"


def switch(tx: Transaction, admin: Staff, *, on: bool) -> bool:
    """False: they are no admin any more."""
    if find_admin(tx, admin) is None:
        return False
    if is_on(tx) != on:
        bind_fact(tx, FACT, "on" if on else "off")
        record(tx, Action.PAGE, Result.LINE_ON if on else Result.LINE_OFF, admin.id)
    return True


def week_of(tx: Transaction, zone: ZoneInfo) -> datetime:
    """When the week began for which the line stands."""
    today = tx.now.astimezone(zone).date()
    return datetime.combine(today - timedelta(days=today.weekday()), time(), zone)


def find_public_line(tx: Transaction, office: Office) -> int | None:
    """Full hundreds; None where nothing is to be said. Reads all bookings: once a week is enough."""
    asks = [each.key for each in office.stations if (visit := office.visit_of(each)) and visit.kind == "asks"]
    counted = sum(count_arrivals(tx, asks, week_of(tx, ZoneInfo(office.zone))).values())
    return counted // 100 * 100 if counted >= LEAST else None
