"""Serials that are ready, as admins enter them: stored whether or not there is a case yet.

Law: an entry of few numbers tells nobody whether a holder uses Mawid: no count of matches below ``matches_from`` new
serials, above it in full tens. What one admin enters on a local day without another's word is summed.
"""

from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Row, bindparam, case, delete, func, insert, select, update

from bot.domain.few import told
from bot.domain.hours import bounds
from bot.domain.journal import Action, Result
from bot.domain.ready import (
    ReadyBatch,
    ReadyOutcome,
    ReadyRecorded,
    ReadyRefused,
    ReadyUndone,
    ReadyWantsSecond,
    UndoReadyOutcome,
)
from bot.domain.rules import Rules
from bot.domain.serial import Serial
from bot.domain.staff import Staff
from storage.cases.open import serial_index
from storage.engine.binding import bound, is_bound, rebound
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.staff.freeze import is_frozen
from storage.staff.second_word import enrolments_of, why_not
from storage.staff.staff import count_admins, find_admin
from storage.tables import cases, ready_batches, ready_serials

WAITS_FOR_WORD: Final = timedelta(days=1)
"""So long an entry waits for another admin's word."""

_indexes: Any = bindparam("indexes", expanding=True)
_makers: Any = bindparam("makers", expanding=True)
_batch = ready_serials.c.batch_id == bindparam("of_batch")
_time = ready_batches.c.made_at.type
_INSERT_BATCH = insert(ready_batches)
_INSERT = insert(ready_serials)
_BY_ID = select(*ready_batches.c).where(ready_batches.c.id == bindparam("of_batch"))
_LOCK = _BY_ID.with_for_update()
_CHANGE = update(ready_batches).where(ready_batches.c.id == bindparam("of_batch"))
_done = case((ready_batches.c.stage == "approval", 0), else_=1)
_NEWEST = (
    select(*ready_batches.c)
    .order_by(_done, ready_batches.c.made_at.desc(), ready_batches.c.id)
    .limit(bindparam("most"))
)
_SUM = select(func.coalesce(func.sum(ready_batches.c.entered), 0)).where(
    ready_batches.c.made_by.in_(_makers),
    # Undone ones too: or whoever enters, reads how many match and undoes it would ask as often as they like.
    ready_batches.c.tells_at.is_not(None),
    ready_batches.c.approved_by.is_(None),
    ready_batches.c.made_at >= bindparam("since", type_=_time),
    ready_batches.c.made_at < bindparam("until", type_=_time),
)
_KNOWN = select(ready_serials.c.serial_index).distinct().where(ready_serials.c.serial_index.in_(_indexes))
_LOCK_SERIALS = select(ready_serials.c.met_at).where(_batch).order_by(ready_serials.c.id).with_for_update()
_DELETE = delete(ready_serials).where(_batch)
_FRESH_OF = select(ready_serials.c.serial_index).where(_batch, ~ready_serials.c.repeated)
_matches = (cases.c.serial_index.in_(_indexes), cases.c.ended_at.is_(None))
_MATCHED = select(func.count()).where(*_matches)
_TOLD = select(func.count()).where(*_matches, cases.c.told_at.is_not(None), cases.c.chat_index.is_not(None))
_FORGET_SERIALS = delete(ready_serials).where(ready_serials.c.tells_at <= bindparam("before", type_=_time))
_IN_VAIN = (
    select(*ready_batches.c)
    .where(ready_batches.c.serials.is_not(None), ready_batches.c.made_at <= bindparam("before", type_=_time))
    .with_for_update()
)


