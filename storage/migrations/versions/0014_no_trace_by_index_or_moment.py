"""Late forms are bound; erasures keep their moment sealed; retention finds the bookings whose indexes are to go."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("late_forms", sa.Column("mac", sa.LargeBinary(), nullable=True))
    op.add_column("erasures", sa.Column("moment", sa.LargeBinary(), nullable=True))
    for name, column, where in (
        ("bookings_found_by_number", "day_ends_at", "number_index IS NOT NULL"),
        ("arrived_comparable", "ended_at", "ended = 'arrived' AND document_index IS NOT NULL"),
    ):
        condition = sa.text(where)
        op.create_index(name, "bookings", [column], sqlite_where=condition, postgresql_where=condition)
