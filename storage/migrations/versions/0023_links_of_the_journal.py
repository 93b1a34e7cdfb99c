"""A row's place in the journal's chain is no longer that of its number: nobody waits for whoever is still writing."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("journal", sa.Column("link", sa.Integer(), nullable=True))
    where = sa.text("link IS NOT NULL")
    op.create_index("journal_in_chain", "journal", ["link"], unique=True, sqlite_where=where, postgresql_where=where)
    where = sa.text("mac IS NULL")
    op.create_index("journal_unchained", "journal", ["seq"], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    op.drop_index("journal_unchained", "journal")
    op.drop_index("journal_in_chain", "journal")
    op.drop_column("journal", "link")
