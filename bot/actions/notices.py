"""The notices that acts send: one message each to a person who did not ask for it."""

from datetime import datetime

from bot.actions.cards import CARD_OFF, replace_cards
from bot.actions.notes import with_note
from bot.actions.tell import tell, tell_staff
from bot.conversation.applicant.wording.appointment import card_of, of_use_until, place_and_time
from bot.conversation.applicant.wording.case_says import ask_reminder
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Scene
from bot.conversation.core.steps import rows
from bot.domain.arrival import ArrivalUndone, Arrived
from bot.domain.booking import Slot
from bot.domain.case import Case, HandedOver
from bot.domain.desk import CancelledAtDesk, MovedAtDesk
from bot.domain.notes import NoteName
from bot.domain.quiet_hours import next_loud
from bot.domain.reminders import Reminder
from bot.domain.waiting import Offer
from storage.bookings import bookings
from storage.bookings.offer_answers import Passed
from storage.bookings.offers import offer_mark
from storage.bookings.reminders import Reminded
from storage.chats.conversations import find_recipient
from storage.desk.find import find_by_id, slot_of
from storage.engine.transaction import Transaction
from storage.outbox.about_cases import mark_of_case
from storage.outbox.about_times import mark_of_time
from storage.staff import staff


def tell_of_arrival(tx: Transaction, arrived: Arrived, scene: Scene) -> None:
    """To the applicant at once, so that a wrong confirmation does not pass unseen. ``arrived``: with what was handed
    over, if anything was."""
    key, label = "arrival-notice", "arrival-not-me"
    if arrived.handed and arrived.by_another:
        key, label = "handed-to-another-notice", "handed-to-another-not-me"
    elif arrived.handed:
        key, label = "handed-notice", "handed-not-me"
    not_me = Choice(f"not-me:{arrived.booking_id}", label)
    text = Text(key, {"at": scene.local(arrived.at).time()})
    _tell_applicant(tx, arrived.booking_id, Say((text,), "arrival", rows(not_me)), scene)


def tell_of_paper(tx: Transaction, handed: HandedOver, scene: Scene) -> None:
    """What was handed over by its number, without a time. There is no visit that the person could dispute with a tap:
    the place itself hears of it."""
    key = "handed-by-paper-to-another-notice" if handed.by_another else "handed-by-paper-notice"
    tell(tx, handed.case.chat_id, [Say((Text(key, {"at": scene.local(handed.at).time()}),))], scene.office)


def tell_of_paper_back(tx: Transaction, case: Case, time: Slot | None, scene: Scene, *, lost: bool = False) -> None:
    """``time``: to collect, that stands; ``lost``: the case had one, and has to choose another."""
    tell(tx, case.chat_id, [Say((_not_handed(time, scene, lost=lost),))], scene.office)


def tell_of_undo(tx: Transaction, undone: ArrivalUndone, scene: Scene, *, handed: bool) -> None:
    """``handed``: what was taken back is a handing over."""
    tell_of_cleared(tx, undone.booking_id, scene, handed=handed)


def tell_of_cleared(tx: Transaction, booking_id: str, scene: Scene, *, handed: bool) -> None:
    row = find_by_id(tx, booking_id) if handed else None
    text = Text("arrival-undone-notice")
    if row is not None:
        stands = row.ended is None and row.day_ends_at > tx.now
        text = _not_handed(slot_of(row) if stands else None, scene, lost=not stands)
    _tell_applicant(tx, booking_id, Say((text,)), scene)


def _not_handed(time: Slot | None, scene: Scene, *, lost: bool) -> Text:
    if time is not None:
        return Text("handing-undone-stands-notice", place_and_time(time, scene))
    return Text("handing-undone-lost-notice" if lost else "handing-undone-notice")


def tell_of_move_at_desk(tx: Transaction, moved: MovedAtDesk, scene: Scene) -> None:
    """With the picture of the code under its new time."""
    chat_id = bookings.find_chat(tx, moved.booking_id)
    recipient = find_recipient(tx, chat_id) if chat_id else None
    codes = replace_cards(tx, [moved.booking_id], recipient, scene.office, scene.rules)
    text = Text("moved-at-desk-notice", {**place_and_time(moved.new, scene), "call": moved.call_number})
    code, until = codes.get(moved.booking_id, ""), of_use_until(moved.new, scene)
    card = card_of(moved.new, code, moved.call_number, scene) if code else None
    plain = Say((text,), qr=code, card=card, until=until)
    say, heard = with_note(tx, plain, NoteName.MOVED, recipient, scene)
    mark = mark_of_time(tx, chat_id, moved.booking_id) if chat_id else None
    tell(tx, recipient, [say, *heard], scene.office, tag=mark)


