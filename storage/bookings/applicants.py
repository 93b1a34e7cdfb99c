"""Applicants: every column about a person is sealed, and found again only by blind indexes.

Law: a person is recognised within a chat only; across chats nothing but the desk compares documents.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, insert

from bot.domain.documents import SHARED, DocumentKind, born_on_tells
from bot.domain.office import place_of, visit_in
from storage.bookings.slots import DESK
from storage.engine.keyring import KeyMissing, NotOurs
from storage.engine.transaction import Transaction
from storage.tables import applicants

_INSERT = insert(applicants)


@dataclass(frozen=True, slots=True)
class NewApplicant:
    """``document_number`` is compact (as read), and None where there is none or nobody knows it. ``born_on`` is asked
    where that does not tell people apart, and goes into the indexes alone; None where nobody knows it either.
    ``inquiries``: None where the service asks nothing besides."""

    name: str
    document: DocumentKind
    document_number: str | None
    born_on: date | None = None
    inquiries: "Answers | None" = None


@dataclass(frozen=True, slots=True)
class Answers:
    """To what a service asks besides, by the question's key; ``text`` is the one that is free, or empty."""

    by_key: Mapping[str, str]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Registration:
    """A person as a chat or a desk registers them. ``folded_name`` is the name as two names are compared; ``consent``
    the version of the notice agreed to."""

    applicant: NewApplicant
    folded_name: str
    locale: str
    consent: str


def applicant_of(answers: Mapping[str, str]) -> NewApplicant:
    """From the answers to a whole checklist, each as its step reads it."""
    document = DocumentKind(answers["document"])
    number = answers.get("number") if document is not DocumentKind.NONE else None
    born_on = answers.get("birth") if born_on_tells(answers) else None
    return NewApplicant(answers["name"], document, number or None, date.fromisoformat(born_on) if born_on else None)


def person_index(tx: Transaction, chat_id: str, new: Registration, station: str = "") -> bytes:
    """The same for the same person in the same chat, for one visit of one service: that of the calendar ``station``;
    without one, the first. A number counts whatever kind of document it is said to be of,
    except a booklet's, which a whole family shares. Of who gives nothing that is theirs alone (no such number, no date
    of birth, and beside a shared number no name) it is random: a second one of a family must not be refused as the
    first."""
    applicant, folded_name = new.applicant, new.folded_name
    number, born_on = (applicant.document_number or "").casefold(), _born_on(applicant)
    chat_id = f"{chat_id} {visit_in(station)}".rstrip()
    nameless = not number or (applicant.document in SHARED and not folded_name)
    if nameless and not born_on:
        return tx.keyring.index("person", chat_id, "nobody", tx.new_id())
    if not number:
        return tx.keyring.index("person", chat_id, "name", folded_name, born_on)
    if applicant.document in SHARED:
        return tx.keyring.index("person", chat_id, "booklet", number, folded_name, born_on)
    return tx.keyring.index("person", chat_id, "number", number)


def person_index_at_desk(tx: Transaction, station: str, new: Registration) -> bytes:
    """The same for people without a chat, at the desks of a place, for one of its calendars. Without number and
    date the name counts: a form that is sent twice is one person, and of two of one name the clerk asks for the
    date."""
    applicant, at = new.applicant, f"{DESK} {station}"
    if applicant.document_number or applicant.born_on:
        return person_index(tx, at, new)
    return tx.keyring.index("person", at, "name", new.folded_name, "")


def document_index(tx: Transaction, booking_id: str, new: Registration, station: str) -> bytes:
    """The same for the same person's document in every chat, for one visit of one service (that of the calendar
    ``station``), at whatever place: an arrival for one ends no booking for another. It is the same whatever kind a
    number is said to be of, except a booklet's, which a whole family shares. Without a number one that nobody else has:
    its absence would tell; and with a shared number alone, of who says their name at the desk: strangers have one date
    of birth and the short number of some paper, and would be shown as one who has come already."""
    applicant, folded_name = new.applicant, new.folded_name
    number, born_on = (applicant.document_number or "").casefold(), _born_on(applicant)
    document = f"document {visit_in(station)}".rstrip()
    if not number or (applicant.document in SHARED and not folded_name):
        return tx.keyring.index("no document", booking_id)
    if applicant.document in SHARED:
        return tx.keyring.index(document, applicant.document.value, number, folded_name, born_on)
    return tx.keyring.index(document, number)


