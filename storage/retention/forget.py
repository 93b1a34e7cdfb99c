"""Erasing: one person at their word, everybody when the time is over. Only counts remain of the past.

A booking's row loses all that leads to a person and keeps station, time and how it ended; the journal has random ids
only and keeps them.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    BindParameter,
    Column,
    ColumnElement,
    and_,
    bindparam,
    case,
    delete,
    exists,
    literal_column,
    null,
    or_,
    select,
    type_coerce,
    update,
)

from bot.domain.account import by_account
from bot.domain.message import Delete
from bot.domain.rules import Rules
from storage import counts
from storage.bookings import bookings as booking_verbs
from storage.bookings import call_numbers, holds
from storage.cases.campaigns import end_campaigns
from storage.cases.forget import forget_cases, forget_cases_of_chat
from storage.cases.ready import forget_ready
from storage.chats import conversations, inbox, web_log
from storage.chats.conversations import ChatRecord
from storage.desk import day, late_forms, late_records, seen
from storage.engine.row_order import scatter, scattering
from storage.engine.transaction import Transaction
from storage.outbox import broadcast_rows, deliveries
from storage.outbox.about_cases import take_back_case
from storage.retention import erasures, screens
from storage.retention.forget_waits import forget_waits_of_chat
from storage.retention.sweeps import AT_ONCE, QUIET, STRAY, Sweeps
from storage.retention.sweeps import before as _before
from storage.staff import browsers, desk_sessions, staff
from storage.tables import applicants, arrivals, bookings, chats, offline_scans

_chat: BindParameter[str] = bindparam("of_chat")
HOUR: Final = 3_600_000  # milliseconds


def _hour(column: Column[datetime]) -> ColumnElement[int]:
    """The hour in which it was: of what is only counted a moment would lead to the person's other traces."""
    return type_coerce(column, BigInteger) - type_coerce(column, BigInteger) % HOUR


_NAMELESS: Final[dict[str, Any]] = {
    "applicant_id": null(),
    "chat_id": null(),
    "code": null(),
    "picture": null(),
    "card": null(),
    "code_index": null(),
    "person_index": null(),
    "document_index": null(),
    "number_index": null(),
    "case_link": null(),
    "case_index": null(),
    "doubted_at": null(),
    "booked_at": _hour(bookings.c.booked_at),
    # How long people waited at the desk is counted from it; the journal and the arrival have that moment too.
    "ended_at": case(
        (bookings.c.ended == "arrived", type_coerce(bookings.c.ended_at, BigInteger)), else_=_hour(bookings.c.ended_at)
    ),
    "evening_for": null(),
    "morning_for": null(),
    "coming_at": null(),
    "call_number": null(),
    "mac": null(),
}
# By the bookings too, which are bound: who can write to the database keeps no name by changing the applicant's chat.
_FORGET_APPLICANTS = delete(applicants).where(
    or_(
        applicants.c.chat_id == _chat,
        applicants.c.id.in_(select(bookings.c.applicant_id).where(bookings.c.chat_id == _chat)),
    )
)
_ids: BindParameter[str] = bindparam("ids", expanding=True)
_FORGET_STRAYS = delete(applicants).where(applicants.c.id.in_(_ids), STRAY)
_SCATTER_OF_CHAT, _SCATTER = scattering(bookings, "chat_id"), scattering(bookings)
_NAMELESS_OF_CHAT = update(bookings).where(bookings.c.chat_id == _chat).values(_NAMELESS)
_FORGET_SCANS = (
    update(offline_scans)
    .where(offline_scans.c.booking_id.in_(select(bookings.c.id).where(bookings.c.chat_id == _chat)))
    .values(code=null())
)
_END_OF_CHAT = (
    update(bookings)
    .where(bookings.c.chat_id == _chat, bookings.c.ended_at.is_(None))
    .values(ended="erased", ended_at=bindparam("now", type_=bookings.c.ended_at.type))
)
_CLEAR_CHAT = (
    update(chats)
    .where(chats.c.id == _chat)
    .values(draft=null(), draft_id=null(), asked=null(), consent=null(), consented_at=null())
)
_MISSED = (
    update(bookings)
    .where(bookings.c.ended_at.is_(None), bookings.c.day_ends_at <= _before)
    .values(ended="missed", ended_at=bookings.c.day_ends_at)
)
# Two bookings of one document are comparable until one of them has come, or the day is over, and not for a week more.
# One that was brought in late may be taken back as long after that as any other, and is then to be comparable again.
_undoable = bindparam("undoable", type_=bookings.c.ended_at.type)
_NOT_COMPARABLE = (
    update(bookings)
    .where(bookings.c.number_index.is_not(None), bookings.c.day_ends_at <= _before)
    .values(document_index=null(), number_index=null()),
    update(bookings)
    .where(
        bookings.c.document_index.is_not(None),
        bookings.c.ended == literal_column("'arrived'"),
        bookings.c.ended_at <= _undoable,
        ~exists().where(arrivals.c.booking_id == bookings.c.id, arrivals.c.recorded_at > _undoable),
    )
    .values(document_index=null()),
)
_NAMED = select(bookings.c.id, bookings.c.applicant_id).where(bookings.c.applicant_id.is_not(None)).limit(AT_ONCE)
_PAST = _NAMED.where(bookings.c.day_ends_at <= _before)
_CANCELLED = _NAMED.where(bookings.c.ended == literal_column("'cancelled'"), bookings.c.ended_at <= _before)
# A visit that collects has no applicant: what leads to its case goes as long after it as an applicant would.
_OF_CASES = select(bookings.c.id, bookings.c.applicant_id).where(bookings.c.case_index.is_not(None)).limit(AT_ONCE)
_COLLECTED = _OF_CASES.where(
    or_(bookings.c.day_ends_at <= _before, and_(bookings.c.ended == "cancelled", bookings.c.ended_at <= _before))
)
_QUIET = (
    select(chats.c.id, chats.c.address_index)
    .where(chats.c.id.in_(_ids), QUIET)
    .with_for_update(of=chats, skip_locked=True)  # whoever writes just now is not quiet
)
_QUIET_DRAFTS = (
    update(chats)
    .where(chats.c.heard_at <= _before, or_(chats.c.draft.is_not(None), chats.c.draft_id.is_not(None)))
    .values(draft=null(), draft_id=null(), asked=null())
)


