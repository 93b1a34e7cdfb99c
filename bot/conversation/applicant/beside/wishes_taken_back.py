"""A place or a time that was said early, taken back before its question: "not Thursday, Sunday", "any day will do".

Law: where all the words are of such a wish, they are no name. What is named instead is kept in its place.
"""

from dataclasses import replace

from bot.conversation.applicant.beside.careful import Careful
from bot.conversation.applicant.beside.place_beside import is_too_early
from bot.conversation.applicant.beside.proposals import choice_of, time_in
from bot.conversation.applicant.beside.several import propose
from bot.conversation.applicant.beside.wish_notes import still_noted
from bot.conversation.applicant.choices.place_choices import station_in
from bot.conversation.applicant.visit.denied_wishes import Denied, denied_wishes
from bot.conversation.applicant.visit.kept_wishes import KeptWish, kept_wish, understood
from bot.conversation.applicant.visit.move_wishes import without_wish
from bot.conversation.applicant.visit.places import STATION
from bot.conversation.applicant.visit.replaced_wishes import ANOTHER, opens_it
from bot.conversation.applicant.visit.said_places import short_names
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.say import Say
from bot.conversation.core.state import WISHED, Conversation, Scene, Turn
from bot.conversation.core.steps import Step
from bot.conversation.core.views import Proposed
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.yes_and_no import is_asked
from bot.conversation.reading.times.clock import plain_text
from bot.conversation.reading.times.days import ANY_DAY
from bot.conversation.reading.times.times_among import days_in
from bot.domain.hours import opening
from bot.domain.outcome import Outcome


def taken_back(before: Conversation, asked: Step, event: Event | Outcome, scene: Scene) -> Turn | None:
    """``None``: nothing was said early, or the message takes nothing back."""
    if not isinstance(event, TextReceived) or not is_too_early(before, asked) or is_asked(event.text):
        return None
    read_back = before.view if isinstance(before.view, Proposed) and STATION.name in dict(before.view.answers) else None
    if before.view is not None and read_back is None:
        return None
    before = _as_kept(before, read_back, scene) if read_back else before
    place = before.answers.get(STATION.name, "")
    if not (place or WISHED in before.aside):
        return None
    said = denied_wishes(event.text, {each.key: short_names(each.key, scene) for each in scene.office.stations})
    opens = bool(ANY_DAY.search(plain_text(event.text))) or (not said.times and opens_it(event.text))
    if not said.only or not (said.denies or said.rather or opens or read_back):
        return None
    timed, placed = bool(said.times or said.no_times or opens), bool(said.places or said.no_places)
    if not (timed or placed):
        return None
    denied = said.doubt_place or any(place in keys for keys in said.no_places)
    instead = [key for keys in said.places if len(keys) == 1 for key in keys]
    key = instead[0] if len({*instead}) == 1 and len(said.places) == len(instead) else ""
    key = key or ("" if denied or said.places else place)
    answers = {name: old for name, old in before.answers.items() if name != STATION.name}
    after = replace(before, answers={**answers, STATION.name: key} if key else answers)
    if timed:
        wish = None if opens else _left(before, said, scene)
        after = without_wish(after)
        unsure = said.doubt_time or bool(said.times) or bool(ANOTHER.search(fold_choice(event.text)))
        after = replace(after, aside={**after.aside, WISHED: str(wish or "")}) if wish or unsure else after
    again = Careful(asked).ask(replace(after, asked=asked.name), scene)
    if read_back:
        again = _read_again(read_back, after, scene) or again
    return replace(again, says=(Say((still_noted(after, scene),)), *again.says))


def _as_kept(before: Conversation, view: Proposed, scene: Scene) -> Conversation:
    """As if the place and the time that are read back were kept already."""
    wish, kept = time_in(view), kept_wish(before.aside.get(WISHED, ""), scene.today)
    wish = kept if wish and kept and kept.day == wish.day else wish
    aside = {**without_wish(before).aside, **({WISHED: str(wish)} if wish else {})}
    answers = {**before.answers, STATION.name: station_in(dict(view.answers)[STATION.name])}
    return replace(before, answers=answers, aside=aside, view=None)


def _read_again(view: Proposed, after: Conversation, scene: Scene) -> Turn | None:
    """The other answers, with what is left of the place and the time."""
    answers = {name: answer for name, answer in view.answers if name != STATION.name}
    if key := after.answers.get(STATION.name):
        answers[STATION.name] = choice_of(key, kept_wish(after.aside.get(WISHED, ""), scene.today))
    own = {name: answer for name, answer in after.answers.items() if name != STATION.name}
    return propose(replace(after, answers=own), answers, scene)


def _left(before: Conversation, said: Denied, scene: Scene) -> KeptWish | None:
    """What is left of the time, or wished for in its place; ``None`` where that is in doubt."""
    wish = kept_wish(before.aside.get(WISHED, ""), scene.today)
    if said.doubt_time or len(said.times) > 1:
        return None
    for words in said.no_times:
        days, _ = days_in(plain_text(words), scene.today)
        if wish and (wish.day in days or not days):
            wish = KeptWish(wish.day) if wish.day and not days else None
    if not said.times:
        return wish
    newer = understood(said.times[0], scene.today, opening(scene.office.stations))
    if newer is None or (newer.day and wish and newer == KeptWish(wish.day)):
        return wish if newer else None
    return newer if newer.day or wish is None else replace(newer, day=wish.day)
