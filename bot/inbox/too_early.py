"""A number that was written before the question that it would answer: its sender repeats it on a slow line, and has
heard nothing of the choices that it stands beside by now.

What counts is our own clock at both ends: when the message came in, and when the messenger had taken our last answer.
"""

from datetime import datetime, timedelta
from typing import Final

from storage.engine.transaction import Transaction
from storage.outbox.replies import waits_or_left_after

SOONEST: Final = timedelta(seconds=1)
"""Nobody hears a question and answers it in less. The same number twice within it is one that was sent twice."""


def came_before_question(tx: Transaction, chat_id: str, received_at: datetime) -> bool:
    return waits_or_left_after(tx, chat_id, received_at - SOONEST)
