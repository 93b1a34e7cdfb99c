"""A broadcast as people see it, and what admins do with it: each act is one function, for the chat and for the desk.

Law: an admin who is asked for a second word is asked in their chat, and the maker learns the verdict in theirs,
whichever way a broadcast was sent and judged.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import timedelta
from html import escape, unescape
from typing import Final

from bot.actions.tell import tell_staff
from bot.conversation.admin.broadcast_says import approval, grown, judged
from bot.conversation.core.admin_outcomes import BroadcastShown
from bot.conversation.core.say import Text
from bot.conversation.core.state import Scene
from bot.domain import limits
from bot.domain.broadcast import Broadcast, BroadcastRefused, NewBroadcast, Night, Recipients, Report, Stage
from bot.domain.languages import LOCALES
from bot.domain.message import Message
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from bot.rendering.runs import in_order
from bot.rendering.text import render_text
from storage.engine.transaction import Transaction
from storage.outbox import broadcast_rounds, broadcasts, four_eyes
from storage.outbox.departure import goes_at
from storage.staff.staff import find_staff_chat, list_ever, staff_chats

ADMINS_ONLY: Final = ""  # of no station's staff


def announced(text: str, number: int, locale: str) -> Message:
    """A text as it was typed, with its number below: a reader who doubts it can ask us. Marks that hold its numbers in
    order are left out where a message has no room for them: it must go out."""
    mark = render_text(Text("broadcast-number", {"number": f"#{number}"}), locale)
    ordered, room = in_order(text.strip()), limits.MESSAGE - limits.units(f"\n\n{mark}")
    shown = text.strip() if limits.too_long(ordered, room) else ordered
    return Message(f"{escape(shown, quote=False)}\n\n{mark}", locale)


def previews(text: NewBroadcast, number: int) -> dict[str, Message]:
    """The message exactly as people will see it, by locale."""
    return {locale: announced(_in(text, locale), number, locale) for locale in LOCALES}


def show_to_me(tx: Transaction, admin: Staff, broadcast: Broadcast, office: Office) -> bool:
    """Sends it to the admin's own chat, in each language that it has. False: there is no chat to send it to."""
    shown = previews(broadcast.text, broadcast.number)
    wanted = LOCALES if broadcast.text.english else LOCALES[:1]
    return bool(tell_staff(tx, find_staff_chat(tx, admin.id), [shown[each] for each in wanted], office, "reply"))


def as_shown(tx: Transaction, broadcast: Broadcast, scene: Scene) -> BroadcastShown:
    """A broadcast before it goes out, with its recipients counted now."""
    recipients = broadcasts.count_recipients(tx, broadcast.text.audience)
    shown = previews(broadcast.text, broadcast.number)
    # Without an English text its readers get the Arabic one, with our line below it in English.
    seen = tuple((locale, unescape(message.text)) for locale, message in shown.items())
    wanted = seen if broadcast.text.english else seen[:1]
    second = needs_second(tx, broadcast, recipients, scene.rules)
    return BroadcastShown(broadcast, recipients.told(), takes(recipients, scene.rules), wanted, second)


def needs_second(tx: Transaction, broadcast: Broadcast, recipients: Recipients, rules: Rules) -> bool:
    """Whether it would wait for another admin, were it sent now."""
    goes = goes_at(tx.now, broadcast.text.starts_at, rules)
    return four_eyes.wants_second(tx, broadcast.made_by, broadcast.id, recipients.total, goes, rules)


def as_asked(tx: Transaction, broadcast: Broadcast, scene: Scene) -> tuple[BroadcastShown, str]:
    """A broadcast that waits for another admin, as it was shown to them when they were asked; and its maker's name."""
    maker = list_ever(tx).get(broadcast.made_by)
    return as_shown(tx, broadcast, scene), maker.name if maker else ""


def draft(tx: Transaction, admin: Staff, new: NewBroadcast, instead: str = "") -> Broadcast | BroadcastRefused:
    """``instead``: the id of the draft that it replaces."""
    return broadcasts.draft_broadcast(tx, admin, new, instead)


def send(tx: Transaction, admin: Staff, broadcast_id: str, scene: Scene) -> Broadcast | BroadcastRefused:
    """It waits for its time; or, where it has many recipients, for another admin: all the others are asked. ``night``:
    it is ordinary and would go out in quiet hours; then the admin says which of the next two it shall be."""
    return _send(tx, admin, broadcast_id, scene, "ask")


def send_at_night(tx: Transaction, admin: Staff, broadcast_id: str, scene: Scene) -> Broadcast | BroadcastRefused:
    return _send(tx, admin, broadcast_id, scene, "now")


def send_in_the_morning(tx: Transaction, admin: Staff, broadcast_id: str, scene: Scene) -> Broadcast | BroadcastRefused:
    """When quiet hours are over."""
    return _send(tx, admin, broadcast_id, scene, "morning")


def _send(tx: Transaction, admin: Staff, broadcast_id: str, scene: Scene, night: Night) -> Broadcast | BroadcastRefused:
    sent = broadcasts.send_broadcast(tx, admin, broadcast_id, scene.rules, night)
    if isinstance(sent, Broadcast) and sent.stage is Stage.APPROVAL:
        _ask_others(tx, sent, scene)
    return sent


