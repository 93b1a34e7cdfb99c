"""What surely says "yes", and what surely wishes something. Law: a question and a denied sentence agree to nothing."""

from collections.abc import Collection
from typing import Final

from bot.conversation.reading.text.choices import FILLERS, NUMBER_SIGN, YES, fold_choice
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.yes_and_no import NO_MISTAKE, NO_OBJECTION, WITH_ALL, is_asked


def _words(line: str) -> frozenset[str]:
    return frozenset(map(fold_choice, line.split()))


_NEGATIONS: Final = _words(
    "لا لأ لاء كلا ما مو مش مب ماني مني لم لن ليس ليست لست غير بلا بدون ولا no nope nah not never none dont "
    "doesnt isnt wont cant cannot don doesn didn didnt isn won wouldn without "
    "neither nor la la2 laa ma mo mu mish mesh mush"
)
_LIKE_IT_IS: Final = expression(r"(?<!\w)(?:متل|مثل) ?ما(?!\w)|(?<!\w)(?:no|ما في) (?:مشكله|مانع|problem)(?!\w)")
_POLITE: Final = _words("ok okay k اوك اوكي اوكيه تمام ماشي حسنا طيب")
"""They stand before a wish too: "ok stop"."""
_NAMED_ONLY: Final = _words(
    "موعد الموعد موعدي حجز الحجز معلومات المعلومات معلوماتي بياناتي بدي اريد اريده my the appointment time data want"
)
"""What is meant to be kept is named in the same words: "yes, I want my appointment"."""
_GO_ON: Final = expression(
    r"(?<!\w)(?:ن?كمل(?:و|وا|ي)?|منكمل|بكمل|اكمل|ن?تابع(?:و|وا|ي)?|استمرو?|نستمر|continue|(?:go|carry|move) on"
    r"|keep going|go ahead|proceed|kamm?el|kaml[oe])(?!\w)"
)
_ASKING_FIRST: Final = _words(
    "is are am was were can could will would do does did may might should how when why what where who which if هل "
    "كيف ليش ليه لماذا ماذا متى ايمتى ايمت امتى شو ايش اش وين لو اذا مين شلون قديش بقدر بتقدرو فيني"
)
_ASKED_TO_ACT: Final = expression(r"^(?:can|could|will|would) you please|^do not(?!\w)|^do n t(?!\w)")
_ACT: Final = (
    r"(?:[اتين]?لغ[يو]?وا?|الغي\w*|[اتين]?(?:مسح|حذف|محي|محو|شيل|وقف|غير|بدل|عدل|صلح)\w*|امح|تبطل|stop\w*|cancel\w*|"
    r"delete\w*"
    r"|erase\w*|remove|change|move|quit|leave|clear|wipe|forget|edit|fix|correct)"
)
_DENIED: Final = expression(
    rf"(?<!\w)(?:لا|ما|مو|مش|ماني|لن|لم|do not|don t|dont|did not|didn t|didnt|not|never|without)"
    rf"(?: (?:بدي|بدنا|بدك|بدكن|اريد|اريدكم|ان|رح|حدا|want|wish|to|you|going|ever|please|my|the)){{0,3}} {_ACT}(?!\w)"
    r"|(?<!\w)(?:مو|مش|ما|ليس|not|isn t|isnt) (?:a |ال)?(?:غلط|خطا|غلطان|wrong|incorrect|mistake)(?!\w)"
)
_NO_ACT: Final = expression(
    r"^(?:(?:لا|la2?) )+(?=(?:خلص )?(?:وقفو?|وقفي|كنسل|(?:غير|بدل|ghay+[ie]r)(?:و|ي|و?لي|ها|li)?)(?!\w))"
)
"""A "no" before the bare word to stop or change wishes it: "do not stop" has another form of the verb in Arabic."""


def denies(text: str) -> bool:
    """A word of it denies, wherever it stands."""
    words = _LIKE_IT_IS.sub(
        " ", NO_MISTAKE.sub(" ", NO_OBJECTION.sub(" ", fold_choice(WITH_ALL.sub(" ", text))))
    ).split()
    return any(not _NEGATIONS.isdisjoint((word, word.removeprefix("و"))) for word in words)


