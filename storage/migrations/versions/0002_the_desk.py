"""The desk."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "desk_sessions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("token_index", sa.LargeBinary(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("one_session_a_token", "desk_sessions", ["token_index"], unique=True)
    op.create_index("sessions_of_staff", "desk_sessions", ["staff_id"], unique=False)
    op.create_table(
        "offline_scans",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("booking_id", sa.String(), nullable=True),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("happened_at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.Column("settled_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("offline_scans_by_age", "offline_scans", ["recorded_at"], unique=False)
    op.create_index("offline_scans_of_booking", "offline_scans", ["booking_id"], unique=False)
    op.create_table(
        "packs",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("station", "day", name="one_pack_key_a_day"),
    )
    op.create_table(
        "pairings",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("browser_index", sa.LargeBinary(), nullable=False),
        sa.Column("payload_index", sa.LargeBinary(), nullable=False),
        sa.Column("digits_index", sa.LargeBinary(), nullable=False),
        sa.Column("answer", sa.Integer(), nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("payload_index"),
    )
    op.create_index(
        "one_open_pairing_of_digits",
        "pairings",
        ["digits_index"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index("pairings_of_browser", "pairings", ["browser_index"], unique=False)
    op.create_table(
        "signin_codes",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("code_index", sa.LargeBinary(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code_index"),
    )
    op.add_column("arrivals", sa.Column("counter", sa.Integer(), nullable=True))
    op.add_column("arrivals", sa.Column("nonce", sa.String(), nullable=True))
    op.add_column("arrivals", sa.Column("recorded_at", sa.BigInteger(), nullable=True))
    op.create_index(
        "a_nonce_is_one_arrival",
        "arrivals",
        ["nonce"],
        unique=True,
        sqlite_where=sa.text("nonce IS NOT NULL"),
        postgresql_where=sa.text("nonce IS NOT NULL"),
    )
    op.add_column("bookings", sa.Column("number_index", sa.LargeBinary(), nullable=True))
    op.add_column("bookings", sa.Column("doubted_at", sa.BigInteger(), nullable=True))
    op.create_index(
        "bookings_of_number",
        "bookings",
        ["number_index"],
        unique=False,
        sqlite_where=sa.text("number_index IS NOT NULL"),
        postgresql_where=sa.text("number_index IS NOT NULL"),
    )
    op.create_index("journal_by_station", "journal", ["station", "action", "at"], unique=False)
