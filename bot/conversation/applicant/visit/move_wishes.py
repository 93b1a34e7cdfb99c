"""What a wish to move an appointment says of the new time: "to Thursday", "after two instead", "two days later".

Law: what it says is heard at the question of the time, once the booking is known; nothing is moved by it.
"""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final

from bot.conversation.applicant.visit.said_places import named_elsewhere
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import WISHED, Conversation, Scene
from bot.conversation.core.views import DayView, Times
from bot.conversation.reading.sentences.acts import says_to_change
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.times.clock import plain_text, read_clock
from bot.conversation.reading.times.clock_words import HOUR
from bot.conversation.reading.times.days import find_day
from bot.conversation.reading.times.shifts import Shift, read_shift
from bot.conversation.reading.times.time_wishes import read_time_wish
from bot.conversation.reading.times.times_among import read_among
from bot.domain.booking import Booking
from bot.domain.hours import opening

HOUR_ALONE: Final = "hour"
SAID_ON: Final = "said-on"
"""In ``aside``: what is wished for (a ``KeptWish``; of a move its words, with the day they were said on), and an
hour on the day that is booked. Both are heard once the booking is known, in the same
turn where a chat has one alone."""
_LONGEST: Final = 200
_USUAL: Final = time(10)
_CANNOT: Final = expression(r"(?<!\w)(?:ما|مو|مش|لا|ليس|ماعاد|not|can t|cannot|don t|ma|mo|mou)(?!\w)")
_AGAINST_IT: Final = expression(
    r"(?<!\w)(?:عندي|عنا|صار|طلع|طلعلي|ظرف|مشغول\w*|مسافر\w*|تعبان\w*|مريض\w*"
    r"|i have|something came up|busy|sick|travel\w*"
    r"|3andi|sar|tele3)(?!\w)"
)
_TO_AN_HOUR: Final = expression(rf"(?<!\w)(?:(?:ال)?ساعه )?(?:ل ?ال|لل?|la|to|l) ?(?=\d|{HOUR})")
_TO_A_DAY: Final = expression(r"(?<!\w)(?:لل|عال|ع ال|بال|ل ال|لال)(?=\w{3})")
_SAME_HOUR: Final = expression(
    r"(?<!\w)(?:(?:ل|ب|ع)?نفس (?:ال)?(?:وقت|ساعه|توقيت)|(?:ال)?(?:وقت|ساعه|توقيت) نفس(?:ه|ها|و)"
    r"|same (?:time|hour)|b?nafs (?:el |l )?(?:wa2t|wa2et|sa3a))(?!\w)"
)
_TO_WHAT_IS_AFTER: Final = expression(r"(?<!\w)(?:ل|لـ|عل[يى] |لي )(?=بعد |قبل |بكرا|بكره|(?:اخر|اول|نص|نهايه|بدايه) )")


def move_near(conversation: Conversation, said: str, scene: Scene) -> Conversation:
    """The errand that changes a time, with what was said of the new one; the times near it come first where its words
    tell the question of the time nothing."""
    begun, said = conversation.begin("move"), _without_reasons(said, scene)
    aside = {} if (near := _wished_near(said, scene)) is None else {"time": near.isoformat()}
    if near is None and (clock := _named_hour(said, scene)):
        return replace(begun, aside={HOUR_ALONE: clock.isoformat("minutes")})
    if len(said) <= _LONGEST and (read_time_wish(_plainly(said), scene.today, None) or read_shift(said) or aside):
        aside |= {WISHED: said, SAID_ON: scene.today.isoformat()}
    return replace(begun, aside=aside)


def without_wish(conversation: Conversation) -> Conversation:
    """Another time was said or chosen since."""
    if WISHED not in conversation.aside:
        return conversation
    return replace(conversation, aside={name: old for name, old in conversation.aside.items() if name != WISHED})


def of_booking(conversation: Conversation, booking: Booking, scene: Scene) -> Conversation:
    """The errand with its booking known: an hour is one of its day, two days later are counted from it."""
    was = scene.local(booking.slot.starts_at)
    aside = {name: old for name, old in conversation.aside.items() if name not in (HOUR_ALONE, WISHED, SAID_ON)}
    view: DayView | None = None
    today = scene.today.isoformat()  # "tomorrow" of another day is another day
    said = conversation.aside.get(WISHED, "") if conversation.aside.get(SAID_ON, today) == today else ""
    if hour := conversation.aside.get(HOUR_ALONE):
        aside["time"] = datetime.combine(was.date(), time.fromisoformat(hour), scene.zone).isoformat()
        aside[WISHED] = f"{was:%Y-%m-%d} {hour}"
    wish = read_time_wish(_plainly(said), scene.today, None) if said else None
    shift = read_shift(said) if said and not (wish and wish.names_a_day) else None
    if shift and (moment := _shifted(was, shift)) > scene.local(scene.now):
        said = moment.date().isoformat() if shift.days else ""
        aside["time"] = moment.isoformat()
    elif wish and wish.names_hours and not (wish.names_a_day or wish.without or wish.never):
        view = Times(was.date())
    if (near := aside.get("time")) and _SAME_HOUR.search(fold_choice(said)):
        aside[WISHED] = f"{datetime.fromisoformat(near):%Y-%m-%d} {was:%H:%M}"
    elif said:
        aside[WISHED] = _plainly(said)
    return replace(conversation, aside=aside, view=view)


