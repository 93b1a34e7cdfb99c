"""What a person does about their own case: choose when to come, say that it was lost, wish to be reminded, go on with
it in another chat.

Law: a case is its chat's alone; whoever has the digits of its slip makes it theirs, and the chat before is told.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.actions.cards import CARD_ELSEWHERE, replace_cards
from bot.actions.notices import ask_to_remind
from bot.actions.tell import tell
from bot.conversation.core.case_outcomes import CardLost, CaseRecovered, CollectionMade, ReminderNoted
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Scene
from bot.domain.booking import Booking, HoldExpired, Slot, SlotClosed
from bot.domain.case import AlreadyChosen, Case, CaseEnded, CollectionBooked, NotInvited, RecoveryRefused
from bot.domain.collecting import collection_at
from bot.domain.standing import Standing
from storage.bookings import holds, reminders
from storage.bookings.call_numbers import digits_for
from storage.bookings.shown import find_shown_days
from storage.bookings.slots import count_free
from storage.bookings.still_open import is_still_open
from storage.cases.asking import invite_who_asks
from storage.cases.collections import book_collection, find_collection
from storage.cases.ends import lose_card
from storage.cases.find import find_case_of_chat, find_cases_of_chat
from storage.cases.recovery import move_case_by_recovery
from storage.cases.reminders import wish_reminder as note_wish
from storage.chats.conversations import find_recipient
from storage.engine.transaction import Transaction
from storage.office.affected import with_closures
from storage.outbox.about_cases import take_back_case, take_back_notices


def standings(tx: Transaction, chat_id: str, scene: Scene, *, offers: bool = False) -> tuple[Standing, ...]:
    """Of the chat's cases that have not ended, the oldest first. ``offers``: the person asks how far they are, and may
    choose a time wherever there is one for them."""
    found = []
    for case in find_cases_of_chat(tx, chat_id):
        there = find_collection(tx, case.id)
        standing = Standing(case, there[1] if there else None)
        if offers and standing.waits_for_times and _invite(tx, case, scene):
            standing = replace(standing, case=replace(case, invited=True))
        found.append(standing)
    return tuple(found)


def _invite(tx: Transaction, case: Case, scene: Scene) -> bool:
    """Where the public view, in which they choose, shows a time as free."""
    calendar = collection_at(scene.office, case.service, case.place)
    if calendar is None:
        return False
    days = find_shown_days(tx, calendar, scene.rules.shares(scene.channel), scene.rules)
    if not any(time.free for day in days for time in day.times):
        return False
    return invite_who_asks(tx, case, calendar.key, count_free(tx, calendar, scene.rules), scene.rules)


def book(
    tx: Transaction, chat_id: str, case_id: str, answers: Mapping[str, str], scene: Scene
) -> CollectionMade | AlreadyChosen | NotInvited | CaseEnded | HoldExpired | SlotClosed:
    """The time that was chosen and is held. No reminder follows it within the next hours."""
    slot = Slot(answers["station"], datetime.fromisoformat(answers["time"]))
    case = find_case_of_chat(tx, chat_id, case_id)
    if case is None:
        return CaseEnded()
    there = collection_at(scene.office, case.service, case.place)
    if (
        there is None
        or there.key != slot.station
        or not is_still_open(tx, slot, with_closures(tx, scene.office), scene.rules)
    ):
        holds.release_hold(tx, chat_id, scene.rules)
        return SlotClosed(slot)
    digits = digits_for(slot, scene.office, scene.rules)
    booked = book_collection(tx, chat_id, scene.channel, case_id, slot, scene.rules, digits)
    if not isinstance(booked, CollectionBooked):
        if not isinstance(booked, HoldExpired):
            holds.release_hold(tx, chat_id, scene.rules)
        return booked
    take_back_notices(tx, case, ("ready", "uncollected"))
    reminders.pass_over(tx, booked.booking_id, slot, scene.rules)
    return CollectionMade(_booking(booked, scene))


def lose(tx: Transaction, chat_id: str, case_id: str, scene: Scene) -> CardLost:
    """It ends here; what the office makes of it, it says in person."""
    lost = lose_card(tx, chat_id, case_id, scene.rules)
    if isinstance(lost, Case):
        take_back_case(tx, lost)
    return CardLost(isinstance(lost, Case))


def wish_reminder(tx: Transaction, chat_id: str, case_id: str, scene: Scene, *, wished: bool) -> ReminderNoted:
    noted = note_wish(tx, chat_id, case_id, scene.rules, wished=wished)
    if isinstance(noted, Case) and not wished:
        take_back_notices(tx, noted, ("expiring",))
    return ReminderNoted(noted if isinstance(noted, Case) else None, wished)


def recover(tx: Transaction, chat_id: str, digits: str, scene: Scene) -> CaseRecovered | RecoveryRefused:
    """The chat that had the case is told; the picture of its code there says so too, and is worth nothing. What had
    not reached that chat yet is told to this one."""
    moved = move_case_by_recovery(tx, digits, chat_id, scene.rules, scene.network)
    if isinstance(moved, RecoveryRefused):
        return moved
    if moved.former is not None:
        untold = take_back_case(tx, moved.case, moved.former)
        if "whether-to-remind" in untold:
            ask_to_remind(tx, moved.case, scene)
        former = find_recipient(tx, moved.former)
        if moved.booked is not None:
            replace_cards(tx, [moved.booked.booking_id], former, scene.office, scene.rules, CARD_ELSEWHERE)
        tell(tx, former, [Say((Text("case-moved-away"),), stays=True)], scene.office)
    return CaseRecovered(moved.case.locale, _booking(moved.booked, scene) if moved.booked is not None else None)


def _booking(booked: CollectionBooked, scene: Scene) -> Booking:
    left = scene.rules.changes_a_booking
    return Booking(booked.booking_id, booked.code, booked.slot, "", left, booked.call_number, collects=True)
