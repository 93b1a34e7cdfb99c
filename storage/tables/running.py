"""What admins do: broadcasts, closures, recorded notes, the waiting list; and what a restored backup must forget."""

from sqlalchemy import Index, Table, UniqueConstraint

from storage.tables.columns import blind, flag, instant, mac, metadata, number, partial_index, personal, word

broadcasts = Table(
    "broadcasts",
    metadata,
    word("id", primary_key=True),
    number("number", nullable=False),  # stands in the message: people ask by it whether it is genuine
    word("stage", nullable=False),
    personal("arabic", purpose="the text of a notice", retention="a year"),
    personal("english", purpose="the text of a notice", retention="a year"),
    word("audience", nullable=False),  # stations, days, language: JSON of ours
    flag("urgent", nullable=False),
    word("made_by", nullable=False),
    instant("made_at", nullable=False),
    word("approved_by"),
    instant("starts_at"),  # empty: at once
    instant("valid_until"),
    instant("goes_at"),  # when it is queued: the window to take it back is over by then
    instant("queued_at"),
    instant("ended_at"),
    number("recipients", nullable=False, server_default="0"),
    flag("at_night"),  # its maker says that it may go out in quiet hours
    word("counts"),  # JSON of the report when it ended: the outbox forgets its rows
    # Two notices of one number could not be told apart.
    UniqueConstraint("number", name="a_number_is_one_broadcast"),
    Index("broadcasts_by_stage", "stage"),
)

closures = Table(
    "closures",
    metadata,
    word("id", primary_key=True),
    word("station", nullable=False),
    instant("starts_at", nullable=False),
    instant("ends_at", nullable=False),
    number("places"),  # empty: shut
    word("made_by", nullable=False),
    instant("made_at", nullable=False),
    instant("reopened_at"),
    number("moved", nullable=False, server_default="0"),
    number("offered", nullable=False, server_default="0"),
    number("listed", nullable=False, server_default="0"),
    Index("closures_of_station", "station", "ends_at"),
)

closure_notices = Table(
    "closure_notices",
    metadata,
    word("delivery_id", primary_key=True),
    word("closure_id", primary_key=True),
    number("people", nullable=False),  # whom the message tells of that closure
    word("outcome"),  # of the delivery, once it has one: the outbox forgets its rows
    Index("notices_of_closure", "closure_id"),
)

notes = Table(
    "notes",
    metadata,
    word("id", primary_key=True),
    word("name", nullable=False),  # about | answering | coming | moved
    word("locale", nullable=False),
    word("reads", nullable=False),  # the mark of the text read aloud: another text makes it stale
    word("made_by", nullable=False),
    instant("made_at", nullable=False),
    instant("kept_at"),  # empty: its admin has not said yet that it is right
    instant("told_at"),  # admins were told that its text has changed
    personal("sound", purpose="the voice of who read a text aloud", retention="until an admin deletes or replaces it"),
    personal("files", purpose="sends it again without an upload", retention="with the note"),
    mac(),
    # Two recordings of one text could not be told apart.
    partial_index("one_note_a_text", "name", "locale", where="kept_at IS NOT NULL", unique=True),
)

waits = Table(
    "waits",
    metadata,
    word("id", primary_key=True),
    word("chat_id"),
    word("booking_id"),  # whose place a closure took; empty: an interview waits for a time
    word("station", nullable=False),
    flag("web", nullable=False),
    number("rank", nullable=False),  # 0: before all others
    instant("since", nullable=False),
    blind(
        "network_index",
        purpose="a place that is offered is counted for the network of the page",
        retention="with the wait",
        nullable=True,
    ),
    mac(),
    # A chat in a hurry must not stand in the queue many times.
    partial_index("one_wait_a_chat", "chat_id", where="booking_id IS NULL", unique=True),
    partial_index("one_wait_a_booking", "booking_id", where="booking_id IS NOT NULL", unique=True),
    Index("waits_in_order", "station", "rank", "since"),
)

offers = Table(
    "offers",
    metadata,
    word("id", primary_key=True),
    word("chat_id"),
    word("booking_id"),
    word("hold_id", nullable=False),  # the place, kept as a hold that is nobody's
    word("station", nullable=False),
    instant("starts_at", nullable=False),
    word("why", nullable=False),  # wait | closure | reopened
    instant("made_at", nullable=False),
    instant("expires_at", nullable=False),
    instant("ended_at"),
    mac(),
    # One freed place at a time is offered to a person.
    partial_index("one_open_offer_a_booking", "booking_id", where="ended_at IS NULL", unique=True),
    Index("offers_of_chat", "chat_id"),
)

leads = Table(
    "leads",
    metadata,
    word("name", primary_key=True),  # of a channel, or of the periodic work
    number("term", nullable=False),  # counts those who won it: whoever has an older one may do nothing more
    number("beat", nullable=False, server_default="0"),  # on PostgreSQL: still grows while whoever leads is awake
)

erasures = Table(
    "erasures",
    metadata,
    word("id", primary_key=True),
    blind("address_index", purpose="a restored backup forgets them again", retention="backups", nullable=False),
    instant("erased_at", nullable=False),  # in whole hours
    word("month"),  # of cases, forgotten as a whole: then the index is of nobody
    personal("moment", purpose="a restored backup keeps who came again before it", retention="backups"),
    Index("erasures_by_age", "erased_at"),
)