def forget_person(tx: Transaction, chat: ChatRecord, rules: Rules) -> None:
    """All of a chat, at the person's word: the places are freed, the rows go, a farewell clears the screen.

    A member of staff stays enrolled: the chat remains with its address, without anything they wrote as applicant.
    """
    sender = inbox.sender_of(tx, chat.channel, chat.address)
    erasures.record_erasure(tx, chat.channel, chat.address)
    _clear_screen(tx, chat, sender, tx.now - rules.message_retention)
    for booking in booking_verbs.find_bookings(tx, chat.id, rules):
        if not booking.collects:  # those go with their cases
            holds.cool(tx, booking.slot, rules.shares(chat.channel), rules)
    holds.release_hold(tx, chat.id, rules)
    forget_waits_of_chat(tx, chat.id)
    forget_cases_of_chat(tx, chat.id, rules)
    _forget_chat(tx, chat.id, sender, keep_chat=chat.staff is not None)


def forget_at(tx: Transaction, address_index: bytes, rules: Rules) -> None:
    """The same of a chat whose row does not open: nobody can be told farewell there."""
    recipient = conversations.find_recipient_of(tx, address_index)
    if recipient is None:
        return
    holds.release_hold(tx, recipient.chat_id, rules)
    forget_waits_of_chat(tx, recipient.chat_id)
    forget_cases_of_chat(tx, recipient.chat_id, rules)
    enrolled = staff.find_staff(tx, recipient.chat_id) is not None
    _forget_chat(tx, recipient.chat_id, address_index, keep_chat=enrolled)


def _clear_screen(tx: Transaction, chat: ChatRecord, sender: bytes, since: datetime) -> None:
    theirs, ours = inbox.refs_of_sender(tx, sender, since), deliveries.chat_refs(tx, chat.id, since).recent
    refs = (*deliveries.refs_to_delete(tx, chat.id), *theirs, *ours)
    farewells = [
        deliveries.NewDelivery(None, account, "farewell", Delete(theirs), address=chat.address)
        for account, theirs in by_account(refs, chat.channel).items()
    ]
    deliveries.queue(tx, farewells)


