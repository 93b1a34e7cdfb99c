"""The commands and buttons of admins at any moment; for anybody else none of these commands is there.

Law: in the middle of one of these dialogues no other button throws away a typed text: its own lead back, or out.
"""

from dataclasses import replace
from typing import Final

from bot.conversation.admin import (
    broadcast_control,
    campaign,
    clock,
    closure_list,
    closure_questions,
    closure_where,
    notes,
    ready,
)
from bot.conversation.admin import pause as pausing
from bot.conversation.admin import staff as people
from bot.conversation.admin.broadcast_audience import AUDIENCE
from bot.conversation.admin.broadcast_questions import ARABIC, ENGLISH, START, UNTIL, URGENCY
from bot.conversation.admin.questions import STEP, button, remark
from bot.conversation.admin.words import WORDS
from bot.conversation.core.admin_commands import (
    ApproveReady,
    BelieveClock,
    CancelInvitation,
    FindBroadcasts,
    FindCampaigns,
    FindClock,
    FindClosures,
    FindNotes,
    FindPause,
    FindStaff,
    FindStats,
    GoOnWithCampaign,
    Reopen,
    ResumeService,
    RevokeStaff,
    SteerBroadcast,
    UndoReady,
)
from bot.conversation.core.admin_outcomes import (
    AdminsOnly,
    BroadcastsFound,
    CampaignGoesOn,
    CampaignsFound,
    ClockBelieved,
    ClockFound,
    ClosuresFound,
    InvitationCancelled,
    NoteDeleted,
    NotesFound,
    NoteShown,
    PageUsed,
    PauseFound,
    ReadyApproved,
    Reopened,
    ServiceResumed,
    StaffFound,
    StaffRevoked,
    StatsFound,
    Steered,
)
from bot.conversation.core.events import ChoiceTapped, CommandGiven, Event, TextReceived
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Conversation, Errand, Scene, Turn
from bot.conversation.core.steps import Step, rows
from bot.conversation.core.views import AdminMenu
from bot.conversation.reading.text.choices import fold_choice, is_one_of, match_choice
from bot.domain.outcome import Outcome
from bot.domain.ready import ReadyRefused, ReadyUndone

CHECKLISTS: Final[dict[Errand, tuple[Step, ...]]] = {
    "broadcast": (ARABIC, ENGLISH, AUDIENCE, URGENCY, START, UNTIL, broadcast_control.PREVIEW),
    "closing": (closure_where.WHERE, closure_questions.WHEN, closure_questions.HOW, closure_questions.PLAN),
    "inviting": (people.ROLE, people.NAME),
    "pausing": (pausing.ARABIC, pausing.ENGLISH, pausing.SURE),
    "voicing": (notes.RECORD, notes.HEAR),
    "readying": (ready.WHERE, ready.SERIALS, ready.SURE),
    "ending": (campaign.SERVICE, campaign.UNTIL, campaign.SURE),
}
COMMANDS: Final = ("broadcast", "broadcasts", "close", "open", "ready", "campaign", "stats", "staff", "pause", "voice")
LEAVING: Final = frozenset(map(fold_choice, WORDS["admin-leave"]))
OTHERS: Final = frozenset({"start", "register", "code", "cancel", "move"})
"""Commands that begin another errand. Erasing is not among them: it must never wait."""


def allowed(conversation: Conversation, scene: Scene) -> Conversation:
    """The conversation without a dialogue of admins, where its person is no admin any more."""
    return conversation if scene.is_admin or conversation.errand not in CHECKLISTS else conversation.finish()