def keeps_place(conversation: Conversation, booking: Booking, scene: Scene) -> tuple[Say, ...]:
    """Said where another place is wished for, which a move does not change."""
    said = conversation.aside.get(WISHED, "")
    there = replace(conversation, answers={"station": booking.slot.station})
    station = scene.office.station(booking.slot.station)
    if not said or station is None or not named_elsewhere(said, there, scene):
        return ()
    return (Say((Text("move-keeps-place", {"station": station.names}),)),)


def names_moment(said: str, scene: Scene) -> bool:
    """A day or an hour is named to which an appointment may be moved."""
    named = _wished_near(said, scene) is not None or _named_hour(said, scene) is not None
    return named or read_time_wish(_plainly(said), scene.today, None) is not None or read_shift(said) is not None


_STAYS: Final = expression(
    r"(?<!\w)(?:leave|keep|stays?|remains?|[بتي]?بق[يىا]|[بتي]?ضل\w?|اترك\w*|ترك\w*|خليك\w*)(?!\w)"
)
_COMES: Final = expression(
    r"(?<!\w)(?:(?<!بدي )(?<!بدنا )(?:ب|من|رح )?(?:[اي]?اجي|جي|احضر|حضر|نجي)|جاي(?:ه|ين)?|حاضر\w*"
    r"|i ?(?:will|ll|m|am)? ?com(?:e|ing)|i ?(?:will|ll) (?:be there|make it)|baji|bji|jaye?|ra7 eji)(?!\w)"
)


def stays_as_booked(said: str, was: datetime, scene: Scene) -> bool:
    """Behind "no, do not cancel": it names the time that is booked, keeps it, or tells that they come, and wishes for
    no other one."""
    booked, folded = scene.local(was), fold_choice(said)
    if _CANNOT.search(folded) or _AGAINST_IT.search(folded) or says_to_change(said) or read_shift(said):
        return False
    plain = _plainly(said)
    (day, _), wish = find_day(plain, scene.today), read_time_wish(plain, scene.today, None)
    clock = read_among(plain, scene.today, bare=True).clock
    hour = clock.within(opening(scene.office.stations)) if clock else _named_hour(said, scene)
    if (hour or booked.time()) != booked.time() or (wish and (wish.without or wish.never)):
        return False
    if hour is None and wish and wish.names_hours:
        return False
    if day == booked.date() or (hour and not day):
        return True
    return bool(_STAYS.search(folded)) or (bool(_COMES.search(folded)) and day in (None, scene.today))


def _without_reasons(said: str, scene: Scene) -> str:
    """Without the clauses that say what stands against the booked time, where another one names a day."""
    parts = clauses(said)
    rest = [part for part in parts if not _AGAINST_IT.search(fold_choice(part))]
    names = any(find_day(_plainly(part), scene.today)[0] for part in rest)
    return " ".join(rest) if names and len(rest) < len(parts) else said


def _plainly(said: str) -> str:
    """Without the prepositions of where an appointment is moved to, which other questions do not meet."""
    return _TO_WHAT_IS_AFTER.sub("", _TO_A_DAY.sub("ال", plain_text(said)))


def _shifted(was: datetime, shift: Shift) -> datetime:
    return was + timedelta(days=shift.days, hours=shift.hours)


def _named_hour(said: str, scene: Scene) -> time | None:
    """On no day: the one that is booked is meant, and the times near it are shown."""
    plain = _TO_AN_HOUR.sub("الساعه ", _TO_A_DAY.sub("ال", plain_text(said)))
    named = read_among(plain, scene.today, bare=True)
    wish = read_time_wish(said, scene.today, None)
    if named.day or _CANNOT.search(fold_choice(said)) or (wish and wish.names_a_day):
        return None
    return named.clock.within(opening(scene.office.stations)) if named.clock else None


def _wished_near(said: str, scene: Scene) -> datetime | None:
    """The moment near which a time is wished for, where one day is named and none denied: "غيرلي ياه للخميس"."""
    day, _ = find_day(_plainly(said), scene.today)
    if day is None or day < scene.today or _CANNOT.search(fold_choice(said)):
        return None
    clock, wish = read_clock(said), read_time_wish(said, scene.today, None)
    usual = (wish.opens if wish else None) or _USUAL
    return datetime.combine(day, clock.within(None) if clock and not clock.bare else usual, scene.zone)
