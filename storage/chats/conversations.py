"""The state of a chat between two messages: plain values in columns, the answers sealed.

Law: the file tells by no chat's draft what its person is asked, or whether anything is under way. The step asked stands
in the draft (who has no document is asked another question than who has one), each chat has a draft, also where it says
nothing (of who does not read it would be the only one), and all of them are of one size."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import BindParameter, and_, bindparam, delete, null, select, update

from bot.domain.staff import Role, Staff
from storage.bookings.applicants import whole_hour
from storage.chats.accounts import its_account
from storage.chats.chats import open_address
from storage.engine.binding import bound_columns, is_bound
from storage.engine.keyring import KeyMissing, NotOurs
from storage.engine.transaction import Transaction
from storage.tables import chats, staff

NOTHING: Final[Mapping[str, Any]] = {"errand": ""}
"""The draft of a conversation in which nothing is under way."""
ASKED: Final = "asked"
"""The key of the step last asked in what is sealed. The release before wrote it plain, and leaves out what it does not
know: a draft without the key is its own, and its column counts."""


NUMBERED: Final = "numbered"
"""The key of the numbers that stand beside choices on the screen, in listen mode."""


@dataclass(frozen=True, slots=True)
class ChatState:
    """The columns that a turn writes: ``asked`` is the name of the step last asked; ``draft_id`` is random for each
    interview, or empty; ``draft`` is the JSON of the conversation's sealed part."""

    locale: str | None = None
    consent: str | None = None
    asked: str | None = None
    draft_id: str = ""
    draft: Mapping[str, Any] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class ChatRecord:
    """``draft`` is the JSON of the conversation's sealed part; None where nothing is under way. ``cased``: a case goes
    on in it, which may have come from another chat."""

    id: str
    channel: str
    address: str
    locale: str | None
    consent: str | None
    asked: str | None
    draft_id: str | None
    draft: Mapping[str, Any] | None
    staff: Staff | None
    cased: bool = False
    account: str = ""
    """Of its channel, the one by which we write to it."""


_index: BindParameter[bytes] = bindparam("of_index")
_id: BindParameter[str] = bindparam("of_chat")
_COLUMNS = (
    chats.c.id,
    chats.c.channel,
    chats.c.account,
    chats.c.address,
    chats.c.locale,
    chats.c.consent,
    chats.c.asked,
    chats.c.draft_id,
    chats.c.draft,
    chats.c.address_index,
    chats.c.case_until,
    *bound_columns(staff, "staff_"),
    staff.c.name,
)
_LOAD = (
    select(*_COLUMNS)
    .join_from(chats, staff, and_(staff.c.chat_id == chats.c.id, staff.c.revoked_at.is_(None)), isouter=True)
    .where(chats.c.address_index == _index)
)
# On PostgreSQL the row's lock keeps one person's turns in order, whoever takes them; SQLite has one writer anyway.
_LOAD_LOCKED = _LOAD.with_for_update(of=chats)
_SAVE = (
    update(chats)
    .where(chats.c.id == _id)
    .values(
        locale=bindparam("its_locale"),
        consent=bindparam("its_consent"),
        asked=null(),
        draft_id=bindparam("its_draft_id"),
        draft=bindparam("its_draft"),
        heard_at=bindparam("at"),
        blocked_at=null(),
    )
)
_CONSENTED = update(chats).where(chats.c.id == _id).values(consented_at=bindparam("at"))
_FORGET = delete(chats).where(chats.c.id == _id)


def load_chat(tx: Transaction, address_index: bytes) -> ChatRecord | None:
    """The chat of a sender, kept for this turn alone until the transaction ends."""
    statement = _LOAD_LOCKED if tx.connection.dialect.name == "postgresql" else _LOAD
    row = tx.connection.execute(statement, {"of_index": address_index}).first()
    if row is None:
        return None
    address = open_address(tx, row.id, row.channel, bytes(row.address_index), row.address)
    if address is None:
        return None
    member = None
    if row.staff_id is not None and is_bound(tx, staff, row, "staff_"):
        name = tx.opened(staff.c.name, row.staff_id, row.name) or ""
        member = Staff(row.staff_id, name, Role(row.staff_role), row.staff_station)
    draft = json.loads(tx.keyring.open(chats.c.draft, row.id, row.draft)) if row.draft else {}
    asked = draft.pop(ASKED, row.asked)
    return ChatRecord(
        row.id,
        row.channel,
        address,
        row.locale,
        row.consent,
        asked,
        row.draft_id,
        None if draft in ({}, NOTHING) else draft,
        member,
        row.case_until is not None,
        row.account or row.channel,
    )


def save_conversation(
    tx: Transaction,
    chat_id: str,
    after: ChatState,
    *,
    newly_agreed: bool = False,
) -> None:
    """After a turn. It ends a block: the person has just written to us."""
    text = json.dumps({**after.draft, ASKED: after.asked}, ensure_ascii=False, separators=(",", ":"))
    values = {
        "of_chat": chat_id,
        "its_locale": after.locale,
        "its_consent": after.consent,
        "its_draft_id": after.draft_id or None,
        "its_draft": tx.keyring.seal(chats.c.draft, chat_id, text),
        "at": tx.now,
    }
    tx.connection.execute(_SAVE, values)
    if newly_agreed:
        tx.connection.execute(_CONSENTED, {"of_chat": chat_id, "at": whole_hour(tx.now)})


