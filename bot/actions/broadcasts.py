"""A broadcast as people see it, and its way: shown before it is sent, started by the leader when its time has come."""

from collections import Counter
from datetime import timedelta
from html import escape

import structlog

from bot.actions.tell import tell
from bot.conversation.core.say import Text
from bot.domain.broadcast import Broadcast, NewBroadcast, Recipients, Report
from bot.domain.message import Message
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from bot.rendering.text import LOCALES, render_text
from storage.engine.transaction import Transaction
from storage.staff.staff import find_staff_chat

log = structlog.get_logger()


def announced(text: str, number: int, locale: str) -> Message:
    """A text as it was typed, with its number below: whoever doubts it can ask."""
    mark = render_text(Text("broadcast-number", {"number": f"#{number}"}), locale)
    return Message(f"{escape(text.strip(), quote=False)}\n\n{mark}", locale)


def previews(text: NewBroadcast, number: int) -> dict[str, Message]:
    """The message exactly as people will see it, by language."""
    return {locale: announced(_in(text, locale), number, locale) for locale in LOCALES}


def show_to_me(tx: Transaction, admin: Staff, broadcast: Broadcast, office: Office) -> bool:
    """Sends it to the admin's own chat, in each language that it has. False: there is no chat to send it to."""
    shown = previews(broadcast.text, broadcast.number)
    wanted = LOCALES if broadcast.text.english else LOCALES[:1]
    return tell(tx, find_staff_chat(tx, admin.id), [shown[each] for each in wanted], office, "reply")


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
