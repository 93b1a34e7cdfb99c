"""What must stand before anything runs: tables, keys, stations. A key is made only where nothing can be sealed yet."""

from dataclasses import dataclass
from datetime import timedelta

from bot.config import clock
from bot.config.settings import Settings
from bot.config.stations import packaged_stations, read_stations
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.domain.staff import Invitation, Role
from storage import facts
from storage.engine.database import Database, open_database
from storage.engine.keyring import Keyring, load_keyring, new_keyring, save_keyring
from storage.engine.migrate import is_current, migrate
from storage.engine.transaction import Transaction, TransactionFactory
from storage.office import offices
from storage.staff import staff


class KeyringMissing(Exception):
    """There is a database and no key: what it holds cannot be read, and a new key would only hide that."""


@dataclass(frozen=True, slots=True)
class Started:
    """``invitation``: a new one at each start, while nobody is admin."""

    database: Database
    keyring: Keyring
    office: Office
    invitation: Invitation | None


async def start(settings: Settings, keyring: Keyring, *, invite: bool = False) -> Started:
    """Connects to a migrated database. Raises ``KeyringMissing``, or what the driver does when it is out of reach."""
    transactions = TransactionFactory(keyring, clock.now, clock.CHANCE)
    database = await open_database(settings.database_url.get_secret_value(), transactions)
    rules = rules_of(settings)

    def prepare(tx: Transaction) -> tuple[Office, Invitation | None]:
        mark = keyring.index("keyring").hex()
        if facts.find_fact(tx, "keyring") not in (None, mark):
            raise KeyringMissing(f"{settings.keyring} is not the key file of this database")
        facts.set_fact(tx, "keyring", mark)
        office = offices.find_office(tx)
        if office is None:
            office = read_stations(packaged_stations(), settings.time_zone)
            offices.load_office(tx, office)
        needed = invite and not staff.any_admin(tx)
        invitation = staff.invite(tx, Role.ADMIN, None, None, rules) if needed else None
        return office, invitation

    try:
        office, invitation = await database.write(prepare)
    except BaseException:
        await database.close()
        raise
    return Started(database, keyring, office, invitation)


def prepare_files(settings: Settings) -> Keyring:
    """The keyring, made where there is neither key nor database, and migrated tables. Raises ``KeyringMissing``, and
    ``ValueError`` for a file that is no keyring."""
    url = settings.database_url.get_secret_value()
    if not settings.keyring.exists():
        if is_current(url):
            raise KeyringMissing(f"there is a database but no key file {settings.keyring}")
        save_keyring(new_keyring(), settings.keyring)  # before the database: a key alone loses nothing
    keyring = load_keyring(settings.keyring)
    migrate(url)
    return keyring


def rules_of(settings: Settings) -> Rules:
    def minutes(count: int) -> timedelta:
        return timedelta(minutes=count)

    return Rules(
        hold=minutes(settings.hold_minutes),
        holds_a_day=settings.holds_a_day,
        cooling=minutes(settings.cooling_minutes),
        family_size=settings.family_size,
        changes_a_booking=settings.changes_a_booking,
        web_share=settings.web_share,
        per_second=settings.telegram_per_second,
        undo=minutes(settings.undo_minutes),
        look=minutes(settings.look_minutes),
        wrong_codes=settings.wrong_codes,
        wrong_code_span=minutes(settings.wrong_code_minutes),
        looks=settings.looks,
        looks_a_station=settings.looks_a_station,
        rows_opened=settings.rows_opened,
        look_span=minutes(settings.look_span_minutes),
        grace=minutes(settings.grace_minutes),
        desk_idle=minutes(settings.desk_idle_minutes),
        desk_session=timedelta(hours=settings.desk_hours),
        approval_from=settings.approval_from,
        offer=minutes(settings.offer_minutes),
        offer_elsewhere=timedelta(hours=settings.offer_elsewhere_hours),
        reminder_evening=settings.reminder_evening,
        reminder_morning=settings.reminder_morning,
        quiet_from=settings.quiet_from,
        quiet_to=settings.quiet_to,
        invitation=timedelta(hours=settings.invitation_hours),
        unfinished_retention=timedelta(hours=settings.unfinished_retention_hours),
        personal_retention=timedelta(days=settings.personal_retention_days),
        update_retention=timedelta(days=settings.update_retention_days),
        message_retention=timedelta(hours=settings.message_retention_hours),
    )