def _born_on(applicant: NewApplicant) -> str:
    return applicant.born_on.isoformat() if applicant.born_on else ""


def number_index(tx: Transaction, number: str, place: Mapping[str, Any]) -> bytes:
    """The same for all who have this number at a place and day (``station``, a place or one of its calendars, and
    ``day_ends_at``, as ``bookings.when`` names them), a booklet's family too: two days or places of one number are not
    alike."""
    return tx.keyring.index("number", place_of(place["station"]), place["day_ends_at"].isoformat(), number.casefold())


def own_number_index(tx: Transaction, booking_id: str, number: str | None, place: Mapping[str, Any]) -> bytes:
    """Without a number one that nobody else has: its absence would tell who has no document."""
    return number_index(tx, number, place) if number else tx.keyring.index("no number", booking_id)


def number_index_at(tx: Transaction, row: Row[*tuple[Any, ...]], place: Mapping[str, Any]) -> bytes:
    """Of a booking (its columns, and ``document_number`` of the applicant) that moves to another place or day. A number
    under a lost key is found by nobody; the person moves all the same."""
    try:
        number = open_number(tx, row.applicant_id, row.document_number)
    except (KeyMissing, NotOurs, ValueError, TypeError):
        number = ""
    return own_number_index(tx, row.id, number, place)


def record_applicant(tx: Transaction, applicant_id: str, chat_id: str | None, new: Registration) -> None:
    """``applicant_id`` is random and new; ``chat_id`` None at a desk."""
    applicant = new.applicant
    facts = {
        "name": applicant.name,
        "document": applicant.document.value,
        "document_number": applicant.document_number or "",  # sealed all the same: its absence would tell
    }
    sealed = {name: tx.keyring.seal(applicants.c[name], applicant_id, value) for name, value in facts.items()}
    if applicant.inquiries is not None:  # sealed all the same where nothing was answered: its absence would tell
        written = json.dumps(
            {"by_key": dict(applicant.inquiries.by_key), "text": applicant.inquiries.text}, ensure_ascii=False
        )
        sealed["inquiries"] = tx.keyring.seal(applicants.c.inquiries, applicant_id, written)
    plain = {
        "id": applicant_id,
        "chat_id": chat_id,
        "locale": new.locale,
        "consent": new.consent,
        "registered_at": whole_hour(tx.now),
    }
    tx.connection.execute(_INSERT, plain | sealed)


def whole_hour(at: datetime) -> datetime:
    """The hour in which it was, for what is only counted: a moment is a trace that leads from one row to another."""
    return at.replace(minute=0, second=0, microsecond=0)


def open_name(tx: Transaction, applicant_id: str, sealed: bytes) -> str:
    return tx.keyring.open(applicants.c.name, applicant_id, sealed)


def open_document(tx: Transaction, applicant_id: str, sealed: bytes) -> DocumentKind:
    return DocumentKind(tx.keyring.open(applicants.c.document, applicant_id, sealed))


def open_inquiries(tx: Transaction, applicant_id: str, sealed: bytes | None) -> Answers:
    """Empty where the service asks nothing besides, and of who was registered by the release before."""
    if sealed is None:
        return Answers({})
    found = json.loads(tx.keyring.open(applicants.c.inquiries, applicant_id, sealed))
    return Answers(found["by_key"], found["text"])


def open_number(tx: Transaction, applicant_id: str, sealed: bytes) -> str:
    """The whole number of the document; empty without one."""
    return tx.keyring.open(applicants.c.document_number, applicant_id, sealed)
