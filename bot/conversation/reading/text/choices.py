"""A choice may be typed: its number, its label, or enough of it. What could mean two of them means none."""

from collections.abc import Collection, Sequence

from bot.conversation.reading.text.digits import latin_digits
from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.patterns import expression

LEAST_LETTERS = 3  # of a label, to stand for it
ARTICLE = expression(r"\b(?:[وبف]?ال|لل)(?=[^\W\d_]{3})")
_NO_WORD = expression(r"[\W_]+")
_ZEROS = expression(r"\b0+(?=\d)")
DRAWN_OUT = expression(r"([^\W\d_])\1{2,}")  # نعمممم, yesss
NUMBER_SIGN = expression(r"^(?:رقم|number|no|nr) (?=\d+$)")
GESTURES = {"👍": "ok", "👌": "ok", "✅": "ok", "✔": "ok", "👎": "no", "❌": "no", "✖": "no"}


def fold_choice(text: str) -> str:
    """For comparison only: fold_name without emoji, punctuation, Arabic articles and leading zeros.

    A gesture counts as a word only where there is none.
    """
    words = _NO_WORD.sub(" ", fold_name(latin_digits(text)))
    words = _ZEROS.sub("", words) if "0" in words else words
    words = DRAWN_OUT.sub(r"\1", ARTICLE.sub("", words))
    return " ".join(words.split()) or next((GESTURES[char] for char in text if char in GESTURES), "")


def _folded(*words: str) -> frozenset[str]:
    return frozenset(map(fold_choice, words))


YES = _folded(
    *("نعم", "اي", "أي", "ايه", "إيه", "ايوا", "أيوه", "اه", "آه", "أجل", "بلى", "أكيد", "طبعا", "تمام", "ماشي"),
    *("موافق", "موافقة", "أوافق", "أنا موافق", "نعم أوافق", "نعم موافق", "اي موافق", "اي نعم", "صح", "صحيح", "حسنا"),
    *("متأكد", "متأكدة", "أنا متأكد", "أنا متأكدة", "متأكدين", "لك اي", "لك ايه", "i am sure", "i'm sure"),
    *("أوكي", "أوك", "اوكيه", "yes", "y", "yes please", "yeah", "yep", "yup", "ok", "okay", "k", "sure"),
    *(
        "agree",
        "i agree",
        "correct",
        "oui",
        "d accord",
        "daccord",
        "j accepte",
        "na3am",
        "na3m",
        "aywa",
        "tab3an",
        "sa7",
        *("evet", "olur", "erê", "belê", "kabul ediyorum", "razî me"),
    ),
)
NO = _folded(
    *("لا", "لأ", "لاء", "كلا", "لا شكرا", "لا أوافق", "مو موافق", "غير موافق", "ما بدي", "لا أريد", "مش موافق"),
    *("hayır", "hayir", "na", "istemiyorum", "naxwazim", "kabul etmiyorum"),
    *("non", "la2", "laa", "la2a", "non merci", "je refuse"),
    *("no", "n", "nope", "nah", "no thanks", "no thank you", "i do not agree", "i don't agree", "don't agree"),
)
BACK = _folded(
    *(
        "رجوع",
        "ارجع",
        "الرجوع",
        "رجاع",
        "رجعني",
        "للخلف",
        "عودة",
        "السابق",
        "back",
        "go back",
        "previous",
        "retour",
        "erja3",
        "irja3",
        "rje3",
    ),
)
SKIP = _folded(
    *("لا أعرفه", "لا أعرف", "ما بعرفه", "ما بعرفو", "ما بعرف", "مابعرف"),
    *("لا أتذكر", "ما بتذكر", "ما بتذكره", "ما بتذكرو"),
    *("bilmiyorum", "nizanim", "ez nizanim"),
    *("je ne sais pas", "je sais pas", "aucune idee", "ma ba3ref", "ma b3ref", "ma ba3rfo", "passer"),
    *(
        "i do not know it",
        "i do not know",
        "i don't know",
        "i dont know",
        "idk",
        "dunno",
        "don't know",
        "no idea",
        "not sure",
    ),
    *("تخطي", "تخطى", "تجاوز", "بدون", "بلا", "لا يوجد", "ما عندي", "ما في", "skip", "none", "without", "pass"),
)


