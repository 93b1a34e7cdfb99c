"""Whether a broadcast may go out in quiet hours."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("broadcasts", sa.Column("at_night", sa.Boolean(), nullable=True))