def record_ready(
    tx: Transaction, admin: Staff, service: str, place: str, serials: tuple[Serial, ...], rules: Rules
) -> ReadyOutcome:
    """All of them or none. Nobody is told for ``rules.undo``."""
    if find_admin(tx, admin) is None:
        return ReadyRefused("not-admin")
    found = {serial.canonical: serial for serial in serials}
    if not found:
        return ReadyRefused("none")
    if len(found) > rules.serials_an_entry:
        return ReadyRefused("too-many")
    batch_id = tx.new_id()
    values = {
        "id": batch_id,
        "service": service,
        "place": place,
        "made_by": admin.id,
        "made_at": tx.now,
        "entered": len(found),
        "repeated": 0,
        "approved_by": None,
    }
    if _wants_second(tx, admin, len(found), rules):
        text = "\n".join(serial.shown for serial in found.values())
        sealed = tx.keyring.seal(ready_batches.c.serials, batch_id, text)
        waits = {**values, "stage": "approval", "serials": sealed, "tells_at": None}
        tx.connection.execute(_INSERT_BATCH, bound(tx, ready_batches, waits))
        record(tx, Action.READY, Result.FOR_APPROVAL, admin.id, batch_id, place)
        return ReadyWantsSecond(batch_id, len(found))
    recorded = _store(tx, batch_id, service, place, tuple(found.values()), rules)
    counts = {**values, "stage": "waiting", "serials": None, "repeated": recorded.repeated}
    tx.connection.execute(_INSERT_BATCH, bound(tx, ready_batches, {**counts, "tells_at": recorded.tells_at}))
    record(tx, Action.READY, Result.RECORDED, admin.id, batch_id, place)
    return recorded


def approve_ready(tx: Transaction, admin: Staff, batch_id: str, rules: Rules) -> ReadyOutcome:
    """The second admin's word: from now on it counts, and may be undone."""
    if find_admin(tx, admin) is None:
        return ReadyRefused("not-admin")
    row = tx.connection.execute(_LOCK, {"of_batch": batch_id}).first()
    if row is None or not is_bound(tx, ready_batches, row) or row.stage != "approval" or row.serials is None:
        return ReadyRefused("gone")
    if tx.now - row.made_at > WAITS_FOR_WORD:
        return ReadyRefused("gone")
    if why := why_not(tx, admin, row):
        return ReadyRefused(why)
    text = tx.keyring.open(ready_batches.c.serials, row.id, row.serials)
    recorded = _store(tx, batch_id, row.service, row.place, tuple(map(Serial, text.split("\n"))), rules)
    changes = {"stage": "waiting", "approved_by": admin.id, "serials": None, "tells_at": recorded.tells_at}
    approved = rebound(tx, ready_batches, row, {**changes, "repeated": recorded.repeated})
    tx.connection.execute(_CHANGE.values(approved), {"of_batch": batch_id})
    record(tx, Action.READY, Result.APPROVED, admin.id, batch_id, row.place)
    return recorded


def undo_ready(tx: Transaction, admin: Staff, batch_id: str) -> UndoReadyOutcome:
    """Any admin, for ``rules.undo`` and until a round has met one of its serials, which none does while look-ups are
    frozen; one that waits for approval as long as it waits. A serial that another entry has too stays ready."""
    if find_admin(tx, admin) is None:
        return ReadyRefused("not-admin")
    row = tx.connection.execute(_LOCK, {"of_batch": batch_id}).first()
    if row is None or not is_bound(tx, ready_batches, row) or row.stage == "undone":
        return ReadyRefused("gone")
    met = [each.met_at for each in tx.connection.execute(_LOCK_SERIALS, {"of_batch": batch_id}) if each.met_at]
    if row.stage == "waiting" and row.tells_at <= tx.now and (met or not is_frozen(tx)):
        return ReadyRefused("too-late")
    tx.connection.execute(_DELETE, {"of_batch": batch_id})
    undone = rebound(tx, ready_batches, row, {"stage": "undone", "serials": None})
    tx.connection.execute(_CHANGE.values(undone), {"of_batch": batch_id})
    record(tx, Action.READY, Result.UNDONE, admin.id, batch_id, row.place)
    return ReadyUndone(batch_id, row.entered)


def find_batch(tx: Transaction, batch_id: str, rules: Rules) -> ReadyBatch | None:
    row = tx.connection.execute(_BY_ID, {"of_batch": batch_id}).first()
    return _batch_of(tx, row, rules) if row is not None and is_bound(tx, ready_batches, row) else None


