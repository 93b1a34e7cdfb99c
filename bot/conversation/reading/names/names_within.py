"""A whole name within a sentence: "people call me … but the ID says …", "my son's name is …", "Sergeant …". Pure.

Law: it is only asked about, and the words behind it that no name holds end it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from bot.conversation.reading.by_example.likely import known_names
from bot.conversation.reading.names.names import bare_name, is_question, one_name, read_full_name
from bot.conversation.reading.names.namesakes import as_names, without_namesakes
from bot.conversation.reading.names.unlike_names import LONGEST, completes, in_no_name, unlike_a_name
from bot.conversation.reading.sentences.meant_words import denying, kin, unnamed
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.phrases import fold_aside


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(fold_name, words.split()))


_ON_PAPER: Final = _folded(
    "بالهويه بالجواز بالقيد بالورق بالورقه عالورق عالورقه عالهويه عالجواز بالاوراق "
    "مكتوب مكتوبه مكتوبة كاتبين كاتبينه كاتبينو مسجل مسجلين مسجلينه مسجلينو maktoub maktub makteb written"
)
_NAMED: Final = _folded(
    "سجل سجلي سجلو اكتب اكتبي اكتبو حط حطي حطو "
    "اسمي اسمو اسمه اسمها واسمو واسمه واسمها واسمي الاسم باسم ب_اسم اسم يسمى ismi esmi esme ismo esmo "
    "isma esma esmha ismha name named called smi nave navê adim adım"
)
_SURELY: Final = _folded("اسمي واسمي ismi esmi esme")
_KIN: Final = _folded(
    "ابني لابني جوزي لجوزي زوجي لزوجي زوجتي لزوجتي مرتي لمرتي اخي لاخي خيي لخيي خاي لخاي اخوي ابي لابي "
    "ابوي والدي لوالدي بنتي لبنتي امي لامي والدتي عمي لعمي خالي لخالي husband wife son brother father "
    "daughter mother ibni ebni jozi zawji khayi akhi abi abuyi"
)
_SELF: Final = _folded("انا ana am im i'm معك معكن")
_BETWEEN: Final = _folded(
    "هو هي هوي هيي الكامل كامل الثلاثي التلاتي الرباعي الكريم بالهويه بالهوية بالجواز بالدفتر بالورقه "
    "بالبطاقه بالقيد بالعربي انو بالانكليزي متل ما مثل كما رسميا عندهن is are was full name s el al kamel "
    "kaamel bil bel hawiye jawaz هويه : = انا عن ل في جواز السفر الجواز الهويه الوثيقه البطاقه عندك عندكن "
    "عندكم لي لو سمحتو اخوه اخوها اخته اختها اختو اخوتو ابنه ابنها ابنو زوجته زوجتو زوجها جوزها مرتو "
    "المريض المريضه المعلم المعلمه"
)
"""Words between "my name" and the name."""
_LABELS: Final = _folded(
    "الاب والاب اب الوالد والوالد والده والدو والدي ابوه ابوها الكنيه والكنيه كنيه كنيتي كنيتو كنيته "
    "وكنيتي وكنيته وكنيتو العيله العائله عيله عائله بيت المرحوم مرحوم المرحومه father family surname last "
    "kenye"
)
_RANKS: Final = _folded(
    "رقيب عريف ملازم مساعد مجند عقيد شرطي الرقيب العريف الملازم المساعد المجند العقيد الشرطي النقيب "
    "الرائد المقدم العميد دكتور دكتوره استاذ مهندس محامي اللواء الجندي الضابط جندي المقاتل المتطوع "
    "المتقاعد الدكتور الاستاذ المهندس المحامي الحاج المواطن المواطنه السيد السيده المعلم المعلمه الدكتوره "
    "الاستاذه المهندسه المحاميه الحاجه الحجه الحجي الشيخ الشيخه المدرس المدرسه الممرض الممرضه الانسه ممرض ممرضه "
    "القاضي البروفسور معلمه مدرسه انسه sergeant captain "
    "colonel lieutenant corporal private major dr mr mrs ra2ib mulazem mosa3ed"
)
_OF_A_RANK: Final = _folded(
    "اول أول ثاني تاني ركن مسرح المسرح متقاعد المتقاعد مجند احتياط شرف سابق السابق مهندس طبيب طيار بحري"
)
_STOP: Final = _folded(
    "w و فيه فيها حرف وهو وهي معها معو معه ومعها ومعو ومعه جوازي وجوازي هويتي وهويتي رقمي ورقمي رقم "
    "ورقم سجل سكان من_سكان بدو بدها مبارح "
    "الصوت الكيبورد الكتابه الاملاء الحرف التصحيح الموبايل الجوال مواليد تولد ساكن من حي قريه ضيعه طبعا "
    "بالضبط عنجد بجد العسكريه الشرطه الجيش بالشرطه بالجيش والله كاتبين بيكفي بتكفي بيمشي بتمشي مو مش ما "
    "كان صار انتبهو انتبه صح غلط ولاد اولاد وقت لما لانو مشان كرمال هههه ههه هه والصح والصحيح الصح "
    "الصحيح عمره عمرها and who bas bs ma mo mu because since please "
    "born thats that which"
)
_GIVEN: Final = _folded(
    "احمد محمد محمود مصطفى علي حسن حسين عمر عثمان خالد وليد يوسف ابراهيم اسماعيل موسى عيسى داود سليمان "
    "زكريا يحيى ادم عبدالله عبدالرحمن عبدالقادر عبد عبدو عبود حمدو حمود حمدان حميدي جمال كمال جميل نبيل "
    "سمير سامر سامي سليم سالم سليمان ماهر ماجد ناصر نضال نزار نور نورس عماد عمار عامر عدنان غسان غياث "
    "فاروق فارس فراس فادي فؤاد فيصل قاسم كريم مازن مالك مروان معن معتز منير مهند هاني هشام هيثم وائل ياسر "
    "ياسين يزن زياد زهير رامي رامز راشد رضوان رياض رفعت بشار بشير بلال باسل باسم بسام ايمن ايهاب انس "
    "اسامه اديب ادهم امين انور اكرم جابر جاسم جمعه جورج حاتم حازم حسام حسان حسون حكمت حيدر خليل خضر ديب "
    "رجب رمضان شعبان شادي شريف صالح صبحي صلاح طارق طلال طه ظافر فاضل لؤي ليث مجد مجاهد منصور هادي فاطمه "
    "عائشه خديجه مريم زينب امينه امنه سعاد سميره هدى هناء هيام منى مها مي نجاح نجوى ندى نهى نوال رنا ريم "
    "ريما رولا رغد رهف سلمى سلوى سمر سناء سوسن شام شيماء صفاء ضحى عبير علا غاده فاتن كوثر لمى لينا ميساء "
    "هبه هند وفاء يسرى حنان دعاء ديمه رانيا رشا بتول بشرى ايمان الهام امل اسماء الاء اريج ahmad ahmed "
    "mohamad mohammad mohamed muhammad mhd mahmoud mustafa moustafa ali hassan hasan hussein omar othman "
    "khaled khalid walid yousef youssef ibrahim abd abdo abdul abdalla abdallah abdulrahman abdulkader "
    "samer samir sami fadi firas maher nizar ghassan ziad zakaria bilal bashar anas ayman fatima aisha "
    "mariam"
)
_VOWEL_MARKS: Final = expression(r"[\u064b-\u0652\u0670]")
_LEADING: Final = _BETWEEN | _NAMED | _ON_PAPER | {":", "،", ","}
_ALIKE: Final = 0.6
_TWO: Final = 2
_CHILDREN: Final = _folded("ولاد اولاد ابناء احفاد بيت عيله عائله sons children")
"""Behind them stands whose they are."""
_CHILD_OF: Final = _folded("بن ابن بنت bin ben ibn bint")
_ON: Final = expression(r"(?<!\w)على(?!\w)")
"""No Ali, who is spelled so where names are compared."""
_BY_THE: Final = expression(r"[وف]?(?:بال|عال|هال)\w{3,}|بشي")
_WORDS: Final = expression(r"[A-Za-z]+\d\w*|\d+[A-Za-z]\w*|[^\W\d_][^\W\d_'’ـ-]*(?:[-'’][^\W\d_]+)*|\d+|[^\w\s]+|_")


def name_within(text: str) -> str:
    """The name; "" where the sentence names none, or is a name itself."""
    if is_name(text) and not _behind_rank(fold_name(text).split()):
        return ""
    if whole := _whole_name(text):
        return whole
    words = _WORDS.findall(_VOWEL_MARKS.sub("", text))
    folded = _judged(words)
    for introducing in (_ON_PAPER, _NAMED, _KIN, _SELF):
        for at in reversed([at for at, word in enumerate(folded) if word in introducing]):
            begins = _begins(folded, at + 1)
            name = _run(words, folded, begins)
            if name and (folded[at] in _SURELY or holds_known(name)):
                return name
    name = _run(words, folded, begins := _behind_rank(folded))
    return name if name and holds_known(name) else _anywhere(text)


def _judged(words: Sequence[str]) -> list[str]:
    return [fold_name(without_namesakes(word)) for word in words]


def _whole_name(text: str) -> str:
    """All of it, where one word may be a name as well as none, and the others are of a name."""
    name = bare_name(text)
    words, seldom = as_names(fold_name(name))
    others = words.split() if seldom else words.split()[:-1]
    known = bool(others) and all(_is_known(word) or word.startswith("ال") or word in _CHILD_OF for word in others)
    return name if known and is_name(words) and isinstance(read_full_name(name), str) else ""


def _anywhere(text: str) -> str:
    """The words of a name between others, of which two are known names, in what is not asked; the longest of them."""
    found: list[str] = []
    for clause in clauses(_ON.sub("-", text)):
        words = _WORDS.findall(_VOWEL_MARKS.sub("", clause)) if not is_question(clause) else []
        folded = _judged(words)
        at = 0
        while at < len(words):
            if not _is_known(folded[at]) or (at and _is_of_others(folded[at - 1])):
                at += 1
                continue
            name = _run(words, folded, at)
            parts = fold_name(name).split()
            given = not _GIVEN.isdisjoint(parts) and parts[1:] != ["الدين"]
            found += [name] if given and holds_known(name, _TWO) else []
            at += max(1, len(name.split()) or _length(words, folded, at))
    return max(found, key=lambda name: len(name.split()), default="")


def is_name(text: str) -> bool:
    """All of it, but for "my name is", may be one."""
    name = bare_name(text)
    return isinstance(read_full_name(name), str) and not is_question(text) and not unlike_a_name(name)


def names_paper(text: str) -> bool:
    """It tells what is written on a paper."""
    return not _ON_PAPER.isdisjoint(fold_name(text).split())


def without_rank(name: str) -> str:
    """The name alone, without a rank before or behind it; all of it where no whole name would be left."""
    words = name.split()
    left = words[_behind_rank([fold_name(word) for word in words]) :]
    folded = [fold_name(word) for word in left]
    ends = (
        at
        for at in range(_TWO, len(left))
        if _behind_rank(folded[at:]) == len(left) - at and not folded[at].startswith("ال")  # families are called so
    )
    at = next(ends, len(left))
    return " ".join(left[:at]) if len(left) > 1 else name


def tells_rank(part: str) -> bool:
    """It begins with a rank, and is no name."""
    words = fold_name(part).split()
    return _behind_rank([word.removeprefix("و") if word not in _RANKS else word for word in words]) > 0


def put_right(text: str, last: str) -> str:
    """The name of which one part was said anew, or that was said anew with words behind it: ``last``, of ``text``."""
    if names_paper(last) and (on_it := bare_name(last) if is_name(last) else name_within(last)):
        return on_it
    words = _WORDS.findall(" ".join(text.removesuffix(last).split()))
    first = _run(words, [fold_name(word) for word in words], 0).split()
    again = _WORDS.findall(last)
    folded = [fold_name(word) for word in again]
    if not first or not again:
        return ""
    name = _run(again, folded, 0)
    parts = [fold_name(part) for part in first]
    if len(folded) < len(first) and folded[0] in parts[1:]:
        at = parts.index(folded[0], 1)
        return " ".join((*first[:at], *again, *first[at + len(again) :]))
    if name == " ".join(again):
        return name
    if folded[0] == fold_name(first[0]):
        named = name.split()[: len(first)]
        return " ".join(named) if len(named) == len(first) else ""
    shared = [_shared(fold_name(part), folded[0]) for part in first]
    at = shared.index(max(shared))
    alike = shared[at] >= _ALIKE and shared.count(shared[at]) == 1
    return " ".join((*first[:at], again[0], *first[at + 1 :])) if alike else ""


def _shared(one: str, other: str) -> float:
    """The part of the letters that two words have in common."""
    return (Counter(one) & Counter(other)).total() / max(len(one), len(other))


def _is_of_others(word: str) -> bool:
    return word in _CHILDREN or fold_choice(word) in kin()


def holds_known(name: str, least: int = 1) -> bool:
    """So many of its words are names that are known."""
    return sum(map(_is_known, fold_name(name).split())) >= least


def _is_known(word: str) -> bool:
    return word in _GIVEN or fold_aside(word) in known_names()


def _begins(folded: Sequence[str], at: int) -> int:
    """Where the name begins behind what introduces it."""
    while at < len(folded) and (folded[at] in _LEADING or _BY_THE.fullmatch(folded[at])):
        at += 1
    return at + _behind_rank(folded[at:])


def _behind_rank(folded: Sequence[str]) -> int:
    at = 0
    while at < len(folded) and (folded[at] in _RANKS or (at and folded[at] in _OF_A_RANK)):
        at += 1
    return at


def _run(words: Sequence[str], folded: Sequence[str], at: int) -> str:
    """The words of a name from there on; "" for fewer than two, or more than a name has."""
    if at < len(words) and folded[at] in _CHILD_OF:
        return ""  # what stands before it belongs to it
    found = _of_names(words, folded, at)
    name = bare_name(" ".join(found))
    long_enough = 2 <= len(name.split()) <= LONGEST + 1 and not one_name(name)
    return name if long_enough and isinstance(read_full_name(name), str) and not unlike_a_name(name) else ""


def _length(words: Sequence[str], folded: Sequence[str], at: int) -> int:
    """So many words, where they are more than a name has: none of them begins another one."""
    return length if (length := len(_of_names(words, folded, at))) > LONGEST else 1


def _of_names(words: Sequence[str], folded: Sequence[str], at: int) -> list[str]:
    """The words from there on as far as they may be of names."""
    found: list[str] = []
    while at < len(words):
        word = folded[at]
        if found and completes(folded[at - 1], word):
            found.append(words[at])
            at += 1
            continue
        if word in _LABELS and found and at + 1 < len(words):
            at += 1
            continue
        if not word.isalpha() and not re.fullmatch(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", word):
            break
        bare = fold_choice(word)
        if word in _STOP or _BY_THE.fullmatch(word) or word in _NAMED or bare in denying() or in_no_name(word):
            break
        if bare in unnamed() and not _is_known(word):
            break
        found.append(words[at])
        at += 1
    return found
