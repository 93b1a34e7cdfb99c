"""What a chat is told of its case unasked, and what stands in the case's row so that each is told once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Literal

from sqlalchemy import bindparam, update

from storage.engine.transaction import Transaction
from storage.tables import cases

Notice = Literal["ready", "uncollected", "last-call", "expiring", "whether-to-remind"]
ALL: Final[Sequence[Notice]] = ("ready", "uncollected", "last-call", "expiring", "whether-to-remind")

_UNTOLD: Final[Mapping[Notice, Mapping[str, Any]]] = {
    "ready": {"invited_at": None, "told_at": None},
    "uncollected": {"reminded": 0},
    "last-call": {"called_on": None},
    "expiring": {"told_of_end": False},
}
_TELL_ANEW = {
    notice: update(cases).where(cases.c.id == bindparam("of_id")).values(**columns)
    for notice, columns in _UNTOLD.items()
}


def tell_anew(tx: Transaction, case_id: str, notices: Iterable[Notice]) -> None:
    """These were taken back before they left: where they are true, the next round of the leader tells them."""
    for notice in sorted(set(notices) & _TELL_ANEW.keys()):
        tx.connection.execute(_TELL_ANEW[notice], {"of_id": case_id})
