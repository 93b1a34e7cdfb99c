"""Sentences that name an act without wishing it: "do not cancel", "who cancelled it?", "I fear you will cancel". Pure.

Law: an act of ours is opened by a wish alone. Who forbids or fears it, or asks who did it, has not wished it.
"""

from typing import Final, Literal

from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.patterns import expression

_ACT: Final = (
    r"(?:[اويتنب]*(?:لغ[اىيو]|لغيت)\w*|[اويتنب]*نلغ\w+|[اويتنب]*(?:مسح|حذف|محي|محو|شطب)\w*|ملغ\w+|الغاء|cancel\w*"
    r"|delet\w*|eras\w*"
    r"|remov\w*|wip\w*|[ty]?e?l8[ei]\w*|el8[ei]|t?em7[ie]\w*)"
)
_FORBIDS: Final = expression(
    rf"(?<!\w)(?:لا|ما|مو|مش|لن|لم|او[عئ][اىي]\w*|اياك\w*|بلا(?: ما)?|بدون ما|حرام|خايف\w*|خفت|ب?خاف|اخاف|قلقان\w*"
    rf"|خوفي|don t|do not|dont"
    rf"|never|afraid|scared|worried|fear|la|ma|bala|khayef|khayfe)(?: \w+){{0,3}}? {_ACT}(?!\w)"
)
_ASKS: Final = expression(
    rf"^(?:\w+ )?(?:مين|منو|حدا|ليش|ليه|لماذا|هل|متي|ايمت\w*|ايمتي|امتي|وقتيش|وقتاش|وينتا|اذا|ازا|لو|who|did|why"
    rf"|when|has|have|is|was|if)"
    rf"(?: \w+){{0,4}}? {_ACT}(?!\w)|^(?:(?:ال)?موعدي?|وصلني|my appointment|appointment)(?: \w+){{0,3}} (?:ملغ\w+"
    rf"|cancelled|canceled)$"
)

_UNWANTED: Final = expression(
    r"(?<!\w)(?:(?:ما عاد|ما بقا|ما بقى|مابقا) )?(?:ما )?(?:بدي|بدنا|محتاج\w*|لازمني"
    r"|i (?:don t|do not|dont) (?:want|need))"
    r" (?:هال|ال|the |my |this |that )?(?:موعد|حجز|دور|ياه|اياه|appointment|booking|it)(?: any ?more)?(?!\w)"
)
"""Says that the appointment is wanted no more: no denial of what stands behind it."""


def wishes_no_act(text: str) -> Literal["forbids", "asks", ""]:
    """It forbids or fears an act, or asks about one."""
    folded = _UNWANTED.sub(" ", fold_choice(text))
    if _ASKS.search(folded):
        return "asks"
    return "forbids" if _FORBIDS.search(folded) else ""


_NAMED: Final = r"(?:موعدي?|حجزي?|دوري?|my|the|el|l|hal|maw3ed\w*|7ajez\w*|appointment|booking|time)"
_CANCEL: Final = expression(
    r"^(?:\w+ ){0,3}?(?:الغ[يو]\w{0,4}|غ[يو](?:لي|لنا|ه|ها|لو)\w?|[نا]لغي\w{0,3}|الغاء|كنسل\w*|cancel|l8[ei]|el8[ei])"
    rf"(?: {_NAMED}){{1,3}}(?!\w)"
    r"|(?:^|^(?:اي|ايوا|نعم|طيب|خلص|yes|ok|please) |موعد |حجز )(?:الغي?و?ه\w?|ل?غ[يو]ه\w?|cancel it)$"
)
"""Folded, so that "الغيلي" has lost its first letters as if they were the article."""
_OTHER_TIME: Final = expression(
    r"(?<!\w)(?:غير\w*|بدل\w*|اجل\w*|جديد|تاني|اخر|بعدين|وحطو?\w*|واحجز\w*|another|instead|change|move|new)(?!\w)"
)


_MOVES: Final = expression(
    r"(?<!\w)(?:[اتنبي]*غي+ر\w*|[اتنبي]*(?:نقل|بدل|قدم|اجل|اخر|عدل)(?:و|ه|لي|لنا|ني|وه|ولي)?|خل[يو]\w{0,3}|"
    r"بدي (?:ياه|اياه)|change|move|switch|shift|postpone|resch\w+|make it|ghay+[ie]r\w*|baddel\w*|khal+i\w*|"
    r"instead|بدل|(?:ال|ل)?(?:تاجيل\w*|تغيير\w*|تعديل\w*|تبديل\w*|تقديم\w*)|احسن\w*|بفضل|افضل|انسب|better|prefer)(?!\w)"
)
_OF_TIME: Final = expression(
    r"(?<!\w)(?:ال|هال)?(?:ساعه|ساعت\w*|وقت\w*|يوم\w*|موعد\w*|time|hour|day|appointment|maw3ed\w*|wa2t|wa2et)(?!\w)"
)
_CHANGES: Final = expression(
    r"(?<!\w)(?:[اتنبي]*غي+ر(?:و|ه|ها|لي|لنا|ولي|وه|ولي ياه)?|[اتنبي]*(?:اجل|اخر|قدم|نقل|عدل)(?:و|ه|لي"
    r"|لنا|ولي)?|change|move|"
    r"postpone|reschedule|ghay+[ie]r\w*)(?!\w)"
)
_NOT_MOVED: Final = expression(
    r"(?<!\w)(?:لا|مو|مش|اذا|ازا|if|don t|do not|خايف\w*|مين|ليش|who|why|اسم\w*|رقم\w*|name|number)(?!\w)"
)


