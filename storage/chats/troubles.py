"""The trouble of each account with its messenger, as the process that receives has met it, for all processes to see."""

import json
from datetime import datetime
from typing import Final

from bot.domain.trouble import Trouble, TroubleKind
from storage.engine.transaction import Transaction
from storage.facts import bind_fact, find_bound_facts, forget_fact

_PREFIX: Final = "trouble:"


def mark_trouble(tx: Transaction, channel: str, kind: TroubleKind, who: str) -> Trouble:
    """It was met now; since when it goes on is kept."""
    before = next((one for one in find_troubles(tx) if (one.channel, one.kind) == (channel, kind)), None)
    since = before.since if before is not None and before.goes_on(tx.now) else tx.now
    met = Trouble(channel, kind, who or (before.who if before and since == before.since else ""), since, tx.now)
    card = {"who": met.who, "since": met.since.isoformat(), "seen": met.seen.isoformat()}
    bind_fact(tx, _key(channel, kind), json.dumps(card))
    return met


def forget_trouble(tx: Transaction, channel: str, kind: TroubleKind) -> None:
    """It is over."""
    forget_fact(tx, _key(channel, kind))


def find_troubles(tx: Transaction) -> tuple[Trouble, ...]:
    """All that were ever met and are not known to be over; each tells by itself whether it goes on."""
    return tuple(_read(key, value) for key, value in sorted(find_bound_facts(tx, _PREFIX).items()))


def find_refused(tx: Transaction) -> frozenset[str]:
    """The accounts that their messenger lets do nothing at this moment."""
    return frozenset(
        one.channel for one in find_troubles(tx) if one.kind is TroubleKind.TOKEN_REFUSED and one.goes_on(tx.now)
    )


def _key(account: str, kind: TroubleKind) -> str:
    """With one colon after the account, as the release before reads it."""
    return f"{_PREFIX}{account.replace(':', '@')}:{kind}"


def _read(key: str, value: str) -> Trouble:
    _, account, kind = key.split(":")
    channel = account.replace("@", ":")
    card = json.loads(value)
    since, seen = datetime.fromisoformat(card["since"]), datetime.fromisoformat(card["seen"])
    return Trouble(channel, TroubleKind(kind), card["who"], since, seen)
