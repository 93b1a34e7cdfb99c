"""The menu and the commands of any moment (``/start``, ``/help``, ``/code``, ``/status`` ...), and their buttons."""

from dataclasses import replace

from bot.conversation.applicant.beside import aside_texts, at_rest
from bot.conversation.applicant.errands.cases import time_said
from bot.conversation.applicant.person.language import LANGUAGE
from bot.conversation.applicant.person.name import OTHER
from bot.conversation.applicant.person.services import SERVICE
from bot.conversation.applicant.visit.move_wishes import move_near
from bot.conversation.applicant.wording import notes
from bot.conversation.applicant.wording.appointment import described, known
from bot.conversation.applicant.wording.case_says import menu_choices, standing_texts
from bot.conversation.applicant.wording.place_facts import opening_hours
from bot.conversation.core.case_commands import FindCases
from bot.conversation.core.case_outcomes import CasesFound
from bot.conversation.core.commands import DisputeArrival, FindBookings
from bot.conversation.core.events import ChoiceTapped, CommandGiven, Event, TextReceived
from bot.conversation.core.outcomes import ArrivalDisputed, BookingsFound
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import rows
from bot.conversation.core.views import PartOfName, Proposed, WholeName
from bot.conversation.reading.asides.read import heard
from bot.conversation.reading.sentences.acts import wishes_to_cancel
from bot.conversation.reading.text.choices import match_choice
from bot.conversation.reading.text.latin_arabic import in_arabic_letters
from bot.conversation.reading.text.words import MENU
from bot.domain.booking import Booking
from bot.domain.outcome import Outcome

NAMES = frozenset(
    {"start", "help", "code", "status", "language", "cancel", "erase", "move", "register", "collect", "lost"}
)


