"""The office, and what is taken of it: applicants, slots, holds, bookings, arrivals."""

from sqlalchemy import CheckConstraint, Index, Table

from storage.tables.cases import MONTH
from storage.tables.columns import blind, flag, instant, mac, metadata, number, partial_index, personal, word

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
    # These two are written by the release before alone, and go with the next one.
    personal("born_on", purpose="none: it is kept in the indexes alone", retention="personal_retention"),
    personal("document", purpose="which document to bring", retention="personal_retention"),
    personal("document_number", purpose="the desk compares it with the document", retention="personal_retention"),
    personal("phone", purpose="none: it is asked no more", retention="personal_retention"),
    personal(
        "inquiries",
        purpose="what a service asks besides: the desk sees it with the name, a free text when it is opened",
        retention="personal_retention",
        step=512,
    ),
    instant("registered_at", nullable=False),
    Index("applicants_of_chat", "chat_id"),
)

station_past = Table(
    "station_past",
    metadata,
    word("id", primary_key=True),
    word("station", nullable=False),
    instant("until", nullable=False),  # from then on other hours and places count
    word("facts", nullable=False),  # hours, minutes of a slot, places: JSON of ours, without a text that anybody typed
    Index("station_past_in_order", "station", "until"),
)

slots = Table(
    "slots",
    metadata,
    word("station", primary_key=True),
    instant("starts_at", primary_key=True),
    number("online", nullable=False, server_default="0"),  # taken by chats, held places and cooling ones included
    number("web", nullable=False, server_default="0"),  # those of them taken by web chats
    number("walk_in", nullable=False, server_default="0"),
    # The first change within a step of the public view puts the two counts aside: what was taken when that step began.
    instant("step_at"),
    number("step_online"),
    number("step_web"),
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
    blind(
        "network_index",
        purpose="a place given back is no longer counted for the network that held it",
        retention="until the place is booked or given back",
        nullable=True,
    ),
    mac(),
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
    personal("card", purpose="the picture of an old time is marked as replaced", retention="personal_retention"),
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
    blind(
        "number_index",
        purpose="the desk finds a person whose phone is gone by the whole number of the document",
        retention="personal_retention",
        nullable=True,
    ),
    # Of a visit that collects: it has no applicant, and what leads to its case is under the key of the case's month.
    personal("case_link", purpose="the desk finds the case to hand over", retention="personal_retention", key=MONTH),
    blind(
        "case_index",
        purpose="a case has one time at once, which ends with it",
        retention="personal_retention",
        nullable=True,
        key=MONTH,
    ),
    number("call_number"),  # of `call_numbers`; empty for one that the release before made
    word("moved_by"),  # applicant | desk | office: who gave it the time that it has
    number("changes", nullable=False, server_default="0"),
    instant("booked_at", nullable=False),
    instant("evening_for"),  # the time that the reminder of the evening before was queued for
    instant("morning_for"),
    instant("coming_at"),  # the applicant answered a reminder: "I am coming"
    instant("doubted_at"),  # the desk said "not this person"
    instant("ended_at"),
    word("ended"),  # arrived | cancelled | closed | missed | erased
    word("outdone_by"),  # the booking under whose code this document came first; the chat never learns of it
    mac(),
    # A second active booking of the same person in the same chat. `book` ends those whose day is past before it
    # inserts, so the constraint needs no clock.
    partial_index("one_active_booking_a_person", "person_index", where="ended_at IS NULL", unique=True),
    # Two times for one card.
    partial_index("one_time_a_case", "case_index", where="ended_at IS NULL AND case_index IS NOT NULL", unique=True),
    Index("one_booking_a_code", "code_index", unique=True),
    partial_index("bookings_of_document", "document_index", where="ended_at IS NULL"),
    partial_index("bookings_of_number", "number_index", where="number_index IS NOT NULL"),
    Index("bookings_of_chat", "chat_id"),
    Index("bookings_by_booking", "booked_at"),  # whether it is a rush
    Index("bookings_of_day", "station", "starts_at"),
    Index(  # all that the numbers of a day are counted from
        "bookings_counted",
        "station",
        "day_ends_at",
        "ended",
        "channel",
        "outdone_by",
        "changes",
        "starts_at",
        "ended_at",
    ),
    # Retention looks for the few rows that are due among many: each of its looks has an index of its own.
    partial_index("bookings_found_by_number", "day_ends_at", where="number_index IS NOT NULL"),
    partial_index("arrived_comparable", "ended_at", where="ended = 'arrived' AND document_index IS NOT NULL"),
    partial_index("bookings_by_end", "day_ends_at", where="applicant_id IS NOT NULL"),
    partial_index("open_bookings_by_end", "day_ends_at", where="ended_at IS NULL"),
    partial_index("bookings_without_number", "day_ends_at", where="ended_at IS NULL AND call_number IS NULL"),
    partial_index("bookings_of_applicant", "applicant_id", where="applicant_id IS NOT NULL"),
    partial_index("collections_by_end", "day_ends_at", where="case_index IS NOT NULL"),
    partial_index("cancelled_bookings", "ended_at", where="ended = 'cancelled' AND applicant_id IS NOT NULL"),
)

call_numbers = Table(
    "call_numbers",
    metadata,
    # Two people who are called by one number. A number stays taken when its booking has moved on or was given back.
    word("station", primary_key=True),
    instant("day_ends_at", primary_key=True),
    number("number", primary_key=True, autoincrement=False),
    Index("call_numbers_by_day", "day_ends_at"),
)

arrivals = Table(
    "arrivals",
    metadata,
    word("id", primary_key=True),
    word("booking_id", nullable=False),
    word("station", nullable=False),
    word("staff_id", nullable=False),
    number("counter"),  # empty: confirmed in a chat
    word("nonce"),  # made by the page that confirmed
    instant("at", nullable=False),  # when the person stood there
    instant("recorded_at"),  # when we learned of it, if later
    instant("undone_at"),
    instant("disputed_at"),
    # Confirming twice is one arrival, also from two phones at once.
    partial_index("one_arrival_a_booking", "booking_id", where="undone_at IS NULL", unique=True),
    # A page that is not sure it was heard says it again.
    partial_index("a_nonce_is_one_arrival", "nonce", where="nonce IS NOT NULL", unique=True),
)
