"""A turn: one message in one transaction. The message, its effects and the replies are committed together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from bot.channels.contract import Channel, ChatBlocked, ChatUnblocked, GroupMessage, Incoming, Recording
from bot.conversation.admin.notes import RECORD
from bot.conversation.advance import advance
from bot.conversation.applicant.interview import listening
from bot.conversation.core.events import Event, OtherReceived, PictureReceived, TextReceived
from bot.conversation.core.merge_says import merge_says
from bot.conversation.core.say import EndLook, Say, Text, TidyUp
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.paused import as_command, where_the_page_is_shut, while_paused
from bot.conversation.reading.text.digits import types_eastern
from bot.conversation.staff.chat_says import STEP as DESK
from bot.domain.account import channel_of
from bot.domain.languages import FIRST_LOCALE, LOCALES
from bot.domain.message import Delete, Edit, EditDelivery, Leave, Message, Outgoing, Send, Tidy
from bot.domain.notes import Note
from bot.domain.office import Office
from bot.domain.pause import PageUse, Pause
from bot.domain.rules import Rules
from bot.domain.staff import Role
from bot.inbox import edits
from bot.inbox.execute import as_staff_now, execute
from bot.inbox.farewell import say_farewell
from bot.inbox.forwards import as_own_words
from bot.inbox.gone_at_once import leaves_at_once
from bot.inbox.marks import mark_before_heard, mark_of, note_mark
from bot.inbox.too_early import came_before_question
from bot.rendering.digits import with_eastern_digits
from bot.rendering.text import render, render_text
from storage.chats import accounts, chats, conversations, inbox
from storage.chats.conversations import ChatRecord
from storage.chats.inbox import Waiting
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import NewDelivery, hasten, queue
from storage.outbox.follow import accounts_of_draft, follow

MOST_COMMANDS = 12  # in one turn; more means a step that goes round in circles


@dataclass(frozen=True, slots=True)
class TurnContext:
    """The surroundings of a turn: the office as it stands, the rules, and the channels by name."""

    office: Office
    rules: Rules
    channels: Mapping[str, Channel]
    pause: Pause | None = None
    """The service is paused: applicants are answered with this and nothing else."""
    page: PageUse = "open"
    """Whom the chat page serves."""
    notes: tuple[Note, ...] = ()
    """The recorded notes that may be offered."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A message was handled; ``erased`` asks for the files to be cleaned."""

    channel: str
    """On which its answer waits to be sent."""
    more: bool
    """Another message of this person waits."""
    erased: bool = False


@dataclass(frozen=True, slots=True)
class NothingWaits:
    pass


@dataclass(frozen=True, slots=True)
class WantsPicture:
    """A picture from staff waits: fetch and read it, then take the turn again with its text."""

    channel: str
    seq: int
    picture: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class WantsVoice:
    """A voice message waits that an admin was asked for: fetch it, then take the turn again with its sound."""

    channel: str
    seq: int
    recording: Recording


Took = Taken | NothingWaits | WantsPicture | WantsVoice
Settle = Callable[[str | None, str | None], bool]
"""Draft and reference of a message -> whether it may count: False if another turn has handled it."""


def take_turn(tx: Transaction, sender: bytes, context: TurnContext, seen: tuple[int, Event] | None = None) -> Took:
    """Handle the oldest waiting message of a person. ``seen``: the sequence number of a message with a
    picture or a recording, and the event that was read off it."""
    waiting = inbox.next_waiting(tx, sender, context.rules.update_retention)
    if waiting is None:
        return NothingWaits()
    return take_message(tx, sender, waiting, context, partial(inbox.mark_handled, tx, waiting.seq), seen)


