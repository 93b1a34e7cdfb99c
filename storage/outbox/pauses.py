"""Pauses in sending, a channel each, as the leader notes them: for metrics and alarms, whichever process is asked."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from storage.engine.transaction import Transaction
from storage.facts import bind_fact, find_bound_facts

_PREFIX: Final = "sending paused "


@dataclass(frozen=True, slots=True)
class SendingPaused:
    """``since`` when nothing was let through, for what ``reason``, and the ``seconds`` that the messenger asked for
    last."""

    since: datetime
    reason: str
    seconds: int


def record_pause(tx: Transaction, channel: str, paused: SendingPaused | None) -> None:
    value = [round(paused.since.timestamp()), paused.reason, paused.seconds] if paused else None
    bind_fact(tx, f"{_PREFIX}{channel}", json.dumps(value))


def find_pauses(tx: Transaction) -> tuple[tuple[str, SendingPaused | None], ...]:
    """By channel; ``None``: it has paused once, and goes on since."""
    found = sorted(find_bound_facts(tx, _PREFIX).items())
    return tuple((key.removeprefix(_PREFIX), _paused(json.loads(value))) for key, value in found)


def _paused(value: list[int | str] | None) -> SendingPaused | None:
    if value is None:
        return None
    since, reason, seconds = value
    return SendingPaused(datetime.fromtimestamp(int(since), UTC), str(reason), int(seconds))