def _forget_chat(tx: Transaction, chat_id: str, sender: bytes, keep_chat: bool) -> None:
    tx.connection.execute(_FORGET_APPLICANTS, {"of_chat": chat_id})
    tx.connection.execute(_FORGET_SCANS, {"of_chat": chat_id})
    tx.connection.execute(_END_OF_CHAT, {"of_chat": chat_id, "now": tx.now})
    scatter(tx, _SCATTER_OF_CHAT, chat_id)
    tx.connection.execute(_NAMELESS_OF_CHAT, {"of_chat": chat_id})
    deliveries.forget_chat(tx, chat_id)
    inbox.forget_sender(tx, sender)
    web_log.forget_chat(tx, chat_id)
    if keep_chat:
        tx.connection.execute(_CLEAR_CHAT, {"of_chat": chat_id})
    else:
        conversations.forget_chat(tx, chat_id)


def forget_old(tx: Transaction, rules: Rules) -> int:
    """All that is due, looked for in this transaction. At most ``AT_ONCE`` rows of each kind: call until it is 0."""
    sweeps = Sweeps(piece=None)
    chats, strays = sweeps.quiet_chats(tx, rules), sweeps.stray_applicants(tx, rules)
    return forget_quiet(tx, rules, chats) + forget_strays(tx, rules, strays) + forget_due(tx, rules)


def forget_quiet(tx: Transaction, rules: Rules, found: Sequence[str]) -> int:
    """Those of these chats that are quiet still. How many."""
    asked = {"ids": found, "before": tx.now - rules.unfinished_retention, "now": tx.now}
    quiet = tx.connection.execute(_QUIET, asked).all()
    for chat_id, address_index in quiet:
        holds.release_hold(tx, chat_id, rules)
        _forget_chat(tx, chat_id, bytes(address_index), keep_chat=False)
    return len(quiet)


def forget_strays(tx: Transaction, rules: Rules, found: Sequence[str]) -> int:
    """Those of these applicants whom no booking names still. How many."""
    return tx.connection.execute(_FORGET_STRAYS, {"ids": found, "before": tx.now - rules.personal_retention}).rowcount


def forget_due(tx: Transaction, rules: Rules) -> int:
    """What an index finds, at most ``AT_ONCE`` rows of each kind. How many: call until it is 0."""
    tx.connection.execute(_MISSED, {"before": tx.now})
    tx.connection.execute(_NOT_COMPARABLE[0], {"before": tx.now})
    tx.connection.execute(_NOT_COMPARABLE[1], {"undoable": tx.now - rules.undo})
    over = {"before": tx.now - rules.personal_retention}
    past = [row for rows in (_PAST, _CANCELLED, _COLLECTED) for row in tx.connection.execute(rows, over)]
    if past:
        tx.connection.execute(delete(applicants).where(applicants.c.id.in_([row.applicant_id for row in past])))
        scatter(tx, _SCATTER, *(row.id for row in past))
        tx.connection.execute(update(bookings).where(bookings.c.id.in_([row.id for row in past])).values(_NAMELESS))
    unfinished = tx.now - rules.unfinished_retention
    drafts = tx.connection.execute(_QUIET_DRAFTS, {"before": unfinished}).rowcount
    return (
        len(past)
        + drafts
        + screens.clear_screens(tx, rules)
        + web_log.forget_old(tx, tx.now - rules.message_retention)
        + inbox.forget_old(tx, rules)
        + deliveries.forget_old(tx, rules)
        + staff.forget_invitations(tx)
        + staff.forget_revoked(tx, rules)
        + desk_sessions.forget_sessions(tx, rules)
        + browsers.forget_browsers(tx, rules)
        + day.forget_packs(tx)
        + call_numbers.forget_numbers(tx)
        + seen.forget_seen(tx, rules)
        + late_records.forget_scans(tx, rules)
        + late_forms.forget_forms(tx, rules)
        + erasures.forget_erasures(tx)
        + counts.forget_counts(tx)
        + broadcast_rows.forget_texts(tx)
        + _end_campaigns(tx, rules)
        + forget_cases(tx, rules)
        + forget_ready(tx, rules)
    )


def _end_campaigns(tx: Transaction, rules: Rules) -> int:
    """With what was queued of their cases."""
    ended = end_campaigns(tx, rules)
    for each in ended:
        take_back_case(tx, each)
    return len(ended)