def list_batches(tx: Transaction, rules: Rules, most: int = 20) -> tuple[ReadyBatch, ...]:
    """Those that wait for another admin's word, however old; then the newest first."""
    rows = tx.connection.execute(_NEWEST, {"most": most}).all()
    return tuple(_batch_of(tx, row, rules) for row in rows if is_bound(tx, ready_batches, row))


def find_waiting(tx: Transaction, batch_id: str) -> tuple[Serial, ...]:
    """The serials of an entry that waits for another admin's word, who is to see what they agree to."""
    row = tx.connection.execute(_BY_ID, {"of_batch": batch_id}).first()
    if row is None or row.stage != "approval" or row.serials is None or not is_bound(tx, ready_batches, row):
        return ()
    return tuple(map(Serial, tx.keyring.open(ready_batches.c.serials, row.id, row.serials).split("\n")))


def forget_ready(tx: Transaction, rules: Rules) -> int:
    """Serials that nobody came for, and entries that waited for a word in vain."""
    gone = tx.connection.execute(_FORGET_SERIALS, {"before": tx.now - rules.uncollected_retention}).rowcount
    in_vain = tx.connection.execute(_IN_VAIN, {"before": tx.now - WAITS_FOR_WORD}).all()
    for row in in_vain:
        over: dict[str, Any] = {"stage": "undone", "serials": None}
        changes = rebound(tx, ready_batches, row, over) if is_bound(tx, ready_batches, row) else over
        tx.connection.execute(_CHANGE.values(changes), {"of_batch": row.id})
    return gone + len(in_vain)


def tens(number: int, of: int, rules: Rules) -> int | None:
    """What may be told of ``of`` serials: full tens, and nothing below ``matches_from``."""
    return told(number, 0, 10) if of >= rules.matches_from else None


def _store(
    tx: Transaction, batch_id: str, service: str, place: str, serials: tuple[Serial, ...], rules: Rules
) -> ReadyRecorded:
    tells_at = tx.now + rules.undo
    indexes = [serial_index(tx, service, place, serial) for serial in serials]
    known = {bytes(index) for index in tx.connection.execute(_KNOWN, {"indexes": indexes}).scalars()}
    of_batch = {"batch_id": batch_id, "tells_at": tells_at}
    rows = [
        {
            **bound(tx, ready_serials, {"id": tx.new_id(), **of_batch, "serial_index": index}),
            "repeated": index in known,
        }
        for index in sorted(indexes)  # in the order of no pad: the file does not tell which number is whose
    ]
    tx.connection.execute(_INSERT, rows)
    fresh = [index for index in indexes if index not in known]
    matched = tx.connection.execute(_MATCHED, {"indexes": fresh}).scalar_one() if fresh else 0
    return ReadyRecorded(batch_id, len(indexes), len(known), tens(matched, len(fresh), rules), tells_at)


def _wants_second(tx: Transaction, admin: Staff, entered: int, rules: Rules) -> bool:
    """More than ``approval_from`` of one person's on a local day, where there is a second admin."""
    if count_admins(tx) < 2:
        return False
    day = bounds(tx.now.astimezone(rules.zone).date(), rules.zone)
    before = tx.connection.execute(_SUM, {"makers": enrolments_of(tx, admin.id), **day}).scalar_one()
    return int(before) + entered > rules.approval_from


def _batch_of(tx: Transaction, row: Row[*tuple[Any, ...]], rules: Rules) -> ReadyBatch:
    indexes = tx.connection.execute(_FRESH_OF, {"of_batch": row.id}).scalars().all()
    fresh = row.entered - row.repeated
    matched = told = None
    if indexes and fresh >= rules.matches_from:
        matched = tens(tx.connection.execute(_MATCHED, {"indexes": indexes}).scalar_one(), fresh, rules)
        told = tens(tx.connection.execute(_TOLD, {"indexes": indexes}).scalar_one(), fresh, rules)
    return ReadyBatch(
        row.id,
        row.service,
        row.place,
        row.stage,
        row.made_by,
        row.made_at,
        row.entered,
        row.repeated,
        row.tells_at,
        matched,
        told,
    )
