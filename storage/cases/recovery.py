"""A case moves to another chat by the recovery code on its slip.

Law: wrong tries are counted for a chat, for a network and in all, never for a case, and in a wider circle only what the
narrower one still has: nobody alone uses up the tries of all. The first try of a chat in a day counts apart, against a
limit of its own for all: a few chats that guess on leave it to everybody else. Each failure is one answer, after the
same work: what was typed is looked for also when it cannot be a code, or no more tries are left.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam

from bot.domain.account import channel_of
from bot.domain.case import CaseMoved, RecoveryOutcome, RecoveryRefused
from bot.domain.code import is_code
from bot.domain.journal import Action, Result
from bot.domain.rules import Rules
from storage.cases.chats import count_anew, keep_chat
from storage.cases.collections import move_collection
from storage.cases.lifetimes import forgotten_at
from storage.cases.months import CHAT, index_now, key_of
from storage.cases.open import recovery_index
from storage.cases.rows import ROWS, case_of, change
from storage.chats.conversations import find_recipient
from storage.counts import count_up, ends_at, index_of_chat, index_of_day, uncount_at
from storage.engine.keyring import KeyMissing
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.tables import cases

_BY_CODE = ROWS.where(
    cases.c.recovery_index == bindparam("of_code", type_=cases.c.recovery_index.type)
).with_for_update()
ALL: Final = "all"
FIRST: Final = "first"


def move_case_by_recovery(tx: Transaction, code: str, chat_id: str, rules: Rules, network: str = "") -> RecoveryOutcome:
    """``network``: from which a page writes (``counts.network_of``); empty elsewhere. Who calls tells the chat that had
    the case. The recovery code stays good; that of a time which was chosen is another one from now on."""
    of_chat = index_of_chat(tx, "recovery", chat_id, rules.zone)
    of_network = index_of_day(tx, "recovery", network or of_chat.hex(), rules.zone)
    first = (index_of_day(tx, "recovery", FIRST, rules.zone), rules.recovery_first_tries_in_all)
    others = (index_of_day(tx, "recovery", ALL, rules.zone), rules.recovery_tries_in_all)
    narrow = ((of_chat, rules.recovery_tries), (of_network, rules.recovery_tries_a_network))
    counted = _count(tx, narrow, first, others, ends_at(tx, rules.zone))
    row = tx.connection.execute(_BY_CODE, {"of_code": recovery_index(tx, code)}).first()
    recipient = find_recipient(tx, chat_id)
    allowed = all(fits for _, fits in counted)
    case = case_of(tx, row) if allowed and is_code(code) else None
    if row is None or case is None or recipient is None or not case.live:
        return RecoveryRefused()
    if case.chat_id == chat_id:
        uncount_at(tx, [index for index, _ in counted])
        return CaseMoved(case, None)
    try:
        key_id, index = key_of(tx, row.month), index_now(tx, row.month, CHAT, chat_id)
    except KeyMissing:
        return RecoveryRefused()
    uncount_at(tx, [index for index, _ in counted])
    moved = change(tx, row, {"chat": tx.keyring.seal(cases.c.chat, case.id, chat_id, key_id), "chat_index": index})
    now = case_of(tx, moved)
    assert now is not None  # noqa: S101  # it was read before
    booked = move_collection(tx, case, chat_id, channel_of(recipient.channel))
    keep_chat(tx, chat_id, forgotten_at(moved, rules))
    if case.chat_id is not None:
        count_anew(tx, case.chat_id, rules)
    record(tx, Action.CASE, Result.RECOVERED, station=case.place)
    return CaseMoved(now, case.chat_id, booked)


Circle = tuple[bytes, int]
"""An index, and how often it may be done."""


def _count(
    tx: Transaction, narrow: Sequence[Circle], first: Circle, others: Circle, end: datetime
) -> list[tuple[bytes, bool]]:
    """From the narrowest on, the chat's; then in all, ``first`` for the chat's first try. After a full one the same
    statements go to it again, where they count nothing."""
    counted: list[tuple[bytes, bool]] = []
    full: Circle | None = None
    widest = others
    for nth in range(len(narrow) + 1):
        circle = narrow[nth] if nth < len(narrow) else widest
        made = count_up(tx, *(full or circle), end)
        full = full or (None if made else circle)
        widest = first if nth == 0 and made == 1 else widest
        counted.append((circle[0], made > 0))
    return counted
