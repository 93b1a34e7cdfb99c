"""A clock in doubt, as an admin sees it. Law: what it says is shown before the admin's word makes it count."""

from bot.conversation.admin.questions import STEP, button, remark
from bot.conversation.core.admin_outcomes import ClockFound
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import rows
from bot.domain.clock import Doubt


def found(conversation: Conversation, outcome: ClockFound, scene: Scene) -> Turn:
    doubt = outcome.doubt
    if doubt is None:
        now = scene.local(scene.now)
        return remark(conversation, Say((Text("clock-fine", {"clock_on": now.date(), "clock_at": now.time()}),)))
    right = rows(button(f"clock-right:{doubt.id}", "clock-right"))
    return remark(conversation, Say((told(doubt, scene), Text("clock-rests")), STEP, right))


def told(doubt: Doubt, scene: Scene) -> Text:
    """Why it is in doubt, what it says, and what the database last saw."""
    clock, seen = scene.local(doubt.clock), scene.local(doubt.seen)
    times = {"clock_on": clock.date(), "clock_at": clock.time(), "seen_on": seen.date(), "seen_at": seen.time()}
    return Text("clock-doubted", {"why": doubt.why.value, **times})


def believed(conversation: Conversation, *, was: bool) -> Turn:
    return remark(conversation, Say((Text("clock-believed" if was else "clock-doubt-over"),), edits=True))
