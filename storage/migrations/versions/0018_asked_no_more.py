"""Phones and dates of birth, which nothing reads, are erased. Their columns go one release later, for the one before
writes them."""

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("UPDATE applicants SET phone = NULL, born_on = NULL")
