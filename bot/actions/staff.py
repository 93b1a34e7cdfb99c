"""Who works here: invited, enrolled, and let go, at once and everywhere.

An invitation is shown once, to its maker, and an enrolment that ends is noticed at the next message. All admins hear of
a new admin; and of one who is gone, with how many of their notices wait for somebody else's word. Where nobody is left
to say it, what waits for a second word is a draft again.
"""

from typing import Literal

from bot.actions.tell import tell, tell_staff
from bot.conversation.core.admin_outcomes import AdminsOnly
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.steps import rows
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.domain.staff import PAGE, EnrolOutcome, Invitation, NameTooLong, Role, Staff, read_name
from storage.engine.transaction import Transaction
from storage.outbox.broadcast_rows import give_back, hold_back
from storage.outbox.staff_screens import clear_staff_screen
from storage.staff import staff

STEP = "admin"
ADMINS_ONLY = ""  # of no station's staff


def invite(
    tx: Transaction, admin: Staff, station: str | None, name: str, rules: Rules
) -> Invitation | AdminsOnly | NameTooLong:
    """``station`` ``None``: an admin is invited. ``name`` empty: one is made up."""
    read = read_name(name)
    if isinstance(read, NameTooLong):
        return read
    try:
        return staff.invite(tx, _role(station), station, read or None, rules, admin)
    except staff.NotAdmin:
        return AdminsOnly()


def invite_for_operator(tx: Transaction, station: str | None, name: str, rules: Rules) -> Invitation | NameTooLong:
    """The same at the word of the operator, who is no member of staff."""
    read = read_name(name)
    if isinstance(read, NameTooLong):
        return read
    return staff.invite(tx, _role(station), station, read or None, rules)


def cancel_invitation(tx: Transaction, admin: Staff, invitation_id: str) -> bool:
    """False: it was used, too old, or cancelled already."""
    return staff.cancel_invitation(tx, invitation_id, admin)


def enrol(tx: Transaction, payload: str, chat_id: str, office: Office) -> EnrolOutcome:
    """Of the chat that opened an invitation. All other admins hear of a new one, and can let them go at once."""
    former = staff.find_staff(tx, chat_id)
    member = staff.enrol(tx, payload, chat_id)
    if isinstance(member, Staff) and member.role is Role.ADMIN:
        text = Text("admin-new-admin", {"name": member.name})
        go = Choice(f"revoke:{member.id}", "admin-revoke", {"name": member.name}, style="danger")
        _tell_admins(tx, Say((text,), STEP, rows(go)), office, but=member)
        if former is not None:  # the same person under a new enrolment: what the old one had scheduled asks again
            _hold_back(tx, former, office, but=None)
    return member


def revoke(
    tx: Transaction, admin: Staff, staff_id: str, office: Office
) -> Literal["revoked", "last-admin", "gone", "not-admin"]:
    """Of an admin what was scheduled is a draft again, and what was going out is paused."""
    where = staff.find_staff_chat(tx, staff_id)
    outcome = staff.revoke_member(tx, staff_id, admin)
    if outcome == "revoked" and where is not None:
        clear_staff_screen(tx, where)
        if staff_id != admin.id:  # else they know
            _tell_gone(tx, where, office)
    gone = staff.list_ever(tx).get(staff_id) if outcome == "revoked" else None
    if gone is not None:
        _hold_back(tx, gone, office, but=admin)
    return outcome


def revoke_named(tx: Transaction, id_or_name: str, office: Office) -> bool:
    """At the operator's word: all who are called so. False: there is none."""
    where = {member.id: staff.find_staff_chat(tx, member.id) for member, _ in staff.list_staff(tx)}
    ended = staff.revoke(tx, id_or_name)
    for gone in ended:
        if chat_id := where[gone.id]:
            clear_staff_screen(tx, chat_id)
            _tell_gone(tx, chat_id, office)
        _hold_back(tx, gone, office, but=None)
    return bool(ended)


def find_page(tx: Transaction, page: int = 0, search: str = "") -> tuple[tuple[Staff, ...], int, int]:
    """The members of a page counted from 0, which page that is, and how many pages there are. ``search``: a part of
    the name. Staff alone are searched, never the people whom they serve."""
    wanted = " ".join(search.split()).casefold()
    found = [member for member, _ in staff.list_staff(tx) if wanted in member.name.casefold()]
    if len(found) > PAGE:  # a few stand as they came
        found.sort(key=lambda member: (member.name.casefold(), member.id))
    pages = max(1, -(-len(found) // PAGE))
    at = min(max(0, page), pages - 1)
    return tuple(found[at * PAGE : (at + 1) * PAGE]), at, pages


def find_only_admin(tx: Transaction) -> str:
    """Who cannot be let go, so nobody is asked to. Empty: there are several."""
    admins = [member.id for member, _ in staff.list_staff(tx) if member.role is Role.ADMIN]
    return admins[0] if len(admins) == 1 else ""


def _tell_gone(tx: Transaction, chat_id: str, office: Office) -> None:
    """What the chat is for, and no word of what it was: it stays on the phone, as anybody's might show it."""
    tell(tx, chat_id, [Say((Text("chat-for-appointments"),))], office)


def _hold_back(tx: Transaction, gone: Staff, office: Office, but: Staff | None) -> None:
    """``but``: who did it knows already, and hears of it only where something is held back."""
    if gone.role is not Role.ADMIN:
        return
    held = hold_back(tx, gone.id)
    text = Text("admin-gone", {"name": gone.name, "count": held})
    look = rows(Choice("broadcasts", "admin-broadcasts")) if held else ()
    _tell_admins(tx, Say((text,), STEP, look), office, but=None if held else but)
    if staff.count_admins(tx) == 1 and (waited := give_back(tx)):
        alone = Say((Text("admin-alone", {"count": waited}),), STEP, rows(Choice("broadcasts", "admin-broadcasts")))
        _tell_admins(tx, alone, office, but=None)


def _tell_admins(tx: Transaction, say: Say, office: Office, but: Staff | None) -> None:
    own = staff.find_staff_chat(tx, but.id) if but else None
    for chat_id, _ in staff.staff_chats(tx, ADMINS_ONLY):
        if chat_id != own:
            tell_staff(tx, chat_id, [say], office)


def _role(station: str | None) -> Role:
    return Role.ADMIN if station is None else Role.STATION
