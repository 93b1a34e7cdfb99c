"""Whoever doubts a notice sends its number: ``#1234``, in digits of any script. At any moment, from anybody.

With its sign it is no answer to any question, so it disturbs none: what was asked is asked again.
"""

import re
from dataclasses import replace

from bot.conversation.core.commands import CheckNotice
from bot.conversation.core.outcomes import NoticeKnown
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Turn
from bot.conversation.reading.digits import latin_digits, normalise

_NUMBER = re.compile(r"# ?(\d{1,9})|(\d{1,9}) ?#")


def asks_of_notice(text: str) -> CheckNotice | None:
    found = _NUMBER.fullmatch(latin_digits(normalise(text)))
    return CheckNotice(int(found[1] or found[2])) if found else None


def told(conversation: Conversation, known: NoticeKnown) -> Turn:
    key = "broadcast-genuine" if known.genuine else "broadcast-not-genuine"
    text = Text(key, {"number": f"#{known.number}"})
    return Turn(replace(conversation, asked=None), (Say((text,)),))
