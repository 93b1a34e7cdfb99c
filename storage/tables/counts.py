"""How often an address did something on a day, or a network in some minutes: what limits are counted from."""

from sqlalchemy import Index, Table

from storage.tables.columns import blind, instant, metadata, number

counts = Table(
    "counts",
    metadata,
    # Of the address, the day and what is counted: no two rows of one person are alike.
    blind(
        "whose_index",
        purpose="a limit that neither an erasure nor a restart resets",
        retention="midnight, by the office's clock; of new chats an hour, of tries to sign in ten minutes",
        primary_key=True,
    ),
    number("made", nullable=False),
    instant("ends_at", nullable=False),
    Index("counts_by_end", "ends_at"),
)
