"""The check of a notice: a person in doubt sends its number, ``#1234``, in digits of any script, at any moment, and
gets the words that we sent under it: a true number above other words is forged.

With its sign the number is no answer to any question, so it disturbs none: what was asked is asked again.
"""

import re
from dataclasses import replace

from bot.conversation.core.commands import CheckNotice
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.outcomes import Outcome
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.reading.digits import latin_digits, normalise
from bot.domain.broadcast import NoticeSent, NoticeUnknown, TooManyChecks

_NUMBER = re.compile(r"# ?(\d{1,9})|(\d{1,9}) ?#")


def asks_of_notice(text: str) -> CheckNotice | None:
    found = _NUMBER.fullmatch(latin_digits(normalise(text)))
    return CheckNotice(int(found[1] or found[2])) if found else None


def hear(conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn | None:
    """The number of a notice, or the outcome of its check; ``None`` for all else."""
    match event:
        case TextReceived(text) if check := asks_of_notice(text):
            return Turn(conversation, command=check)
        case NoticeSent(number, at=at):
            when = {"number": f"#{number}", "day": scene.local(at).date(), "time": scene.local(at).time()}
            texts = (Text("broadcast-genuine", when), Text("broadcast-said", {"text": event.words}))
            return _told(conversation, *texts, Text("broadcast-else-forged", when))
        case NoticeUnknown(number):
            return _told(conversation, Text("broadcast-not-genuine", {"number": f"#{number}"}))
        case TooManyChecks():
            return _told(conversation, Text("broadcast-checks-spent"))
        case _:
            return None


def _told(conversation: Conversation, *texts: Text) -> Turn:
    return Turn(replace(conversation, asked=None), (Say(texts),))
