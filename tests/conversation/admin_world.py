"""The outcomes of an admin's commands in the world in memory; ``mood`` 0 is success."""

from dataclasses import replace
from datetime import timedelta

from bot.conversation.core import admin_commands, admin_outcomes
from bot.conversation.core.admin_commands import AdminCommand
from bot.conversation.core.admin_outcomes import AdminOutcome
from bot.conversation.core.say import Text
from bot.conversation.core.state import Scene
from bot.domain.booking import Slot
from bot.domain.broadcast import Audience, Broadcast, BroadcastRefused, NewBroadcast, Recipients, Report, Stage
from bot.domain.case import CampaignClosing, CampaignRefused
from bot.domain.clock import Doubt, Why
from bot.domain.closure import Closure, ClosurePlan, ClosureReport
from bot.domain.notes import EVERY, Note
from bot.domain.pause import Pause
from bot.domain.ready import ReadyRecorded, ReadyRefused, ReadyUndone, ReadyWantsSecond
from bot.domain.staff import Invitation, Role, Staff

ADMIN = Staff("6a" * 8, "boss", Role.ADMIN, None)
REASONS = ("no-text", "too-long", "nobody", "own-approval", "gone", "not-now", "late")
REPORT = Report(9, sent=3, unknown=1, blocked=2, failed=(("odd", 1),), dropped=(("erased", 2),), unknown_sends=1)


def a_broadcast(scene: Scene, stage: Stage = Stage.DRAFT, new: NewBroadcast | None = None) -> Broadcast:
    new = new or NewBroadcast("خبر", "", Audience(), False, None, None)
    report = REPORT if stage in (Stage.DONE, Stage.STOPPED) else Report(9, due=5, sent=4)
    starts_at = scene.now + timedelta(seconds=30)
    return Broadcast("b1" * 8, 1234, stage, new, ADMIN.id, scene.now, None, starts_at, None, report)


def ready_recorded(scene: Scene, matched: int | None) -> ReadyRecorded:
    return ReadyRecorded("b2" * 8, 80, 2, matched, scene.now + timedelta(minutes=10))


