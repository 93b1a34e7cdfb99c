"""Running the service."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "broadcasts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("arabic", sa.LargeBinary(), nullable=True),
        sa.Column("english", sa.LargeBinary(), nullable=True),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=True),
        sa.Column("starts_at", sa.BigInteger(), nullable=True),
        sa.Column("valid_until", sa.BigInteger(), nullable=True),
        sa.Column("goes_at", sa.BigInteger(), nullable=True),
        sa.Column("queued_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("recipients", sa.Integer(), server_default="0", nullable=False),
        sa.Column("counts", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number", name="a_number_is_one_broadcast"),
    )
    op.create_index("broadcasts_by_stage", "broadcasts", ["stage"], unique=False)
    op.create_table(
        "closures",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("reopened_at", sa.BigInteger(), nullable=True),
        sa.Column("moved", sa.Integer(), server_default="0", nullable=False),
        sa.Column("offered", sa.Integer(), server_default="0", nullable=False),
        sa.Column("listed", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("closures_of_station", "closures", ["station", "ends_at"], unique=False)
    op.create_table(
        "erasures",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("address_index", sa.LargeBinary(), nullable=False),
        sa.Column("erased_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("erasures_by_age", "erasures", ["erased_at"], unique=False)
    op.create_table(
        "offers",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("chat_id", sa.String(), nullable=True),
        sa.Column("booking_id", sa.String(), nullable=True),
        sa.Column("hold_id", sa.String(), nullable=False),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("offers_of_chat", "offers", ["chat_id"], unique=False)
    op.create_index(
        "one_open_offer_a_booking",
        "offers",
        ["booking_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "waits",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("chat_id", sa.String(), nullable=True),
        sa.Column("booking_id", sa.String(), nullable=True),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("web", sa.Boolean(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "one_wait_a_booking",
        "waits",
        ["booking_id"],
        unique=True,
        sqlite_where=sa.text("booking_id IS NOT NULL"),
        postgresql_where=sa.text("booking_id IS NOT NULL"),
    )
    op.create_index(
        "one_wait_a_chat",
        "waits",
        ["chat_id"],
        unique=True,
        sqlite_where=sa.text("booking_id IS NULL"),
        postgresql_where=sa.text("booking_id IS NULL"),
    )
    op.create_index("waits_in_order", "waits", ["station", "rank", "since"], unique=False)
    op.add_column("bookings", sa.Column("evening_for", sa.BigInteger(), nullable=True))
    op.add_column("bookings", sa.Column("morning_for", sa.BigInteger(), nullable=True))
    op.add_column("bookings", sa.Column("coming_at", sa.BigInteger(), nullable=True))
    op.create_index(
        "bookings_counted",
        "bookings",
        ["station", "day_ends_at", "ended", "channel", "outdone_by", "changes", "starts_at", "ended_at"],
        unique=False,
    )
    op.add_column("deliveries", sa.Column("priority", sa.Integer(), server_default="0", nullable=False))
    op.add_column("deliveries", sa.Column("broadcast_id", sa.String(), nullable=True))
    op.drop_index(op.f("deliveries_due"), table_name="deliveries", sqlite_where=sa.text("finished_at IS NULL"))
    op.create_index(
        "deliveries_in_order",
        "deliveries",
        ["channel", "status", "due_at"],
        unique=False,
        sqlite_where=sa.text("finished_at IS NULL AND broadcast_id IS NULL"),
        postgresql_where=sa.text("finished_at IS NULL AND broadcast_id IS NULL"),
    )
    op.create_index(
        "deliveries_of_broadcast",
        "deliveries",
        ["broadcast_id", "status", "channel", "due_at"],
        unique=False,
        sqlite_where=sa.text("broadcast_id IS NOT NULL"),
        postgresql_where=sa.text("broadcast_id IS NOT NULL"),
    )
    op.create_index(
        "inbox_parked",
        "inbox",
        ["received_at"],
        unique=False,
        sqlite_where=sa.text("parked IS NOT NULL"),
        postgresql_where=sa.text("parked IS NOT NULL"),
    )
