"""Staff, how they sign in at a desk, what a desk does without a connection, and the journal."""

from sqlalchemy import Index, Table, UniqueConstraint

from storage.tables.columns import blind, flag, instant, mac, metadata, number, partial_index, personal, serial, word

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
    mac(),
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
    mac(),
)

pairings = Table(
    "pairings",
    metadata,
    word("id", primary_key=True),
    blind("browser_index", purpose="the browser that waits to be signed in", retention="pairing", nullable=False),
    blind("payload_index", purpose="a pairing is found by its link", retention="pairing", nullable=False, unique=True),
    blind("digits_index", purpose="a pairing is found by its digits", retention="pairing", nullable=False),
    number("answer", nullable=False),  # the number on the browser's screen
    word("shown", nullable=False),  # the three that the chat offers, by blanks
    number("counter", nullable=False),
    instant("expires_at", nullable=False),
    word("staff_id"),  # who tapped the right number
    instant("ended_at"),  # used, or the wrong number was tapped
    blind(
        "known_index", purpose="the chat says whether the browser was seen before", retention="pairing", nullable=True
    ),
    mac(),
    # Two browsers must never show the same digits.
    partial_index("one_open_pairing_of_digits", "digits_index", where="ended_at IS NULL", unique=True),
    Index("pairings_of_browser", "browser_index"),
)

known_browsers = Table(
    "known_browsers",
    metadata,
    word("id", primary_key=True),
    blind(
        "browser_index",
        purpose="a browser that was never seen is told of",
        retention="known_browser",
        nullable=False,
        unique=True,
    ),
    word("station"),  # of who signed in there last; empty: an admin
    number("counter", nullable=False),
    instant("seen_at", nullable=False),
    mac(),
)

signin_codes = Table(
    "signin_codes",
    metadata,
    word("id", primary_key=True),
    blind("code_index", purpose="a one-time code is found", retention="signin_code", nullable=False, unique=True),
    word("staff_id", nullable=False),
    instant("expires_at", nullable=False),
    mac(),
)

desk_sessions = Table(
    "desk_sessions",
    metadata,
    word("id", primary_key=True),
    blind("token_index", purpose="a signed-in browser is recognised", retention="desk_session", nullable=False),
    word("staff_id", nullable=False),
    number("counter", nullable=False),
    instant("started_at", nullable=False),
    instant("seen_at", nullable=False),
    instant("ends_at", nullable=False),
    instant("ended_at"),
    mac(),
    # A browser is one person at a time.
    Index("one_session_a_token", "token_index", unique=True),
    Index("sessions_of_staff", "staff_id"),
)

packs = Table(
    "packs",
    metadata,
    word("id", primary_key=True),
    word("station", nullable=False),
    number("day", nullable=False),  # ordinal of the local day
    personal("key", purpose="the desk recognises codes without a connection", retention="the day after"),
    # Two packs of a day under different keys would together betray a code.
    UniqueConstraint("station", "day", name="one_pack_key_a_day"),
)

desk_looks = Table(
    "desk_looks",
    metadata,
    word("booking_id", primary_key=True),
    word("staff_id", primary_key=True),
    word("session_id", primary_key=True),  # of the browser; "chat" for the chat of that member of staff
    instant("at", nullable=False),
    flag("whole", nullable=False),  # all that may be known of a person, or their time alone
    Index("desk_looks_by_age", "at"),
)

offline_scans = Table(
    "offline_scans",
    metadata,
    word("id", primary_key=True),  # made by the page; the same scan sent twice is one
    word("booking_id"),
    word("station", nullable=False),
    word("staff_id", nullable=False),  # who brought it in
    number("counter", nullable=False),
    instant("happened_at", nullable=False),
    instant("recorded_at", nullable=False),
    word("result", nullable=False),
    personal("code", purpose="a scan that does not fit is looked up by a human", retention="personal_retention"),
    instant("settled_at"),
    word("settled_by"),
    Index("offline_scans_by_age", "recorded_at"),
    Index("offline_scans_of_booking", "booking_id"),
)

late_forms = Table(
    "late_forms",
    metadata,
    word("id", primary_key=True),  # made by the page; the same form brought in twice is one
    word("station", nullable=False),
    word("doing", nullable=False),  # which page
    word("day", nullable=False),  # of that page
    word("staff_id", nullable=False),  # who brought it in
    number("counter", nullable=False),
    instant("happened_at", nullable=False),
    instant("recorded_at", nullable=False),
    personal("form", purpose="a form filled in without a connection waits for a human", retention="personal_retention"),
    mac(),
    Index("late_forms_by_age", "recorded_at"),
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
    number("link"),  # its place in the chain; empty: none yet, or the release before chained it, by its seq
    # A place is one row's, and what has none is found without reading a year of rows.
    partial_index("journal_in_chain", "link", where="link IS NOT NULL", unique=True),
    partial_index("journal_unchained", "seq", where="mac IS NULL"),
    Index("journal_by_staff", "staff_id", "action", "at"),
    Index("journal_by_station", "station", "action", "at"),
    sqlite_autoincrement=True,
)
