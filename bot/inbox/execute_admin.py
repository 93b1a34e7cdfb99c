"""An admin's command -> storage, inside the turn's transaction. Whoever is no admin any more gets nothing done."""

from dataclasses import replace
from html import unescape
from typing import Final, assert_never

from bot.actions.broadcasts import previews, show_to_me, takes
from bot.actions.closures import reopen_and_tell
from bot.actions.tell import tell
from bot.conversation.admin.broadcast_control import approval, judged
from bot.conversation.core import admin_commands as commands
from bot.conversation.core import admin_outcomes
from bot.conversation.core.admin_commands import AdminCommand
from bot.conversation.core.admin_outcomes import AdminOutcome
from bot.conversation.core.state import Scene
from bot.domain.broadcast import Broadcast, BroadcastRefused, Stage
from bot.domain.closure import Closure, ClosurePlan, ClosureReport
from bot.domain.staff import Role, Staff
from bot.rendering.stats import today_at_stations
from storage.engine.transaction import Transaction
from storage.office import closures
from storage.office import pause as service
from storage.outbox import broadcasts
from storage.staff import staff
from storage.staff.staff import find_staff_chat

STAGES: Final = {
    "take-back": broadcasts.take_back,
    "refuse": broadcasts.take_back,
    "pause": broadcasts.pause,
    "resume": broadcasts.resume,
    "stop": broadcasts.stop,
    "discard": broadcasts.stop,
    "retry": broadcasts.retry_failed,
}
NOTHING: Final = ClosureReport(0, 0, 0, 0, 0)


def execute_admin(tx: Transaction, command: AdminCommand, scene: Scene) -> AdminOutcome:
    admin = scene.staff
    if admin is None or not scene.is_admin:
        return admin_outcomes.AdminsOnly()
    match command:
        case commands.DraftBroadcast(new, instead):
            made = broadcasts.draft_broadcast(tx, admin, new, instead)
            return _shown(tx, made, scene) if isinstance(made, Broadcast) else _refused(made)
        case commands.ShowBroadcast(broadcast_id):
            found = broadcasts.find_broadcast(tx, broadcast_id)
            if found is None or found.stage is not Stage.DRAFT:
                return BroadcastRefused("not-now" if found else "gone")
            return _shown(tx, found, scene)
        case commands.SendBroadcast(broadcast_id):
            sent = broadcasts.send_broadcast(tx, admin, broadcast_id, scene.rules)
            if isinstance(sent, BroadcastRefused):
                return _refused(sent)
            if sent.stage is Stage.APPROVAL:
                _ask_others(tx, sent, admin, scene)
            return admin_outcomes.BroadcastSent(sent)
        case commands.ShowToMe(broadcast_id):
            found = broadcasts.find_broadcast(tx, broadcast_id)
            return admin_outcomes.ShownToMe(found is not None and show_to_me(tx, admin, found, scene.office))
        case commands.SteerBroadcast(broadcast_id, do):
            return _steer(tx, broadcast_id, do, admin, scene)
        case commands.FindBroadcasts():
            return admin_outcomes.BroadcastsFound(broadcasts.list_broadcasts(tx))
        case commands.PlanClosure(stations, starts_at, ends_at, places):
            planned = (Closure("", key, starts_at, ends_at, places) for key in stations)
            plans = {one.station: closures.plan_closure(tx, scene.office, one, scene.rules) for one in planned}
            return admin_outcomes.ClosurePlanned(_together(plans))
        case commands.CloseStations(stations, starts_at, ends_at, places):
            return admin_outcomes.StationsClosed(closures.close(tx, admin, stations, starts_at, ends_at, places))
        case commands.FindClosures():
            found_now = closures.find_closures(tx)
            return admin_outcomes.ClosuresFound(
                tuple((one, closures.find_report(tx, one.id) or NOTHING) for one in found_now)
            )
        case commands.Reopen(closure_id):
            return admin_outcomes.Reopened(reopen_and_tell(tx, admin, closure_id, scene))
        case commands.FindStaff(ask):
            invited = (
                admin_outcomes.Invited(one.id, one.name, one.role, one.station, one.expires_at)
                for one in staff.list_invitations(tx)
            )
            return admin_outcomes.StaffFound(tuple(member for member, _ in staff.list_staff(tx)), tuple(invited), ask)
        case commands.InviteStaff(station, name):
            role = Role.ADMIN if station is None else Role.STATION
            return staff.invite(tx, role, station, name or None, scene.rules, admin)
        case commands.CancelInvitation(invitation_id):
            return admin_outcomes.InvitationCancelled(staff.cancel_invitation(tx, invitation_id, admin))
        case commands.RevokeStaff(staff_id):
            outcome = staff.revoke_member(tx, staff_id, admin)
            return (
                admin_outcomes.AdminsOnly()
                if outcome == "not-admin"
                else admin_outcomes.StaffRevoked(outcome, staff_id == admin.id)
            )
        case commands.FindPause():
            return admin_outcomes.PauseFound(service.find_pause(tx))
        case commands.PauseService(arabic, english):
            return admin_outcomes.ServicePaused(service.pause(tx, admin, arabic, english))
        case commands.ResumeService():
            return admin_outcomes.ServiceResumed(service.resume(tx, admin))
        case commands.FindStats():
            return admin_outcomes.StatsFound(today_at_stations(tx, scene.office))
        case _:
            assert_never(command)


