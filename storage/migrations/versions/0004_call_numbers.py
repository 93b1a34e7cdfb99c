"""Call numbers, for those who are booked already too; and who gave a booking the time that it has."""

import random

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

MANY = 400  # as today's places of a day; what a place holds is not known here, so its bookings are counted


def upgrade() -> None:
    op.create_table(
        "call_numbers",
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("day_ends_at", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("station", "day_ends_at", "number"),
    )
    op.create_index("call_numbers_by_day", "call_numbers", ["day_ends_at"], unique=False)
    op.add_column("bookings", sa.Column("call_number", sa.Integer(), nullable=True))
    op.add_column("bookings", sa.Column("moved_by", sa.String(), nullable=True))
    _give(op.get_bind())


def _give(connection: sa.Connection) -> None:
    """To every booking that leads to a person, unique at its place and day."""
    bookings = sa.table("bookings", *map(sa.column, ("id", "station", "day_ends_at", "applicant_id", "call_number")))
    numbers = sa.table("call_numbers", *map(sa.column, ("station", "day_ends_at", "number")))
    chance = random.SystemRandom()
    days: dict[tuple[str, int], list[str]] = {}
    known = sa.select(bookings.c.id, bookings.c.station, bookings.c.day_ends_at)
    for booking_id, station, day_ends_at in connection.execute(known.where(bookings.c.applicant_id.is_not(None))):
        days.setdefault((station, day_ends_at), []).append(booking_id)
    give = sa.update(bookings).where(bookings.c.id == sa.bindparam("of_id")).values(call_number=sa.bindparam("number"))
    for (station, day_ends_at), ids in days.items():
        digits = 3 if len(ids) < MANY else max(4, len(str(2 * len(ids))))
        drawn = chance.sample(range(10 ** (digits - 1), 10**digits), len(ids))
        connection.execute(give, [{"of_id": one, "number": number} for one, number in zip(ids, drawn, strict=True)])
        taken = [{"station": station, "day_ends_at": day_ends_at, "number": number} for number in drawn]
        connection.execute(sa.insert(numbers), taken)
