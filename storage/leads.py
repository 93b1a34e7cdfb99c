"""Terms of lead: whoever wins a lead gets a higher number than all before, and an older one may write nothing more."""

from sqlalchemy import bindparam, select

from storage.engine.transaction import Transaction
from storage.tables import leads
from storage.tables.upsert import upsert

_CLAIM = upsert(leads, [leads.c.name], {"term": leads.c.term + 1, "beat": 0}, returning=leads.c.term)
# On PostgreSQL nobody can begin another term before the transaction that looked has ended.
_HOLD = (
    select(leads.c.term)
    .where(leads.c.name == bindparam("of_name"), leads.c.term == bindparam("of_term"))
    .with_for_update(read=True)
)


class TermOver(Exception):
    """Another process leads since: nothing was written."""


def claim_term(tx: Transaction, name: str) -> int:
    """The number of a new term, for the one that has just won the lead."""
    return int(_CLAIM.execute(tx.connection, {"name": name, "term": 1, "beat": 0}).scalar_one())


def hold_term(tx: Transaction, name: str, term: int) -> bool:
    """Whether that term still stands, and will until this transaction ends."""
    return tx.connection.execute(_HOLD, {"of_name": name, "of_term": term}).first() is not None
