"""Sessions at a desk, and one-time codes for staff who cannot be asked in a chat.

Law: a session is worth no more than the enrolment behind it: each look at one looks at the enrolment too.
"""

from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Row, Select, bindparam, delete, insert, or_, select, update

from bot.domain.desk import PairingGone, Session, SigninCode
from bot.domain.journal import Action, Result
from bot.domain.rules import Rules
from bot.domain.staff import Role, Staff
from storage.engine.binding import bound, bound_columns, is_bound
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.staff.freeze import LOOKS_GO_ON
from storage.staff.staff import find_at_work, list_staff
from storage.tables import desk_sessions, pairings, signin_codes, staff

DIGITS: Final = 10  # of a one-time code
AT_WORK: Final = timedelta(minutes=10)  # since a session was last used

_instant = desk_sessions.c.ends_at.type
_now = bindparam("now", type_=_instant)
_idle_since = bindparam("idle_since", type_=_instant)
_goes_on = (
    *(desk_sessions.c.ended_at.is_(None), desk_sessions.c.ends_at > _now, desk_sessions.c.seen_at > _idle_since),
    desk_sessions.c.seen_at <= bindparam("seen_at_latest", type_=_instant),
)
_ON_DUTY: Select[*tuple[Any, ...]] = (
    select(*desk_sessions.c, staff.c.name.label("staff_name"), *bound_columns(staff, "of_"))
    .join(staff, staff.c.id == desk_sessions.c.staff_id)
    .where(*_goes_on, staff.c.revoked_at.is_(None))
)
_FIND = _ON_DUTY.where(desk_sessions.c.token_index == bindparam("of_token"), LOOKS_GO_ON)
_LIST = _ON_DUTY.order_by(desk_sessions.c.started_at, desk_sessions.c.id)
_BEGIN = insert(desk_sessions)
_of_id = desk_sessions.c.id == bindparam("of_id")
_SEEN = update(desk_sessions).where(_of_id, desk_sessions.c.ended_at.is_(None)).values(seen_at=_now)
_end = (
    update(desk_sessions)
    .where(desk_sessions.c.ended_at.is_(None))
    .values(ended_at=_now, mac=None)
    .returning(desk_sessions.c.staff_id)
)
_END = _end.where(_of_id)
_OWNER = select(desk_sessions.c.staff_id).where(_of_id)
_END_OF_BROWSER = _end.where(desk_sessions.c.token_index == bindparam("of_token"))
_END_ALL = _end.where(desk_sessions.c.id != bindparam("but"))
_ISSUE = insert(signin_codes)
_REPLACE = delete(signin_codes).where(signin_codes.c.staff_id == bindparam("of_staff"))
_REDEEM = (
    delete(signin_codes)
    .where(signin_codes.c.code_index == bindparam("index"), signin_codes.c.expires_at > _now)
    .where(signin_codes.c.expires_at <= bindparam("at_latest", type_=_instant))
    .returning(*signin_codes.c)
)
_FORGET_PAIRINGS = delete(pairings).where(pairings.c.expires_at <= bindparam("before", type_=_instant))
_FORGET_CODES = delete(signin_codes).where(signin_codes.c.expires_at <= _now)
_FORGET = delete(desk_sessions).where(
    or_(desk_sessions.c.ended_at.is_not(None), desk_sessions.c.ends_at <= _now, desk_sessions.c.seen_at <= _idle_since)
)


def begin_session(
    tx: Transaction, member: Staff, token: str, counter: int, rules: Rules, how: Result, session_id: str = ""
) -> Session:
    """``how``: by a code or by a pairing, as the journal has it. A token begins one session in its life.
    ``session_id``: where a chat knows it already."""
    session = Session(session_id or tx.new_id(), member, counter, tx.now, tx.now, tx.now + rules.desk_session)
    values = {
        "id": session.id,
        "token_index": _token_index(tx, token),
        "staff_id": member.id,
        "counter": counter,
        "started_at": tx.now,
        "seen_at": tx.now,
        "ends_at": session.ends_at,
    }
    tx.connection.execute(_BEGIN, bound(tx, desk_sessions, values))
    record(tx, Action.SIGNIN, how, member.id, station=member.station)
    return session


def issue_signin_code(tx: Transaction, id_or_name: str, rules: Rules) -> tuple[SigninCode, ...]:
    """One for the one enrolled member of that id or name, in place of any earlier one; none if nobody is called so,
    or several are."""
    named = [member for member, _ in list_staff(tx) if id_or_name in (member.id, member.name)]
    if len(named) != 1:
        return ()
    (member,) = named
    tx.connection.execute(_REPLACE, {"of_staff": member.id})
    code = f"{tx.chance.randrange(10**DIGITS):0{DIGITS}}"
    expires_at = tx.now + rules.signin_code
    values = {"id": tx.new_id(), "code_index": _code_index(tx, code), "staff_id": member.id, "expires_at": expires_at}
    tx.connection.execute(_ISSUE, bound(tx, signin_codes, values))
    record(tx, Action.SIGNIN_CODE, Result.ISSUED, member.id, station=member.station)
    return (SigninCode(code, member, expires_at),)


