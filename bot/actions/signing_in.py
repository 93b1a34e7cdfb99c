"""Signing in at a desk, and the end of it: whose name it is in can end it from their chat, an admin any of them.

Law: a sign-in may be relayed by who talks somebody into it, so it is never silent: all admins hear of a browser that
was never seen before, and whoever is signed in by a one-time code hears of that.
"""

from bot.actions.tell import tell_staff
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.steps import rows
from bot.domain.desk import PairingGone, PairingWaits, Session
from bot.domain.journal import Action, Result
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.staff import desk_sessions, pairings, staff
from storage.staff.browsers import remember_browser

STEP = "session"


def begin_by_pairing(
    tx: Transaction, browser: str, token: str, number: str, office: Office, rules: Rules
) -> Session | PairingWaits | PairingGone:
    """``number``: of the browser's lasting cookie."""
    session = pairings.redeem_pairing(tx, browser, token, rules)
    if isinstance(session, Session):
        _tell_of_first(tx, session, number, office)
    return session


def begin_by_code(
    tx: Transaction, code: str, token: str, counter: int, number: str, office: Office, rules: Rules
) -> Session | PairingGone:
    session = desk_sessions.redeem_signin_code(tx, code, token, counter, rules)
    if isinstance(session, Session):
        told = Text("session-by-code", {"counter": counter})
        say = Say((told,), STEP, rows(_end(session)))
        tell_staff(tx, staff.find_staff_chat(tx, session.staff.id), [say], office)
        _tell_of_first(tx, session, number, office)
    return session


def end_session(tx: Transaction, member: Staff, session_id: str) -> bool:
    """Their own, also one that has not begun yet because the browser was not heard since; an admin's word ends any.
    False: it had ended, or it is none of theirs."""
    own = desk_sessions.find_owner(tx, session_id) == member.id
    if own or staff.find_admin(tx, member) is not None:
        return desk_sessions.end_session(tx, session_id, member)
    return pairings.take_answer_back(tx, member, session_id)


def _tell_of_first(tx: Transaction, session: Session, number: str, office: Office) -> None:
    member = session.staff
    if not remember_browser(tx, number, member.station, session.counter):
        return
    record(tx, Action.SIGNIN, Result.NEW_BROWSER, member.id, station=member.station)
    station = office.place(member.station) if member.station else None
    params = {"name": member.name, "counter": session.counter, "place": station.names if station else ""}
    key = "session-first-seen" if station else "session-first-seen-admin"
    say = Say((Text(key, params),), STEP, rows(_end(session)))
    own = staff.find_staff_chat(tx, member.id)
    for chat_id, _ in staff.staff_chats(tx, ""):
        if chat_id != own:
            tell_staff(tx, chat_id, [say], office)


def _end(session: Session) -> Choice:
    return Choice(f"end:{session.id}", "session-end", style="danger")
