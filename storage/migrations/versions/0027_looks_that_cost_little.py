"""Two looks of the periodic round find what is due by an index: bookings without a call number, applicants without a
booking."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

INDEXES = (
    ("bookings_without_number", "day_ends_at", "ended_at IS NULL AND call_number IS NULL"),
    ("bookings_of_applicant", "applicant_id", "applicant_id IS NOT NULL"),
)


def upgrade() -> None:
    for name, column, condition in INDEXES:
        where = sa.text(condition)
        op.create_index(name, "bookings", [column], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name, _, _ in INDEXES:
        op.drop_index(name, "bookings")
