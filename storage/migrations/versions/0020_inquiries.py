"""Answers to what a service asks besides the usual questions."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("applicants", sa.Column("inquiries", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    op.drop_column("applicants", "inquiries")
