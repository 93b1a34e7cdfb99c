"""An admin's command -> act, inside the turn's transaction. Nothing is done for a member who is no admin any more."""

from collections.abc import Mapping
from typing import Final, assert_never

from bot.actions import broadcasts as act
from bot.actions import campaigns, closures, notes, ready
from bot.actions import staff as people
from bot.actions.clock import believe_clock
from bot.actions.pause import pause_service, resume_service, use_page
from bot.conversation.core import admin_commands as commands
from bot.conversation.core import admin_outcomes
from bot.conversation.core.admin_commands import AdminCommand
from bot.conversation.core.admin_outcomes import AdminOutcome
from bot.conversation.core.state import Scene
from bot.conversation.reading.numbers.serials import read_serials
from bot.conversation.reading.text.misread import Misread
from bot.domain.broadcast import Broadcast, BroadcastRefused, Night, Stage
from bot.domain.closure import Closure, WorseThanShown
from bot.domain.ready import ReadyRecorded, ReadyRefused
from bot.domain.staff import PAGE, Staff
from bot.rendering.case_stats import cases_today
from bot.rendering.stats import today_at_stations
from storage.cases.campaigns import find_campaigns
from storage.engine.transaction import Transaction
from storage.maintenance.clock import find_seen
from storage.office.pause import find_pause
from storage.outbox import broadcasts
from storage.staff import staff

SENDS: Final[Mapping[Night, act.Act]] = {
    "ask": act.send,
    "now": act.send_at_night,
    "morning": act.send_in_the_morning,
}


def execute_admin(tx: Transaction, command: AdminCommand, scene: Scene) -> AdminOutcome:
    admin = scene.staff
    if admin is None or not scene.is_admin:
        return admin_outcomes.AdminsOnly()
    match command:
        case commands.DraftBroadcast(new, instead):
            made = act.draft(tx, admin, new, instead)
            return act.as_shown(tx, made, scene) if isinstance(made, Broadcast) else _refused(made)
        case commands.ShowBroadcast(broadcast_id):
            found = broadcasts.find_broadcast(tx, broadcast_id)
            if found is None or found.stage is not Stage.DRAFT:
                return BroadcastRefused("not-now" if found else "gone")
            return act.as_shown(tx, found, scene)
        case commands.SendBroadcast(broadcast_id, night):
            sent = SENDS[night](tx, admin, broadcast_id, scene)
            return admin_outcomes.BroadcastSent(sent) if isinstance(sent, Broadcast) else _refused(sent)
        case commands.ShowToMe(broadcast_id):
            found = broadcasts.find_broadcast(tx, broadcast_id)
            return admin_outcomes.ShownToMe(found is not None and act.show_to_me(tx, admin, found, scene.office))
        case commands.SteerBroadcast(broadcast_id, do):
            return _steer(tx, broadcast_id, do, admin, scene)
        case commands.FindBroadcasts():
            return admin_outcomes.BroadcastsFound(broadcasts.list_broadcasts(tx))
        case commands.PlanClosure(stations, starts_at, ends_at, places):
            planned = [Closure("", key, starts_at, ends_at, places) for key in stations]
            return admin_outcomes.ClosurePlanned(closures.plan(tx, planned, scene))
        case commands.CloseStations(stations, starts_at, ends_at, places, shown):
            planned = [Closure("", key, starts_at, ends_at, places) for key in stations]
            closed = closures.close(tx, admin, planned, shown, scene)
            if isinstance(closed, WorseThanShown):
                return admin_outcomes.ClosurePlanned(closed.plans, worse=True)
            affected = sum(closures.find_report(tx, each).affected for each in closed)
            return admin_outcomes.StationsClosed(closed, affected)
        case commands.FindClosures():
            return admin_outcomes.ClosuresFound(closures.list_closures(tx))
        case commands.Reopen(closure_id):
            reopened = closures.reopen(tx, admin, closure_id, scene)
            moved = closures.find_report(tx, reopened).moved if reopened else 0
            return admin_outcomes.Reopened(reopened, moved)
        case commands.FindStaff():
            return _staff(tx, command)
        case commands.InviteStaff(station, name):
            return people.invite(tx, admin, station, name, scene.rules)
        case commands.CancelInvitation(invitation_id):
            return admin_outcomes.InvitationCancelled(people.cancel_invitation(tx, admin, invitation_id))
        case commands.RevokeStaff(staff_id):
            outcome = people.revoke(tx, admin, staff_id, scene.office)
            return (
                admin_outcomes.AdminsOnly()
                if outcome == "not-admin"
                else admin_outcomes.StaffRevoked(outcome, own=outcome == "revoked" and staff_id == admin.id)
            )
        case commands.UsePage(use):
            return admin_outcomes.PageUsed(use_page(tx, admin, use))
        case commands.FindPause():
            return admin_outcomes.PauseFound(find_pause(tx))
        case commands.PauseService(arabic, english):
            return admin_outcomes.ServicePaused(pause_service(tx, admin, arabic, english))
        case commands.ResumeService():
            return admin_outcomes.ServiceResumed(resume_service(tx, admin))
        case commands.FindStats():
            return admin_outcomes.StatsFound(
                (*today_at_stations(tx, scene.office), *cases_today(tx, scene.office, scene.rules))
            )
        case commands.FindClock():
            seen = find_seen(tx)
            return admin_outcomes.ClockFound(seen.doubt if seen else None)
        case commands.BelieveClock(doubt_id):
            return admin_outcomes.ClockBelieved(believe_clock(tx, admin, doubt_id))
        case commands.FindNotes():
            return admin_outcomes.NotesFound(notes.show_every(tx, scene.rules))
        case commands.FindNote(which, hear):
            return notes.show(tx, which, scene.rules, hear=hear)
        case commands.DraftNote(which, sound):
            return notes.draft(tx, admin, which, sound, scene.rules)
        case commands.KeepNote(note_id):
            return admin_outcomes.NoteKept(notes.keep(tx, admin, note_id))
        case commands.DeleteNote(which):
            return admin_outcomes.NoteDeleted(notes.delete(tx, admin, which))
        case commands.EnterReady(at, serials):
            calendar, read = scene.office.station(at), read_serials(serials)
            if calendar is None or isinstance(read, Misread):
                return ReadyRefused("none")
            return ready.enter(tx, admin, calendar, read, scene)
        case commands.FindCampaigns():
            return admin_outcomes.CampaignsFound(find_campaigns(tx))
        case commands.CloseCampaign(service, until):
            return campaigns.close(tx, admin, service, until, scene)
        case commands.GoOnWithCampaign(service):
            return admin_outcomes.CampaignGoesOn(campaigns.go_on(tx, admin, service, scene))
        case commands.UndoReady(batch_id):
            return ready.undo(tx, admin, batch_id, scene)
        case commands.ApproveReady(batch_id):
            approved = ready.approve(tx, admin, batch_id, scene)
            return admin_outcomes.ReadyApproved(approved) if isinstance(approved, ReadyRecorded) else approved
        case _:
            assert_never(command)


