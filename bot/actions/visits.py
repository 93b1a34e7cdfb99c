"""A booking made, moved or cancelled: by the applicant in their chat, who hears of it in the reply; or at the desk, of
which their chat is told.

Law: the two are different acts, as an applicant has a limited number of changes and the desk has none. What was queued
of the time before is taken back by each.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.actions import cases, notices
from bot.actions.cards import CARD_OFF, replace_cards
from bot.conversation.applicant.errands.cases import RENEWS
from bot.conversation.applicant.person.inquiries import answers_to
from bot.conversation.core.state import Scene
from bot.conversation.reading.text.folding import fold_name
from bot.domain.arrival import (
    DeskCancelOutcome,
    DeskMoveOutcome,
    NotStaff,
    PapersOutcome,
    TooManyDoubles,
    TooManyWrongCodes,
)
from bot.domain.booking import (
    AlreadyBooked,
    Booking,
    BookingCancelled,
    BookingEnded,
    FamilyFull,
    HoldExpired,
    Moved,
    NoChangesLeft,
    SecondLater,
    Slot,
    SlotClosed,
)
from bot.domain.desk import CancelledAtDesk, Counter, MovedAtDesk, TimeTaken, WalkIn
from bot.domain.office import Service, Station
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.bookings import bookings, holds, reminders, waits
from storage.bookings.applicants import Answers, NewApplicant, Registration, applicant_of
from storage.bookings.call_numbers import digits_for
from storage.bookings.still_open import is_still_open
from storage.cases.renewals import note_renewal
from storage.chats.conversations import find_recipient
from storage.desk import changes, names, papers, walk_ins
from storage.desk.arrivals import meant
from storage.desk.find import find_by_id
from storage.engine.transaction import Transaction
from storage.office.affected import with_closures
from storage.outbox.about_times import take_back_time


def book(
    tx: Transaction, chat_id: str, answers: Mapping[str, str], locale: str, consent: str, scene: Scene
) -> Booking | HoldExpired | SlotClosed | AlreadyBooked | FamilyFull | SecondLater:
    """Of the interview's answers. The chat waits for no place any more."""
    applicant, slot = applicant_of(answers), _slot(answers)
    if not is_still_open(tx, slot, with_closures(tx, scene.office), scene.rules):
        return _let_go(tx, chat_id, slot, scene.rules)
    station = scene.office.station(slot.station)
    if station is not None:
        applicant = _with_inquiries(applicant, answers, scene.office.service_of(station.service))
    new = Registration(applicant, fold_name(applicant.name), locale, _to_this(consent, slot, scene))
    digits = digits_for(slot, scene.office, scene.rules)
    booked = bookings.book(tx, chat_id, scene.channel, new, slot, scene.rules, digits)
    if isinstance(booked, Booking):
        waits.stop_waiting(tx, chat_id)
        if station is not None and (renews := answers.get(RENEWS)):
            note_renewal(tx, chat_id, renews, station.service, booked.id)
    return booked


def move(
    tx: Transaction, chat_id: str, booking_id: str, answers: Mapping[str, str], scene: Scene
) -> Moved | HoldExpired | SlotClosed | NoChangesLeft | BookingEnded:
    """To the time that the applicant has chosen and holds. No reminder follows it within the next hours."""
    slot = _slot(answers)
    if not is_still_open(tx, slot, with_closures(tx, scene.office), scene.rules):
        return _let_go(tx, chat_id, slot, scene.rules)
    digits = digits_for(slot, scene.office, scene.rules)
    moved = bookings.move_booking(tx, chat_id, booking_id, slot, scene.rules, digits)
    if isinstance(moved, Moved):
        take_back_time(tx, booking_id)
        reminders.pass_over(tx, booking_id, slot, scene.rules)
        replace_cards(tx, [booking_id], find_recipient(tx, chat_id), scene.office, scene.rules)
    return moved


def cancel(tx: Transaction, chat_id: str, booking_id: str, scene: Scene) -> BookingCancelled | BookingEnded:
    cancelled = bookings.cancel_booking(tx, chat_id, booking_id, scene.rules)
    if isinstance(cancelled, BookingCancelled):
        take_back_time(tx, booking_id)
        replace_cards(tx, [booking_id], find_recipient(tx, chat_id), scene.office, scene.rules, CARD_OFF)
    return cancelled


