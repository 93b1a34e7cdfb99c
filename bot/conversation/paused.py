"""The answer while the service is paused: the reason, and nothing else happens. Every interview stays where it stood.

Staff and admins go on. Three acts are never paused: an invitation of new staff, the
erasing of one's own data, and the question whether a notice is genuine.
"""

from bot.conversation.applicant.anytime.verify_notice import asks_of_notice
from bot.conversation.core.events import ChoiceTapped, CommandGiven, Event, TextReceived
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.reading.asides.details import is_for_later
from bot.conversation.reading.asides.read import Aside, heard
from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.sentences.plain_answers import only_talks
from bot.domain.office import Words
from bot.domain.pause import PageUse, Pause


def while_paused(conversation: Conversation, event: Event, scene: Scene, pause: Pause | None) -> Turn | None:
    """``None``: the conversation goes on as ever."""
    if pause is None or scene.staff is not None or _is_nobodys_to_pause(conversation, event, scene):
        return None
    texts = (pause.words,) if conversation.locale else _in_both(pause)
    told = tuple(Text("pause-told", {"text": text}) for text in texts)
    return Turn(conversation, (Say((*told, Text("pause-erase")) if conversation.locale else told),))


def as_command(conversation: Conversation, event: Event, scene: Scene, pause: Pause | None, use: PageUse) -> Event:
    """Who asks in words to be erased is heard as by the command: the question that they stand at hears nothing now."""
    shut = pause is not None or (use != "open" and scene.traits.chats_cost_nothing)
    if not shut or scene.staff is not None or conversation.errand == "erase" or not isinstance(event, TextReceived):
        return event
    text = event.text
    asks = asks_in_words(text) or is_for_later(text) or only_talks(text)
    wishes = heard(text, conversation.asked or "", sure=False) == Aside("erase") and not asks
    return CommandGiven("erase") if wishes else event


def where_the_page_is_shut(
    conversation: Conversation, event: Event, scene: Scene, use: PageUse, *, elsewhere: bool
) -> Turn | None:
    """``None``: the conversation goes on as ever; so it does for who sees, cancels or erases what is theirs.
    ``elsewhere``: a messenger is served too."""
    if use == "open" or not scene.traits.chats_cost_nothing or (use == "staff" and scene.staff is not None):
        return None
    own = conversation.errand in ("code", "cancel", "erase") or _begins_own(event)
    if own or _is_nobodys_to_pause(conversation, event, scene):
        return None
    shut = Text("chat-page-shut", {"elsewhere": "yes" if elsewhere else "no"})
    if scene.staff is None:
        return Turn(conversation, (Say((shut,)),))
    return Turn(conversation, (Say((Text("admin-page-shut"), shut), work=True),))


def _begins_own(event: Event) -> bool:
    match event:
        case CommandGiven("code" | "cancel" | "status" | "language") | ChoiceTapped(step="language"):
            return True
        case ChoiceTapped(step="menu", choice="code" | "cancel" | "status"):
            return True
        case _:
            return False


def _is_nobodys_to_pause(conversation: Conversation, event: Event, scene: Scene) -> bool:
    match event:
        case TextReceived(text) if asks_of_notice(conversation, text, scene):
            return True
        case CommandGiven("start", payload):
            return payload.startswith("i")
        case CommandGiven("erase") | ChoiceTapped(step="menu", choice="erase"):
            return True
        case ChoiceTapped(step="confirm-erase") | TextReceived():
            return conversation.errand == "erase" and conversation.asked == "confirm-erase"
        case _:
            return False


def _in_both(pause: Pause) -> tuple[Words, ...]:
    """The text in both languages: this person has not chosen one yet."""
    texts = dict.fromkeys((pause.words.ar, pause.words.en))
    return tuple(Words(text, text) for text in texts)
