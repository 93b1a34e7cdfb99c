"""What the database holds of the service, for ``mawid check``, and what is wrong with its rows."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from bot.channels.open import channel_traits
from bot.config import clock
from bot.config.problems import Problem
from bot.config.settings import Settings
from bot.domain.notes import Note
from bot.domain.office import Office
from bot.startup import is_bound_by_a_fact, is_foreign, missing_key
from storage.engine.database import open_database
from storage.engine.keyring import load_keyring
from storage.engine.transaction import Transaction, TransactionFactory
from storage.facts import find_bound_facts
from storage.maintenance.bind import count_unbound
from storage.maintenance.clock import ClockSeen, find_seen
from storage.maintenance.identity import find_id
from storage.maintenance.rotation import count_unknown
from storage.office import offices
from storage.office.notes import list_notes
from storage.staff.admin_chats import find_admin_chats
from storage.staff.staff import list_staff
from storage.stats.health import CHANGED_WITHIN, count_mismatches_by_table

_CHANGED: Final = "keep a copy of the database, change its password, and find out who could write to it"


@dataclass(frozen=True, slots=True)
class Kept:
    """What the database holds of the service. ``unbound``: rows without the MAC that they should have; ``by_a_fact``:
    that rows have one stands in the database, and not in the key file."""

    office: Office | None = None
    seen: ClockSeen | None = None
    database_id: str = ""
    unbound: int = 0
    by_a_fact: bool = False
    notes: tuple[Note, ...] = ()
    lacks: str = ""
    """A key that this copy of the key file is too old for."""
    foreign: bool = False
    """The key file is another database's."""
    lost: bool = False
    """An office is there, and no letter of it can be read."""
    changed: tuple[str, ...] = ()
    """The tables, once for each row that was come upon and is not ours."""
    met: tuple[tuple[str, int], ...] = ()
    """By table how many such rows anybody came upon lately, as the alarm counts them."""
    unknown: Mapping[str, int] = field(default_factory=dict)
    """By table how many values are sealed under a key that the key file does not hold."""


async def read_kept(settings: Settings, url: str) -> Kept:
    transactions = TransactionFactory(load_keyring(settings.keyring), clock.now, clock.CHANCE)
    database = await open_database(url, transactions)

    def read(tx: Transaction) -> Kept:
        marked = tx.keyring.bound or is_bound_by_a_fact(tx)
        unbound = count_unbound(tx) if marked else 0  # else the next start binds them
        kept = Kept(
            offices.find_office(tx), find_seen(tx), find_id(tx), unbound, is_bound_by_a_fact(tx), list_notes(tx)
        )
        find_bound_facts(tx, "")
        list_staff(tx)
        for channel in channel_traits(settings):
            find_admin_chats(tx, channel.name)
        if is_foreign(tx):
            return Kept(seen=kept.seen, database_id=kept.database_id, foreign=True)
        changed = tuple(name for name, _ in tx.mismatches.waiting)
        met = count_mismatches_by_table(tx, tx.now - CHANGED_WITHIN)
        kept = replace(kept, lacks=missing_key(tx), lost=offices.is_office_lost(tx), changed=changed, met=met)
        return kept if kept.lacks else replace(kept, unknown=count_unknown(tx))

    try:
        return await database.read(read)
    finally:
        await database.close()


def wrong_macs(settings: Settings, kept: Kept) -> Iterator[Problem]:
    if kept.by_a_fact:
        what = f"that all rows have a MAC stands in the database alone (rows_bound), and not in {settings.keyring}"
        hint = 'put "bound": true into the key file by hand, with a comma before it: the start could not write it'
        yield Problem(what, hint, stops=False)
    if kept.unbound:
        what = f"{kept.unbound} rows have no MAC, and count as not there"
        hint = "if an earlier release has run on this database once more: mawid keyring bind. If none has,"
        yield Problem(what, f"{hint} somebody without the keys made them: keep a copy, find out who")


def wrong_values(settings: Settings, kept: Kept) -> Iterator[Problem]:
    if kept.lacks:
        what = f"{settings.keyring} is an older copy of the key file: it lacks key {kept.lacks}, which is in use"
        yield Problem(what, "put the newest key file back: what was written since cannot be read without it")
    if kept.lost:
        yield Problem("the office in the database cannot be read", "restore the newest backup: mawid restore")
    if kept.lacks:
        return
    if kept.changed:
        what = "rows of the database were changed by somebody without the keys, and count as not there"
        yield Problem(f"{what}: {_by_table(Counter(kept.changed))}", _CHANGED)
    if kept.unknown:
        what = f"{settings.keyring} holds no key for some values of the database: {_by_table(kept.unknown)}"
        hint = "mawid keyring list names the keys here. If another machine or a copy has more, put that file here"
        yield Problem(what, f"{hint}; if none has, somebody without the keys wrote them: {_CHANGED}", stops=False)
    if kept.met:
        what = "within the last day the service met rows that somebody without the keys had changed"
        yield Problem(f"{what}: {_by_table(dict(kept.met))}", _CHANGED, stops=False)


def _by_table(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{table} {count}" for table, count in sorted(counts.items()))