def _staff(tx: Transaction, command: commands.FindStaff) -> admin_outcomes.StaffFound:
    only = people.find_only_admin(tx)
    if command.ask:
        asked = tuple(member for member, _ in staff.list_staff(tx) if member.id == command.ask)
        return admin_outcomes.StaffFound(asked, (), only, command.ask)
    members, page, pages = people.find_page(tx, command.page, command.search)
    if command.search:
        return admin_outcomes.StaffFound(members, (), only, more=(pages - 1) * PAGE)
    invited = (
        admin_outcomes.Invited(one.id, one.name, one.role, one.station, one.expires_at)
        for one in staff.list_invitations(tx)[: PAGE if page == 0 else 0]
    )
    return admin_outcomes.StaffFound(members, tuple(invited), only, "", page, pages)


def _steer(tx: Transaction, broadcast_id: str, do: commands.Steering, admin: Staff, scene: Scene) -> AdminOutcome:
    before = broadcasts.find_broadcast(tx, broadcast_id)
    if before is not None and do == "look" and before.stage is Stage.APPROVAL and before.made_by != admin.id:
        shown, maker = act.as_asked(tx, before, scene)
        return admin_outcomes.Steered(do, before, shown=shown, maker=maker)
    if before is None or do == "look":
        return admin_outcomes.Steered(do, before)
    outcome = act.ACTS[do](tx, admin, broadcast_id, scene)
    if isinstance(outcome, Broadcast):
        return admin_outcomes.Steered(do, outcome)
    refused = _refused(outcome)
    return admin_outcomes.Steered(do, before, outcome.why) if refused == outcome else refused


def _refused(refused: BroadcastRefused) -> AdminOutcome:
    return admin_outcomes.AdminsOnly() if refused.why == "not-admin" else refused
