"""What is said and heard: chats, what came in, what goes out, and the chat page's log."""

from typing import Final

from sqlalchemy import Index, Table, UniqueConstraint

from storage.tables.columns import blind, flag, instant, mac, metadata, number, partial_index, personal, serial, word

chats = Table(
    "chats",
    metadata,
    word("id", primary_key=True),
    word("channel", nullable=False),
    word("account"),  # by which it was last heard, where that is not the first of its channel
    personal("address", purpose="to answer in the chat", retention="with the chat's last booking, draft or live case"),
    blind("address_index", purpose="to find the chat of a message", retention="with the chat", nullable=False),
    word("locale"),
    word("consent"),  # the version of the notice agreed to
    instant("consented_at"),
    instant("blocked_at"),
    instant("heard_at", nullable=False),
    instant("case_until"),  # it has a case, and is kept as long as that may last
    word("asked"),  # of the release before: the step last asked, which stands in the draft; the next release drops it
    word("draft_id"),  # marks the messages of the running interview, for tidying the screen
    personal(
        "draft",
        purpose="answers until Confirm, and which message gave each; listen mode; how digits and choices are typed; "
        "the step last asked",
        retention="unfinished_retention",
        step=1536,  # all of a person's answers, with room; and PostgreSQL keeps the row in one piece
    ),
    # Of the release before, which counted on this row what ``counts`` counts now; the next release drops them.
    number("holds_day", nullable=False, server_default="0"),
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
    word("channel", nullable=False),  # by its account: each counts its updates for itself
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
    partial_index("inbox_parked", "received_at", where="parked IS NOT NULL"),
    partial_index("inbox_named_by_age", "received_at", where="sender IS NOT NULL"),
    partial_index("inbox_drafts", "draft_id", where="draft_id IS NOT NULL"),
    sqlite_autoincrement=True,
)

OUTDATED: Final = "outdated"  # the reason of what was dropped because it is not true any more

deliveries = Table(
    "deliveries",
    metadata,
    serial(),
    word("id", nullable=False, unique=True),
    word("chat_id"),
    word("channel", nullable=False),  # by its account: the one that sends, or has sent
    word("kind", nullable=False),  # reply | notice | calm | courtesy | chore | farewell | broadcast
    number("priority", nullable=False, server_default="0"),  # 1: an urgent broadcast, 2: any other; replies go first
    word("broadcast_id"),  # whose text it is; then there is no payload
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
    mac(),
    # Replies, notices and chores apart from broadcasts: a hundred thousand that wait must not stand in anybody's way.
    partial_index(
        "deliveries_in_order", "channel", "status", "due_at", where="finished_at IS NULL AND broadcast_id IS NULL"
    ),
    partial_index(
        "deliveries_of_broadcast", "broadcast_id", "status", "channel", "due_at", where="broadcast_id IS NOT NULL"
    ),
    Index("deliveries_of_chat", "chat_id"),
    partial_index("deliveries_drafts", "draft_id", where="draft_id IS NOT NULL"),
    Index("deliveries_finished", "finished_at"),
    partial_index(  # of interviews that are not over, and of staff
        "deliveries_on_screens", "finished_at", where="draft_id IS NOT NULL AND message_ref IS NOT NULL"
    ),
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
    mac(),
    # A page that asks for changes after a version must never miss one.
    UniqueConstraint("chat_id", "version", name="a_version_is_one_change"),
    Index("web_log_by_age", "written_at"),
    sqlite_autoincrement=True,
)
