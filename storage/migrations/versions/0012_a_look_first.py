"""What a session of staff has looked at, and the code of a scan that does not fit."""

import time

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "desk_looks",
        sa.Column("booking_id", sa.String(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("booking_id", "staff_id", "session_id"),
    )
    op.create_index("desk_looks_by_age", "desk_looks", ["at"], unique=False)
    op.add_column("offline_scans", sa.Column("code", sa.LargeBinary(), nullable=True))
    # Whoever is on the screen of a member of staff just now may still be confirmed by a typed "yes".
    since = round((time.time() - 600) * 1000)
    op.get_bind().execute(
        sa.text(
            "INSERT INTO desk_looks (booking_id, staff_id, session_id, at, whole)"
            " SELECT booking_id, staff_id, 'chat', max(at), TRUE FROM journal"
            " WHERE action = 'look' AND result IN ('expected', 'expected-elsewhere') AND at > :since"
            " AND booking_id IS NOT NULL AND staff_id IS NOT NULL GROUP BY booking_id, staff_id"
        ),
        {"since": since},
    )
