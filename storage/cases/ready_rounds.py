"""What becomes of an entry by itself: cases become ready, and their chats are told, in rounds as there is capacity.

Law: a serial meets its case once; a case that is made later meets it in the next round. Who is told is claimed in the
transaction that queues the message: killed anywhere, nobody is told twice or left out.
"""

from dataclasses import replace
from typing import Any, Final

from sqlalchemy import bindparam, select, update

from bot.domain.case import Case, ToTell
from bot.domain.rules import Rules
from storage.bookings.applicants import whole_hour
from storage.cases.chats import keep_chats
from storage.cases.collections import with_a_time
from storage.cases.rows import ROWS, case_of, cases_of
from storage.chats.conversations import find_channels
from storage.engine.binding import bound, is_bound
from storage.engine.transaction import Transaction
from storage.staff.freeze import is_frozen
from storage.tables import cases, ready_serials

AT_ONCE: Final = 500  # rows: the writer is nobody else's while it runs

_instant = cases.c.ready_at.type
_now = bindparam("now", type_=_instant)
_indexes: Any = bindparam("indexes", expanding=True)
_ids: Any = bindparam("ids", expanding=True)
_DUE = (
    select(*ready_serials.c)
    .where(ready_serials.c.met_at.is_(None), ready_serials.c.tells_at <= _now)
    .order_by(ready_serials.c.tells_at, ready_serials.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_MET = update(ready_serials).where(ready_serials.c.id.in_(_ids)).values(met_at=_now)
_MEETING = (
    ROWS.where(cases.c.serial_index.in_(_indexes), cases.c.ended_at.is_(None), cases.c.stage == "applied")
    .order_by(cases.c.id)
    .with_for_update()
)
_READY = (
    update(cases)
    .where(cases.c.id == bindparam("of_id"))
    .values(stage="ready", ready_at=bindparam("at", type_=_instant), mac=bindparam("its_mac", type_=cases.c.mac.type))
)
_waiting = ROWS.where(
    cases.c.stage == "ready",
    cases.c.ended_at.is_(None),
    cases.c.service == bindparam("of_service"),
    cases.c.place == bindparam("of_place"),
    cases.c.chat_index.is_not(None),
)
_in_order = (cases.c.ready_at, cases.c.id)
# What is locked is being changed: handed over, or another chat's. The next round meets it as it is then.
_next = _waiting.order_by(*_in_order).limit(bindparam("most")).with_for_update(skip_locked=True)
_TO_INVITE = _next.where(cases.c.invited_at.is_(None))
_TO_TELL = _next.where(cases.c.told_at.is_(None))
_INVITED = _waiting.where(cases.c.invited_at >= bindparam("since", type_=_instant))
_MARK_INVITED = update(cases).where(cases.c.id.in_(_ids)).values(invited_at=_now, told_at=_now)
_MARK_TOLD = update(cases).where(cases.c.id.in_(_ids)).values(told_at=_now)
_PLACES = (
    select(cases.c.service, cases.c.place)
    .where(cases.c.stage == "ready", cases.c.invited_at.is_(None), cases.c.chat_index.is_not(None))
    .distinct()
)


def mark_ready(tx: Transaction, rules: Rules, most: int = AT_ONCE) -> int:
    """Serials whose undoing is over meet their cases. How many serials: call until it is 0. None while look-ups are
    frozen: whoever stole an admin's phone would send people on their way."""
    if is_frozen(tx):
        return 0
    due = tx.connection.execute(_DUE, {"now": tx.now, "most": most}).all()
    ours = [row for row in due if is_bound(tx, ready_serials, row)]
    indexes = list({bytes(row.serial_index) for row in ours})
    rows = tx.connection.execute(_MEETING, {"indexes": indexes}).all() if indexes else []
    at = whole_hour(tx.now)
    until = at + rules.uncollected_retention
    changes: list[dict[str, Any]] = []
    kept: set[str] = set()
    for row in rows:
        if not is_bound(tx, cases, row):
            continue
        mac = bound(tx, cases, {**row._mapping, "stage": "ready"})["mac"]
        changes.append({"of_id": row.id, "at": at, "its_mac": mac})
        if row.applied_at + rules.unready_retention < until:
            case = case_of(tx, row)
            kept |= {case.chat_id} if case is not None and case.chat_id is not None else set()
    keep_chats(tx, kept, until)
    if changes:
        tx.connection.execute(_READY, changes)
    if due:
        tx.connection.execute(_MET, {"ids": [row.id for row in due], "now": tx.now})
    return len(due)


def places_waiting(tx: Transaction) -> tuple[tuple[str, str], ...]:
    """Service and place of each where somebody waits to be told, or for a time."""
    return tuple(sorted((row.service, row.place) for row in tx.connection.execute(_PLACES)))


def claim_ready_to_tell(
    tx: Transaction, service: str, place: str, places: int, rules: Rules, most: int = AT_ONCE
) -> tuple[ToTell, ...]:
    """Whoever is to be written to now, the longest ready first: so many as there are ``places`` to choose from, and the
    others once that it is ready. The caller queues the messages in this transaction, never in quiet hours.
    ``places``: free times of the collection less ``count_invited``."""
    where = {"of_service": service, "of_place": place}
    chosen = tx.connection.execute(_TO_INVITE, {**where, "most": min(places, most)}).all() if places > 0 else []
    invited = {row.id for row in chosen}
    untold = tx.connection.execute(_TO_TELL, {**where, "most": most}).all()
    told = [row for row in untold if row.id not in invited][: most - len(chosen)]
    mark = {"now": whole_hour(tx.now)}
    if invited:
        tx.connection.execute(_MARK_INVITED, {"ids": list(invited), **mark})
    if told:
        tx.connection.execute(_MARK_TOLD, {"ids": [row.id for row in told], **mark})
    read = [(row, case_of(tx, row)) for row in (*chosen, *told)]
    channels = find_channels(tx, [case.chat_id for _, case in read if case is not None and case.chat_id is not None])
    found: list[ToTell] = []
    for row, case in read:
        chat_id = case.chat_id if case is not None else None
        if case is not None and chat_id is not None and chat_id in channels:
            choose = row.id in invited
            again = row.told_at is not None
            found.append(ToTell(replace(case, invited=choose), chat_id, channels[chat_id], choose, again))
    return tuple(found)


def count_invited(tx: Transaction, service: str, place: str, rules: Rules) -> int:
    """Who may choose a time, was told so lately, and has none yet: each is counted as a place that is taken."""
    since = whole_hour(tx.now - rules.invitation_to_collect)
    rows = tx.connection.execute(_INVITED, {"of_service": service, "of_place": place, "since": since}).all()
    found: list[Case] = list(cases_of(tx, rows))
    return len(found) - len(with_a_time(tx, found))