def take_message(
    tx: Transaction,
    sender: bytes,
    waiting: Waiting,
    context: TurnContext,
    settle: Settle,
    seen: tuple[int, Event] | None = None,
) -> Took:
    """The turn of one message. ``settle``: writes to the inbox that it was heard."""
    heard = context.channels[waiting.channel].read(waiting.payload)
    if not isinstance(heard, Incoming):
        return _take_of_chat(tx, sender, waiting, heard, settle)
    chat = conversations.load_chat(tx, sender) or _open(tx, sender, waiting)
    if isinstance(heard.event, PictureReceived) and chat.staff:
        if seen is None or seen[0] != waiting.seq:
            return WantsPicture(waiting.channel, waiting.seq, heard.picture, heard.event.caption)
        heard = replace(heard, event=seen[1])
    if heard.recording is not None and chat.staff and chat.staff.role is Role.ADMIN and chat.asked == RECORD.name:
        if seen is None or seen[0] != waiting.seq:
            return WantsVoice(waiting.channel, waiting.seq, heard.recording)
        heard = replace(heard, event=seen[1])
    before = _with_draft(tx, conversation_of(chat))
    if isinstance(heard.event, TextReceived):
        before = replace(before, eastern=types_eastern(heard.event.text, before.eastern))
    if not settle(mark_before_heard(before.draft, chat), heard.ref):
        return Taken(waiting.channel, waiting.more)
    if chat.account != waiting.channel:
        chat = _answered_there(tx, chat, waiting.channel)
    paused = context.pause is not None
    around = (paused, heard.network, context.notes, heard.language)
    scene = Scene(tx.now, context.office, context.rules, chat.channel, chat.staff, *around)
    reopened, event = edits.heard_as(before, as_own_words(before, heard.event, scene), heard.ref, scene)
    if listening.begins_counting(reopened, event, scene):
        before, reopened = replace(before, counts=True), replace(reopened, counts=True)
        event = OtherReceived("number")
    early = listening.is_number(reopened, event, scene) and came_before_question(tx, chat.id, waiting.received_at)
    event = OtherReceived("early") if early else listening.heard_as(reopened, event, scene)
    event = as_command(before, event, scene, context.pause, context.page)
    turn = while_paused(before, event, scene, context.pause)
    if early and waiting.more:  # of a number sent five times the last one is answered
        turn = turn or Turn(before)
    elsewhere = any(not context.rules.channel(name).chats_cost_nothing for name in context.channels)
    turn = turn or where_the_page_is_shut(before, event, scene, context.page, elsewhere=elsewhere)
    if turn is None:
        answered, scene = converse(tx, reopened, event, chat, scene)
        turn = edits.told(answered, heard.event, event)
    turn = listening.numbered(turn, scene)
    if chat.staff and scene.staff:
        note_mark(tx, turn, before.draft, chat.id, heard.ref)
    if turn.over:
        say_farewell(tx, turn, before, chat, heard, scene)
        return Taken(waiting.channel, waiting.more, erased=True)
    after = edits.noted(reopened, _with_draft(tx, turn.conversation), event, heard.ref)
    _queue(tx, turn, before, before.draft or after.draft, chat, heard, scene)
    _tidy_elsewhere(tx, turn, before.draft or after.draft, chat, context)
    state = conversations.ChatState(after.locale, after.consent, after.asked, after.draft, after.to_draft())
    newly_agreed = after.consent is not None and after.consent != before.consent
    conversations.save_conversation(tx, chat.id, state, newly_agreed=newly_agreed)
    return Taken(waiting.channel, waiting.more)


def converse(
    tx: Transaction, conversation: Conversation, event: Event, chat: ChatRecord, scene: Scene
) -> tuple[Turn, Scene]:
    """Hear the event, then execute each command and hear its outcome, until there is no further command. Of
    the scene now."""
    turn = advance(conversation, event, scene)
    for _ in range(MOST_COMMANDS):
        if turn.command is None:
            return turn, scene
        outcome = execute(tx, turn.command, chat, turn.conversation, scene)
        scene = as_staff_now(scene, outcome)
        following = advance(turn.conversation, outcome, scene)
        turn = replace(following, says=turn.says + following.says)
    raise RuntimeError(f"the conversation goes round in circles at {turn.conversation.asked}")


def conversation_of(chat: ChatRecord) -> Conversation:
    conversation = Conversation(chat.locale, chat.consent, asked=chat.asked, draft=chat.draft_id or "")
    begins = chat.draft is None and chat.consent is None and not chat.staff and not chat.cased
    return conversation if begins else conversation.with_draft(chat.draft or {})


def _open(tx: Transaction, sender: bytes, waiting: Waiting) -> ChatRecord:
    chats.open_chat(tx, waiting.channel, waiting.address)
    chat = conversations.load_chat(tx, sender)
    if chat is None:
        raise LookupError("a chat opened in this transaction is not there")
    return chat


def _answered_there(tx: Transaction, chat: ChatRecord, account: str) -> ChatRecord:
    """Who writes to another account of ours is answered by it from now on; what waits for them goes by it too."""
    accounts.mark_heard_by(tx, chat.id, account)
    follow(tx, chat.id, account)
    return replace(chat, account=account)


