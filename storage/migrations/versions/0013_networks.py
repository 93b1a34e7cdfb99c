"""The network that holds a place, by a keyed hash; and whether it is a rush."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("holds", sa.Column("network_index", sa.LargeBinary(), nullable=True))
    op.create_index("bookings_by_booking", "bookings", ["booked_at"], unique=False)
