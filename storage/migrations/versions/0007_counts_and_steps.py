"""Counts of the day that no erasure resets, and what was taken of a slot when a step of the public view began."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "counts",
        sa.Column("whose_index", sa.LargeBinary(), nullable=False),
        sa.Column("made", sa.Integer(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("whose_index"),
    )
    op.create_index("counts_by_end", "counts", ["ends_at"], unique=False)
    op.add_column("slots", sa.Column("step_at", sa.BigInteger(), nullable=True))
    op.add_column("slots", sa.Column("step_online", sa.Integer(), nullable=True))
    op.add_column("slots", sa.Column("step_web", sa.Integer(), nullable=True))
