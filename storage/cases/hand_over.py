"""A card is handed over: once, whoever says it how often, and undone within minutes by who did it.

Who, when to the moment, and whether another came for it is sealed under the key of the month.
"""

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from bot.domain.arrival import NotStaff
from bot.domain.booking import Slot
from bot.domain.case import (
    AlreadyHandedOver,
    Case,
    CaseEnded,
    CaseUnknown,
    ElsewherePlace,
    HandedOver,
    HandingOver,
    HandOverNotUndoable,
    HandOverOutcome,
    HandOverUndone,
    Stage,
    UndoHandOverOutcome,
)
from bot.domain.journal import Action, Result
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.bookings.applicants import whole_hour
from storage.cases.chats import count_anew
from storage.cases.collections import Released, release_collection, restore_collection
from storage.cases.months import key_of
from storage.cases.rows import Found, case_of, change, lock_row
from storage.cases.tallies import count_case, uncount_case
from storage.engine.keyring import KeyMissing, NotOurs
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.staff.staff import find_at_work
from storage.tables import cases

SIMPLY: Final = HandingOver()


def hand_over(tx: Transaction, staff: Staff, case_id: str, rules: Rules, how: HandingOver = SIMPLY) -> HandOverOutcome:
    """At whatever stage it is before: the office has the card in its hand. The collecting booking's arrival is its
    caller's, in the same transaction; a time to collect that was not needed is somebody else's."""
    member, row = find_at_work(tx, staff.id), lock_row(tx, case_id)
    outcome = _hand_over(tx, member, row, rules, how)
    place = staff.station or (row.place if row is not None else None)
    record(tx, Action.HAND_OVER, _result(outcome), staff.id, how.booking_id, place)
    return outcome


def undo_hand_over(
    tx: Transaction,
    staff: Staff,
    case_id: str,
    rules: Rules,
    confirmation: str | None = "",
    booking_id: str | None = None,
    *,
    stands: Callable[[Slot], bool] = lambda _: True,
) -> UndoHandOverOutcome:
    """By the same member of staff, within ``rules.undo``, and only that ``confirmation``; None: whichever it is, by an
    admin, who decides on what the person has disputed. The arrival of the booking, if any, is undone beside; a time to
    collect that was released is the case's again where the office still has it (``stands``)."""
    member, row = find_at_work(tx, staff.id), lock_row(tx, case_id)
    outcome: UndoHandOverOutcome = NotStaff() if member is None else HandOverNotUndoable()
    if member is not None and row is not None and row.stage in ("applied", "ready") and confirmation:
        outcome = HandOverNotUndoable(before=True)  # only a handing over has one
    if member is not None and row is not None and row.stage == "collected":
        handed = handed_of(tx, row)
        said_at = datetime.fromisoformat(handed["said"]) if handed else None
        in_time = said_at is not None and tx.is_within(said_at, rules.undo)
        mine = bool(handed) and handed["by"] == member.id and in_time
        named = confirmation_of(handed) in ("", confirmation)  # empty: as the release before recorded it
        if mine and not named:
            outcome = HandOverNotUndoable(newer=True)
        if handed and (confirmation is None or (mine and named)):
            stage = "ready" if row.ready_at is not None else "applied"
            back = {"stage": stage, "collected_at": None, "expires_on": None, "remind": False, "handed": None}
            case = case_of(tx, change(tx, row, back))
            if case is not None:
                released = _released(handed)
                time = restore_collection(tx, case, released, said_at or tx.now, stands, rules)
                outcome = HandOverUndone(case, time, lost=bool(released.booking) and time is None)
                uncount_case(tx, "collected", case.service, case.place, datetime.fromisoformat(handed["at"]), rules)
                if case.chat_id is not None:
                    count_anew(tx, case.chat_id, rules)
    result = Result.UNDONE if isinstance(outcome, HandOverUndone) else Result.NOT_UNDOABLE
    record(tx, Action.UNDO_HAND_OVER, result, staff.id, booking_id, staff.station)
    return outcome


def _hand_over(
    tx: Transaction, member: Staff | None, row: Found | None, rules: Rules, how: HandingOver
) -> HandOverOutcome:
    case = case_of(tx, row)
    if member is None:
        return NotStaff()
    if row is None or case is None:
        return CaseUnknown()
    if member.station not in (None, case.place):
        return ElsewherePlace(case.place)
    if case.stage is Stage.COLLECTED:
        return _again(tx, row, case, member, how.nonce)
    if not case.live:
        return CaseEnded()
    at = how.happened_at or tx.now
    when = {"at": at.isoformat(), "said": tx.now.isoformat()}
    released = asdict(release_collection(tx, case, rules, but=how.booking_id))
    which = how.confirmation or tx.new_id()
    said = {"id": which, "by": member.id, **when, "another": how.by_another, "nonce": how.nonce, "released": released}
    changes: dict[str, Any] = {
        "stage": "collected",
        "collected_at": whole_hour(at),
        "expires_on": how.expires_on.isoformat() if how.expires_on else None,
        "told_of_end": False,
        "handed": sealed_handing(tx, row, said),
    }
    now = case_of(tx, change(tx, row, changes))
    assert now is not None  # noqa: S101  # it was read before
    count_case(tx, "collected", case.service, case.place, at, rules)
    if now.chat_id is not None:
        count_anew(tx, now.chat_id, rules)
    return HandedOver(now, at, how.by_another, which)


def _again(tx: Transaction, row: Found, case: Case, member: Staff, nonce: str | None) -> HandedOver | AlreadyHandedOver:
    handed = handed_of(tx, row)
    at = datetime.fromisoformat(handed["at"]) if handed else row.collected_at
    another = bool(handed.get("another"))
    if nonce is not None and handed.get("nonce") == nonce:
        return HandedOver(case, at, another, confirmation_of(handed))
    mine = handed.get("by") == member.id
    return AlreadyHandedOver(case, at, another, mine, confirmation_of(handed) if mine else "")


def sealed_handing(tx: Transaction, row: Found, handed: dict[str, Any]) -> bytes:
    """Raises ``KeyMissing`` where the month was forgotten."""
    return tx.keyring.seal(cases.c.handed, row.id, json.dumps(handed), key_of(tx, row.month))


def _released(handed: dict[str, Any]) -> Released:
    """Nothing of a handing over that the release before recorded."""
    found = handed.get("released") or {}
    return Released(found.get("booking", ""), found.get("hold", ""), tuple(found.get("closed", ())))


def confirmation_of(handed: dict[str, Any]) -> str:
    return str(handed.get("id", ""))


def handed_of(tx: Transaction, row: Found) -> dict[str, Any]:
    """Who handed it over, and when. Empty where it does not open."""
    try:
        found: dict[str, Any] = json.loads(tx.keyring.open(cases.c.handed, row.id, row.handed))
    except (KeyMissing, NotOurs, ValueError):
        return {}
    return found


def _result(outcome: HandOverOutcome) -> Result:
    if isinstance(outcome, HandedOver):
        return Result.TO_ANOTHER if outcome.by_another else Result.HANDED_OVER
    return _RESULTS[type(outcome)]


_RESULTS: Final[dict[type, Result]] = {
    AlreadyHandedOver: Result.ALREADY_HANDED_OVER,
    CaseEnded: Result.ENDED,
    CaseUnknown: Result.UNKNOWN,
    ElsewherePlace: Result.WRONG_STATION,
    NotStaff: Result.NOT_STAFF,
}
