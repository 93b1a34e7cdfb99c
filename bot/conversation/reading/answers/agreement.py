"""An "I agree" in a sentence: with words that change nothing, with a question beside it, or with the name. Pure.

Law: it agrees in plain words of its own, and nothing else there denies, fears, sets a condition or asks first. What is
vague alone ("yes", "fine") agrees to nothing beside words that nobody knows; it does beside one's name, or beside for
whom it is.
"""

import re
from typing import Final

from bot.conversation.reading.answers.for_whom import tells_for_whom
from bot.conversation.reading.names.names import bare_name
from bot.conversation.reading.names.names_within import holds_known, is_name, name_within
from bot.conversation.reading.names.namesakes import without_namesakes
from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.sentences.plain_answers import denies
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.clauses import clauses, supposes
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.spelling import almost
from bot.conversation.reading.text.yes_and_no import UNTIL, agrees, is_asked, refuses_outright, without_blessings

_PLAINLY: Final = expression(
    r"(?<!\w)و?(?:موافق(?:ه|ين|ون)?|[اب]?وافق|منوافق|قبلان(?:ه)?|(?:ا|ب)قبل|متفق(?:ه)?|i agree|agreed?|i accept|"
    r"mwaf\w{1,3}2?|mouafe2|muwafe2|m[ou]w?afe[2q]|bwafe2|j accepte|razi me)(?!\w)"
)
_NO_MATTER: Final = expression(
    r"(?<!\w)و?(?:شو (?:بدك|بدكن|بدكم|تؤمر\w*|تامر\w*|سؤال|في بعد)|ليش لا|من عيوني|ع ?راسي|على راسي|خلص|يلا|"
    r"(?:كمل|سجل|خلص|اسال|خبر|قل|احك|اكتب|خود|خد|هات|فوت|امش)\w{0,4}|"
    r"(?:علي|على|ع) ?(?:ذلك|هذا|هاد|هالشي|ما ورد|ما ذكر)|"
    r"اول سؤال|سؤال(?:ك|كن)? ?(?:اول)?|معلومات(?:ي|ك|كن)?|"
    r"ب?سرعه|سريع\w*|عجل\w*|مستعجل\w*|"
    r"بس|لكن|و|عم|رح|راح|عندي|عنا|هون|لان|لانو|كتير|شوي|انا|نحنا|اي|نعم|"
    r"نت|نتي|انترنت|شبكه|خط|كهربا|تلفون|تلفوني|موبايل|شحن|شحني|بطاريه|ضعيف\w*|بطي\w*|تقيل\w*|بتقطع|بيقطع|تقطع|مقطع|"
    r"(?:ت|ب|بت)?خلص|(?:ان|ا?ن) ?شا?ء? ?الله|باذن الله|in ?sha?a? ?all?ah?|god willing|"
    r"قري\w{1,3}|قرا[ءؤئ]?ت?\w{0,2}|فهمت\w{0,2}|اطلعت|شروط\w{0,3}|رساله|كلام|حكي|مكتوب|فوق|كلو|كلها|كلهن|ب?كل ?شي|"
    r"hurry|quick\w*|fast|slow|net|internet|battery|my|is|the|are|what|next|question|ask me|read|it|all|your|terms|"
    r"conditions|everything|but|and|here|very|weak|low|bad|line|let|s|be|"
    r"bs|bas|b ?sr3a|bsor3a|l|el|b|3nde|3andi|3indi|3nna|da3if\w*|sho baddak|chou badak|kel chi|es2al\w*|yalla)(?!\w)"
)
"""Haste, a bad line, having read, what comes next, and "God willing", which leaves only a vague yes open: words beside
an agreement that change nothing of it."""
_FIRST: Final = expression(
    r"(?<!\w)(?:اول|بالاول|قبل|بشرط|شرط|اذا|ازا|لو|طالما|مادام|ما دام|خاي?ف\w*|ب?خاف|قلقان\w*|مضطر\w*|مجبور\w*|"
    r"غصب\w*|حبس|اعتقال|يلا نشوف|بركي|يمكن|مو|if|unless|provided|as long|first|before|afraid|scared|worried|maybe|"
    r"forced|iza|eza|law|khayef\w*|bkhaf)(?!\w)"
)
_BUT: Final = expression(r"(?:بس|لكن|but|bas|bs)\W*$", re.IGNORECASE)
_TELLS: Final = expression(
    r"[\s،,.]+(?:و ?|and )?(?=(?:انا )?(?:اسمي|إسمي|الاسم|الإسم)(?!\w)|(?:my name|the name|esmi|ismi)(?!\w)"
    r"|(?:[اأ]نا|ana|i am|i['’]?m) [^\W\d_]{2,} [^\W\d_]{2,}"
    r"|(?:معي|عندي|رقمي|هويتي|جوازي|ma3i|3andi|i have|my (?:id|passport))(?!\w))",
    re.IGNORECASE,
)
_MY_NAME: Final = expression(
    r"(?:(?:انا|أنا|ana) )?(?:[اإ]سمي|ال[اإ]سم|(?:my|the) name|esmi|ismi)(?!\w)", re.IGNORECASE
)
_TWO: Final = 2
_AGREED: Final = expression(
    r"(?P<agreed>\s*(?:(?:نعم|اي|ايه|yes|ok|i)[\s،,]+)?[^\W\d_]+)[\s،,.:!]+(?P<name>[^\W\d_].*)$", re.IGNORECASE
)
_YES: Final = (
    r"(?:نعم|اي|إي|ايه|ايوا|اكيد|أكيد|تمام|ماشي|موافق[ةه]?|موافقين|[اأ]وافق|بوافق|قبلان[ةه]?|اوكي|يا|اخي|أخي|خيي|"
    r"yes|yeah|ok|okay|sure|i|agreed?|accept|eh|mwaf\w+|tamam)"
)
_YES_BEFORE: Final = expression(
    rf"(?P<agreed>\W*{_YES}(?:[\s،,.!]+{_YES})*)(?!\w)[\s،,.!:\-]+(?P<more>\w.*)$", re.IGNORECASE
)
_WISHES_MORE: Final = expression(
    r"\s+و?(?:بدي|بدنا|حابب|اذا|لانو|معي|عندي|i want|and i|badi|baddi|w badi)(?!\w)", re.IGNORECASE
)


