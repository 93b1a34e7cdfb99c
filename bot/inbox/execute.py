"""Command -> act: the one ``match`` that does what the conversation commands, inside the turn's transaction."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import assert_never

from bot.actions import arrivals, case_of_chat, cases, offers, signing_in, visits
from bot.actions import staff as people
from bot.conversation.applicant.person.services import bookable
from bot.conversation.core import commands, outcomes
from bot.conversation.core.admin_commands import AdminCommand
from bot.conversation.core.admin_outcomes import StaffRevoked
from bot.conversation.core.case_commands import CaseCommand
from bot.conversation.core.commands import Command
from bot.conversation.core.state import Conversation, Scene
from bot.conversation.core.views import Days, Near
from bot.domain.arrival import LooksFrozen, NotStaff
from bot.domain.booking import ShownDay, Slot, SlotFull
from bot.domain.desk import PairingGone
from bot.domain.distance import distance_km
from bot.domain.languages import FIRST_LOCALE
from bot.domain.office import Station
from bot.domain.outcome import Outcome
from bot.domain.serial import Serial
from bot.domain.staff import Staff
from bot.domain.waiting import Waits
from bot.inbox import execute_admin, execute_cases
from storage import counts
from storage.bookings import bookings, holds, reminders, shown, waits
from storage.bookings.view_steps import step_begins
from storage.chats.conversations import ChatRecord
from storage.desk import looks
from storage.engine.transaction import Transaction
from storage.outbox import broadcasts
from storage.retention import forget
from storage.staff import desk_sessions, pairings
from storage.staff.freeze import is_frozen


def execute(tx: Transaction, command: Command, chat: ChatRecord, conversation: Conversation, scene: Scene) -> Outcome:
    rules, web = scene.rules, scene.traits.chats_cost_nothing
    match command:
        case commands.FindStations():
            return _stations(tx, chat, conversation, scene, command)
        case commands.FindDays():
            return _days(tx, command, chat, scene)
        case commands.HoldSlot(slot):
            station = scene.office.station(slot.station)
            if station is None:
                return SlotFull(slot)
            return holds.hold_slot(tx, chat.id, slot, station, web, rules, scene.network)
        case commands.Book(answers):
            return visits.book(
                tx, chat.id, answers, conversation.locale or FIRST_LOCALE, conversation.consent or "", scene
            )
        case commands.FindBookings(purpose, wanted):
            later = bookings.find_second_later(tx, chat.id, rules) if purpose == "register" else None
            found = bookings.find_bookings(tx, chat.id, rules)
            shows = purpose in ("start", "menu", "status")
            standings = case_of_chat.standings(tx, chat.id, scene, offers=True) if shows else ()
            return outcomes.BookingsFound(purpose, found, wanted, later, standings)
        case commands.MoveBooking(booking_id):
            return visits.move(tx, chat.id, booking_id, conversation.answers, scene)
        case commands.CancelBooking(booking_id):
            return visits.cancel(tx, chat.id, booking_id, scene)
        case commands.Wait(key):
            return _wait(tx, key, chat, conversation, scene)
        case commands.TakeOffer(offer_id):
            return offers.take(tx, chat.id, offer_id, scene)
        case commands.DeclineOffer(offer_id):
            return offers.decline(tx, chat.id, offer_id, scene)
        case commands.Coming(booking_id):
            return outcomes.ComingNoted(reminders.record_coming(tx, chat.id, booking_id))
        case commands.Decline():
            booked = bookings.find_bookings(tx, chat.id, rules) or waits.waits_for_booking(tx, chat.id)
            if booked or case_of_chat.standings(tx, chat.id, scene) or scene.staff:
                holds.release_hold(tx, chat.id, rules)
                waits.stop_waiting(tx, chat.id)
                return outcomes.Declined(kept=True)
            forget.forget_person(tx, chat, rules)
            return outcomes.Declined(kept=False)
        case commands.EraseAll():
            forget.forget_person(tx, chat, rules)
            return outcomes.Erased()
        case commands.DisputeArrival(booking_id):
            return outcomes.ArrivalDisputed(arrivals.dispute(tx, chat.id, booking_id, scene) is not None)
        case commands.Enrol(payload):
            return people.enrol(tx, payload, chat.id, scene.office)
        case commands.FindPairing(typed):
            return _unless_frozen(tx, pairings.find_pairing(tx, scene.staff, typed)) if scene.staff else NotStaff()
        case commands.AnswerPairing(pairing_id, number):
            return pairings.answer_pairing(tx, scene.staff, pairing_id, number) if scene.staff else NotStaff()
        case commands.FindSessions():
            own = desk_sessions.list_sessions(tx, rules) if scene.staff else ()
            return outcomes.SessionsFound(tuple(one for one in own if scene.staff and one.staff.id == scene.staff.id))
        case commands.EndSession(session_id):
            ended = scene.staff is not None and signing_in.end_session(tx, scene.staff, session_id)
            return outcomes.SessionEnded(ended)
        case commands.CheckNotice(number):
            return broadcasts.find_notice(tx, chat.id, number, rules)
        case commands.LookUp(code):
            return _look_up(tx, code, scene)
        case commands.ConfirmArrival(booking_id, by_another):
            return _at_work(tx, partial(arrivals.confirm, by_another=by_another), booking_id, scene)
        case commands.NoteSerial(booking_id, serial):
            return _at_work(tx, partial(_note_serial, serial=Serial(serial)), booking_id, scene)
        case commands.DoubtArrival(booking_id):
            return _at_work(tx, arrivals.doubt, booking_id, scene)
        case commands.UndoArrival(booking_id, confirmation):
            return _at_work(tx, arrivals.undo, booking_id, scene, confirmation)
        case _ if isinstance(command, CaseCommand):
            return execute_cases.execute_case(tx, command, chat, conversation, scene)
        case _ if isinstance(command, AdminCommand):
            return execute_admin.execute_admin(tx, command, scene)
        case _:
            assert_never(command)


def as_staff_now(scene: Scene, outcome: Outcome) -> Scene:
    """Who has just been enrolled works here, and who has let themself go does not."""
    if isinstance(outcome, Staff):
        return replace(scene, staff=outcome)
    return replace(scene, staff=None) if isinstance(outcome, StaffRevoked) and outcome.own else scene


def _days(tx: Transaction, command: commands.FindDays, chat: ChatRecord, scene: Scene) -> outcomes.DaysFound:
    web, view = scene.traits.chats_cost_nothing, command.view
    late_for = Slot(command.station, view.moment) if command.late and isinstance(view, Near) else None
    spent = _is_spent(tx, chat, scene)

    def shown_at(key: str, late_for: Slot | None = None) -> tuple[ShownDay, ...]:
        if (there := scene.office.station(key)) is None:
            return ()
        rules, from_there = scene.rules, scene.network
        return shown.find_shown_days(tx, there, web, rules, late_for=late_for, spent=spent, network=from_there)

    days = shown_at(command.station, late_for)
    everywhere = {command.station: days, **{key: shown_at(key) for key in command.elsewhere}}
    waiting = None if any(day.free for day in days) else waits.find_wait(tx, chat.id, command.station)
    found = outcomes.DaysFound(days, view, command.said, command.turns, waiting, spent, late_for is not None)
    found = replace(found, unasked=command.unasked)
    return replace(found, everywhere=everywhere) if command.elsewhere else found


def _is_spent(tx: Transaction, chat: ChatRecord, scene: Scene) -> bool:
    """Counts a page with free times, of days or of stations. Whether the chat has opened as many today as it may."""
    return not counts.count(tx, "page", chat.id, scene.rules.day_pages, scene.rules.zone)


def _wait(
    tx: Transaction, key: str, chat: ChatRecord, conversation: Conversation, scene: Scene
) -> Waits | outcomes.DaysFound:
    """Only where the public view shows no time as free, or where the chat came too late and was told in this step that
    none is left; else it is shown those, whatever the button was."""
    near = conversation.view if isinstance(conversation.view, Near) else None
    told = near.none_at if near else None
    if told is None or step_begins(told, scene.rules) != step_begins(tx.now, scene.rules):
        found = _days(tx, commands.FindDays(key, near or Days()), chat, scene)
        if any(day.free for day in found.days):
            return found
    return waits.wait(tx, chat.id, key, scene.traits.chats_cost_nothing, scene.network)


def _at_work(tx: Transaction, act: Callable[..., Outcome], booking_id: str, scene: Scene, *which: str) -> Outcome:
    return _unless_frozen(tx, act(tx, scene.staff, booking_id, scene, *which)) if scene.staff else NotStaff()


def _look_up(tx: Transaction, code: str, scene: Scene) -> Outcome:
    if scene.staff is None:
        return NotStaff()
    found = looks.look_up(tx, scene.staff, code, scene.rules)
    return _unless_frozen(tx, cases.as_looked_up(tx, scene.staff, found, scene))


def _note_serial(tx: Transaction, member: Staff, booking_id: str, scene: Scene, serial: Serial) -> Outcome:
    return cases.note_serial(tx, member, booking_id, serial, scene)


def _unless_frozen(tx: Transaction, outcome: Outcome) -> Outcome:
    """Staff who are refused because all are hear why: no stranger gets here."""
    return LooksFrozen() if isinstance(outcome, NotStaff | PairingGone) and is_frozen(tx) else outcome


def _stations(
    tx: Transaction, chat: ChatRecord, conversation: Conversation, scene: Scene, command: commands.FindStations
) -> outcomes.StationsFound:
    near, gone = command.near, command.gone
    open_ones = bookable(conversation, scene)
    web = scene.traits.chats_cost_nothing
    spent = _is_spent(tx, chat, scene)
    early = {} if spent else shown.find_shown_early(tx, open_ones, web, scene.rules, chat.id, gone)
    options = []
    for station in open_ones:
        slot, place, far = early.get(station.key), station.verified_place, None
        if near and place:
            far = distance_km(*near, place.lat, place.lon)
        options.append(outcomes.StationOption(station.key, slot.starts_at if slot else None, far))
    if near:
        options.sort(key=lambda option: float("inf") if option.distance_km is None else option.distance_km)
    return outcomes.StationsFound(
        tuple(options), None if spent else _beside_family(tx, chat, open_ones, scene, web), spent
    )


def _beside_family(
    tx: Transaction, chat: ChatRecord, open_ones: Sequence[Station], scene: Scene, web: bool
) -> Slot | None:
    """The time of the chat's first booking for the same visit, while it may still be booked and is shown as free."""
    calendars = {station.key: station for station in open_ones}
    booked = bookings.find_bookings(tx, chat.id, scene.rules)
    for booking in [each for each in booked if each.slot.station in calendars][:1]:
        station = calendars.get(booking.slot.station)
        if station and shown.may_be_booked(station, booking.slot, tx.now, web, scene.rules):
            return booking.slot if shown.is_shown_free(tx, station, booking.slot, web, scene.rules) else None
    return None