def hear(conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn | None:
    """The buttons and commands of any moment, and their outcomes. A turn that leaves ``asked`` empty goes on with the
    question that is pending. ``None``: the step asked shall hear it."""
    match event:
        case BookingsFound(purpose="start" | "menu" | "status" | "register"):
            return _found(conversation, event, scene)
        case CasesFound(purpose="said"):
            return _said_of_a_case(conversation, event, scene)
        case ArrivalDisputed(known):
            told = Say((Text("disputed" if known else "dispute-late"),), edits=True)  # the button goes with it
            return Turn(replace(conversation, asked=None), (told,))
        case CommandGiven(name) if name in NAMES:
            return _wanted(conversation, name, scene)
        case CommandGiven():
            unknown = Say((Text("command-unknown"),), work=scene.staff is not None)  # it may be one of their work
            return Turn(replace(conversation, asked=None), (unknown,))
        case ChoiceTapped(step="menu", choice=choice) if choice in NAMES:
            return _wanted(conversation, choice, scene)
        case ChoiceTapped(step="language", choice="ar" | "en" as locale):
            listens = conversation.listens and conversation.asked != LANGUAGE.name  # its own question ends listen mode
            return Turn(replace(conversation, locale=locale, listens=listens, asked=None))
        case ChoiceTapped(step="arrival", choice=choice) if choice.startswith("not-me:"):
            return Turn(conversation, command=DisputeArrival(choice.removeprefix("not-me:")))
        case _:
            return None


def _wanted(conversation: Conversation, name: str, scene: Scene) -> Turn | None:
    again = replace(conversation, asked=None)
    match name:
        case "start" | "register":
            if conversation.errand == "register":
                return Turn(again)
            return Turn(conversation, command=FindBookings("start" if name == "start" else "register"))
        case "help":
            return Turn(again, (_help(conversation, scene),))
        case "language":
            return Turn(replace(conversation, asked="language"), LANGUAGE.ask(conversation, scene).says)
        case "status":
            return Turn(conversation, command=FindBookings("status"))
        case "code" | "move" | "cancel" | "erase" | "collect" | "lost" as errand:
            return Turn(conversation.begin(errand))
        case _:
            return None


def hear_at_rest(conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn | None:
    """At the menu, a text may name a choice; anything else shows the menu again. ``None``: an errand is under way."""
    if conversation.errand or not isinstance(event, Event):
        return None
    if isinstance(event, TextReceived):
        turn = _read_at_rest(conversation, event.text, scene)
        if scene.staff is None and at_rest.may_choose_time(event.text, turn, scene):
            return Turn(conversation, command=FindCases("said", event.text))
        if turn:
            return turn
    return _again_at_rest(conversation, event, scene)


def _read_at_rest(conversation: Conversation, text: str, scene: Scene) -> Turn | None:
    """What is perhaps Arabic in Latin letters is read as it stands first only where its words are known so."""
    again = in_arabic_letters(text)
    known = not again or heard(text, "menu", sure=False) is not None
    turn = None
    for said in filter(None, (text, again) if known else (again, text)):
        read = _said_at_rest(conversation, said, scene)
        if read is not None and not read.misread:
            return read
        turn = turn or read
    return turn


def _said_of_a_case(conversation: Conversation, found: CasesFound, scene: Scene) -> Turn:
    """The question when to come for what is ready hears it, whose times the chat was offered; else the menu does."""
    if chosen := time_said(conversation, found, scene):
        return chosen
    said = _read_at_rest(conversation, found.wanted, scene)
    return said or _again_at_rest(conversation, TextReceived(found.wanted), scene)


def _again_at_rest(conversation: Conversation, event: Event, scene: Scene) -> Turn:
    told = None if scene.staff else aside_texts.of_no_words(event, scene)
    return Turn(conversation, (Say((told,)),) if told else (), FindBookings("menu"))


def _said_at_rest(conversation: Conversation, text: str, scene: Scene) -> Turn | None:
    name = match_choice(text, list(MENU.items()))
    name = "cancel" if name == "move" and wishes_to_cancel(text) else name
    if name == "move":
        return Turn(move_near(conversation, text, scene))
    turn = _wanted(conversation, name, scene) if name else None
    return at_rest.hear(conversation, text, scene) if turn is None and scene.staff is None else turn


def _found(conversation: Conversation, found: BookingsFound, scene: Scene) -> Turn:
    match found.purpose:
        case "status" if conversation.errand:
            return Turn(replace(conversation, asked=None), _status(conversation, found, scene))
        case "register" if _is_full(found, scene):
            say = Say((Text("family-full", {"limit": scene.rules.family_size}),))
            return Turn(replace(conversation, errand="", asked=None), (say,))
        case "register" if found.later:
            say = Say((Text("second-later", {"at": scene.local(found.later.at).time()}),))
            return Turn(replace(conversation, errand="", asked=None), (say,))
        case "register":
            begun = _another(conversation.begin("register"), found)
            begun = begun.with_answer(SERVICE, found.wanted) if found.wanted else begun
            told = conversation.view if isinstance(conversation.view, PartOfName | WholeName | Proposed) else None
            return Turn(replace(begun, view=told))
        case "start" if not (found.bookings or found.cases or scene.staff):
            return Turn(conversation.begin("register"))
        case _:
            return Turn(replace(conversation, errand="", asked="menu"), (_menu(found, scene),))


def _is_full(found: BookingsFound, scene: Scene) -> bool:
    """As many people as a chat may book for have a booking for the service asked about, or for each that there is."""
    asked = [scene.office.service_of(found.wanted)] if found.wanted else scene.office.services
    keys = [{each.key for each in scene.office.stations_for(service.key)} for service in asked]
    booked = [sum(booking.slot.station in calendars for booking in found.bookings) for calendars in keys]
    return min(booked, default=0) >= scene.rules.family_size


def _people(found: BookingsFound) -> list[Booking]:
    """The bookings that are about a person."""
    return [booking for booking in found.bookings if not booking.collects]


def _status(conversation: Conversation, found: BookingsFound, scene: Scene) -> tuple[Say, ...]:
    """In the middle of something else, which goes on after it."""
    unfinished = (Text("status-unfinished"),) if conversation.errand == "register" else ()
    texts = standing_texts(found.cases, scene)
    booked = [Text("status-booked", described(booking, scene)) for booking in _people(found)]
    said = tuple(Say((text,), stays=True) for text in (*texts, *booked))
    return (*said, *(Say((text,)) for text in unfinished)) or (Say((Text("status-nothing"),)),)


def _another(conversation: Conversation, found: BookingsFound) -> Conversation:
    """Another person of a family has the same kind of document, as a rule: it stands first."""
    kind = next((booking.document for booking in _people(found)), None)
    other = {OTHER: "yes"} if _people(found) else {}
    return replace(conversation, aside={**other, **({"document": kind.value} if kind else {})})


def _menu(found: BookingsFound, scene: Scene) -> Say:
    language, helping, erase = (Choice(name, f"menu-{name}") for name in ("language", "help", "erase"))
    register = Choice("register", "menu-register-another" if _people(found) else "menu-register")
    untimed = [each for each in found.cases if each.slot is None]  # a time is told as an appointment
    cases, own_cases = standing_texts(untimed, scene), rows(*menu_choices(found.cases, scene))
    service = (Choice("menu", "admin-service", step="admin"),) if scene.is_admin else ()
    if not found.bookings and cases:
        rest = rows(*service, register, language, helping, erase, across=2)
        return Say((*cases, Text("menu-what-else")), "menu", (*own_cases, *rest), stays=True, work=bool(service))
    if not found.bookings:
        key = "menu-staff" if scene.staff else "menu-empty"
        choices = rows(*service, register, language, helping, erase)
        return Say((Text(key),), "menu", choices, stays=True, work=scene.staff is not None)
    own = (Choice("code", "menu-code", style="primary"), Choice("move", "menu-move"), Choice("cancel", "menu-cancel"))
    if len(found.bookings) == 1:
        text = Text("menu", described(found.bookings[0], scene))
    else:
        text = Text("menu-several", {"count": len(found.bookings)})
    rest = rows(*service, register, language, helping, erase, across=2)
    choices = (*own_cases, *rows(*own, across=1), *rest)
    return Say((*cases, text), "menu", choices, stays=True, work=bool(service))


def _help(conversation: Conversation, scene: Scene) -> Say:
    lines = [Text("help-staff" if scene.staff else "help")]
    if scene.is_admin:
        lines.append(Text("admin-help"))
    for station in scene.office.places:
        lines += opening_hours(station, scene)
    complaints = known(scene.office.service.complaints_number)
    if complaints:
        lines.append(Text("help-complaints", {"number": complaints}))
    return Say(tuple(lines), rows=notes.in_help(conversation, scene), work=scene.staff is not None)
