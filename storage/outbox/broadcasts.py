"""One text to many: what admins do with it. What then becomes of it by itself: ``broadcast_rounds``."""

from datetime import timedelta
from typing import Any, Final, Literal

from sqlalchemy import Row, bindparam, case, select, update

from bot.domain import limits
from bot.domain.broadcast import (
    Audience,
    Broadcast,
    BroadcastRefused,
    NewBroadcast,
    Night,
    NoticeOutcome,
    NoticeSent,
    NoticeUnknown,
    Recipients,
    Stage,
    TooManyChecks,
)
from bot.domain.journal import Action, Result
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.counts import count
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.outbox.audience import audience_from_json, audience_to_json, count_fitting
from storage.outbox.broadcast_rows import AS_WRITTEN_ANEW, broadcast_of, move_stage, open_texts
from storage.outbox.departure import departure, goes_at
from storage.outbox.four_eyes import is_makers, wants_second
from storage.staff.second_word import why_not
from storage.staff.staff import find_admin
from storage.tables import broadcasts, deliveries
from storage.tables.upsert import upsert

NUMBER_RANGES: Final = (9_000, 9_000, 90_000, 900_000, 900_000)
"""How many numbers of 4, 4, 5, 6 and 6 digits there are: tried in turn."""
RETRIED: Final = timedelta(days=1)  # after it went out: later it is no news, and the outbox begins to forget

UNDER_WAY: Final = (Stage.APPROVAL, Stage.WAITING, Stage.RUNNING, Stage.PAUSED)

_ROW = select(*broadcasts.c)
_BY_ID = _ROW.where(broadcasts.c.id == bindparam("of_id"))
_BY_NUMBER = _ROW.where(broadcasts.c.number == bindparam("of_number"))
_over = case((broadcasts.c.stage.in_([stage.value for stage in UNDER_WAY]), 0), else_=1)
_NEWEST = _ROW.order_by(_over, broadcasts.c.made_at.desc(), broadcasts.c.id).limit(bindparam("most"))
_WENT_OUT = _BY_NUMBER.where(broadcasts.c.queued_at.is_not(None), broadcasts.c.arabic.is_not(None))
_INSERT = upsert(broadcasts, [broadcasts.c.number])
_of_it = deliveries.c.broadcast_id == bindparam("of_broadcast")
_with_status = (_of_it, deliveries.c.status == bindparam("with_status"))
_ANY_OF_THEM = select(deliveries.c.seq).where(*_with_status).limit(1)
_AGAIN = (
    update(deliveries)
    .where(*_with_status)
    .values(status="due", finished_at=None, reason=None, attempts=0, due_at=bindparam("now"))
)


def count_recipients(tx: Transaction, audience: Audience) -> Recipients:
    """Chats that agreed, are not blocked, and fit. Staff chats are no recipients unless they agreed as applicants."""
    return count_fitting(tx, audience)


def draft_broadcast(
    tx: Transaction, admin: Staff, new: NewBroadcast, instead: str = "", longest: int = limits.BROADCAST
) -> Broadcast | BroadcastRefused:
    """``instead``: the id of the draft that it replaces, if that still is one. ``longest`` in UTF-16 units."""
    if find_admin(tx, admin) is None:
        return BroadcastRefused("not-admin")
    if not new.arabic.strip():
        return BroadcastRefused("no-text")
    if limits.too_long(new.arabic, longest) or limits.too_long(new.english, longest):
        return BroadcastRefused("too-long")
    if new.valid_until is not None and new.valid_until <= max(tx.now, new.starts_at or tx.now):
        return BroadcastRefused("late")
    broadcast_id = tx.new_id()
    values = {
        "id": broadcast_id,
        "stage": Stage.DRAFT.value,
        "arabic": tx.keyring.seal(broadcasts.c.arabic, broadcast_id, new.arabic),
        "english": tx.keyring.seal(broadcasts.c.english, broadcast_id, new.english) if new.english.strip() else None,
        "audience": audience_to_json(new.audience),
        "urgent": new.urgent,
        "made_by": admin.id,
        "made_at": tx.now,
        "starts_at": new.starts_at,
        "valid_until": new.valid_until,
    }
    for many in NUMBER_RANGES:
        number = many // 9 + tx.chance.randrange(many)
        if _INSERT.execute(tx.connection, {**values, "number": number}).rowcount:
            if instead and move_stage(tx, instead, [Stage.DRAFT], Stage.STOPPED, ended_at=tx.now):
                record(tx, Action.BROADCAST, Result.STOPPED, admin.id, booking_id=instead)
            return _told(tx, broadcast_id, Result.DRAFTED, admin.id)
    raise LookupError("no number is free")


