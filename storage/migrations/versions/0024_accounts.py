"""Which account of its channel a chat was last heard by, where there are several and it is not the first."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("chats", sa.Column("account", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("chats", "account")
