"""Browsers at which somebody signed in before."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "known_browsers",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("browser_index", sa.LargeBinary(), nullable=False),
        sa.Column("station", sa.String(), nullable=True),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("browser_index"),
    )
    op.add_column("pairings", sa.Column("known_index", sa.LargeBinary(), nullable=True))
