"""One chat and a world that executes its commands, all in memory: the conversation needs nothing more."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.conversation.advance import CHECKLISTS, Checklists, advance
from bot.conversation.applicant.person.services import bookable
from bot.conversation.core import commands, outcomes
from bot.conversation.core.admin_commands import AdminCommand
from bot.conversation.core.binding import BINDING, mark, without_mark
from bot.conversation.core.case_commands import CaseCommand
from bot.conversation.core.commands import Command
from bot.conversation.core.events import ChoiceTapped, Event, TextReceived
from bot.conversation.core.say import Choice, Say
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.domain import arrival
from bot.domain.booking import (
    AlreadyBooked,
    Booking,
    BookingCancelled,
    BookingEnded,
    FamilyFull,
    Hold,
    HoldExpired,
    Moved,
    NoChangesLeft,
    ShownDay,
    ShownTime,
    Slot,
    SlotClosed,
    SlotFull,
    TooManyHolds,
)
from bot.domain.broadcast import NoticeSent, NoticeUnknown
from bot.domain.desk import Paired, PairingFound, PairingGone, WrongNumber
from bot.domain.documents import DocumentKind
from bot.domain.hours import horizon, slot_times
from bot.domain.office import Office
from bot.domain.outcome import Outcome
from bot.domain.staff import InvitationInvalid, Role, Staff, StaysAdmin
from bot.domain.standing import Standing
from bot.domain.waiting import OfferGone, Waits
from tests.builders import MONDAY, RULES, ZONE, an_office
from tests.conversation.admin_world import ADMIN, by_admin
from tests.conversation.case_world import about_case

OFFICE = an_office()
CODE = "482917360531"
EARLY = MONDAY + timedelta(hours=2)
"""The time that each station shows."""
PAIRING = PairingFound("7c" * 8, (17, 42, 88), 3)
CLERK = Staff("5f" * 8, "clerk", Role.STATION, "saliheen")


def a_scene(
    now: datetime = MONDAY,
    *,
    office: Office = OFFICE,
    channel: str = "telegram",
    clerk: bool = False,
    admin: bool = False,
) -> Scene:
    return Scene(now, office, RULES, channel, ADMIN if admin else CLERK if clerk else None)


def a_booking(number: int = 1, changes_left: int = 2) -> Booking:
    slot = Slot("saliheen", MONDAY + timedelta(days=1, hours=number))
    return Booking(f"{number:016x}", CODE, slot, f"Amina Haddad{'i' * number}", changes_left)


def _paper(answers: Mapping[str, str]) -> DocumentKind | None:
    return DocumentKind(answers["document"]) if "document" in answers else None


@dataclass
class World:
    """The outcome of each command; ``mood`` 0 is success, other numbers are refusals."""

    bookings: tuple[Booking, ...] = ()
    mood: int = 0
    numbers: bool = False
    """Whoever came is given a serial number."""
    cases: tuple[Standing, ...] = ()

    def execute(self, command: Command, conversation: Conversation, scene: Scene) -> Outcome:
        if isinstance(command, AdminCommand):
            return by_admin(command, self.mood, scene)
        if isinstance(command, CaseCommand):
            return about_case(command, self.cases, self.mood, conversation)
        match command:
            case commands.FindStations(near):
                km = 3.2 if near else None
                options = [outcomes.StationOption(each.key, EARLY, km) for each in bookable(conversation, scene)]
                if self.mood == 1:
                    options = [replace(option, early=None) for option in options]
                same = self.bookings[0].slot if self.bookings and self.mood != 1 else None
                return outcomes.StationsFound(tuple(options), same)
            case commands.FindDays(key, view, said, turns, _, elsewhere, unasked):
                days = {each: self._days(scene, each) for each in (key, *elsewhere)}
                found = outcomes.DaysFound(days[key], view, said, turns, unasked=unasked)
                return replace(found, everywhere=days) if elsewhere else found
            case commands.HoldSlot(slot):
                return self._one_of(Hold(slot, scene.now + scene.rules.hold), SlotFull(slot), TooManyHolds())
            case commands.Book(answers):
                slot = Slot(answers["station"], datetime.fromisoformat(answers["time"]))
                made = Booking(
                    f"{len(self.bookings) + 9:016x}", CODE, slot, answers["name"], 2, document=_paper(answers)
                )
                refusals = (HoldExpired(slot), SlotClosed(slot), AlreadyBooked(a_booking()), FamilyFull(6))
                outcome = self._one_of(made, *refusals)
                if outcome is made:
                    self.bookings += (made,)
                return outcome
            case commands.FindBookings(purpose, wanted):
                return outcomes.BookingsFound(purpose, self.bookings, wanted, cases=self.cases)
            case commands.MoveBooking():
                slot = Slot(conversation.answers["station"], datetime.fromisoformat(conversation.answers["time"]))
                moved = Moved(a_booking().slot, replace(a_booking(), slot=slot))
                return self._one_of(
                    moved, NoChangesLeft(a_booking()), HoldExpired(slot), SlotClosed(slot), BookingEnded()
                )
            case commands.CancelBooking(booking_id):
                self.bookings = tuple(each for each in self.bookings if each.id != booking_id)
                return self._one_of(BookingCancelled(a_booking().slot), BookingEnded())
            case commands.Wait(station):
                return Waits(station)
            case commands.TakeOffer():
                slot = Slot("shahba", scene.now + timedelta(days=2))
                taken = outcomes.OfferTaken(Hold(slot, scene.now + scene.rules.hold))
                booked = outcomes.OfferMoved(replace(a_booking(), slot=slot), several=len(self.bookings) > 1)
                return self._one_of(taken, booked, OfferGone())
            case commands.DeclineOffer():
                over, first = outcomes.OfferDeclined("over", "saliheen"), outcomes.OfferDeclined("first", "saliheen")
                return self._one_of(over, first, OfferGone(), outcomes.OfferDeclined("booked", "saliheen"))
            case commands.Coming():
                return outcomes.ComingNoted(None if self.mood else a_booking().slot)
            case commands.Decline():
                return outcomes.Declined(kept=bool(self.bookings))
            case commands.EraseAll():
                return outcomes.Erased()
            case commands.DisputeArrival():
                return outcomes.ArrivalDisputed(known=not self.mood)
            case commands.CheckNotice(number):
                return NoticeUnknown(number) if self.mood else NoticeSent(number, "لا دوام غداً", "", scene.now)
            case commands.Enrol():
                return self._one_of(CLERK, InvitationInvalid(), StaysAdmin())
            case commands.FindPairing():
                return self._one_of(PAIRING, PairingGone(), arrival.NotStaff())
            case commands.AnswerPairing(_, number):
                paired = Paired(PAIRING.counter) if number == PAIRING.numbers[1] else WrongNumber()
                return self._one_of(paired, PairingGone(), arrival.NotStaff())
            case _:
                return self._desk(command, scene)

    def _desk(self, command: Command, scene: Scene) -> Outcome:
        booking = a_booking()
        arrived = arrival.Arrived(booking.id, CODE[-4:], booking.slot, scene.now, wants_serial=self.numbers)
        already = arrival.AlreadyArrived(booking.id, CODE[-4:], booking.slot, scene.now, same_code=False)
        refusals = (
            already,
            arrival.WrongStation(booking.slot),
            arrival.WrongDay(booking.slot),
            arrival.Cancelled(),
            arrival.CodeUnknown(),
            arrival.NotStaff(),
        )
        match command:
            case commands.LookUp():
                early = booking.slot.starts_at - scene.now
                kind = DocumentKind.PASSPORT
                expected = arrival.Expected(booking.id, CODE[-4:], booking.slot, booking.name, kind, "567", early, True)
                tired = arrival.TooManyWrongCodes(scene.now), arrival.TooManyLooks(scene.now)
                return self._one_of(expected, *tired, *refusals)
            case commands.ConfirmArrival():
                return self._one_of(arrived, arrival.LookFirst(), arrival.LooksFrozen(), *refusals)
            case commands.DoubtArrival():
                doubted = arrival.Doubted(booking.id, CODE[-4:], booking.slot)
                return self._one_of(doubted, arrival.LookFirst(), *refusals)
            case commands.NoteSerial(booking_id, serial):
                taken = arrival.SerialRefused(booking_id, CODE[-4:], "taken", serial)
                gone = arrival.SerialRefused(booking_id, CODE[-4:], "gone", serial)
                noted = arrival.SerialNoted(booking_id, CODE[-4:], serial)
                return self._one_of(noted, taken, gone, arrival.LookFirst(), arrival.NotStaff())
            case _:
                undone = arrival.ArrivalUndone(booking.id, CODE[-4:], booking.slot)
                return self._one_of(undone, arrival.NotUndoable(), arrival.NotStaff())

    def _one_of(self, *possible: Outcome) -> Outcome:
        return possible[self.mood % len(possible)]

    def _days(self, scene: Scene, key: str) -> tuple[ShownDay, ...]:
        station = scene.office.station(key) or scene.office.stations[0]
        free = self.mood != 2
        return tuple(
            ShownDay(day, tuple(ShownTime(at, free) for at in slot_times(station, day, ZONE) if at > scene.now))
            for day in horizon(station, scene.now, ZONE)
        )


@dataclass
class Talk:
    """Says things one after the other; the conversation goes through JSON between them, as in the database."""

    scene: Scene = field(default_factory=a_scene)
    conversation: Conversation = field(default_factory=Conversation)
    world: World = field(default_factory=World)
    checklists: Checklists = field(default_factory=lambda: CHECKLISTS)
    last: Turn = field(default_factory=lambda: Turn(Conversation()))

    def hear(self, *said: str | Event) -> "Talk":
        """Words, ``[step:choice]`` or an event."""
        for one in said:
            self.last = self._turn(_event(one, self.conversation))
            self.conversation = Conversation() if self.last.over else reloaded(self.last.conversation)
        return self

    def _turn(self, event: Event) -> Turn:
        turn = advance(self.conversation, event, self.scene, self.checklists)
        for _ in range(12):
            if turn.command is None:
                return turn
            outcome = self.world.execute(turn.command, turn.conversation, self.scene)
            if isinstance(outcome, Staff):
                self.scene = replace(self.scene, staff=outcome)
            following = advance(turn.conversation, outcome, self.scene, self.checklists)
            turn = replace(following, says=turn.says + following.says)
        raise AssertionError(f"it goes round in circles at {turn.conversation.asked}")

    @property
    def says(self) -> list[Say]:
        return [said for said in self.last.says if isinstance(said, Say)]

    @property
    def keys(self) -> list[str]:
        return [text.key for say in self.says for text in say.texts]

    @property
    def ids(self) -> list[str]:
        """Of the choices on the screen, without the marks of those that bind."""
        return [without_mark(f"{step}:{choice.id}").removeprefix(f"{step}:") for step, choice in self.choices]

    @property
    def choices(self) -> list[tuple[str, Choice]]:
        """Of the last message that has any, each with the step it belongs to."""
        shown = [say for say in self.says if say.rows]
        return [(choice.step or shown[-1].step, choice) for row in shown[-1].rows for choice in row] if shown else []


def _event(said: str | Event, conversation: Conversation) -> Event:
    """A choice that binds is tapped on the newest screen."""
    if not isinstance(said, str):
        return said
    if said.startswith("[") and said.endswith("]"):
        step, _, choice = said[1:-1].partition(":")
        about = mark(conversation, choice) if choice in BINDING else ""
        return ChoiceTapped(step, f"{choice}:{about}" if about else choice)
    return TextReceived(said)


def reloaded(conversation: Conversation) -> Conversation:
    """As it comes back from the database."""
    draft = json.loads(json.dumps(conversation.to_draft(), ensure_ascii=False))
    plain = conversation
    return Conversation(plain.locale, plain.consent, asked=plain.asked, draft=plain.draft).with_draft(draft)


BEGINNING: Sequence[str] = ("hello", "[language:en]", "[consent:agree]")
ANSWERS: Sequence[str] = ("Amina Haddad", "[document:passport]", "N1234567")
WITHOUT_DOCUMENT: Sequence[str] = ("Amina Haddad", "[document:none]", "3/5/1990")
TO_TIME: Sequence[str] = (*BEGINNING, *ANSWERS, "[station:saliheen]")
TO_CHECK: Sequence[str] = (*BEGINNING, *ANSWERS, f"[station:early:saliheen:{EARLY:%Y%m%d%H%M}]")
