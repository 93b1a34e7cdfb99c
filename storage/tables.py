"""Rows and named constraints, each with a comment on what it prevents.

Every row about a person has a random ``id`` made before the insert: sealed values are bound to it.
"""

from sqlalchemy import CheckConstraint, Index, MetaData, Table, UniqueConstraint, text

from storage.columns import blind, flag, instant, number, personal, serial, word

metadata = MetaData()


def partial_index(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """An index over the rows that ``where`` names, alike on both databases."""
    return Index(name, *columns, unique=unique, sqlite_where=text(where), postgresql_where=text(where))


chats = Table(
    "chats",
    metadata,
    word("id", primary_key=True),
    word("channel", nullable=False),
    personal("address", purpose="to answer in the chat", retention="with the chat's last booking or draft"),
    blind("address_index", purpose="to find the chat of a message", retention="with the chat", nullable=False),
    word("locale"),
    word("consent"),  # the version of the notice agreed to
    instant("consented_at"),
    instant("blocked_at"),
    instant("heard_at", nullable=False),
    word("asked"),
    word("draft_id"),  # marks the messages of the running interview, for tidying the screen
    personal("draft", purpose="answers until Confirm", retention="unfinished_retention"),
    number("holds_day", nullable=False, server_default="0"),  # ordinal of the local day that holds_made counts
    number("holds_made", nullable=False, server_default="0"),
    number("log_version", nullable=False, server_default="0"),  # the newest version in web_log
    # Two first messages of one person at once must not open two chats.
    Index("one_chat_an_address", "address_index", unique=True),
    Index("chats_by_silence", "heard_at"),
    partial_index("drafts_by_silence", "heard_at", where="draft IS NOT NULL OR draft_id IS NOT NULL"),
)

inbox = Table(
    "inbox",
    metadata,
    serial(),
    word("id", nullable=False),
    word("channel", nullable=False),
    word("update_key", nullable=False),
    blind("sender", purpose="keeps one person's messages in order", retention="message_retention", nullable=True),
    personal("payload", purpose="the message, until it is handled", retention="the turn that handles it"),
    word("message_ref"),  # to delete the person's own message from their screen; 48 h
    word("draft_id"),
    instant("received_at", nullable=False),
    instant("handled_at"),
    number("attempts", nullable=False, server_default="0"),
    word("parked"),  # exception type and place in the code, no text
    # What was heard once is never heard again, however often a messenger repeats it.
    UniqueConstraint("channel", "update_key", name="an_update_is_heard_once"),
    Index("inbox_of_sender", "sender", "seq"),
    partial_index("inbox_waiting", "sender", "seq", where="handled_at IS NULL"),
    Index("inbox_by_age", "received_at"),
    partial_index("inbox_named_by_age", "received_at", where="sender IS NOT NULL"),
    partial_index("inbox_drafts", "draft_id", where="draft_id IS NOT NULL"),
    sqlite_autoincrement=True,
)

deliveries = Table(
    "deliveries",
    metadata,
    serial(),
    word("id", nullable=False, unique=True),
    word("chat_id"),
    word("channel", nullable=False),
    word("kind", nullable=False),  # reply | notice | courtesy | chore | farewell
    word("status", nullable=False),  # due | sending | sent | failed | unknown | dropped
    personal("payload", purpose="the message, until its result is recorded", retention="its result"),
    personal("address", purpose="a farewell outlives its chat", retention="farewell"),
    word("draft_id"),
    word("message_ref"),
    word("reason"),
    number("attempts", nullable=False, server_default="0"),
    number("unknown", nullable=False, server_default="0"),  # sends whose outcome nobody can tell
    instant("due_at", nullable=False),
    instant("finished_at"),
    partial_index("deliveries_due", "channel", "status", "due_at", where="finished_at IS NULL"),
    Index("deliveries_of_chat", "chat_id"),
    partial_index("deliveries_drafts", "draft_id", where="draft_id IS NOT NULL"),
    Index("deliveries_finished", "finished_at"),
    partial_index("deliveries_named", "finished_at", where="message_ref IS NOT NULL OR draft_id IS NOT NULL"),
    sqlite_autoincrement=True,  # a number is never another row's: a late result must not find a younger one
)

web_log = Table(
    "web_log",
    metadata,
    serial(),
    word("id", nullable=False, unique=True),  # a delivery made again is still one message
    word("chat_id", nullable=False),
    number("version", nullable=False),
    flag("mine", nullable=False),  # written by the person
    personal("payload", purpose="what the chat page shows", retention="message_retention, or the chat"),
    instant("written_at", nullable=False),
    # A page that asks for changes after a version must never miss one.
    UniqueConstraint("chat_id", "version", name="a_version_is_one_change"),
    Index("web_log_by_age", "written_at"),
    sqlite_autoincrement=True,
)

service = Table("service", metadata, word("key", primary_key=True), word("value", nullable=False))

stations = Table(
    "stations",
    metadata,
    word("key", primary_key=True),
    number("position", nullable=False),
    word("facts", nullable=False),
)

applicants = Table(
    "applicants",
    metadata,
    word("id", primary_key=True),
    word("chat_id"),  # empty for a person who came without a phone
    word("locale", nullable=False),
    word("consent", nullable=False),
    personal("name", purpose="the desk compares it with the document", retention="personal_retention"),
    personal("born_on", purpose="the desk compares it with the document", retention="personal_retention"),
    personal("document", purpose="which document to bring", retention="personal_retention"),
    personal("document_number", purpose="the desk compares it with the document", retention="personal_retention"),
    personal("phone", purpose="the station may call when times change", retention="personal_retention"),
    instant("registered_at", nullable=False),
    Index("applicants_of_chat", "chat_id"),
)

slots = Table(
    "slots",
    metadata,
    word("station", primary_key=True),
    instant("starts_at", primary_key=True),
    number("online", nullable=False, server_default="0"),  # taken by chats, held places and cooling ones included
    number("web", nullable=False, server_default="0"),  # those of them taken by web chats
    number("walk_in", nullable=False, server_default="0"),
    # A release counted twice would sell a place twice.
    CheckConstraint("online >= 0 AND web >= 0 AND walk_in >= 0 AND web <= online", name="taken_is_never_negative"),
)

holds = Table(
    "holds",
    metadata,
    word("id", primary_key=True),
    word("chat_id"),  # empty: a place given back that cools down
    word("station", nullable=False),
    instant("starts_at", nullable=False),
    flag("web", nullable=False),
    instant("expires_at", nullable=False),
    # One person in a hurry (or a program) must not keep many places.
    partial_index("one_hold_a_chat", "chat_id", where="chat_id IS NOT NULL", unique=True),
    Index("holds_by_expiry", "expires_at"),
)

bookings = Table(
    "bookings",
    metadata,
    word("id", primary_key=True),
    word("applicant_id"),
    word("chat_id"),
    word("channel", nullable=False),
    word("station", nullable=False),
    instant("starts_at", nullable=False),
    instant("day_ends_at", nullable=False),  # the end of the local day: from then on it is past
    personal("code", purpose="to show it again", retention="personal_retention"),
    personal("picture", purpose="the QR is uploaded once", retention="personal_retention"),
    blind(
        "code_index", purpose="the desk finds the booking by its code", retention="personal_retention", nullable=True
    ),
    blind(
        "person_index", purpose="one active booking a person in a chat", retention="personal_retention", nullable=True
    ),
    blind(
        "document_index",
        purpose="the desk sees a second booking of a document",
        retention="personal_retention",
        nullable=True,
    ),
    number("changes", nullable=False, server_default="0"),
    instant("booked_at", nullable=False),
    instant("ended_at"),
    word("ended"),  # arrived | cancelled | missed | erased
    word("outdone_by"),  # the booking under whose code this document came first; the chat never learns of it
    # A second active booking of the same person in the same chat. `book` ends those whose day is past before it
    # inserts, so the constraint needs no clock.
    partial_index("one_active_booking_a_person", "person_index", where="ended_at IS NULL", unique=True),
    Index("one_booking_a_code", "code_index", unique=True),
    partial_index("bookings_of_document", "document_index", where="ended_at IS NULL"),
    Index("bookings_of_chat", "chat_id"),
    Index("bookings_of_day", "station", "starts_at"),
    # Retention looks for the few rows that are due among many: each of its looks has an index of its own.
    partial_index("bookings_by_end", "day_ends_at", where="applicant_id IS NOT NULL"),
    partial_index("open_bookings_by_end", "day_ends_at", where="ended_at IS NULL"),
    partial_index("cancelled_bookings", "ended_at", where="ended = 'cancelled' AND applicant_id IS NOT NULL"),
)

arrivals = Table(
    "arrivals",
    metadata,
    word("id", primary_key=True),
    word("booking_id", nullable=False),
    word("station", nullable=False),
    word("staff_id", nullable=False),
    instant("at", nullable=False),
    instant("undone_at"),
    instant("disputed_at"),
    # Confirming twice is one arrival, also from two phones at once.
    partial_index("one_arrival_a_booking", "booking_id", where="undone_at IS NULL", unique=True),
)

staff = Table(
    "staff",
    metadata,
    word("id", primary_key=True),
    word("chat_id", nullable=False),
    word("role", nullable=False),
    word("station"),
    personal(
        "name",
        purpose="the journal's reader knows whom to ask",
        retention="personal_retention after the end of the enrolment",
    ),
    instant("enrolled_at", nullable=False),
    instant("revoked_at"),
    # A chat speaks with one voice at a desk.
    partial_index("one_enrolment_a_chat", "chat_id", where="revoked_at IS NULL", unique=True),
)

invitations = Table(
    "invitations",
    metadata,
    word("id", primary_key=True),
    blind(
        "payload_index",
        purpose="an invitation is found by its secret",
        retention="invitation",
        nullable=False,
        unique=True,
    ),
    word("role", nullable=False),
    word("station"),
    personal("name", purpose="becomes the name of the member of staff", retention="invitation"),
    instant("expires_at", nullable=False),
)

journal = Table(
    "journal",
    metadata,
    serial(),
    instant("at", nullable=False),
    word("staff_id"),
    word("action", nullable=False),
    word("booking_id"),
    word("station"),
    word("result", nullable=False),
    blind("mac", purpose="an edited or missing row is found", retention="the journal's", nullable=True),
    Index("journal_by_staff", "staff_id", "action", "at"),
    sqlite_autoincrement=True,
)