def forget_chat(tx: Transaction, chat_id: str) -> None:
    """The chat's row alone; ``storage.retention.forget`` deletes the rest."""
    tx.connection.execute(_FORGET, {"of_chat": chat_id})


@dataclass(frozen=True, slots=True)
class Recipient:
    """Someone we write to unasked. ``channel``: by the account that they wrote to last."""

    chat_id: str
    channel: str
    locale: str | None


_RECIPIENT = select(chats.c.id, its_account.label("channel"), chats.c.locale)
_BY_ID = _RECIPIENT.where(chats.c.id == _id)
_BY_SENDER = _RECIPIENT.where(chats.c.address_index == _index)
_CHANNELS = select(chats.c.id, its_account.label("channel")).where(chats.c.id.in_(bindparam("ids", expanding=True)))
_DRAFT = select(chats.c.draft).where(chats.c.id == _id)
_DRAFTS = select(chats.c.id, chats.c.draft).where(
    chats.c.id.in_(bindparam("ids", expanding=True)), chats.c.draft.is_not(None)
)
_NUMBER = update(chats).where(chats.c.id == _id).values(draft=bindparam("its_draft"))
_FORGET_DRAFT = update(chats).where(chats.c.id == _id).values(draft=null(), draft_id=null(), asked=null())


def find_recipient(tx: Transaction, chat_id: str) -> Recipient | None:
    row = tx.connection.execute(_BY_ID, {"of_chat": chat_id}).first()
    return Recipient(row.id, row.channel, row.locale) if row else None


def find_channels(tx: Transaction, chat_ids: Collection[str]) -> Mapping[str, str]:
    """The account by which we write to each of these chats that is there."""
    rows = tx.connection.execute(_CHANNELS, {"ids": list(chat_ids)}) if chat_ids else ()
    return {row.id: row.channel for row in rows}


def find_recipient_of(tx: Transaction, address_index: bytes) -> Recipient | None:
    """The sender's chat, without opening anything sealed."""
    row = tx.connection.execute(_BY_SENDER, {"of_index": address_index}).first()
    return Recipient(row.id, row.channel, row.locale) if row else None


def listens(tx: Transaction, chat_id: str) -> bool:
    """The person of that chat does not read (listen mode)."""
    return chat_id in find_readers(tx, [chat_id]).listening


@dataclass(frozen=True, slots=True)
class Readers:
    """Of some chats, those whose person does not read (listen mode), and those that are shown digits as ٣."""

    listening: frozenset[str]
    eastern: frozenset[str]


def find_readers(tx: Transaction, chat_ids: Collection[str]) -> Readers:
    """A chat whose draft does not open is neither."""
    rows = tx.connection.execute(_DRAFTS, {"ids": sorted(chat_ids)}).all() if chat_ids else ()
    drafts = {row.id: _opened(tx, row.id, row.draft) for row in rows}
    listening, eastern = (
        frozenset(chat_id for chat_id, draft in drafts.items() if draft.get(name)) for name in ("listens", "eastern")
    )
    return Readers(listening, eastern)


def _opened(tx: Transaction, chat_id: str, sealed: bytes) -> Mapping[str, Any]:
    try:
        draft: Mapping[str, Any] = json.loads(tx.keyring.open(chats.c.draft, chat_id, sealed))
    except (KeyMissing, NotOurs, ValueError):
        return {}
    return draft


def note_numbers(tx: Transaction, chat_id: str, number: Callable[[Mapping[str, str]], Mapping[str, str]]) -> bool:
    """In the draft of a chat in listen mode, the numbers of its choices: ``number`` gives the new ones for those that
    it has. False: it is not in listen mode, or its draft does not open; nothing is written."""
    locked = _DRAFT.with_for_update() if tx.connection.dialect.name == "postgresql" else _DRAFT
    sealed = tx.connection.execute(locked, {"of_chat": chat_id}).scalar()
    try:
        draft = json.loads(tx.keyring.open(chats.c.draft, chat_id, sealed)) if sealed else {}
    except (KeyMissing, NotOurs, ValueError):
        return False
    if not draft.get("listens"):
        return False
    text = json.dumps({**draft, NUMBERED: number(draft.get(NUMBERED, {}))}, ensure_ascii=False, separators=(",", ":"))
    tx.connection.execute(_NUMBER, {"of_chat": chat_id, "its_draft": tx.keyring.seal(chats.c.draft, chat_id, text)})
    return True


def asked_in(tx: Transaction, chat_id: str, sealed: bytes | None, plain: str | None) -> str | None:
    """The step last asked, of a chat's row (``plain``: its column, of the release before). None too where the draft
    does not open."""
    try:
        draft = json.loads(tx.keyring.open(chats.c.draft, chat_id, sealed)) if sealed else {}
    except (KeyMissing, NotOurs, ValueError):
        return None
    asked: str | None = draft.get(ASKED, plain)
    return asked


def opens(tx: Transaction, address_index: bytes) -> bool:
    """False where something sealed of the chat is under a lost key, or broken."""
    try:
        load_chat(tx, address_index)
    except (KeyMissing, NotOurs, ValueError):  # cut too short to be looked into at all, or no JSON
        return False
    return True


def forget_draft(tx: Transaction, chat_id: str) -> None:
    """The answers of an unfinished interview; language, consent and bookings stay."""
    tx.connection.execute(_FORGET_DRAFT, {"of_chat": chat_id})