def hear(conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn | None:
    """An admin's command, button or outcome; ``None`` for the question asked, and for everybody else."""
    if isinstance(event, AdminsOnly):
        left = conversation.finish() if conversation.errand in CHECKLISTS else conversation
        return Turn(replace(left, asked=None), (Say((Text("command-unknown"),)),))
    if isinstance(event, StaffRevoked) and event.own:
        return people.left(conversation)
    if not scene.is_admin:
        return None
    match event:
        case CommandGiven("page"):
            return pausing.page_switch(conversation)
        case CommandGiven("staff", search) if search:
            return Turn(conversation, command=FindStaff(search=search))
        case CommandGiven("ready", written) if written and conversation.errand not in CHECKLISTS:
            return ready.begin(conversation, written)
        case CommandGiven(name) if name in ("admin", "clock") or name in COMMANDS:
            return _wanted(conversation, name)
        case ChoiceTapped(step="admin", choice=choice):
            return _tapped(conversation, choice)
        case ChoiceTapped(step="offer" | "reminder" | "moved") if conversation.errand in CHECKLISTS:
            return _busy(conversation)
        case ChoiceTapped(step="menu", choice=name) | CommandGiven(name) if conversation.errand in CHECKLISTS:
            return _kept_here(conversation, name, event)
        case ChoiceTapped(choice="leave", step=step) if (
            conversation.errand in CHECKLISTS and step == conversation.asked
        ):
            return _left(conversation)
        case TextReceived(text) if conversation.errand in CHECKLISTS and _means_leave(text):
            return _left(conversation)
        case TextReceived(text) if not conversation.errand and conversation.view == AdminMenu():
            meant = match_choice(text, [(each, WORDS[f"admin-{each}"]) for each in COMMANDS])
            return _wanted(conversation, meant) if meant else None
    return None if isinstance(event, Event) else _told(conversation, event, scene)


def _told(conversation: Conversation, outcome: Outcome, scene: Scene) -> Turn | None:
    match outcome:
        case Steered():
            return broadcast_control.steered(conversation, outcome, scene)
        case BroadcastsFound():
            return broadcast_control.listed(conversation, outcome)
        case ClosuresFound():
            return closure_list.listed(conversation, outcome, scene)
        case Reopened(closure, moved):
            return closure_list.reopened(conversation, closure, moved, scene)
        case StaffFound():
            return people.listed(conversation, outcome, scene)
        case StaffRevoked(why):
            return people.revoked(conversation, why)
        case InvitationCancelled(was):
            return people.revoked(conversation, "cancelled" if was else "gone")
        case PageUsed(use):
            now = Text("pause-page-later", {"use": use}) if scene.paused else Text(f"admin-page-now-{use}")
            return remark(conversation, Say((now,), STEP, stays=True))
        case PauseFound(pause):
            return pausing.found(conversation, pause, scene)
        case NotesFound():
            return notes.listed(conversation, outcome)
        case NoteShown() if conversation.errand != "voicing" or outcome.hear:
            return notes.shown(conversation, outcome)
        case NoteDeleted(was):
            return notes.deleted(conversation, was=was)
        case CampaignsFound():
            return campaign.found(conversation, outcome, scene)
        case CampaignGoesOn(was):
            return campaign.went_on(conversation, was=was)
        case ReadyUndone():
            return ready.undone(conversation, outcome)
        case ReadyApproved(recorded):
            return ready.approved(conversation, recorded, scene)
        case ReadyRefused() if conversation.errand != "readying":
            return ready.refused(conversation, outcome)
        case ServiceResumed():
            return remark(conversation, Say((Text("admin-resumed"),), edits=True))
        case ClockFound():
            return clock.found(conversation, outcome, scene)
        case ClockBelieved(was):
            return clock.believed(conversation, was=was)
        case StatsFound(lines):
            title, again = Text("admin-stats-title", {"at": _now(scene)}), rows(button("stats", "admin-look-again"))
            return remark(conversation, Say((title, *lines), STEP, again, edits=True, chart=True))
    return None


def _wanted(conversation: Conversation, name: str) -> Turn | None:
    match name:
        case "admin":
            begun = replace(conversation, view=AdminMenu()) if not conversation.errand else conversation
            return remark(begun, _menu())
        case "broadcast" | "close" | "ready" | "campaign" if conversation.errand in CHECKLISTS:
            errand = {"close": "closing", "ready": "readying", "campaign": "ending"}.get(name, name)
            return Turn(replace(conversation, asked=None)) if conversation.errand == errand else _busy(conversation)
        case "ready":
            return ready.begin(conversation)
        case "campaign":
            return Turn(conversation, command=FindCampaigns())
        case "broadcast":
            return Turn(conversation.begin("broadcast"))
        case "close":
            return Turn(conversation.begin("closing"))
        case "broadcasts":
            return Turn(conversation, command=FindBroadcasts())
        case "open":
            return Turn(conversation, command=FindClosures())
        case "stats":
            return Turn(conversation, command=FindStats())
        case "staff":
            return Turn(conversation, command=FindStaff())
        case "clock":
            return Turn(conversation, command=FindClock())
        case "voice":
            return Turn(conversation, command=FindNotes())
        case "pause" if conversation.errand in CHECKLISTS:
            return Turn(replace(conversation, asked=None)) if conversation.errand == "pausing" else _busy(conversation)
        case "pause":
            return Turn(conversation, command=FindPause())
    return None


def _tapped(conversation: Conversation, choice: str) -> Turn | None:
    verb, _, which = choice.partition(":")
    if not which:
        return _of_nothing(conversation, verb)
    match verb:
        case "page":
            return pausing.page_set(conversation, which)
        case "look" | "take-back" | "approve" | "refuse" | "pause" | "resume" | "retry" | "retry-unknown":
            return Turn(conversation, command=SteerBroadcast(which, verb))
        case "stop":
            return broadcast_control.stop_really(conversation, which)
        case "stop-yes":
            return Turn(conversation, command=SteerBroadcast(which, "stop"))
        case "reopen":
            return closure_list.reopen_really(conversation, which)
        case "reopen-yes":
            return Turn(conversation, command=Reopen(which))
        case "staff-page" if which.isascii() and which.isdigit() and len(which) < 4:
            return Turn(conversation, command=FindStaff(page=int(which)))
        case "revoke":
            return Turn(conversation, command=FindStaff(which))
        case "revoke-yes":
            return Turn(conversation, command=RevokeStaff(which))
        case "clock-right":
            return Turn(conversation, command=BelieveClock(which))
        case "campaign-on":
            return Turn(conversation, command=GoOnWithCampaign(which))
        case "ready-undo" | "ready-refuse":
            return Turn(conversation, command=UndoReady(which))
        case "ready-approve":
            return Turn(conversation, command=ApproveReady(which))
        case "uninvite":
            return Turn(conversation, command=CancelInvitation(which))
        case "note" | "note-record" if conversation.errand in CHECKLISTS:
            return _busy(conversation)
    return notes.tapped(conversation, verb, which)


def _of_nothing(conversation: Conversation, verb: str) -> Turn | None:
    match verb:
        case "menu":
            return _wanted(conversation, "admin")
        case "closures":
            return Turn(conversation, command=FindClosures())
        case "resume-service":
            return Turn(conversation, command=ResumeService())
        case "invite" | "pause-text" | "campaign-new" if conversation.errand in CHECKLISTS:
            return _busy(conversation)
        case "campaign-new":
            return Turn(conversation.begin("ending"))
        case "invite":
            return Turn(conversation.begin("inviting"))
        case "pause-text":
            return pausing.other_text(conversation)
    return _wanted(conversation, verb) if verb in COMMANDS else None


def _kept_here(conversation: Conversation, name: str, event: Event) -> Turn | None:
    """``/cancel`` leaves the dialogue; a command that begins another errand only asks again."""
    if name == "cancel" and isinstance(event, CommandGiven):
        return _left(conversation)
    if name not in OTHERS or (isinstance(event, CommandGiven) and event.argument):
        return None
    return _busy(conversation)


def _busy(conversation: Conversation) -> Turn:
    return Turn(replace(conversation, asked=None), (Say((Text("admin-busy", {"what": conversation.errand}),)),))


def _left(conversation: Conversation) -> Turn:
    return Turn(conversation.finish(), (Say((Text("admin-left"),)),))


def _means_leave(text: str) -> bool:
    """The whole label was typed: a text for many people may begin with such a word."""
    return is_one_of(text, LEAVING)


def _menu() -> Say:
    return Say((Text("admin-menu"),), STEP, rows(*(Choice(name, f"admin-{name}") for name in COMMANDS)))


def _now(scene: Scene) -> object:
    return scene.local(scene.now).time()