def move_at_desk(
    tx: Transaction, member: Staff, booking_id: str, slot: Slot, station: Station, scene: Scene, at: Counter
) -> DeskMoveOutcome:
    outcome = changes.move_at_desk(tx, member, booking_id, slot, _calendars(station, scene), scene.rules, at)
    if isinstance(outcome, MovedAtDesk) and outcome.old != outcome.new:
        take_back_time(tx, booking_id)
        reminders.pass_over(tx, booking_id, outcome.new, scene.rules)
        notices.tell_of_move_at_desk(tx, outcome, scene)
    return outcome


def papers_missing(
    tx: Transaction, member: Staff, booking_id: str, scene: Scene, at: Counter, confirmation: str = ""
) -> PapersOutcome:
    """A time to come again, at once. An arrival that the same member confirmed a moment ago is taken back for it: the
    ``confirmation`` that was on the screen, and none that came after it."""
    row, confirmation = find_by_id(tx, booking_id), meant(tx, booking_id, confirmation)
    calendars = scene.office.calendars_of(row.station if row is not None else "")
    outcome = papers.come_again(tx, member, booking_id, calendars, scene.rules, at, confirmation)
    if isinstance(outcome, MovedAtDesk):
        if row is not None and row.ended == "arrived":
            cases.went_back(tx, member, booking_id, scene, confirmation)
        take_back_time(tx, booking_id)
        reminders.pass_over(tx, booking_id, outcome.new, scene.rules)
        notices.tell_of_move_at_desk(tx, outcome, scene)
    return outcome


def cancel_at_desk(tx: Transaction, member: Staff, booking_id: str, scene: Scene, at: Counter) -> DeskCancelOutcome:
    outcome = changes.cancel_at_desk(tx, member, booking_id, scene.rules, at)
    if isinstance(outcome, CancelledAtDesk) and not outcome.again:
        take_back_time(tx, booking_id)
        notices.tell_of_cancel_at_desk(tx, outcome, scene)
    return outcome


def name_at_desk(
    tx: Transaction, member: Staff, booking_id: str, name: str, scene: Scene, at: Counter
) -> names.NameOutcome:
    """Of who had left it to the desk. Nobody is told: the person stands there."""
    return names.note_name(tx, member, booking_id, name, scene.rules, at)


def register_walk_in(
    tx: Transaction,
    member: Staff,
    answers: Mapping[str, str],
    slot: Slot,
    station: Station,
    locale: str,
    scene: Scene,
    at: Counter,
) -> WalkIn | TimeTaken | AlreadyBooked | TooManyDoubles | TooManyWrongCodes | NotStaff:
    """Of a person without a chat, who agreed to the notice at the desk: there is nobody to write to."""
    service = scene.office.service_of(station.service)
    consent, applicant = scene.office.consent_to(service), _with_inquiries(applicant_of(answers), answers, service)
    new = Registration(applicant, fold_name(applicant.name), locale, consent)
    return walk_ins.register_walk_in(tx, member, new, slot, _calendars(station, scene), scene.rules, at)


def _calendars(station: Station, scene: Scene) -> tuple[Station, ...]:
    """This one first, then the others of its place."""
    return (station, *(each for each in scene.office.calendars_of(station.key) if each.key != station.key))


def _with_inquiries(applicant: NewApplicant, answers: Mapping[str, str], service: Service) -> NewApplicant:
    """With what was answered to this service's own questions."""
    given = answers_to(service, answers)
    return replace(applicant, inquiries=Answers(*given) if given is not None else None)


def _to_this(consent: str, slot: Slot, scene: Scene) -> str:
    """Of all that the chat has agreed to, that for the service of this calendar."""
    station = scene.office.station(slot.station)
    mark = scene.office.consent_to(scene.office.service_of(station.service)) if station else ""
    return mark if mark in consent.split() else consent


def _let_go(tx: Transaction, chat_id: str, slot: Slot, rules: Rules) -> SlotClosed:
    """Of a place that was closed while it was held."""
    holds.release_hold(tx, chat_id, rules)
    return SlotClosed(slot)


def _slot(answers: Mapping[str, str]) -> Slot:
    return Slot(answers["station"], datetime.fromisoformat(answers["time"]))