def _plain(text: str) -> bool:
    text = _RHETORICAL.sub(" ", text)
    folded = fold_choice(text)
    return bool(_PLAINLY.search(folded)) and not (is_asked(text) or denies(text) or _bound(folded))


def _bound(folded: str) -> bool:
    return bool(UNTIL.search(folded) or _FIRST.search(folded))


def agrees_all_the_same(text: str) -> bool:
    """It agrees plainly, and every other word is known to change nothing: "موافق بس بسرعة النت ضعيف"."""
    if not _plain(text):
        return False
    left = _PLAINLY.sub(" ", without_blessings(_RHETORICAL.sub(" ", text)))
    return agrees(f"ok {_NO_MATTER.sub(' ', left)}")


def asked_beside_agreement(text: str) -> tuple[str, ...]:
    """The clauses beside one that agrees by itself, which is the first or set apart; () where none does."""
    parts = clauses(text)
    agreeing = [part for part in parts if _plain(part) and (agrees(part) or agrees_all_the_same(part))]
    rest = tuple(part for part in parts if part not in agreeing and not agrees(part))
    bound = any(denies(part) or supposes(part) or _bound(fold_choice(part)) for part in rest)
    return rest if agreeing and rest and not bound else ()


def told_behind_agreement(text: str) -> str:
    """What is told of the person behind an agreement: "موافق اسمي حسن طحان ومعي هوية"; "" where there is none. Beside a
    name a "yes" that would do alone does too."""
    head, *told = _TELLS.split(text, maxsplit=1)
    denied = denies(without_namesakes(text))
    if not told or denied or _BUT.search(head):
        return "" if told or denied else _name_alone(text)
    plain = _plain(head) and (agrees(head) or agrees_all_the_same(head))
    named = agrees(head) and not _bound(fold_choice(text)) and (_MY_NAME.match(told[0]) or _surely_name(told[0]))
    return told[0].strip() if plain or named else ""


def _surely_name(told: str) -> bool:
    """All words but one are names that are known, and two are."""
    name = name_within(told) or bare_name(told)
    return holds_known(name, max(_TWO, len(name.split()) - 1))


def _name_alone(text: str) -> str:
    """A name and nothing else behind a plain agreement: "agreed, Samer Haddad"."""
    found = _AGREED.match(text)
    name = found["name"].strip(" .!") if found and _plain(found["agreed"]) else ""
    return name if name and not name.startswith("على ") and is_name(name) and holds_known(name) else ""