def _with_draft(tx: Transaction, conversation: Conversation) -> Conversation:
    """While an interview is under way its messages bear a mark, by which the screen is tidied when it is over."""
    if conversation.errand != "register" and not conversation.resumes:
        return replace(conversation, draft="")
    return conversation if conversation.draft else replace(conversation, draft=tx.new_id())


def _take_of_chat(
    tx: Transaction, sender: bytes, waiting: Waiting, heard: ChatBlocked | ChatUnblocked | GroupMessage, settle: Settle
) -> Taken:
    if not settle(None, None):
        return Taken(waiting.channel, waiting.more)
    match heard:
        case ChatBlocked():
            accounts.mark_blocked(tx, sender, waiting.channel)
        case ChatUnblocked():
            if chat_id := accounts.mark_unblocked(tx, sender, waiting.channel):
                follow(tx, chat_id, waiting.channel)
        case GroupMessage():
            words = "\n\n".join(render_text(Text("group-only-private"), locale) for locale in LOCALES)
            leave = NewDelivery(None, waiting.channel, "farewell", Leave(Message(words)), address=waiting.address)
            queue(tx, [leave])
    return Taken(waiting.channel, waiting.more)


def _queue(
    tx: Transaction, turn: Turn, before: Conversation, draft: str, chat: ChatRecord, heard: Incoming, scene: Scene
) -> None:
    """What is said leaves after the commit, in this order."""
    locale = turn.conversation.locale
    new: list[NewDelivery] = []
    looks: list[tuple[int, Say]] = []
    for said in merge_says(turn.says):
        match said:
            case TidyUp():
                new.append(NewDelivery(chat.id, chat.account, "chore", Tidy(draft)))
            case EndLook(booking_id):
                hasten(tx, chat.id, f"look:{booking_id}")
            case Say():
                message = render(said, locale, scene.office)
                if turn.conversation.eastern and not said.work:
                    message = with_eastern_digits(message)
                edits = said.edits and heard.pressed and scene.traits.edits
                outgoing = Edit(heard.pressed, message) if edits else Send(message)
                if said.look:
                    looks.append((len(new), said))
                mark = mark_of(said, draft, chat.id)
                new.append(NewDelivery(chat.id, chat.account, "reply", outgoing, mark, until=said.until))
    if leaves_at_once(before, chat, heard, scene):
        yourself = render(Say((Text("delete-it-yourself"),)), locale, scene.office)
        new.append(NewDelivery(chat.id, chat.account, "chore", Delete((heard.ref,), yourself)))
    ids = queue(tx, new)
    for place, say in looks:
        _queue_end_of_look(tx, say, ids[place], chat, heard.ref, scene, locale)
    if heard.ref and not looks and any(isinstance(said, Say) and said.step == DESK for said in turn.says):
        # A code that was refused must not stay on the clerk's phone either.
        queue(tx, [NewDelivery(chat.id, chat.account, "chore", Delete((heard.ref,)))])


def _tidy_elsewhere(tx: Transaction, turn: Turn, draft: str, chat: ChatRecord, context: TurnContext) -> None:
    """What other accounts showed of this interview goes too, each by its own."""
    others = {name for name in context.channels if channel_of(name) == chat.channel} - {chat.account}
    if others and any(isinstance(said, TidyUp) for said in turn.says):
        theirs = sorted(others & accounts_of_draft(tx, draft))
        queue(tx, [NewDelivery(chat.id, one, "chore", Tidy(draft)) for one in theirs])


def _queue_end_of_look(
    tx: Transaction, say: Say, delivery_id: str, chat: ChatRecord, ref: str, scene: Scene, locale: str | None
) -> None:
    """The chores after a look: the person shown is edited down, and the photo or digits deleted. A clerk's phone
    must not become the list."""
    mark, due_at = f"look:{say.look}", tx.now + scene.rules.look
    left = Message(render_text(say.leaves, locale) if say.leaves else "·", locale or FIRST_LOCALE)
    chores: list[Outgoing] = [EditDelivery(delivery_id, left)]
    if ref:
        chores.append(Delete((ref,)))
    queue(tx, [NewDelivery(chat.id, chat.account, "chore", chore, mark, due_at) for chore in chores])
