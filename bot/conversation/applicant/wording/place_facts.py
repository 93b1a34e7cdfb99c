"""What is known of the places for an answer: where each is, its hours and its phone. Only verified facts are told.

Law: who is told the hours is told with them when it is closed: nobody shall walk to a shut door.
"""

from dataclasses import replace
from datetime import date

from bot.conversation.applicant.wording.appointment import known
from bot.conversation.core.say import Text
from bot.conversation.core.state import Conversation, Scene
from bot.conversation.reading.asides.details import day_asked_about
from bot.conversation.reading.text.phrases import fold_aside
from bot.domain.hours import closed_ahead, slot_times
from bot.domain.office import Station


def nearest(scene: Scene) -> tuple[Text, ...]:
    """How to have the places sorted, or where each one is, or that the name tells."""
    if any(each.verified_place for each in scene.office.places):
        return (Text("aside-nearest", {"surface": scene.traits.surface}),)
    found = [address(each) for each in scene.office.places if known(each.address) or known(each.landmark)]
    return tuple(found) or (Text("aside-nearest-unknown"),)


def address(station: Station) -> Text:
    facts = {"address": known(station.address), "landmark": known(station.landmark)}
    return Text("aside-where", {"station": station.names, **facts})


def opening_hours(station: Station, scene: Scene) -> tuple[Text, ...]:
    """The usual hours, and the days and hours in which it is closed, as far ahead as can be booked."""
    usual = {"station": station.names, "hours": station.hours, "phone": known(station.phone)}
    days, parts = closed_ahead(station, scene.now, scene.zone)
    shut = [
        Text("help-shut-day", {"day": first}) if first == last else Text("help-shut-days", {"day": first, "on": last})
        for first, last in days
    ]
    for starts, ends in parts:
        day, since, until = scene.local(starts).date(), scene.local(starts).time(), scene.local(ends).time()
        shut.append(Text("help-shut-hours", {"day": day, "since": since, "until": until}))
    return (Text("help-station", usual), *shut)


def hours_told(text: str, conversation: Conversation, scene: Scene) -> tuple[Text, ...]:
    """The hours of the place that is meant, or of all, which are said once where they are the same; in front of them
    those of the day that is asked about."""
    stations = places_meant(text, conversation, scene)
    day = day_asked_about(text, scene.today)
    first = _of_day(day, stations, scene) if day else ()
    return (
        *first,
        *(_in_common(stations, scene) or tuple(each for one in stations for each in opening_hours(one, scene))),
    )


def _in_common(stations: tuple[Station, ...], scene: Scene) -> tuple[Text, ...]:
    """``()``: they differ, or one has more to be told."""
    told = {(each.hours, known(each.phone), len(opening_hours(each, scene))) for each in stations}
    same = len(stations) > 1 and told == {(stations[0].hours, "", 1)}
    return (Text("hours-everywhere", {"hours": stations[0].hours}),) if same else ()


def _of_day(day: date, stations: tuple[Station, ...], scene: Scene) -> tuple[Text, ...]:
    """``()``: it is another one at each place, or part of it is closed."""
    whole = {each.hours[day.weekday()] for each in stations}
    times = {tuple(slot_times(each, day, scene.zone)) for each in stations}
    usual = {tuple(slot_times(replace(each, closures=()), day, scene.zone)) for each in stations}
    if len(whole) != 1 or len(times) != 1 or times != usual:
        return ()
    spans = whole.pop()
    if not spans:
        return (Text("hours-day-closed", {"day": day}),)
    return tuple(Text("hours-day-open", {"day": day, "since": span.start, "until": span.end}) for span in spans)


def places_meant(text: str, conversation: Conversation, scene: Scene) -> tuple[Station, ...]:
    """The station that the question names, or that was chosen; otherwise all of them."""
    folded, every = fold_aside(text), scene.office.places
    named = [each for each in every if any(_stem(name) in folded for name in (each.names.ar, each.names.en))]
    chosen = [each for each in every if each.key == conversation.answers.get("station")]
    return tuple(named or chosen) or every


def place_names(scene: Scene) -> list[str]:
    """Of all places, in both languages."""
    return [name for each in scene.office.places for name in (each.names.ar, each.names.en)]


def _stem(name: str) -> str:
    """As it stands in "عالشهبا" too."""
    return fold_aside(name).removesuffix("ء")
