"""PostgreSQL's ANALYZE samples no value that leads to a person, and what it has sampled before goes.

Samples outlive the rows that they are of. Only the columns named here are sampled: words, places and days, by which
plans are made. SQLite samples nothing unless it is told to.
"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

SAMPLED = (
    *("seq", "position", "channel", "station", "service", "place", "month", "role", "web", "mine"),
    *("kind", "priority", "status", "stage", "ended", "action", "result", "broadcast_id", "starts_at"),
    *("day_ends_at", "tells_at", "ends_at"),
)
OTHERS = sa.text(
    "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), EXISTS (SELECT FROM pg_stats AS s"
    " WHERE s.schemaname = current_schema() AND s.tablename = c.relname AND s.attname = a.attname) AS sampled"
    " FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid"
    " WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> 'alembic_version'"
    " AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> ALL (:sampled) ORDER BY c.relname, a.attnum"
)


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    changes: dict[str, list[str]] = {}
    for table, column, type_, sampled in op.get_bind().execute(OTHERS, {"sampled": list(SAMPLED)}):
        of_table = changes.setdefault(table, [])
        of_table.append(f'ALTER COLUMN "{column}" SET STATISTICS 0')
        if sampled:  # ANALYZE leaves old samples; a change to the same type removes them and writes no row
            of_table.append(f'ALTER COLUMN "{column}" TYPE {type_}')
    for table, of_table in changes.items():
        op.execute(sa.text(f'ALTER TABLE "{table}" {", ".join(of_table)}'))


def downgrade() -> None:
    """The release before runs as well without samples."""
