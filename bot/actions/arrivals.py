"""Who came: confirmed, taken back, doubted, disputed; at once, or afterwards from a device or a sheet of paper.

Law: whichever way an arrival reaches us, the applicant is told of it, once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.actions import cases, notices
from bot.conversation.core.state import Scene
from bot.domain.arrival import ArrivalUndone, Arrived, ConfirmOutcome, DoubtOutcome, RecordOutcome, UndoOutcome
from bot.domain.desk import Counter, OfflineScan, ScanRecorded, Tick, Ticked
from bot.domain.journal import Action
from bot.domain.staff import Staff
from storage.cases.find import find_case_of_visit
from storage.desk import arrivals, conflicts, doubles, late_records, seen
from storage.engine.transaction import Transaction
from storage.outbox.about_cases import take_back_case


def confirm(
    tx: Transaction,
    member: Staff,
    booking_id: str,
    scene: Scene,
    at: Counter | None = None,
    nonce: str | None = None,
    *,
    by_another: bool = False,
) -> ConfirmOutcome:
    """``at``: the counter, where one is known. The same ``nonce`` again is the same arrival: nobody is told twice.
    ``by_another``: what is collected was given to somebody else for the person."""
    if not arrivals.is_said_before(tx, booking_id, nonce):
        unseen = seen.refuse_unseen(tx, Action.CONFIRM, member, booking_id, at, scene.rules)
        if unseen is not None:
            return unseen
    if (before := cases.handed_before(tx, booking_id)) is not None:
        return before
    outcome = arrivals.confirm_arrival(tx, member, booking_id, scene.rules, at=at, nonce=nonce)
    if isinstance(outcome, Arrived):
        new = arrivals.is_new(tx, outcome)
        came = cases.came(tx, member, outcome, scene, by_another=by_another, nonce=nonce)
        if new:
            notices.tell_of_arrival(tx, came, scene)
        return came
    return cases.may_be_numbered(tx, outcome, scene)


def undo(tx: Transaction, member: Staff, booking_id: str, scene: Scene, confirmation: str = "") -> UndoOutcome:
    """Of the ``confirmation`` whose button it was, and of none that came after it."""
    confirmation = arrivals.meant(tx, booking_id, confirmation)
    opened = find_case_of_visit(tx, booking_id)
    outcome = arrivals.undo_arrival(tx, member, booking_id, scene.rules, confirmation)
    if isinstance(outcome, ArrivalUndone):
        take_back_case(tx, opened)
        handed = cases.went_back(tx, member, booking_id, scene, confirmation)
        notices.tell_of_undo(tx, outcome, scene, handed=bool(handed))
        return replace(outcome, handed=handed)
    return outcome


def doubt(tx: Transaction, member: Staff, booking_id: str, scene: Scene, at: Counter | None = None) -> DoubtOutcome:
    """ "Not this person": the next look at the booking says so. The applicant has not come and is told nothing."""
    unseen = seen.refuse_unseen(tx, Action.DOUBT, member, booking_id, at, scene.rules)
    return unseen or arrivals.doubt_arrival(tx, member, booking_id, scene.rules, at)


def dispute(tx: Transaction, chat_id: str, booking_id: str, scene: Scene) -> Arrived | None:
    """The applicant says that somebody else came: the station and the admins are told. ``None``: there was nothing to
    dispute (any more)."""
    disputed = arrivals.dispute_arrival(tx, chat_id, booking_id)
    if disputed is not None:
        notices.tell_of_dispute(tx, disputed, scene)
    return disputed


def clear(tx: Transaction, admin: Staff, booking_id: str, scene: Scene) -> bool:
    """An admin gives a booking back that another arrival had ended, or one whose arrival was disputed; of the latter,
    which the person had been told, they hear that it stands again. False: there was nothing to clear (any more)."""
    cleared = doubles.clear_double(tx, admin, booking_id)
    if cleared == "disputed":
        handed = cases.went_back(tx, admin, booking_id, scene, cleared=True)
        notices.tell_of_cleared(tx, booking_id, scene, handed=bool(handed))
    return cleared is not None


def record_scans(
    tx: Transaction, member: Staff, scans: Sequence[OfflineScan], unreadable: Sequence[str], scene: Scene, at: Counter
) -> tuple[ScanRecorded, ...] | None:
    """What a device kept while it was offline, a result for each. ``None``: this member of staff has brought in too
    many boxes or unknown codes: nothing is recorded. Empty: they are no staff any more. Else as ``late_records``."""
    if late_records.too_many_boxes(tx, member, scene.rules):
        return None
    recorded, arrived = late_records.record_scans(tx, member, scans, unreadable, scene.rules, at)
    _tell_of_all(tx, member, arrived, scene)
    return recorded


def record_conflict(
    tx: Transaction, member: Staff, conflict_id: str, scene: Scene, at: Counter
) -> RecordOutcome | None:
    """A scan that did not fit, recorded as an arrival by whoever has looked at it. As ``conflicts.record_conflict``."""
    outcome = conflicts.record_conflict(tx, member, conflict_id, scene.rules, at)
    if isinstance(outcome, Arrived):
        _tell_of_all(tx, member, [outcome], scene)
    return outcome


def record_ticks(tx: Transaction, member: Staff, ticks: Sequence[Tick], scene: Scene, at: Counter) -> Ticked:
    """What was ticked on paper, a result for each. Empty: they are no staff any more."""
    recorded, arrived = late_records.record_ticks(tx, member, ticks, scene.rules, at)
    _tell_of_all(tx, member, arrived, scene)
    return recorded


def _tell_of_all(tx: Transaction, member: Staff, arrived: Iterable[Arrived], scene: Scene) -> None:
    for each in arrived:
        notices.tell_of_arrival(tx, cases.came(tx, member, each, scene, happened_at=each.at), scene)
