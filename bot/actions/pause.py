"""The pause of the whole service. Nobody is written to: who writes meanwhile is answered with its text."""

from bot.domain.pause import Pause
from bot.domain.staff import Staff
from storage.engine.transaction import Transaction
from storage.office import pause


def pause_service(tx: Transaction, admin: Staff, arabic: str, english: str) -> Pause:
    """Paused already: the text is another from now on."""
    return pause.pause(tx, admin, arabic, english)


def resume_service(tx: Transaction, admin: Staff) -> bool:
    """False: it was not paused."""
    return pause.resume(tx, admin)
