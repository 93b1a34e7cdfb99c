"""Who came: confirmed, taken back, doubted, disputed; at once, or afterwards from a device or a sheet of paper.

Law: whichever way an arrival reaches us, the applicant is told of it, once.
"""

from collections.abc import Iterable, Sequence

from bot.actions import notices
from bot.conversation.core.state import Scene
from bot.domain.arrival import ArrivalUndone, Arrived, ConfirmOutcome, DoubtOutcome, UndoOutcome
from bot.domain.desk import Counter, OfflineScan, ScanRecorded, Tick, Ticked
from bot.domain.staff import Staff
from storage.desk import arrivals, late_records
from storage.engine.transaction import Transaction


def confirm(
    tx: Transaction, member: Staff, booking_id: str, scene: Scene, at: Counter | None = None, nonce: str | None = None
) -> ConfirmOutcome:
    """``at``: the counter, where one is known. The same ``nonce`` again is the same arrival: nobody is told twice."""
    outcome = arrivals.confirm_arrival(tx, member, booking_id, scene.rules, at=at, nonce=nonce)
    if isinstance(outcome, Arrived) and arrivals.is_new(tx, outcome):
        notices.tell_of_arrival(tx, outcome, scene)
    return outcome


def undo(tx: Transaction, member: Staff, booking_id: str, scene: Scene) -> UndoOutcome:
    outcome = arrivals.undo_arrival(tx, member, booking_id, scene.rules)
    if isinstance(outcome, ArrivalUndone):
        notices.tell_of_undo(tx, outcome, scene)
    return outcome


def doubt(tx: Transaction, member: Staff, booking_id: str, scene: Scene, at: Counter) -> DoubtOutcome:
    """ "Not this person": the next look at the booking says so. The applicant has not come and is told nothing."""
    return arrivals.doubt_arrival(tx, member, booking_id, scene.rules, at)


def dispute(tx: Transaction, chat_id: str, booking_id: str, scene: Scene) -> Arrived | None:
    """The applicant says that somebody else came: the station and the admins are told. ``None``: there was nothing to
    dispute (any more)."""
    disputed = arrivals.dispute_arrival(tx, chat_id, booking_id)
    if disputed is not None:
        notices.tell_of_dispute(tx, disputed, scene)
    return disputed


def record_scans(
    tx: Transaction, member: Staff, scans: Sequence[OfflineScan], unreadable: Sequence[str], scene: Scene, at: Counter
) -> tuple[ScanRecorded, ...] | None:
    """What a device kept while it was offline, a result for each. ``None``: this member of staff has brought in too
    many unknown codes, and nothing is recorded. Empty: they are no staff any more. Else as ``late_records``."""
    if late_records.too_many_unknown(tx, member, scene.rules):
        return None
    recorded, arrived = late_records.record_scans(tx, member, scans, unreadable, scene.rules, at)
    _tell_of_all(tx, arrived, scene)
    return recorded


def record_ticks(tx: Transaction, member: Staff, ticks: Sequence[Tick], scene: Scene, at: Counter) -> Ticked:
    """What was ticked on paper, a result for each. Empty: they are no staff any more."""
    recorded, arrived = late_records.record_ticks(tx, member, ticks, scene.rules, at)
    _tell_of_all(tx, arrived, scene)
    return recorded


def _tell_of_all(tx: Transaction, arrived: Iterable[Arrived], scene: Scene) -> None:
    for each in arrived:
        notices.tell_of_arrival(tx, each, scene)