def by_admin(command: AdminCommand, mood: int, scene: Scene) -> AdminOutcome:
    if mood == 7:
        return admin_outcomes.AdminsOnly()
    stages = list(Stage)
    draft = a_broadcast(scene)
    refused = BroadcastRefused(REASONS[mood])  # type: ignore[arg-type]
    closure = Closure("c1" * 8, "saliheen", scene.now, scene.now + timedelta(hours=5), 4 if mood else None)
    match command:
        case admin_commands.DraftBroadcast(new):
            return refused if mood in (1, 6) else _shown(a_broadcast(scene, new=new), mood)
        case admin_commands.ShowBroadcast():
            return refused if mood in (4, 5) else _shown(draft, mood)
        case admin_commands.SendBroadcast():
            return refused if mood else admin_outcomes.BroadcastSent(replace(draft, stage=Stage.WAITING))
        case admin_commands.ShowToMe():
            return admin_outcomes.ShownToMe(not mood)
        case admin_commands.SteerBroadcast(_, do):
            stage = Stage.DRAFT if do in ("take-back", "discard") else stages[mood % len(stages)]
            why = refused.why if mood == 5 else ""
            return admin_outcomes.Steered(do, None if mood == 4 else a_broadcast(scene, stage), why)
        case admin_commands.FindBroadcasts():
            return admin_outcomes.BroadcastsFound(tuple(a_broadcast(scene, stage) for stage in stages[mood:]))
        case admin_commands.PlanClosure(stations):
            room = tuple((station.key, mood * 7) for station in scene.office.stations)
            slot = None if mood else Slot("saliheen", scene.now)
            return admin_outcomes.ClosurePlanned(
                tuple((key, ClosurePlan(mood, mood // 2, mood - mood // 2, 0, room, slot)) for key in stations)
            )
        case admin_commands.CloseStations():
            return admin_outcomes.StationsClosed(() if mood == 3 else (closure,), mood)
        case admin_commands.FindClosures():
            return admin_outcomes.ClosuresFound(
                ((closure, ClosureReport(9, 3, 2, 1, 3, mood, 4, mood, 1)),) * (mood % 3)
            )
        case admin_commands.Reopen():
            return admin_outcomes.Reopened(None if mood else closure)
        case admin_commands.FindStaff(ask, page):
            clerk = Staff("5f" * 8, "clerk", Role.STATION, "saliheen")
            invited = admin_outcomes.Invited("d1" * 8, "lena", Role.ADMIN if mood else Role.STATION, None, scene.now)
            return admin_outcomes.StaffFound(
                (ADMIN, clerk), (invited,), ADMIN.id if mood else "", ask, page, mood + 1, mood
            )
        case admin_commands.InviteStaff(station, _):
            role = Role.STATION if station else Role.ADMIN
            return Invitation("iAAAA", role, station, scene.now + timedelta(days=1))
        case admin_commands.CancelInvitation():
            return admin_outcomes.InvitationCancelled(not mood)
        case admin_commands.FindNotes():
            states = ("", "n1" * 8, "n1" * 8)
            shown = (admin_outcomes.NoteShown(which, "Read this.", states[mood % 3], mood == 2) for which in EVERY)
            return admin_outcomes.NotesFound(tuple(shown))
        case admin_commands.FindNote(which, hear):
            return admin_outcomes.NoteShown(which, "Read this.", "n1" * 8 if mood else "", mood == 2, hear)
        case admin_commands.DraftNote():
            return admin_outcomes.NoteRefused("not-opus") if mood else admin_outcomes.NoteDrafted("n2" * 8)
        case admin_commands.KeepNote():
            return admin_outcomes.NoteKept(None if mood else Note("n2" * 8, EVERY[0], ""))
        case admin_commands.DeleteNote():
            return admin_outcomes.NoteDeleted(not mood)
        case admin_commands.EnterReady():
            if mood == 1:
                return ReadyWantsSecond("b2" * 8, 80)
            return ReadyRefused("too-many") if mood == 2 else ready_recorded(scene, matched=None if mood else 40)
        case admin_commands.FindCampaigns():
            closing = CampaignClosing("cards", scene.today + timedelta(days=30))
            return admin_outcomes.CampaignsFound((closing,) if mood else ())
        case admin_commands.CloseCampaign(service, until):
            return CampaignRefused("too-soon") if mood else CampaignClosing(service, until)
        case admin_commands.GoOnWithCampaign():
            return admin_outcomes.CampaignGoesOn(not mood)
        case admin_commands.UndoReady():
            return ReadyRefused("too-late") if mood else ReadyUndone("b2" * 8, 80)
        case admin_commands.ApproveReady():
            if mood:
                return ReadyRefused("own-approval")
            return admin_outcomes.ReadyApproved(ready_recorded(scene, matched=None))
        case admin_commands.RevokeStaff(staff_id):
            return admin_outcomes.StaffRevoked(("revoked", "last-admin", "gone")[mood % 3], staff_id == ADMIN.id)
        case admin_commands.UsePage(use):
            return admin_outcomes.PageUsed(use)
        case admin_commands.FindPause():
            return admin_outcomes.PauseFound(Pause("نعود غداً", "", scene.now) if mood else None)
        case admin_commands.PauseService(arabic, english):
            return admin_outcomes.ServicePaused(Pause(arabic, english, scene.now))
        case admin_commands.ResumeService():
            return admin_outcomes.ServiceResumed(not mood)
        case admin_commands.FindStats():
            return admin_outcomes.StatsFound((Text("admin-left"),))
        case admin_commands.FindClock():
            doubt = Doubt("jumped-1796000000", tuple(Why)[mood % len(Why)], scene.now, scene.now, scene.now)
            return admin_outcomes.ClockFound(doubt if mood else None)
        case admin_commands.BelieveClock():
            return admin_outcomes.ClockBelieved(not mood)


def _shown(broadcast: Broadcast, mood: int) -> admin_outcomes.BroadcastShown:
    recipients = Recipients((("telegram", "ar", 13), ("web", "en", mood))).told()
    return admin_outcomes.BroadcastShown(broadcast, recipients, timedelta(minutes=mood), (("ar", "خبر"),), bool(mood))
