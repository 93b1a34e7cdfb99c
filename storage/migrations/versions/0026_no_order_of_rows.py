"""On SQLite the rows of cases, of erasures and of erased bookings lose the place that told when they came."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for table, which in (("cases", "1"), ("erasures", "1"), ("bookings", "chat_id IS NULL AND code IS NULL")):
        anywhere = "SET rowid = -1 - (random() & 4611686018427387903)"
        op.execute(sa.text(f"UPDATE {table} {anywhere} WHERE {which}"))


def downgrade() -> None:
    """The release before does not look at it."""
