"""The recipients of a broadcast: chats that agreed, are not blocked, and fit. Staff's chats count like anybody's."""

import json
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, func, literal, or_, select

from bot.domain.broadcast import Audience, Recipients
from bot.domain.languages import FIRST_LOCALE
from storage.chats.accounts import its_account
from storage.engine.transaction import Transaction
from storage.office.offices import find_office
from storage.tables import bookings, chats, deliveries
from storage.tables.upsert import insert_from

ZONE = ZoneInfo("Asia/Damascus")  # before any office was loaded
_COLUMNS = ("id", "chat_id", "channel", "kind", "priority", "broadcast_id", "status", "due_at")
_locale = func.coalesce(chats.c.locale, FIRST_LOCALE)


def count_fitting(tx: Transaction, audience: Audience) -> Recipients:
    """How many would get it now, by channel and language."""
    count = (
        select(chats.c.channel, _locale, func.count())
        .where(*_fitting(tx, audience))
        .group_by(chats.c.channel, _locale)
        .order_by(chats.c.channel, _locale)
    )
    return Recipients(tuple((row[0], row[1], row[2]) for row in tx.connection.execute(count)))


def queue_for(tx: Transaction, broadcast_id: str, audience: Audience, priority: int) -> int:
    """A delivery for each recipient, in one statement; gives how many there are. Done again it makes none twice."""
    new = (
        select(
            literal(f"{broadcast_id}-").concat(chats.c.id),
            chats.c.id,
            its_account,
            literal("broadcast"),
            literal(priority),
            literal(broadcast_id),
            literal("due"),
            literal(tx.now, deliveries.c.due_at.type),
        )
        .where(*_fitting(tx, audience))
        .order_by(chats.c.id)
    )
    insert_from(deliveries, [deliveries.c.id], _COLUMNS, new).execute(tx.connection)
    made = select(func.count()).select_from(deliveries).where(deliveries.c.broadcast_id == broadcast_id)
    return tx.connection.execute(made).scalar_one()


def _fitting(tx: Transaction, audience: Audience) -> list[ColumnElement[bool]]:
    fits: list[ColumnElement[bool]] = [chats.c.consent.is_not(None), chats.c.blocked_at.is_(None)]
    active = (bookings.c.ended_at.is_(None), bookings.c.day_ends_at > tx.now, bookings.c.chat_id.is_not(None))
    booked = select(bookings.c.chat_id).where(*active)
    if audience.stations or audience.days:
        wanted = booked
        if audience.stations:
            wanted = wanted.where(bookings.c.station.in_(audience.stations))
        if audience.days:
            wanted = wanted.where(_on_one_of(tx, audience.days))
        fits.append(chats.c.id.in_(wanted))
    if audience.unfinished:
        fits += [chats.c.draft_id.is_not(None), chats.c.id.not_in(booked)]  # every chat has a draft
    if audience.locale:
        fits.append(_locale == audience.locale)
    return fits


def _on_one_of(tx: Transaction, days: tuple[date, ...]) -> ColumnElement[bool]:
    office = find_office(tx)
    zone = ZoneInfo(office.zone) if office else ZONE

    def midnight(day: date) -> datetime:
        return datetime.combine(day, time(), zone).astimezone(UTC)

    starts = bookings.c.starts_at
    return or_(*(and_(starts >= midnight(day), starts < midnight(day + timedelta(days=1))) for day in days))


def audience_to_json(audience: Audience) -> str:
    days = [day.isoformat() for day in audience.days]
    whole = {"stations": audience.stations, "days": days, "unfinished": audience.unfinished, "locale": audience.locale}
    return json.dumps({name: value for name, value in whole.items() if value})


def audience_from_json(text: str) -> Audience:
    written = json.loads(text)
    return Audience(
        tuple(written.get("stations", ())),
        tuple(date.fromisoformat(day) for day in written.get("days", ())),
        bool(written.get("unfinished")),
        written.get("locale", ""),
    )