AS_BEFORE = _folded(
    "كما كان",
    "متل ما كان",
    "مثل ما كان",
    "نفسه",
    "القديم",
    "as before",
    "same",
    "keep",
    "the old one",
    *("خليه", "خليها", "خلي الاول", "خليه متل ما هو", "خليها متل ما هي", "خلينا على الاول", "نفس الوقت", "نفس الموعد"),
    *("خليلي الاول", "الاول احسن", "بدي الاول", "ابقوه", "ابق على الاول", "متل ما هو", "خلص خليه", "لا تغيرو"),
    *("keep it", "keep the first one", "keep the first", "keep that one", "keep that", "keep this one", "keep my time"),
    *("keep the old one", "keep the same", "leave it", "leave it as it is", "the same one", "same time", "i keep it"),
)
KEPT_LABELS = ("كما كان ", "as before ")  # the old answer follows


FILLERS = _folded(
    *("متأكد", "متأكدة", "متأكدين", "لك", "am", "m"),
    *("نعم", "اي", "أكيد", "طبعا", "تمام", "موافق", "موافقة", "أوافق", "صح", "صحيح", "شكرا", "انا", "لا", "مو", "ما"),
    *("yes", "i", "agree", "do", "sure", "ok", "please", "thanks", "thank", "you", "no"),
    # What follows would make consent vague; to all other questions it changes nothing.
    *(
        "كل",
        "شي",
        "شيء",
        "كلو",
        "كلشي",
        "لو",
        "سمحت",
        "سمحتو",
        "سمحتي",
        "من",
        "فضلك",
        "فضلكن",
        "يا",
        "اخي",
        "خيي",
        "كتير",
    ),
    *(
        "توكلنا",
        "على",
        "الله",
        "يخليك",
        "هيك",
        "بدي",
        "اريد",
        "اريده",
        "هو",
        "هي",
        "جيد",
        "منيح",
        "مليح",
        "حبيبي",
        "كمان",
    ),
    *(
        "everything",
        "all",
        "is",
        "its",
        "it",
        "s",
        "right",
        "correct",
        "good",
        "fine",
        "that",
        "thats",
        "want",
        "to",
        "of",
    ),
    *("course", "very", "much", "sir"),
)
"""Words that change nothing of a "yes" or "no" before them."""


DENYING = _folded("ما", "مو")


def decided(text: str, fillers: Collection[str] = FILLERS) -> str | None:
    """The "yes" or "no" in front of words that are all ``fillers``, folded as in YES and NO."""
    first, *rest = fold_choice(text).split() or [""]
    if first in YES:  # a denial behind it makes it neither
        fillers = frozenset(fillers) - NO - DENYING
    return first if first in YES | NO and rest and all(word in fillers for word in rest) else None


def is_one_of(text: str, words: Collection[str]) -> bool:
    """``words``: YES, NO, BACK or SKIP."""
    return fold_choice(text) in words


def means_as_before(text: str) -> bool:
    """What is said to an old answer that is offered as the first choice."""
    folded = fold_choice(text)
    return folded in AS_BEFORE or folded.startswith(KEPT_LABELS)


def match_choice(text: str, options: Sequence[tuple[str, Collection[str]]]) -> str | None:
    """The id of the option meant, or None. ``options``: (id, the words and labels it is known by), as shown.

    A whole label, else the number of its place, else the beginning of a label or of a word in it.
    """
    folded = fold_choice(text)
    known = [(choice, {fold_choice(label) for label in labels}) for choice, labels in options]
    if exact := {choice for choice, labels in known if folded and folded in labels}:
        return exact.pop() if len(exact) == 1 else None
    number = NUMBER_SIGN.sub("", folded)
    if number.isdecimal():
        place = int(number) if len(number) <= 3 else 0
        return known[place - 1][0] if 1 <= place <= len(known) else None
    if sum(map(str.isalpha, folded)) < LEAST_LETTERS:
        return None
    begun = {choice for choice, labels in known if any(f" {folded}" in f" {label}" for label in labels)}
    return begun.pop() if len(begun) == 1 else None