def send_broadcast(
    tx: Transaction, admin: Staff, broadcast_id: str, rules: Rules, night: Night = "ask"
) -> Broadcast | BroadcastRefused:
    """From a draft: waits for its time (at the earliest the end of the window to take it back), or for a second
    admin, where ``four_eyes`` wants one. ``night``: an ordinary one that would go out in quiet hours is asked about."""
    row = _find(tx, broadcast_id)
    if (refused := _refused(tx, admin, row, Stage.DRAFT)) is not None or row is None:
        return refused or BroadcastRefused("gone")
    if not is_makers(tx, admin, row.made_by):
        return BroadcastRefused("not-yours")
    recipients = count_fitting(tx, audience_from_json(row.audience)).total
    departs = departure(row, tx.now, rules, night)
    if isinstance(departs, BroadcastRefused):
        return departs
    goes, at_night = departs
    if wants_second(tx, row.made_by, row.id, recipients, goes, rules):
        return _changed(tx, admin, row, Result.FOR_APPROVAL, Stage.APPROVAL, at_night=at_night)
    return _changed(tx, admin, row, Result.SENT, Stage.WAITING, goes_at=goes, at_night=at_night)


def approve_broadcast(tx: Transaction, admin: Staff, broadcast_id: str, rules: Rules) -> Broadcast | BroadcastRefused:
    """The second admin's word: it waits for its time from now on. ``own-approval``, ``too-new``: theirs does not
    count."""
    row = _find(tx, broadcast_id)
    if (refused := _refused(tx, admin, row, Stage.APPROVAL)) is not None or row is None:
        return refused or BroadcastRefused("gone")
    if why := why_not(tx, admin, row):
        return BroadcastRefused(why)
    goes = goes_at(tx.now, row.starts_at, rules, loud=row.urgent or bool(row.at_night))
    values = {"goes_at": goes, "approved_by": admin.id}
    return _changed(tx, admin, row, Result.APPROVED, Stage.WAITING, **values)


def take_back(tx: Transaction, admin: Staff, broadcast_id: str, *stages: Stage) -> Broadcast | BroadcastRefused:
    """A draft again, from one of these stages (from each before the sending, where none is given)."""
    row = _find(tx, broadcast_id)
    wanted = stages or (Stage.DRAFT, Stage.APPROVAL, Stage.WAITING)
    if (refused := _refused(tx, admin, row, *wanted, late=True)) is not None:
        return refused
    return _changed(tx, admin, row, Result.TAKEN_BACK, Stage.DRAFT, made_at=tx.now, **AS_WRITTEN_ANEW)


def pause(tx: Transaction, admin: Staff, broadcast_id: str) -> Broadcast | BroadcastRefused:
    """Nothing of it is claimed from now on; the little that is claimed already is gone within a second."""
    row = _find(tx, broadcast_id)
    if (refused := _refused(tx, admin, row, Stage.RUNNING, late=True)) is not None:
        return refused
    return _changed(tx, admin, row, Result.PAUSED, Stage.PAUSED)


def resume(tx: Transaction, admin: Staff, broadcast_id: str) -> Broadcast | BroadcastRefused:
    row = _find(tx, broadcast_id)
    if (refused := _refused(tx, admin, row, Stage.PAUSED, late=True)) is not None:
        return refused
    return _changed(tx, admin, row, Result.RESUMED, Stage.RUNNING)


def stop(tx: Transaction, admin: Staff, broadcast_id: str, *stages: Stage) -> Broadcast | BroadcastRefused:
    """Drops and counts the deliveries that are not sent yet. A broadcast that has not gone out yet never will.
    ``stages``: it is stopped from one of these only; from each that has not ended, where none is given."""
    row = _find(tx, broadcast_id)
    wanted = stages or (Stage.DRAFT, Stage.APPROVAL, Stage.WAITING, Stage.RUNNING, Stage.PAUSED)
    if (refused := _refused(tx, admin, row, *wanted, late=True)) is not None or row is None:
        return refused or BroadcastRefused("gone")
    ended_at = tx.now if row.queued_at is None else None
    return _changed(tx, admin, row, Result.STOPPED, Stage.STOPPED, ended_at=ended_at)