def redeem_signin_code(tx: Transaction, code: str, token: str, counter: int, rules: Rules) -> Session | PairingGone:
    """Once. ``code``: ten ASCII digits."""
    until = {"now": tx.now, "at_latest": tx.now + 2 * rules.signin_code}
    row = tx.connection.execute(_REDEEM, {"index": _code_index(tx, code), **until}).first()
    if row is not None and not is_bound(tx, signin_codes, row):
        row = None
    member = find_at_work(tx, row.staff_id) if row else None
    if member is None:
        record(tx, Action.SIGNIN, Result.WRONG_CODE, row.staff_id if row else None)
        return PairingGone()
    return begin_session(tx, member, token, counter, rules, Result.BY_CODE)


def find_session(tx: Transaction, token: str, rules: Rules) -> Session | None:
    """None once it was ended, is too old or idle too long, the enrolment was revoked, or looks are frozen. When it was
    last used is not believed if that lies ahead by more than it may be idle."""
    of_token = {"of_token": _token_index(tx, token)}
    row = tx.connection.execute(_FIND, {**of_token, **_limits(tx, rules)}).first()
    return _session(tx, row) if row is not None and _is_ours(tx, row) else None


def mark_seen(tx: Transaction, session_id: str) -> None:
    tx.connection.execute(_SEEN, {"of_id": session_id, "now": tx.now})


def list_sessions(tx: Transaction, rules: Rules) -> tuple[Session, ...]:
    """Those that go on, the oldest first."""
    rows = tx.connection.execute(_LIST, _limits(tx, rules)).all()
    return tuple(_session(tx, row) for row in rows if _is_ours(tx, row))


def is_counter_shared(tx: Transaction, session: Session, rules: Rules) -> bool:
    """Whether somebody else of the same station works at a counter of the same number: who had it before, and has left
    without signing out, does not."""
    own = session.staff
    return own.station is not None and any(
        (each.staff.station, each.counter) == (own.station, session.counter) and each.staff.id != own.id
        for each in list_sessions(tx, rules)
        if abs(tx.now - each.seen_at) <= AT_WORK
    )


def find_owner(tx: Transaction, session_id: str) -> str | None:
    """Whose session it is or was, by the id of their enrolment."""
    return tx.connection.execute(_OWNER, {"of_id": session_id}).scalar()


def end_session(tx: Transaction, session_id: str, by: Staff) -> bool:
    """Signing out, or an admin's word about another. False: it had ended."""
    row = tx.connection.execute(_END, {"of_id": session_id, "now": tx.now}).first()
    if row is None:
        return False
    if row.staff_id == by.id:
        record(tx, Action.SIGNOUT, Result.SIGNED_OUT, by.id, station=by.station)
    else:
        record(tx, Action.END_SESSION, Result.ONE, by.id)
        record(tx, Action.SIGNOUT, Result.ENDED_BY_ADMIN, row.staff_id)
    return True


def end_session_of_browser(tx: Transaction, token: str) -> None:
    """Somebody else signs in where this one was signed in."""
    row = tx.connection.execute(_END_OF_BROWSER, {"of_token": _token_index(tx, token), "now": tx.now}).first()
    if row is not None:
        record(tx, Action.SIGNOUT, Result.REPLACED, row.staff_id)


def end_all_sessions(tx: Transaction, by: Staff | None, but: str = "") -> int:
    """Ends all sessions but the one with the id ``but``. How many. ``by`` None: the operator."""
    rows = tx.connection.execute(_END_ALL, {"but": but, "now": tx.now}).all()
    record(tx, Action.END_SESSION, Result.ALL_OTHERS if but else Result.ALL, by.id if by else None)
    for row in rows:
        record(tx, Action.SIGNOUT, Result.ENDED_BY_ADMIN if by else Result.ENDED_BY_OPERATOR, row.staff_id)
    return len(rows)


def forget_sessions(tx: Transaction, rules: Rules) -> int:
    """Deletes pairings, codes and sessions that are over."""
    limits = _limits(tx, rules)
    over = tx.connection.execute(_FORGET_PAIRINGS, {"before": tx.now - rules.pairing}).rowcount
    over += tx.connection.execute(_FORGET_CODES, {"now": tx.now}).rowcount
    return over + tx.connection.execute(_FORGET, limits).rowcount


def _limits(tx: Transaction, rules: Rules) -> dict[str, Any]:
    return {"now": tx.now, "idle_since": tx.now - rules.desk_idle, "seen_at_latest": tx.now + rules.desk_idle}


def _token_index(tx: Transaction, token: str) -> bytes:
    return tx.keyring.index("desk-session", token)


def _code_index(tx: Transaction, code: str) -> bytes:
    return tx.keyring.index("signin-code", code)


def _is_ours(tx: Transaction, row: Row[*tuple[Any, ...]]) -> bool:
    """The session is what we began, and the enrolment behind it what an invitation made."""
    return is_bound(tx, desk_sessions, row) and is_bound(tx, staff, row, "of_")


def _session(tx: Transaction, row: Row[*tuple[Any, ...]]) -> Session:
    name = tx.opened(staff.c.name, row.staff_id, row.staff_name) or ""
    member = Staff(row.staff_id, name, Role(row.of_role), row.of_station)
    return Session(row.id, member, row.counter, row.started_at, row.seen_at, row.ends_at)
