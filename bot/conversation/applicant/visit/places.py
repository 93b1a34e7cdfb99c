"""The choice of the station and of an early time there: one tap holds it. Only the database knows the free places of
each, so the step asks twice.

Law: a choice means what its label says. A time that is gone by then is told so, and others near it are offered.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.conversation.applicant.choices.doubts import ask_about
from bot.conversation.applicant.choices.offers import best_offer, missing, whole_wish
from bot.conversation.applicant.choices.place_choices import (
    EARLY,
    PLACE,
    SAME,
    choice_of,
    day_of,
    slot_in,
    station_in,
    times_in,
)
from bot.conversation.applicant.person.services import bookable
from bot.conversation.applicant.visit.kept_wishes import KeptWish, kept_wish
from bot.conversation.applicant.visit.move_wishes import without_wish
from bot.conversation.applicant.visit.parts_of_a_day import hours_beside, wish_with_hours
from bot.conversation.applicant.visit.said_places import (
    DENIES,
    named_in_a_clause,
    named_place,
    names_times_too,
    shared_by,
    wished_places,
)
from bot.conversation.core.commands import FindDays, FindStations, HoldSlot
from bot.conversation.core.events import Event, LocationShared, TextReceived
from bot.conversation.core.outcomes import DaysFound, StationsFound
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import WISHED, Conversation, Scene, Turn
from bot.conversation.core.steps import (
    GO_BACK,
    PlainStep,
    not_understood,
    picked,
    please_choose,
    question,
    rows,
    wants_back,
)
from bot.conversation.core.views import Days, Doubted, Near, Order, Times
from bot.conversation.reading.asides.read import asks
from bot.conversation.reading.places.nearest import asks_nearest
from bot.conversation.reading.sentences.another_time import day_alone, wants_another_time
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.words import ANOTHER_TIME, ANY_PLACE, EARLIEST_IN, FIRST_SHOWN, SAME_TIME
from bot.conversation.reading.text.yes_and_no import is_asked
from bot.conversation.reading.times.any_time import suits_any
from bot.domain.booking import Hold, Slot, SlotFull, TooManyHolds
from bot.domain.hours import opening
from bot.domain.message import Answer, Style
from bot.domain.outcome import Outcome

GONE = "gone"
"""In ``aside``: the early times that were lost, as choices with spaces between."""
MOST_GONE = 4
OTHER_TIME = Choice("other", "station-other-time")


def held(conversation: Conversation, hold: Hold) -> Conversation:
    """The conversation after a place was held: station and time are answered at once."""
    slot = {"station": hold.slot.station, "time": hold.slot.starts_at.isoformat()}
    aside = {name: old for name, old in conversation.aside.items() if name not in (*slot, WISHED)}
    answers = {**conversation.answers, **slot}
    return replace(conversation, answers=answers, aside=aside, held_until=hold.expires_at, asked=None, view=None)


def _find(conversation: Conversation, scene: Scene, near: tuple[float, float] | None = None) -> FindStations:
    """The places with their early times, without those that this chat came too late for."""
    lost = (slot_in(each.partition(":")[2], scene) for each in conversation.aside.get(GONE, "").split())
    return FindStations(near, tuple(slot for slot in lost if slot))


def without_hold(conversation: Conversation) -> Conversation:
    """The conversation after the hold ran out: the time is taken back, and the nearest ones are offered again."""
    gone = replace(conversation.without_answer("time"), held_until=None)
    if was := conversation.correcting:
        answers = {name: answer for name, answer in was.answers.items() if name != "time"}
        gone = replace(gone, correcting=replace(was, answers=answers))
    return gone


@dataclass(frozen=True, slots=True)
class ChooseStation(PlainStep):
    name: str = "station"
    stage: int = 5
    dependents: tuple[str, ...] = ("time",)
    words: tuple[str, ...] = ("المكان", "تغيير المكان", "place", "edit place")

    def shown(self, answer: str, scene: Scene) -> Mapping[str, object]:
        station = scene.office.station(answer)
        return {self.name: station.names if station else ""}

    def ask(self, conversation: Conversation, scene: Scene) -> Turn:
        if self.hears_back(conversation):
            return self._ask_place(conversation, scene)
        if WISHED in conversation.aside:  # heard at the next question; of what was not understood the days are shown
            kept = kept_wish(conversation.aside[WISHED], scene.today) or KeptWish()
            return self._ask_place(conversation, scene, on=Times(kept.day) if kept.day else None, kept=kept.said)
        return Turn(conversation, command=_find(conversation, scene))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        match event:
            case StationsFound():
                return self._offer(conversation, event, scene)
            case DaysFound():
                return self._best(conversation, event, scene)
            case LocationShared(latitude, longitude):
                return Turn(conversation, command=_find(conversation, scene, (latitude, longitude)))
            case Hold():
                return Turn(held(conversation, event))
            case SlotFull(slot, late):
                return self._gone(conversation, slot, late, scene)
            case TooManyHolds(kept) if kept and conversation.held_until:
                return Turn(held(conversation, kept), (Say((Text("too-many-holds-keep"),)),))
            case TooManyHolds():
                return Turn(conversation, (Say((Text("too-many-holds"),), self.name, rows(GO_BACK)),))
        if wants_back(event):  # from the places alone
            return Turn(replace(conversation, view=None), command=_find(conversation, scene))
        if isinstance(event, TextReceived) and (wished := wished_places(event.text, conversation, scene)):
            first, *others = wished.places
            return Turn(conversation, command=FindDays(first, Days(), event.text, elsewhere=tuple(others)))
        other = isinstance(event, TextReceived) and wants_another_time(event.text)
        if other and (key := named_place(event, conversation, scene)):
            return Turn(conversation.with_answer(self, key))
        soonest = _soonest(event, conversation, scene)
        timed = event.text if isinstance(event, TextReceived) and names_times_too(event.text, scene) else ""
        if timed and (key := self._in_a_clause(timed, conversation, scene) or station_in(soonest)):
            there = replace(conversation.with_answer(self, key), asked="time")
            return Turn(there, command=FindDays(key, Days(), timed))
        chosen = (
            picked(event, _as_shown(conversation, scene))
            or _shown_as(named_place(event, conversation, scene), conversation)
            or soonest
        )
        kind, _, rest = chosen.partition(":")
        keys = [station.key for station in bookable(conversation, scene)]  # anybody can forge a button
        if kind in (SAME, EARLY):
            wanted = slot_in(rest, scene)
            here = wanted is not None and wanted.station in keys
            return Turn(conversation, command=HoldSlot(wanted) if wanted and here else _find(conversation, scene))
        if kind == OTHER_TIME.id:
            return self._ask_place(conversation, scene)
        key, _, day = rest.partition(":") if kind == PLACE else (chosen, "", "")
        if key in keys:
            there = conversation.with_answer(self, key)
            if not (times := times_in(day)):
                return Turn(there)
            return Turn(replace(without_wish(there), asked="time"), command=FindDays(key, times))
        if isinstance(event, TextReceived) and (named := day_alone(event.text, scene.today)):
            if (wish := wish_with_hours(event.text, conversation, scene)) is None:
                return self._ask_place(conversation, scene, on=Times(named))
            return self.ask(replace(conversation, aside={**conversation.aside, WISHED: str(wish)}, view=None), scene)
        if other:
            return self._ask_place(conversation, scene)
        if isinstance(event, TextReceived) and (both := shared_by(event.text, conversation, scene)):
            return self._ask_place(conversation, scene, only=both)
        if self.hears_back(conversation):
            return not_understood(self._ask_place(conversation, scene, (please_choose(scene),)))
        return not_understood(Turn(conversation, (Say((please_choose(scene),)),), _find(conversation, scene)))

    def _in_a_clause(self, text: str, conversation: Conversation, scene: Scene) -> str:
        """The station that one clause names, or counts among those on the screen."""
        if key := named_in_a_clause(text, conversation, scene):
            return key
        shown = _as_shown(conversation, scene)
        counted = {station_in(choice) for part in clauses(text) if (choice := picked(TextReceived(part), shown))}
        keys = {station.key for station in bookable(conversation, scene)} & counted
        return keys.pop() if len(keys) == 1 and len(clauses(text)) > 1 else ""

    def _best(self, conversation: Conversation, found: DaysFound, scene: Scene) -> Turn:
        """Whether the time suits that meets best what is wished for, of places between which a choice was left."""
        wished = wished_places(found.said, conversation, scene)
        if wished is None:
            return self.ask(conversation, scene)
        everywhere = found.everywhere or {wished.places[0]: found.days}
        there = [each for each in bookable(conversation, scene) if each.key in everywhere]
        wish = whole_wish(found.said, scene.today, opening(there))
        offer = best_offer(wish, everywhere, scene, ordered=wished.ordered)
        if offer is None:
            return not_understood(self.ask(conversation, scene))
        asked = replace(conversation, view=Doubted(choice_of(EARLY, offer.slot)))
        before = missing(offer, wish, everywhere, scene)
        return ask_about(self, asked, scene, before, offered=True) or self.ask(conversation, scene)

    def hears_back(self, conversation: Conversation) -> bool:
        """From the places alone back to those with their times."""
        view = conversation.view
        return isinstance(view, Order) and any(choice.startswith(f"{PLACE}:") for choice in view.ids)

    def _gone(self, conversation: Conversation, slot: Slot, late: bool, scene: Scene) -> Turn:
        """Somebody was quicker: that is said, and the nearest times at the same place are offered."""
        if scene.office.station(slot.station) is None:
            return Turn(conversation, command=_find(conversation, scene))
        lost = f"{conversation.aside.get(GONE, '')} {choice_of(EARLY, slot)}".split()[-MOST_GONE:]
        there = replace(conversation.with_answer(self, slot.station), asked="time")
        there = replace(there, aside={**there.aside, GONE: " ".join(lost)})
        return Turn(there, (Say((Text("slot-full"),)),), FindDays(slot.station, Near(slot.starts_at), late=late))

    def _ask_place(
        self,
        conversation: Conversation,
        scene: Scene,
        before: tuple[Text, ...] = (),
        only: tuple[str, ...] = (),
        on: Times | None = None,
        kept: str = "",
    ) -> Turn:
        """For another time: the place alone, whose days come next. A single one is not asked about. ``only``: of these
        one is meant. ``on``: the day that is wished for, which the choices carry unless its words are ``kept``."""
        stations = [each for each in bookable(conversation, scene) if not only or each.key in only]
        if len(stations) == 1:
            return Turn(conversation.with_answer(self, stations[0].key))
        day = f":{day_of(on)}" if on and not kept else ""
        choices = [Choice(f"{PLACE}:{each.key}{day}", "station-alone", {"station": each.names}) for each in stations]
        choices += [OTHER_TIME] if only else []
        asked = "which" if only else "on-day" if on else "alone"
        when = {"day": on.day, "part": "", **hours_beside(kept, conversation, scene)} if on else {}
        say = Say(
            question(self, f"ask-station-{asked}", before=before, **when),
            self.name,
            rows(*choices, GO_BACK),
            answer="choice",
        )
        return Turn(replace(conversation, view=Order(tuple(choice.id for choice in choices))), (say,))

    def _offer(self, conversation: Conversation, found: StationsFound, scene: Scene) -> Turn:
        old = conversation.aside.get(self.name)
        options = sorted(found.options, key=lambda option: option.key != old)
        choices: list[Choice] = []
        params: dict[str, object]
        if found.same and (station := scene.office.station(found.same.station)):
            when = scene.local(found.same.starts_at)
            params = {"station": station.names, "day": when.date(), "time": when.time()}
            choices.append(Choice(choice_of(SAME, found.same), "station-same", params, style="primary"))
        for option in options:
            station = scene.office.station(option.key)
            if station is None:
                continue
            km = "" if option.distance_km is None else max(1, round(option.distance_km))
            params = {"station": station.names, "km": km}
            style: Style = "primary" if option.key == old else ""
            if option.early is None:
                key = "station-alone" if found.spent else "station-full"
                choices.append(Choice(option.key, key, params, style=style))
                continue
            when = scene.local(option.early)
            params |= {"day": when.date(), "time": when.time()}
            early = choice_of(EARLY, Slot(option.key, option.early))
            choices.append(Choice(early, "station-free", params, style=style))
        if not found.spent:
            choices.append(OTHER_TIME)
        sortable = "yes" if any(station.verified_place for station in bookable(conversation, scene)) else ""
        answer: Answer = "place" if sortable else "choice"
        asked = "ask-station-spent" if found.spent else "ask-station"
        say = Say(question(self, asked, sortable=sortable), self.name, rows(*choices, GO_BACK), answer=answer)
        return Turn(replace(conversation, view=Order(tuple(choice.id for choice in choices))), (say,))


def _soonest(event: Event | Outcome, conversation: Conversation, scene: Scene) -> str:
    """The choice with the earliest time of those shown, for whom any place will do; else ""."""
    if not isinstance(event, TextReceived) or not isinstance(conversation.view, Order):
        return ""
    said = fold_choice(event.text)
    earliest, anywhere, indifferent = EARLIEST_IN.search(said), ANY_PLACE.search(said), suits_any(event.text)
    asking = is_asked(event.text) if (earliest and anywhere) or indifferent else asks(event.text)
    denies = DENIES.search(said) and not indifferent
    if asking or asks_nearest(event.text) or not (earliest or anywhere or indifferent) or denies:
        return ""
    early = [choice for choice in conversation.view.ids if choice.startswith(f"{EARLY}:")]
    if early and FIRST_SHOWN.search(said):
        return early[0]
    timed = [(slot.starts_at, choice) for choice in early if (slot := slot_in(choice.partition(":")[2], scene))]
    return min(timed)[1] if timed else ""


def _as_shown(conversation: Conversation, scene: Scene) -> list[tuple[str, tuple[str, ...]]]:
    """The choices in the order on the screen, so that "2" means the second one there."""
    names = {station.key: (station.names.ar, station.names.en) for station in bookable(conversation, scene)}
    shown = conversation.view.ids if isinstance(conversation.view, Order) else (*names, OTHER_TIME.id)
    words: dict[str, tuple[str, ...]] = {SAME: SAME_TIME, OTHER_TIME.id: ANOTHER_TIME}
    return [(choice, words.get(choice.partition(":")[0], names.get(station_in(choice), ()))) for choice in shown]


def _shown_as(key: str, conversation: Conversation) -> str:
    """The choice on the screen that is of this station."""
    shown = conversation.view.ids if isinstance(conversation.view, Order) else ()
    return next((choice for choice in shown if key and station_in(choice) == key), key)


STATION = ChooseStation()