def _shown(tx: Transaction, broadcast: Broadcast, scene: Scene) -> admin_outcomes.BroadcastShown:
    recipients = broadcasts.count_recipients(tx, broadcast.text.audience)
    shown = previews(broadcast.text, broadcast.number)
    # Without an English text its readers get the Arabic one, with our line below it in English.
    seen = tuple((locale, unescape(message.text)) for locale, message in shown.items())
    wanted = seen if broadcast.text.english else seen[:1]
    second = recipients.total > scene.rules.approval_from and staff.count_admins(tx) > 1
    return admin_outcomes.BroadcastShown(broadcast, recipients, takes(recipients, scene.rules), wanted, second)


def _steer(tx: Transaction, broadcast_id: str, do: commands.Steering, admin: Staff, scene: Scene) -> AdminOutcome:
    before = broadcasts.find_broadcast(tx, broadcast_id)
    if before is None or do == "look":
        return admin_outcomes.Steered(do, before)
    if do == "refuse" and before.stage is not Stage.APPROVAL:
        return admin_outcomes.Steered(do, before, "not-now")
    if do == "approve":
        outcome = broadcasts.approve_broadcast(tx, admin, broadcast_id, scene.rules)
    else:
        outcome = STAGES[do](tx, admin, broadcast_id)
    if isinstance(outcome, BroadcastRefused):
        return (
            admin_outcomes.AdminsOnly()
            if outcome.why == "not-admin"
            else admin_outcomes.Steered(do, before, outcome.why)
        )
    if do in ("approve", "refuse") and before.made_by != admin.id:
        verdict = judged(outcome, do == "approve", admin.name, scene)
        tell(tx, find_staff_chat(tx, before.made_by), [verdict], scene.office)
    return admin_outcomes.Steered(do, outcome)


def _ask_others(tx: Transaction, broadcast: Broadcast, admin: Staff, scene: Scene) -> None:
    asked = approval(_shown(tx, broadcast, scene), admin.name, scene)
    own = find_staff_chat(tx, admin.id)
    for chat_id, _ in staff.staff_chats(tx, ""):  # of no station's staff: admins only
        if chat_id != own:
            tell(tx, chat_id, asked, scene.office)


def _together(plans: dict[str, ClosurePlan]) -> tuple[tuple[str, ClosurePlan], ...]:
    """Of stations closed together none counts on the room of another."""
    left = {key: dict(plan.room).get(key, 0) for key, plan in plans.items()}
    return tuple(
        (key, replace(plan, room=tuple((each, left.get(each, free)) for each, free in plan.room)))
        for key, plan in plans.items()
    )


def _refused(refused: BroadcastRefused) -> AdminOutcome:
    return admin_outcomes.AdminsOnly() if refused.why == "not-admin" else refused
