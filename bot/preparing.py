"""Before anything opens a database: the key file, the tables. A key is made only where nothing can be sealed yet."""

from contextlib import suppress

from bot.config.settings import Settings
from storage.engine.keyring import Keyring, load_keyring, new_keyring, save_keyring
from storage.engine.migrate import has_tables, migrate


class KeyringMissing(Exception):
    """A database without its key: nothing in it can be read, and a new key would only hide that."""


class DatabaseLost(Exception):
    """There has been a database under this key file, and there is none now: a new one would only hide that."""


class NoDatabase(Exception):
    """Nobody has made a database there yet, and this command makes none."""


def prepare_files(settings: Settings, *, create: bool) -> Keyring:
    """The keyring and migrated tables. ``create``: both are made where there is neither key nor database; without it
    ``NoDatabase`` is raised there. Raises ``BeingRestored``, ``KeyringMissing``, ``DatabaseLost``, and ``ValueError``
    for a file that is no keyring."""
    url, file = settings.database_url.get_secret_value(), settings.keyring
    keyring = load_keyring(file) if file.exists() else None
    if has_tables(url):
        if keyring is None and not file.exists():  # another first start may have made both meanwhile
            raise _missing(settings)
    elif keyring is not None and keyring.used:
        raise DatabaseLost
    elif not create:
        raise NoDatabase

    def begin() -> None:
        with suppress(FileExistsError):  # by another first start
            save_keyring(new_keyring(), file)  # before the database: a key alone loses nothing
        if load_keyring(file).used:  # that a restore has left meanwhile
            raise DatabaseLost

    migrate(url, begin)
    try:
        return load_keyring(file)
    except FileNotFoundError:
        raise _missing(settings) from None


def _missing(settings: Settings) -> KeyringMissing:
    return KeyringMissing(f"there is a database but no key file {settings.keyring.absolute()}")
