"""Who has read of a closure, and which picture shows an old time."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "closure_notices",
        sa.Column("delivery_id", sa.String(), nullable=False),
        sa.Column("closure_id", sa.String(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("delivery_id", "closure_id"),
    )
    op.create_index("notices_of_closure", "closure_notices", ["closure_id"], unique=False)
    op.add_column("bookings", sa.Column("card", sa.LargeBinary(), nullable=True))
