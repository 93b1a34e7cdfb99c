"""Looks of the periodic round find by an index what is due: bookings without a call number, applicants without a
booking, what stands on the screen of an interview that is not over."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

INDEXES = (
    ("bookings", "bookings_without_number", "day_ends_at", "ended_at IS NULL AND call_number IS NULL"),
    ("bookings", "bookings_of_applicant", "applicant_id", "applicant_id IS NOT NULL"),
    ("deliveries", "deliveries_on_screens", "finished_at", "draft_id IS NOT NULL AND message_ref IS NOT NULL"),
)


def upgrade() -> None:
    for table, name, column, condition in INDEXES:
        where = sa.text(condition)
        op.create_index(name, table, [column], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for table, name, _, _ in INDEXES:
        op.drop_index(name, table)
