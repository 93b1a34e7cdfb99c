"""Cases: what goes on between the visits, by the serial on the office's paper."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

LIVE = "ended_at IS NULL"
OF_VISIT = "ended_at IS NULL AND visit_index IS NOT NULL"
OF_CASE = "case_index IS NOT NULL"


def upgrade() -> None:
    op.create_table(
        "cases",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("chat", sa.LargeBinary(), nullable=True),
        sa.Column("chat_index", sa.LargeBinary(), nullable=True),
        sa.Column("visit", sa.LargeBinary(), nullable=True),
        sa.Column("visit_index", sa.LargeBinary(), nullable=True),
        sa.Column("serial", sa.LargeBinary(), nullable=True),
        sa.Column("serial_index", sa.LargeBinary(), nullable=False),
        sa.Column("recovery_index", sa.LargeBinary(), nullable=False),
        sa.Column("handed", sa.LargeBinary(), nullable=True),
        sa.Column("applied_at", sa.BigInteger(), nullable=False),
        *(
            sa.Column(name, sa.BigInteger(), nullable=True)
            for name in ("ready_at", "told_at", "invited_at", "collected_at", "ended_at")
        ),
        sa.Column("expires_on", sa.String(), nullable=True),
        sa.Column("remind", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("reminded", sa.Integer(), server_default="0", nullable=False),
        sa.Column("told_of_end", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    _index("one_live_case_a_serial", "cases", ["serial_index"], LIVE, unique=True)
    _index("one_case_a_visit", "cases", ["visit_index"], OF_VISIT, unique=True)
    op.create_index("one_case_a_recovery_code", "cases", ["recovery_index"], unique=True)
    _index("cases_of_chat", "cases", ["chat_index"], "chat_index IS NOT NULL")
    op.create_index("cases_of_month", "cases", ["month"])
    op.create_index("cases_by_stage", "cases", ["stage", "service", "place", "ready_at"])
    op.create_table(
        "ready_batches",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=True),
        sa.Column("entered", sa.Integer(), nullable=False),
        sa.Column("repeated", sa.Integer(), server_default="0", nullable=False),
        sa.Column("tells_at", sa.BigInteger(), nullable=True),
        sa.Column("serials", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ready_batches_of_maker", "ready_batches", ["made_by", "made_at"])
    op.create_table(
        "ready_serials",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("batch_id", sa.String(), nullable=False),
        sa.Column("serial_index", sa.LargeBinary(), nullable=False),
        sa.Column("tells_at", sa.BigInteger(), nullable=False),
        sa.Column("met_at", sa.BigInteger(), nullable=True),
        sa.Column("mac", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("one_serial_an_entry", "ready_serials", ["serial_index", "batch_id"], unique=True)
    op.create_index("serials_of_entry", "ready_serials", ["batch_id"])
    _index("serials_to_meet", "ready_serials", ["tells_at"], "met_at IS NULL")
    op.create_index("serials_by_age", "ready_serials", ["tells_at"])
    op.create_table(
        "campaigns",
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("until", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("service"),
    )
    op.add_column("bookings", sa.Column("case_link", sa.LargeBinary(), nullable=True))
    op.add_column("bookings", sa.Column("case_index", sa.LargeBinary(), nullable=True))
    _index("one_time_a_case", "bookings", ["case_index"], f"{LIVE} AND {OF_CASE}", unique=True)
    _index("collections_by_end", "bookings", ["day_ends_at"], OF_CASE)
    op.add_column("chats", sa.Column("case_until", sa.BigInteger(), nullable=True))
    op.add_column("erasures", sa.Column("month", sa.String(), nullable=True))


def _index(name: str, table: str, columns: list[str], where: str, *, unique: bool = False) -> None:
    op.create_index(name, table, columns, unique=unique, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
