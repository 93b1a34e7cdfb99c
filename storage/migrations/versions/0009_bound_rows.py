"""Rows bound by the keyring. The start of the program writes the MACs: a migration has no keys."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TABLES = (
    "bookings",
    "deliveries",
    "desk_sessions",
    "holds",
    "invitations",
    "offers",
    "pairings",
    "signin_codes",
    "staff",
    "waits",
    "web_log",
)


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column("mac", sa.LargeBinary(), nullable=True))
