"""What admins enter as ready, undo and approve.

Law: an admin who is asked for a second word is asked in their chat, and the maker learns the verdict in theirs,
whichever way it was entered.
"""

from bot.actions.tell import tell_staff
from bot.conversation.admin import ready as says
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Scene
from bot.conversation.reading.numbers.serials import written_ranges
from bot.domain.office import Station
from bot.domain.ready import ReadyOutcome, ReadyRecorded, ReadyUndone, ReadyWantsSecond, UndoReadyOutcome
from bot.domain.serial import Serial
from bot.domain.staff import Staff
from storage.cases import ready
from storage.engine.transaction import Transaction
from storage.staff.second_word import is_one_person
from storage.staff.staff import find_staff_chat, list_ever, staff_chats

ADMINS_ONLY = ""  # of no station's staff


def enter(tx: Transaction, admin: Staff, at: Station, serials: tuple[Serial, ...], scene: Scene) -> ReadyOutcome:
    """``at``: the calendar of the collection. Nobody is told for some minutes; or not before another admin agrees, and
    then all the others are asked."""
    outcome = ready.record_ready(tx, admin, at.service, at.place_key, serials, scene.rules)
    if isinstance(outcome, ReadyWantsSecond):
        batch = ready.find_batch(tx, outcome.batch_id, scene.rules)
        own = find_staff_chat(tx, admin.id)
        for chat_id, _ in staff_chats(tx, ADMINS_ONLY):
            if batch is not None and chat_id != own:
                asked = says.approval(batch, admin.name, written_ranges(serials, says.RANGES), scene)
                tell_staff(tx, chat_id, [asked], scene.office)
    return outcome


def approve(tx: Transaction, admin: Staff, batch_id: str, scene: Scene) -> ReadyOutcome:
    """Its maker is told."""
    outcome = ready.approve_ready(tx, admin, batch_id, scene.rules)
    if isinstance(outcome, ReadyRecorded):
        at = {"at": scene.local(outcome.tells_at).time()}
        texts = (Text("ready-approved-by", {"name": admin.name, "count": outcome.entered}), Text("ready-tells-at", at))
        _tell_maker(tx, admin, batch_id, Say(texts), scene)
    return outcome


def undo(tx: Transaction, admin: Staff, batch_id: str, scene: Scene) -> UndoReadyOutcome:
    """By any admin, while nobody was told; of one that waits for a second word this is a refusal. Its maker is told
    where another has done it."""
    outcome = ready.undo_ready(tx, admin, batch_id)
    if isinstance(outcome, ReadyUndone):
        text = Text("ready-undone-by", {"name": admin.name, "count": outcome.entered})
        _tell_maker(tx, admin, batch_id, Say((text,)), scene)
    return outcome


def _tell_maker(tx: Transaction, admin: Staff, batch_id: str, say: Say, scene: Scene) -> None:
    batch = ready.find_batch(tx, batch_id, scene.rules)
    maker = list_ever(tx).get(batch.made_by) if batch else None
    if maker is not None and not is_one_person(tx, maker.id, admin.id):
        tell_staff(tx, find_staff_chat(tx, maker.id), [say], scene.office)