_OWN: Final = r"(?:موعدي|حجزي|دوري|my (?:appointment|booking|slot|turn)|maw3edi|7ajzi|mo3di)"
_OF_THE_OWN: Final = expression(
    rf"(?<!\w)(?:باي|اي|وين|ايمت\w*|امت\w*|متي|شو|هل|كم|قديش|when|where|which|what|is|emta|aymta|wen|wein|ay)"
    rf"(?: \w+){{0,4}} {_OWN}"
    rf"|{_OWN}(?: \w+){{0,3}} (?:بكرا|اليوم|يوم|باي|اي|وين|ايمت\w*|متي|كم|قديش|when|where|today|tomorrow|"
    r"emta|wen|bukra)(?!\w)"
)
_TODAY: Final = expression(
    r"(?<!\w)(?:فيني|فينا|بقدر|منقدر|ب?ي?صير|ممكن|can i|could i|may i|can we|fini|momken|bisir|byseer)(?: \w+){0,2} "
    r"(?:اجي|روح|اروح|احضر|نجي|ايجي|come|go|be there|eji|ije)(?: \w+){0,2} "
    r"(?:اليوم|يوم|هلق|هلا|الان|today|now|lyom|halla2)(?!\w)"
)


_NOT_TODAY: Final = expression(
    r"(?<!\w)(?:ما|مو|مش|ماعاد|لا|can t|cannot|ma) (?:رح |عم )?(?:فيني|فينا|بقدر|منقدر|ب?ي?صير|ممكن|fini)"
)


def asks_of_own_appointment(text: str) -> bool:
    """It asks when or where one's own appointment is."""
    folded = fold_choice(text)
    return bool(_OF_THE_OWN.search(folded)) and not (
        _MOVES.search(folded) or wishes_no_act(text) or _CANCEL.search(folded)
    )


def asks_to_come_today(text: str) -> bool:
    """Whoever has an appointment asks whether today would do: the times of today tell."""
    return bool(_TODAY.search(fold_choice(text))) and not _NOT_TODAY.search(fold_choice(text))


def wishes_other_time(text: str) -> bool:
    """It says that the time be another one; of which one the times themselves tell."""
    folded = fold_choice(text)
    return bool(_MOVES.search(folded)) and not (_NOT_MOVED.search(folded) or wishes_no_act(text))


def says_to_change(text: str) -> bool:
    """A word of changing or moving stands in it."""
    return bool(_CHANGES.search(fold_choice(text)))


def wishes_time_changed(text: str) -> bool:
    """It says to change the time, and not to which: "change me the hour only"."""
    return (
        bool(_OF_TIME.search(fold_choice(text)))
        and bool(_CHANGES.search(fold_choice(text)))
        and wishes_other_time(text)
    )


_CANNOT_COME: Final = expression(
    r"(?<!\w)(?:ما|مو|مش|ماني|ma|mo|can t|cant|cannot|can not)(?: \w+){0,2}?"
    r" (?:اجي|احضر|نجي|ايجي|روح|eji|ije|come|make it)(?!\w)"
)
_CANCELS: Final = expression(
    r"(?<!\w)(?:[انت]?لغ[يو]\w{0,4}|غ[يو](?:ه|ها|لي|لنا)\w?|(?:ال)?غاء|كنسل\w*|cancel|e?l8[ei])(?!\w)"
)


def may_wish_to_cancel(text: str) -> bool:
    """Enough to ask whether the appointment shall be cancelled, where another time is offered; never to do it."""
    folded = _CANNOT_COME.sub(" ", fold_choice(text))
    if wishes_no_act(folded) or _OTHER_TIME.search(folded):
        return False
    return bool(_CANCELS.search(folded) or _UNWANTED.search(folded))


def wishes_to_cancel(text: str) -> bool:
    """It says to cancel the appointment, whatever reason it gives, and names no other time instead."""
    folded = fold_choice(text)
    return bool(_CANCEL.search(folded)) and not (wishes_no_act(text) or _OTHER_TIME.search(folded))


_AND_BOOKS: Final = expression(
    r"(?<!\w)(?:و ?(?:بدي |بدنا |خلينا )?|and (?:then )?(?:i want to |please )?|then |w |وبعدين |بعدين )"
    r"(?:[اين]?[اح]?جز\w*|احجز\w*|سجل\w*|[اب]سجل\w*|book|register|make an? (?:appointment|booking)"
    r"|e?7jez\w*|a7joz|sajj?el\w*)(?!\w)"
)


_ANOTHER_ONE: Final = expression(
    r"(?<!\w)(?:غيرو|غيره|غيرها|بدالو|بدالها|بداله|بدلو|another one|a new one|instead of it)(?!\w)"
)


def asks_for_another_one(text: str) -> bool:
    """Another appointment in place of the first: "واحجزلي غيرو"."""
    return bool(_ANOTHER_ONE.search(fold_choice(text)))


def booked_then(text: str) -> tuple[str, str]:
    """Folded: what is to be cancelled, and what is said of whom and when to book behind it; "" where there is none."""
    folded = fold_choice(text)
    books = _AND_BOOKS.search(folded)
    return (folded[: books.start()], folded[books.start() :]) if books else (folded, "")


def cancels_and_books(text: str) -> bool:
    """It says to cancel, and to book something else then: which is done after it."""
    folded = fold_choice(text)
    cancels, books = _CANCELS.search(folded), _AND_BOOKS.search(folded)
    return bool(cancels and books and cancels.start() < books.start()) and not wishes_no_act(text)
