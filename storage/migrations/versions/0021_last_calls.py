"""Who was called for the last time, and when; campaigns and entries of serials that nobody without the keys makes."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("cases", sa.Column("called_on", sa.String(), nullable=True))
    op.add_column("campaigns", sa.Column("mac", sa.LargeBinary(), nullable=True))
    op.add_column("ready_batches", sa.Column("mac", sa.LargeBinary(), nullable=True))
    op.add_column("ready_serials", sa.Column("repeated", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column("ready_serials", "repeated")
    op.drop_column("ready_batches", "mac")
    op.drop_column("campaigns", "mac")
    op.drop_column("cases", "called_on")
