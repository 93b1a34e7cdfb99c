"""Which notice is due to whom: what a person must learn that no reply of theirs asked for."""

from bot.conversation.appointment import place_and_time
from bot.conversation.state import Choice, Say, Scene, Text
from bot.conversation.steps import rows
from bot.domain.arrival import ArrivalUndone, Arrived
from bot.domain.desk import CancelledAtDesk, MovedAtDesk
from bot.domain.message import Send
from bot.text import render
from storage import bookings, staff
from storage.conversations import find_recipient
from storage.database import Transaction
from storage.deliveries import NewDelivery, queue


def tell_of_arrival(tx: Transaction, arrived: Arrived, scene: Scene) -> None:
    """To the applicant at once, so that a wrong confirmation does not pass unseen."""
    not_me = Choice(f"not-me:{arrived.booking_id}", "arrival-not-me")
    text = Text("arrival-notice", {"at": scene.local(arrived.at).time()})
    _tell_applicant(tx, arrived.booking_id, Say((text,), "arrival", rows(not_me)), scene)


def tell_of_undo(tx: Transaction, undone: ArrivalUndone, scene: Scene) -> None:
    _tell_applicant(tx, undone.booking_id, Say((Text("arrival-undone-notice"),)), scene)


def tell_of_move_at_desk(tx: Transaction, moved: MovedAtDesk, scene: Scene) -> None:
    text = Text("moved-at-desk-notice", place_and_time(moved.new, scene))
    _tell_applicant(tx, moved.booking_id, Say((text,)), scene)


def tell_of_cancel_at_desk(tx: Transaction, cancelled: CancelledAtDesk, scene: Scene) -> None:
    text = Text("cancelled-at-desk-notice", place_and_time(cancelled.slot, scene))
    _tell_applicant(tx, cancelled.booking_id, Say((text,)), scene)


def tell_of_dispute(tx: Transaction, arrived: Arrived, scene: Scene) -> None:
    """To the staff of that station and all admins: the last four digits, nothing of the person."""
    params = {"four": arrived.last_four, "at": scene.local(arrived.at).time(), **place_and_time(arrived.slot, scene)}
    say = Say((Text("desk-disputed", params),))
    for chat_id, _ in staff.staff_chats(tx, arrived.slot.station):
        _tell(tx, chat_id, say, scene)


def _tell_applicant(tx: Transaction, booking_id: str, say: Say, scene: Scene) -> None:
    chat_id = bookings.find_chat(tx, booking_id)
    if chat_id is not None:
        _tell(tx, chat_id, say, scene)


def _tell(tx: Transaction, chat_id: str, say: Say, scene: Scene) -> None:
    recipient = find_recipient(tx, chat_id)
    if recipient is not None:
        message = render(say, recipient.locale, scene.office)
        queue(tx, [NewDelivery(chat_id, recipient.channel, "notice", Send(message))])
