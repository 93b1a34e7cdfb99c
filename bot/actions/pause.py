"""The pause of the whole service, and the switch of the chat page. Nobody is written to: who writes is told."""

from bot.domain.pause import PageUse, Pause
from bot.domain.staff import Staff
from storage.engine.transaction import Transaction
from storage.office import pause


def pause_service(tx: Transaction, admin: Staff, arabic: str, english: str) -> Pause:
    """Paused already: the text is another from now on."""
    return pause.pause(tx, admin, arabic, english)


def resume_service(tx: Transaction, admin: Staff) -> bool:
    """False: it was not paused."""
    return pause.resume(tx, admin)


def use_page(tx: Transaction, admin: Staff | None, use: PageUse) -> PageUse:
    """Whom the chat page serves from the next message on. ``admin`` None: the operator of the server."""
    pause.use_page(tx, admin, use)
    return use
