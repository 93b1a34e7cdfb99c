"""Somebody has a copy of the database file and looks for words that an admin typed: what everybody is told anyway is
there to read, and nothing else is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import LargeBinary, select

from bot.domain.broadcast import Audience, Broadcast, NewBroadcast
from bot.domain.office import Fact, Words
from bot.domain.staff import Role
from storage.engine.transaction import Transaction
from storage.office.closures import close
from storage.office.offices import load_office
from storage.office.pause import pause
from storage.office.stations import StationChanged, change_station, mark_of
from storage.outbox.broadcasts import draft_broadcast
from storage.staff.staff import invite
from storage.tables import metadata
from tests.builders import RULES, an_office, open_for_tests
from tests.storage.staff.sign_ins import staffed

TYPED = "zaytoun"


def columns_with(tx: Transaction, word: str) -> set[str]:
    return {
        str(column)
        for table in metadata.sorted_tables
        for column in table.columns
        if not isinstance(column.type, LargeBinary)
        for (value,) in tx.connection.execute(select(column))
        if word in str(value)
    }


async def test_what_admins_type_for_everybody_stands_plain_in_two_columns_and_nothing_else_does(
    migrated_url: Callable[[str], str],
) -> None:
    def types_everywhere(tx: Transaction) -> set[str]:
        office = an_office()
        load_office(tx, office)
        admin = staffed(tx, f"{TYPED} the admin", None)
        station = office.stations[0]
        words = Words(f"{TYPED} بالعربية", f"{TYPED} in English")
        fact = Fact(words, verified=True)
        renamed = replace(station, names=words, address=fact, landmark=fact, phone=fact)
        assert isinstance(change_station(tx, renamed, mark_of(station), admin), StationChanged)
        pause(tx, admin, f"{TYPED} نص", f"{TYPED} text")
        notice = NewBroadcast(f"{TYPED} إعلان", f"{TYPED} notice", Audience((station.key,)), False, None, None)
        assert isinstance(draft_broadcast(tx, admin, notice), Broadcast)
        invite(tx, Role.STATION, station.key, f"{TYPED} the clerk", RULES, admin)
        assert close(tx, admin, [station.key], tx.now, tx.now + timedelta(hours=1), None)
        return columns_with(tx, TYPED)

    async with open_for_tests(migrated_url("sqlite")) as opened:
        assert await opened.database.write(types_everywhere) == {"service.value", "stations.facts"}