def tell_of_cancel_at_desk(tx: Transaction, cancelled: CancelledAtDesk, scene: Scene) -> None:
    chat_id = bookings.find_chat(tx, cancelled.booking_id)
    recipient = find_recipient(tx, chat_id) if chat_id else None
    replace_cards(tx, [cancelled.booking_id], recipient, scene.office, scene.rules, CARD_OFF)
    text = Text("cancelled-at-desk-notice", place_and_time(cancelled.slot, scene))
    _tell_applicant(tx, cancelled.booking_id, Say((text,), until=of_use_until(cancelled.slot, scene)), scene)


def tell_of_dispute(tx: Transaction, arrived: Arrived, scene: Scene) -> None:
    """To the staff of that station and all admins: the call number, nothing of the person."""
    params = {"call": arrived.call_number, "at": scene.local(arrived.at).time(), **place_and_time(arrived.slot, scene)}
    say = Say((Text("desk-disputed", params),))
    for chat_id, _ in staff.staff_chats(tx, arrived.slot.station):
        tell_staff(tx, chat_id, [say], scene.office)


def tell_of_reminder(
    tx: Transaction, which: Reminder, reminded: Reminded, scene: Scene, due_at: datetime, until: datetime
) -> None:
    """Its first line says no more than that there is a time. Dropped if it has not left by ``until``."""
    coming = Choice(f"coming:{reminded.booking_id}", "reminder-coming", style="success")
    others = (Choice(f"{name}:{reminded.booking_id}", f"reminder-{name}") for name in ("change", "cancel"))
    whose = (Text("appointment-whose", {"name": reminded.name.split()[0]}),) if reminded.name else ()
    say = Say(
        (Text(f"reminder-{which}", place_and_time(reminded.slot, scene)), *whose), "reminder", rows(coming, *others)
    )
    mark = mark_of_time(tx, reminded.chat_id, reminded.booking_id)
    tell(tx, reminded.chat_id, [say], scene.office, "courtesy", due_at=due_at, until=until, tag=mark)


def ask_to_remind(tx: Transaction, case: Case, scene: Scene) -> None:
    """Whether to write before what was handed over ends: once, when the handing over cannot be undone any more. Not
    where it does not end, or nobody could be written to."""
    if case.chat_id is not None and case.expires_on is not None and not case.remind:
        due_at = next_loud(scene.now + scene.rules.undo, scene.zone, scene.rules)
        mark = mark_of_case(tx, case.chat_id, case.id, "whether-to-remind")
        tell(tx, case.chat_id, [ask_reminder(case)], scene.office, "calm", due_at=due_at, tag=mark)


def tell_of_offer(tx: Transaction, offer: Offer, scene: Scene) -> None:
    """To the next person on the waiting list. Once the offer has run out the message is no longer sent."""
    params = {**place_and_time(offer.slot, scene), "until": scene.local(offer.expires_at).time()}
    take, no = Choice(f"take:{offer.id}", "offer-take", style="success"), Choice(f"no:{offer.id}", "offer-no")
    say = Say((Text("offer-free", params),), "offer", rows(take, no))
    tell(tx, offer.chat_id, [say], scene.office, "courtesy", until=offer.expires_at, tag=offer_mark(offer.id))


def tell_of_passed_offer(tx: Transaction, passed: Passed, scene: Scene) -> None:
    """To the person who let an offer run out: whether they wait on. Due when the quiet hours are over."""
    if passed.left != "booked":
        station = scene.office.station(passed.station)
        params = {**place_and_time(passed.slot, scene), "waits_at": station.names if station else passed.station}
        say = Say((Text(f"offer-passed-{passed.left}", params),))
        tell(tx, passed.chat_id, [say], scene.office, due_at=next_loud(scene.now, scene.zone, scene.rules))


def _tell_applicant(tx: Transaction, booking_id: str, say: Say, scene: Scene) -> None:
    tell(tx, bookings.find_chat(tx, booking_id), [say], scene.office)