def retry(
    tx: Transaction, admin: Staff, broadcast_id: str, status: Literal["failed", "unknown"]
) -> Broadcast | BroadcastRefused:
    """Only those that ended so are due again; of the unknown some may then have it twice. ``late`` after ``RETRIED``,
    ``nobody`` where there are none."""
    row = _find(tx, broadcast_id)
    if (refused := _refused(tx, admin, row, Stage.RUNNING, Stage.DONE)) is not None or row is None:
        return refused or BroadcastRefused("gone")
    if tx.now - row.queued_at > RETRIED:
        return BroadcastRefused("late")
    these = {"of_broadcast": broadcast_id, "with_status": status}
    if tx.connection.execute(_ANY_OF_THEM, these).first() is None:
        return BroadcastRefused("nobody")
    if not move_stage(tx, row.id, [Stage(row.stage)], Stage.RUNNING, ended_at=None, counts=None):
        return BroadcastRefused("not-now")
    # Its row is locked now.
    tx.connection.execute(_AGAIN, {**these, "now": tx.now})
    return _told(tx, row.id, Result.RETRIED, admin.id)


def find_broadcast(tx: Transaction, id_or_number: str) -> Broadcast | None:
    """By id, or by number with or without #."""
    row = _find(tx, id_or_number)
    number = id_or_number.removeprefix("#")
    if row is None and number.isdecimal() and len(number) <= 6:
        row = tx.connection.execute(_BY_NUMBER, {"of_number": int(number)}).first()
    return None if row is None else broadcast_of(tx, row)


def list_broadcasts(tx: Transaction, most: int = 20) -> tuple[Broadcast, ...]:
    """Those that wait, go out or are paused, however old; then the newest first."""
    return tuple(broadcast_of(tx, row) for row in tx.connection.execute(_NEWEST, {"most": most}).all())


def find_notice(tx: Transaction, chat_id: str, number: int, rules: Rules) -> NoticeOutcome:
    """The notice of that number, if it has gone out or is going out, for a chat that doubts it."""
    if not count(tx, "notice", chat_id, rules.notice_checks_a_day, rules.zone):
        return TooManyChecks()
    row = tx.connection.execute(_WENT_OUT, {"of_number": number}).first() if 0 < number < 10**6 else None
    return NoticeUnknown(number) if row is None else NoticeSent(number, *open_texts(tx, row), row.queued_at)


def _refused(
    tx: Transaction, admin: Staff, row: Row[*tuple[Any, ...]] | None, *stages: Stage, late: bool = False
) -> BroadcastRefused | None:
    """``late``: it may be done also after the time until which the text is valid."""
    if find_admin(tx, admin) is None:
        return BroadcastRefused("not-admin")
    if row is None:
        return BroadcastRefused("gone")
    if row.stage not in stages:
        return BroadcastRefused("not-now")
    if not late and row.valid_until is not None and row.valid_until <= tx.now:
        return BroadcastRefused("late")
    return None


def _changed(
    tx: Transaction, admin: Staff, row: Row[*tuple[Any, ...]] | None, result: Result, stage: Stage, **values: Any
) -> Broadcast | BroadcastRefused:
    """``not-now``: somebody else was quicker."""
    if row is None or not move_stage(tx, row.id, [Stage(row.stage)], stage, **values):
        return BroadcastRefused("not-now")
    return _told(tx, row.id, result, admin.id)


def _told(tx: Transaction, broadcast_id: str, result: Result, staff_id: str) -> Broadcast:
    row = tx.connection.execute(_BY_ID, {"of_id": broadcast_id}).one()
    record(tx, Action.BROADCAST, result, staff_id, booking_id=row.id)  # a random id like a booking's
    return broadcast_of(tx, row)


def _find(tx: Transaction, broadcast_id: str) -> Row[*tuple[Any, ...]] | None:
    return tx.connection.execute(_BY_ID, {"of_id": broadcast_id}).first()
