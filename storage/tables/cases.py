"""Cases, the serials that are ready, and campaigns.

Law: nothing here leads to a chat or a booking without the key of the case's month: both are sealed, and their indexes
keyed, under it. Times are whole hours.
"""

from sqlalchemy import Index, Table, false

from storage.tables.columns import blind, flag, instant, mac, metadata, number, partial_index, personal, word

MONTH = "month"
"""``info["key"]`` of a column under the key of the case's month, and not under the primary one."""

_until = "collected_retention, uncollected_retention or unready_retention, as the case is"

cases = Table(
    "cases",
    metadata,
    word("id", primary_key=True),
    word("service", nullable=False),
    word("place", nullable=False),
    word("month", nullable=False),  # of the application, as 2026-12: whose key its values are under
    word("stage", nullable=False),  # applied | ready | collected | ended
    word("locale", nullable=False),
    personal("chat", purpose="to write when it is ready", retention=_until, key=MONTH),
    blind("chat_index", purpose="to find the cases of a chat", retention=_until, nullable=True, key=MONTH),
    personal("visit", purpose="the index of the arrival goes under the next key too", retention=_until, key=MONTH),
    blind(
        "visit_index",
        purpose="an arrival has one case, and undoing it ends that",
        retention=_until,
        nullable=True,
        key=MONTH,
    ),
    personal("serial", purpose="to say which paper it is", retention=_until, key=MONTH),
    blind("serial_index", purpose="the serials that are ready find their case", retention=_until, nullable=False),
    blind("recovery_index", purpose="the case moves to another phone", retention=_until, nullable=False),
    personal(
        "handed",
        purpose="a handing over can be undone, was to another, or is renewed by a visit",
        retention=_until,
        step=512,
        key=MONTH,
    ),
    instant("applied_at", nullable=False),
    instant("ready_at"),
    instant("told_at"),  # its chat heard that it is ready
    instant("invited_at"),  # it may choose a time
    instant("collected_at"),
    instant("ended_at"),
    word("expires_on"),  # a local day
    flag("remind", nullable=False, server_default=false()),  # the person wished to be reminded before it ends
    number("reminded", nullable=False, server_default="0"),  # of the reminders that it waits
    flag("told_of_end", nullable=False, server_default=false()),  # of the card's
    word("called_on"),  # the local day of the campaign's last call
    mac(),
    # A number on two papers. An undone one may be given again.
    partial_index("one_live_case_a_serial", "serial_index", where="ended_at IS NULL", unique=True),
    partial_index("one_case_a_visit", "visit_index", where="ended_at IS NULL AND visit_index IS NOT NULL", unique=True),
    Index("one_case_a_recovery_code", "recovery_index", unique=True),
    partial_index("cases_of_chat", "chat_index", where="chat_index IS NOT NULL"),
    Index("cases_of_month", "month"),
    Index("cases_by_stage", "stage", "service", "place", "ready_at"),
)

ready_batches = Table(
    "ready_batches",
    metadata,
    word("id", primary_key=True),
    word("service", nullable=False),
    word("place", nullable=False),
    word("stage", nullable=False),  # approval | waiting | undone
    word("made_by", nullable=False),
    instant("made_at", nullable=False),
    word("approved_by"),
    number("entered", nullable=False),
    number("repeated", nullable=False, server_default="0"),
    instant("tells_at"),
    personal("serials", purpose="an entry waits for another admin's word", retention="that word, or a day"),
    mac(),
    Index("ready_batches_of_maker", "made_by", "made_at"),
)

ready_serials = Table(
    "ready_serials",
    metadata,
    word("id", primary_key=True),
    word("batch_id", nullable=False),
    blind(
        "serial_index",
        purpose="a case whose serial is ready is found, now or when it is made",
        retention="uncollected_retention",
        nullable=False,
    ),
    instant("tells_at", nullable=False),
    instant("met_at"),  # its case was looked for; emptied when a case is made later
    flag("repeated", nullable=False, server_default=false()),  # another entry had it before
    mac(),
    # One number in two entries stays ready when one of them is undone.
    Index("one_serial_an_entry", "serial_index", "batch_id", unique=True),
    Index("serials_of_entry", "batch_id"),
    partial_index("serials_to_meet", "tells_at", where="met_at IS NULL"),
    Index("serials_by_age", "tells_at"),
)

campaigns = Table(
    "campaigns",
    metadata,
    word("service", primary_key=True),
    word("until", nullable=False),  # the last local day
    word("made_by", nullable=False),
    instant("made_at", nullable=False),
    mac(),
)

case_tallies = Table(
    "case_tallies",
    metadata,
    word("service", primary_key=True),
    word("place", primary_key=True),
    word("day", primary_key=True),  # a local one
    word("what", primary_key=True),  # collected | renewed | forgotten
    number("number", nullable=False),  # kept for good
)