def look_after(tx: Transaction, scene: Scene) -> bool:
    """Starts what is due and ends what is done. One that has grown past what its maker may send alone waits for another
    admin: the others are asked, and its maker is told. Whether anything changed."""
    changed = broadcast_rounds.start_due(tx, scene.rules)
    for broadcast_id in changed:
        broadcast = broadcasts.find_broadcast(tx, broadcast_id)
        if broadcast is not None and broadcast.stage is Stage.APPROVAL:
            _ask_others(tx, broadcast, scene)
            tell_staff(tx, find_staff_chat(tx, broadcast.made_by), [grown(broadcast, scene)], scene.office)
    return bool(changed)


def _ask_others(tx: Transaction, broadcast: Broadcast, scene: Scene) -> None:
    shown, name = as_asked(tx, broadcast, scene)
    asked, own = approval(shown, name, scene), find_staff_chat(tx, broadcast.made_by)
    for chat_id, _ in staff_chats(tx, ADMINS_ONLY):
        if chat_id != own:
            tell_staff(tx, chat_id, asked, scene.office)


def approve(tx: Transaction, admin: Staff, broadcast_id: str, scene: Scene) -> Broadcast | BroadcastRefused:
    """Its maker is told. ``own-approval``: that is the admin themselves."""
    return _verdict(tx, admin, broadcasts.approve_broadcast(tx, admin, broadcast_id, scene.rules), scene, approved=True)


def refuse(tx: Transaction, admin: Staff, broadcast_id: str, scene: Scene) -> Broadcast | BroadcastRefused:
    """A draft again, and its maker is told. ``not-now``: it waits for no admin's word."""
    refused = broadcasts.take_back(tx, admin, broadcast_id, Stage.APPROVAL)
    return _verdict(tx, admin, refused, scene, approved=False)


def take_back(tx: Transaction, admin: Staff, broadcast_id: str, scene: Scene) -> Broadcast | BroadcastRefused:
    """A draft again, nothing was sent. From another admin who was asked to approve it this is a refusal."""
    found = broadcasts.find_broadcast(tx, broadcast_id)
    if found is not None and found.stage is Stage.APPROVAL:
        refused = refuse(tx, admin, broadcast_id, scene)
        if refused != BroadcastRefused("not-now"):
            return refused  # else another admin has approved it in this instant, and it waits for its time
    return broadcasts.take_back(tx, admin, broadcast_id, Stage.DRAFT, Stage.WAITING)


def pause(tx: Transaction, admin: Staff, broadcast_id: str, scene: Scene) -> Broadcast | BroadcastRefused:
    return broadcasts.pause(tx, admin, broadcast_id)


def resume(tx: Transaction, admin: Staff, broadcast_id: str, scene: Scene) -> Broadcast | BroadcastRefused:
    return broadcasts.resume(tx, admin, broadcast_id)


def stop(tx: Transaction, admin: Staff, broadcast_id: str, scene: Scene) -> Broadcast | BroadcastRefused:
    """For good; what was sent stays sent."""
    return broadcasts.stop(tx, admin, broadcast_id)


def discard(tx: Transaction, admin: Staff, broadcast_id: str, scene: Scene) -> Broadcast | BroadcastRefused:
    """Throws a draft away. ``not-now``: it is none any more, and is stopped by ``stop`` alone, which asks first."""
    return broadcasts.stop(tx, admin, broadcast_id, Stage.DRAFT)


def retry(tx: Transaction, admin: Staff, broadcast_id: str, scene: Scene) -> Broadcast | BroadcastRefused:
    """Only to those whose delivery failed."""
    return broadcasts.retry(tx, admin, broadcast_id, "failed")


def retry_unknown(tx: Transaction, admin: Staff, broadcast_id: str, scene: Scene) -> Broadcast | BroadcastRefused:
    """To those of whom nobody can tell whether they have it: some may have it twice."""
    return broadcasts.retry(tx, admin, broadcast_id, "unknown")


Act = Callable[[Transaction, Staff, str, Scene], Broadcast | BroadcastRefused]
ACTS: Final[Mapping[str, Act]] = {
    "send": send,
    "send-at-night": send_at_night,
    "send-in-the-morning": send_in_the_morning,
    "take-back": take_back,
    "approve": approve,
    "refuse": refuse,
    "pause": pause,
    "resume": resume,
    "stop": stop,
    "discard": discard,
    "retry": retry,
    "retry-unknown": retry_unknown,
}
"""What the buttons of a broadcast do, in the chat and on its page."""


def _verdict(
    tx: Transaction, admin: Staff, outcome: Broadcast | BroadcastRefused, scene: Scene, *, approved: bool
) -> Broadcast | BroadcastRefused:
    if isinstance(outcome, Broadcast) and outcome.made_by != admin.id:
        verdict = judged(outcome, approved, admin.name, scene)
        tell_staff(tx, find_staff_chat(tx, outcome.made_by), [verdict], scene.office)
    return outcome


def takes(recipients: Recipients, rules: Rules) -> timedelta:
    """How long a broadcast takes until the slowest channel has sent its part."""
    counts: Counter[str] = Counter()
    for channel, _, count in recipients.by_channel:
        counts[channel] += count
    paces = {channel: rules.channel(channel).per_second for channel in counts}
    return timedelta(seconds=max((counts[channel] / pace for channel, pace in paces.items() if pace), default=0))


def left(report: Report, per_second: float) -> timedelta:
    """How long the deliveries that are still due will take."""
    return timedelta(seconds=report.due / per_second if per_second else 0)


def _in(text: NewBroadcast, locale: str) -> str:
    return text.english if locale == "en" and text.english else text.arabic
