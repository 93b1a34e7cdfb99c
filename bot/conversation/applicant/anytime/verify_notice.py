"""The check of a notice: a person in doubt sends its number, ``#1234``, in digits of any script, or the line it stood
in, at any moment, also while the service is paused, and gets the words that we sent under it: a true number above other
words is forged.

With its sign the number is no answer to any question, so it disturbs none: what was asked is asked again. Without it
that is so at the menu, and while nothing is asked because of a pause.
"""

from dataclasses import replace

from bot.conversation.core.commands import CheckNotice
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.reading.numbers.notices import read_notice_number
from bot.domain.broadcast import NoticeSent, NoticeUnknown, TooManyChecks
from bot.domain.outcome import Outcome


def asks_of_notice(conversation: Conversation, text: str, scene: Scene) -> CheckNotice | None:
    """Staff type digits for other things, and an admin's text to many may name an earlier notice."""
    rests = not conversation.errand or scene.paused
    bare, within = rests and scene.staff is None, rests or not scene.is_admin
    number = read_notice_number(text, bare=bare, within=within)
    return None if number is None else CheckNotice(number)


def hear(conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn | None:
    """The number of a notice, or the outcome of its check; ``None`` for all else."""
    match event:
        case TextReceived(text) if check := asks_of_notice(conversation, text, scene):
            return Turn(conversation, command=check)
        case NoticeSent(number, at=at):
            when = {"number": f"#{number}", "day": scene.local(at).date(), "time": scene.local(at).time()}
            texts = (Text("broadcast-genuine", when), Text("broadcast-said", {"text": event.words}))
            return _told(conversation, scene, *texts, Text("broadcast-else-forged", when))
        case NoticeUnknown(number):
            return _told(conversation, scene, Text("broadcast-not-genuine", {"number": f"#{number}"}))
        case TooManyChecks():
            return _told(conversation, scene, Text("broadcast-checks-spent"))
        case _:
            return None


def _told(conversation: Conversation, scene: Scene, *texts: Text) -> Turn:
    after = conversation if scene.paused else replace(conversation, asked=None)
    return Turn(after, (Say(texts),))
