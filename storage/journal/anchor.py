"""The head of the journal's chain, and anchors of it: how long the chain is and how it ends, under a MAC of its own.

A row's own MAC stands beside the row, so whoever cuts the journal could name an earlier row as its end; the head says
by a MAC of another domain which one is. An anchor is such a head, written down elsewhere (the log, a backup): a journal
that was cut back to an earlier head, however rightly that one was made, does not hold what the anchor says.
"""

import hmac
import re
from dataclasses import dataclass
from typing import Final

from sqlalchemy import exists, func, or_, select

from storage.engine.keyring import Keyring
from storage.engine.transaction import Transaction
from storage.facts import find_fact, set_fact
from storage.tables import bookings, chats, journal, staff

HEAD: Final = "journal_head"  # the newest chained row and its MAC, as earlier releases write and read it
ANCHOR: Final = "journal_anchor"
SHORT: Final = 16  # bytes of a MAC
_NUMBER: Final = re.compile("[0-9]{1,18}")
_LETTERS: Final = str.maketrans("0123456789abcdef", "abcdefghijklmnop")  # digits might look like somebody's code
_ANY = select(or_(*(exists(select(table.c.id)) for table in (chats, staff, bookings)), exists(select(journal.c.seq))))


@dataclass(frozen=True, slots=True)
class Anchor:
    """Of the chain of the name ``chain``: its ``length`` in rows, the newest one's ``seq`` and MAC's beginning.
    ``length`` 0: nothing is chained yet."""

    chain: str
    length: int
    seq: int
    mac: str

    def follows(self, length: int, seq: int, mac: bytes) -> bool:
        """Whether a chain is at that point as the anchor says."""
        return (self.length, self.seq, self.mac) == (length, seq, _spelled(mac))


def anchor_text(keyring: Keyring, anchor: Anchor) -> str:
    """For people to keep: letters, points and two numbers."""
    said = f"{anchor.chain}.{anchor.length}.{anchor.seq}.{anchor.mac}"
    return f"{said}.{_spelled(keyring.head(said.encode()))}"


def read_anchor(keyring: Keyring, text: str | None) -> Anchor | None:
    """None for what was not made under this keyring."""
    said, _, tag = (text or "").strip().rpartition(".")
    if not hmac.compare_digest(tag.encode(), _spelled(keyring.head(said.encode())).encode()):
        return None
    chain, length, seq, mac = said.split(".")
    return Anchor(chain, int(length), int(seq), mac)


def head_seq(tx: Transaction) -> int:
    """The newest chained row, by what is written there; 0 where that is no number."""
    seq = (find_fact(tx, HEAD) or "").partition(" ")[0]
    return int(seq) if _NUMBER.fullmatch(seq) else 0


def begin_journal(tx: Transaction) -> None:
    """In a database in which nobody is yet. From then on a journal without a head is wrong, an empty one too."""
    if find_fact(tx, ANCHOR) is None and find_fact(tx, HEAD) is None and not tx.connection.execute(_ANY).scalar():
        set_head(tx, Anchor(_new_chain(tx), 0, 0, _spelled(b"")), b"")


def set_head(tx: Transaction, anchor: Anchor, mac: bytes) -> None:
    set_fact(tx, HEAD, f"{anchor.seq} {mac.hex()}")
    set_fact(tx, ANCHOR, anchor_text(tx.keyring, anchor))


def find_anchor(tx: Transaction) -> str | None:
    """As text, without asking whether the journal is as it says."""
    return find_fact(tx, ANCHOR)


def find_chain_end(tx: Transaction) -> tuple[Anchor, bytes] | None:
    """The head, and the newest row's MAC. None where it is gone, or was written by somebody without the keys."""
    anchor = read_anchor(tx.keyring, find_fact(tx, ANCHOR))
    seq, _, mac = (find_fact(tx, HEAD) or "").partition(" ")
    try:
        newest = bytes.fromhex(mac)
    except ValueError:
        return None
    return (anchor, newest) if anchor and seq == str(anchor.seq) and anchor.mac == _spelled(newest) else None


def after(tx: Transaction, before: Anchor | None, rows: int, seq: int, mac: bytes) -> Anchor:
    """The head once ``rows`` more are chained, the newest of them ``seq``."""
    if before is None:
        chain, length = _new_chain(tx), 0
    else:
        chain, length = before.chain, before.length
    return Anchor(chain, length + rows, seq, _spelled(mac))


def count_chained_rows(tx: Transaction) -> int:
    return tx.connection.execute(select(func.count(journal.c.mac))).scalar_one()


def _new_chain(tx: Transaction) -> str:
    """Told from its beginning: nobody without the keys could make another of the same name."""
    return _spelled(tx.keyring.head(f"chain {tx.now.isoformat()}".encode()))[:SHORT]


def _spelled(mac: bytes) -> str:
    return mac[:SHORT].hex().translate(_LETTERS)