_RHETORICAL: Final = expression(
    r"(?<!\w)و?(?:ليش|ليه|لماذا|وليش) (?:لا|ما (?:ب|[اأ]|من|رح )?(?:وافق|قبل)\w*)[؟?]?|(?<!\w)why (?:not|"
    r"would ?n.?t i)[?]?"
    r"|(?<!\w)(?:مين|منو) (?:ما )?بي?قول لا[؟?]?|(?<!\w)(?:lesh|leish) la2?(?!\w)[?]?",
    re.IGNORECASE,
)
"""A question that says yes."""
_SPOKEN_OF: Final = expression(
    r"(?<!\w)(?:وقت|لما|يعني|معنى|كلمه|كبس\w*|ضغط\w*|زر|وين|كيف|شلون|شو|اش|ايش|على شو|عشو|ما|مو|مش|ماني|لا|لم|لن|لست|"
    r"غير|ليس|زوجي|جوزي|مرتي|ابي|ابوي|امي|اخي|اخوي|اهلي|husband|wife|father|mother|would|قبل ما|لحتى|"
    r"حتى|اذا|ازا|لو|should i|do i|must i|have to|why|what|how|if|before|not|don t|dont|didn t|can t|cannot|never|"
    r"until|when|iza|eza|law|mo|mu|mish|msh|ma)(?: \w+){0,3} (?:و?ا?و?[ابن]?وافق\w*|موافق\w*|agree\w*|mwaf\w+)(?!\w)"
)
"""Agreement that is asked about, denied, or only supposed."""
_IF_SO: Final = expression(
    r"(?<!\w)(?:اذا|ازا|لو|طالما|مادام|ما دام|if|as long as|iza|eza) (?!(?:انا |نحنا |i |ana )?(?:موافق|agree|mwaf))"
    r"\w+(?: \w+){0,4} (?:موافق\w{0,2}|i agree|agreed|mwaf\w+)$"
)
"""It agrees, on a condition."""
_SLIPS_OF: Final = ("موافق", "موافقه", "اوافق", "agree", "mwafe2", "نعم", "yes")
_SHORTEST_SLIP: Final = 3


def may_agree(text: str) -> bool:
    """It says that it agrees in a sentence that says more, or with a letter wrong: worth one yes or no."""
    if is_asked(text) and len(clauses(text)) == 1:
        return False
    words = fold_choice(text).split()
    if 0 < len(words) <= _TWO and any(_slip(word) for word in words):
        return not denies(text)
    return any(map(_says_so, clauses(_RHETORICAL.sub(" ", text)))) and not any(map(refuses_outright, clauses(text)))


def _slip(word: str) -> bool:
    plain = len(word) < _SHORTEST_SLIP or word in _SLIPS_OF
    return not plain and any(almost(word, known) for known in _SLIPS_OF)


def _says_so(part: str) -> bool:
    folded = fold_choice(part)
    return (
        bool(_PLAINLY.search(folded))
        and not is_asked(part)
        and (not _SPOKEN_OF.search(folded) or bool(_IF_SO.search(folded)))
    )


_IF_NOT: Final = expression(
    r"(?<!\w)و?(?:اذا|ازا|لو|بحال|في حال|if|in case|iza|eza|law)(?: \w+){0,3} (?:لا|رفضت?|[اب]رفض|عدم موافق\w*|"
    r"(?:ما|لم|مو) (?:ب?[او]?وافق\w*|موافق\w*|كبست)|no|refuse|la2|(?:do not|don t|dont|did not|didn t|"
    r"disagree|not)(?: agree)?)(?!\w)"
    r"|(?<!\w)(?:لازم|مجبور\w*|يجب|ضروري|ملزم\w*|اجباري|must|have to|obliged|forced)(?: \w+){0,2} "
    r"(?:ا?وافق|موافقه|نوافق|agree)(?!\w)"
)


_COMES_NOT: Final = expression(
    r"(?<!\w)(?:(?:ما|لم) (?:اجيت|جيت|رحت|حضرت|احضر)"
    r"|(?:do not|don t|dont|did not|didn t) (?:come|show up|turn up|attend))(?!\w)"
)
"""It is asked about the day itself."""


def asks_if_not(text: str) -> bool:
    """What comes of a "no", or whether a "yes" is a must."""
    folded = fold_choice(text)
    return asks_in_words(text) and bool(_IF_NOT.search(folded)) and not _COMES_NOT.search(folded)


def refuses_with_reason(text: str) -> bool:
    """The first clause refuses, and the others only tell why."""
    first, *others = clauses(text)
    asking = any(asks_in_words(part) or supposes(part) or _says_so(part) for part in others)
    return bool(others) and refuses_outright(first) and not asking


def agreed_for_whom(text: str) -> bool:
    """It agrees, and tells for whom it is or who writes it: "yes, for my husband"."""
    found = _YES_BEFORE.match(text)
    return found is not None and agrees(found["agreed"]) and tells_for_whom(found["more"])


def without_wishes(told: str) -> str:
    """As far as the first thing that is no name any more."""
    return _WISHES_MORE.split(told, maxsplit=1)[0].strip(" ،,.")
