"""The staff, in chat: invited with a line that works once, listed page by page, found by a name (``/staff Amina``), and
revoked after one more question."""

from dataclasses import dataclass, replace
from typing import Final

from bot.conversation.admin.questions import STEP, ask, button, choice_of, remark
from bot.conversation.core.admin_commands import FindStaff, InviteStaff
from bot.conversation.core.admin_outcomes import StaffFound
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.say import Choice, Rows, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import AlwaysAsked, PlainStep, please_choose, rows
from bot.domain import limits
from bot.domain.outcome import Outcome
from bot.domain.staff import Invitation, NameTooLong, Role, Staff, read_name

ADMIN: Final = "admin"


@dataclass(frozen=True, slots=True)
class ChooseRole(PlainStep):
    name: str = "in-role"
    stage: int = 0

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        return ask(conversation, self.name, (*before, Text("admin-ask-role")), self._choices(scene))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        match (choice_of(event, self._choices(scene), scene) or "").partition(":"):
            case ("role", _, "admin"):
                return Turn(conversation.with_answer(self, ADMIN))
            case (key, _, "") if scene.office.place(key):
                return Turn(conversation.with_answer(self, f"at:{key}"))
        return self.ask(conversation, scene, (please_choose(scene),))

    def _choices(self, scene: Scene) -> Rows:
        stations = (Choice(each.key, "admin-role-station", {"place": each.names}) for each in scene.office.places)
        return rows(*stations, Choice("role:admin", "admin-role-admin"))


@dataclass(frozen=True, slots=True)
class NameThem(AlwaysAsked):
    """The name of the new member, the last question: the invitation is made from here."""

    name: str = "in-name"
    stage: int = 0

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        return ask(conversation, self.name, (*before, Text("admin-ask-name")), self._choices())

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        role = conversation.answers["in-role"]
        station = None if role == ADMIN else role.removeprefix("at:")
        if isinstance(event, Invitation):
            return _invited(conversation, event, scene)
        if isinstance(event, NameTooLong):
            return self._ask_again(conversation, scene)
        if choice_of(event, self._choices(), scene) == "none":
            return Turn(conversation, command=InviteStaff(station, ""))
        if not isinstance(event, TextReceived):
            return self.ask(conversation, scene, (Text("please-write"),))
        name = read_name(event.text)
        if isinstance(name, NameTooLong) or not name:
            return self._ask_again(conversation, scene)
        return Turn(conversation, command=InviteStaff(station, name))

    def _ask_again(self, conversation: Conversation, scene: Scene) -> Turn:
        return self.ask(conversation, scene, (Text("people-fault-name", {"most": limits.STAFF_NAME}),))

    def _choices(self) -> Rows:
        return rows(Choice("none", "admin-no-name"))


def listed(conversation: Conversation, found: StaffFound, scene: Scene) -> Turn:
    if found.ask and (member := next((each for each in found.members if each.id == found.ask), None)):
        last = Say((Text("people-last-admin"),), STEP, edits=True)
        return remark(conversation, last if member.id == found.only_admin else _really(member, scene))
    only = {found.only_admin: {"role": "only-admin"}}
    lines = [
        Text("admin-member", {"name": each.name, **_role(each.role, each.station, scene), **only.get(each.id, {})})
        for each in found.members
    ]
    for each in found.invited:
        until = scene.local(each.expires_at)
        params = {"name": each.name, **_role(each.role, each.station, scene), "on": until.date(), "at": until.time()}
        lines.append(Text("admin-invited", params))
    texts = [Text("admin-staff-title" if found.members else "admin-staff-none"), *lines]
    if found.more:
        texts.append(Text("admin-staff-more"))
    if found.pages > 1:
        texts.append(Text("admin-staff-page", {"page": found.page + 1, "pages": found.pages}))
    turns = [
        button(f"staff-page:{page}", key)
        for page, key in ((found.page - 1, "admin-staff-previous"), (found.page + 1, "admin-staff-next"))
        if 0 <= page < found.pages
    ]
    choices = (
        button("invite", "admin-invite"),
        *(button(f"revoke:{each.id}", "admin-revoke", name=each.name) for each in found.members if each.id not in only),
        *(button(f"uninvite:{each.id}", "admin-uninvite", name=each.name) for each in found.invited),
    )
    return remark(conversation, Say(tuple(texts), STEP, (*rows(*choices), *rows(*turns, across=2)), edits=True))


def left(conversation: Conversation) -> Turn:
    """The answer to who has let themself go: it stays on the phone, so it holds no word of their work."""
    return Turn(replace(conversation, asked=None), (Say((Text("people-revoked-you"),)),))


def revoked(conversation: Conversation, outcome: str) -> Turn:
    """The answer to a revocation, with the list as it is now."""
    return Turn(conversation, (Say((Text(f"people-{outcome}"),)),), command=FindStaff())


def _invited(conversation: Conversation, invitation: Invitation, scene: Scene) -> Turn:
    until = scene.local(invitation.expires_at)
    params = {
        **_role(invitation.role, invitation.station, scene),
        "line": f"/start {invitation.payload}",
        "on": until.date(),
        "at": until.time(),
    }
    line = f"/start {invitation.payload}"
    say = Say((Text("admin-invitation", params),), STEP, rows(Choice("copy", "admin-copy", copy=line)), stays=True)
    return remark(conversation.finish(), say)


def _really(member: Staff, scene: Scene) -> Say:
    you = scene.staff is not None and member.id == scene.staff.id
    text = Text("people-really-you") if you else Text("people-really", {"name": member.name})
    choices = rows(
        Choice(f"revoke-yes:{member.id}", "people-yes", style="danger"),
        Choice("staff", "people-no"),
    )
    return Say((text,), STEP, choices)


def _role(role: Role, station: str | None, scene: Scene) -> dict[str, object]:
    found = scene.office.place(station) if station else None
    return {"role": role.value, "place": found.names if found else station or ""}


ROLE = ChooseRole()
NAME = NameThem()