def surely_yes(text: str, known: Collection[str], also: Collection[str] = ()) -> bool:
    """It is one of the ``known`` words and labels as a whole, the number of a choice, or a "yes" before words that
    change nothing. Only a "yes" in earnest may stand before words of the question, which are ``also``."""
    folded = fold_choice(text)
    if is_asked(text) or denies(text):
        return False
    if folded in set(map(fold_choice, known)) or NUMBER_SIGN.sub("", folded).isdecimal():
        return True
    first, *rest = folded.split() or [""]
    beyond = [word for word in rest if word not in FILLERS or word in _NAMED_ONLY]
    acts = [word for word in beyond if word not in _NAMED_ONLY]
    earnest = first not in _POLITE and bool(acts) and {*map(fold_choice, also)}.issuperset(acts)
    return first in YES and bool(rest) and (not beyond or earnest)


_THANKS: Final = _words(
    "شكرا شكرن مشكور مشكورين مشكوره ممنون يسلمو تسلم تسلمو يعطيك يعطيكن عافيه جزاك جزاكم الله خير خيرا thanks "
    "thank you thx ty merci "
    "shukran chukran yislamo bye كتير جزيلا very much a lot so يا لك لكم الك الكن"
)


def only_thanks(text: str) -> bool:
    """It thanks, with no more than a vague "OK" beside it."""
    words = fold_choice(text).split()
    beside = [word for word in words if word not in _POLITE]
    return bool(beside) and _THANKS.issuperset(beside)


def goes_on(text: str) -> bool:
    """It says to go on, whatever "yes" stands before it."""
    return not is_asked(text) and not denies(text) and bool(_GO_ON.search(fold_choice(text)))


def only_talks(text: str) -> bool:
    """It asks about a wish, or denies it: "will you delete my data?", "do not cancel"."""
    folded = _NO_ACT.sub("", fold_choice(text))
    asking = folded.split()[:1] and folded.split()[0] in _ASKING_FIRST and not _ASKED_TO_ACT.search(folded)
    return is_asked(text) or bool(asking) or bool(_DENIED.search(folded))


_MAY_WE: Final = expression(
    r"^(?:طيب |بس |لو سمحت\w* |please |but |so )*(?:ممكن|فيني|فينا|فيك|فيكي|فيكن|فيكم"
    r"|بتقدر\w*|بقدر|في مجال|فيه مجال|بصير|بيصير|اذا ممكن|"
    r"can i|can you|could i|could you|"
    r"may i|is it possible|fini|fik|fiki|fikon|momken|fi majal)(?!\w)"
)


_GIVES_UP: Final = expression(r"(?<!\w)(?:بطلت|بطلنا|غيرت رايي|تراجعت|batalet|battalet|changed my mind)(?!\w)")


_STOPS_ALL: Final = expression(
    r"(?<!\w)(?:(?:وقف|بطل|كنسل)(?:و|ي)? (?:كل ?شي|كلشي)|(?:stop|cancel|forget) (?:everything|it all|all of it))(?!\w)"
)


def stops_all(text: str) -> bool:
    """It wishes all of it to end, whatever it says of the reason."""
    return not only_talks(text) and bool(_STOPS_ALL.search(fold_choice(text)))


def gives_up(text: str) -> bool:
    """It says that the person is no longer willing, whatever else it denies."""
    return not is_asked(text) and bool(_GIVES_UP.search(fold_choice(text)))


_WITHDRAWS: Final = expression(
    r"(?<!\w)(?<!اذا )(?<!لو )(?<!if i )(?:(?:ما|لم|انا مو) وافقت"
    r"|(?:كبس|ضغط|نقر|داس)\w* (?:\w+ ){0,2}(?:موافق|اوافق)(?: \w+)? (?:ب?غلط|لحال\w+)"
    r"|(?:سحبت|بسحب|اسحب|رجعو?|الغو?ا?) موافق\w*|(?:did not|didn t|never) agreed?"
    r"|(?:take back|withdraw) (?:my )?(?:consent|agreement)|agreed? by mistake|ma wafa2t)(?!\w)"
)


def withdraws(text: str) -> bool:
    """It takes back that the person has agreed."""
    return not is_asked(text) and bool(_WITHDRAWS.search(fold_choice(text)))


def asks_to_act(text: str) -> bool:
    """A wish in the form of a question: "في مجال غير الساعة؟"."""
    return bool(_MAY_WE.search(fold_choice(text)))
