"""The network of a page that waits, by a keyed hash."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("waits", sa.Column("network_index", sa.LargeBinary(), nullable=True))
