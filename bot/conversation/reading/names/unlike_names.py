"""Sentences that stand where a name is due: they are asked about, never taken.

Law: a word that joins, points, asks, denies or wishes is no part of a name. Whose name holds one says "yes" once more.
"""

import re
from typing import Final

from bot.conversation.reading.names.namesakes import without_namesakes
from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.patterns import expression

LONGEST: Final = 5
"""Words of a name, without those that only bind it together."""
_STORY: Final = 7
_STORY_TOLD: Final = 2
_SHORTER: Final = 5
_TOLD_BY: Final = 3
_BINDING: Final = frozenset(
    [
        "عبد",
        "بن",
        "ابن",
        "بنت",
        "ابو",
        "ام",
        "ال",
        "اال",
        "آل",
        "الله",
        "الدين",
        "bin",
        "ben",
        "ibn",
        "abu",
        "abo",
        "abd",
        "al",
        "el",
    ]
)
_COMPOUND: Final = expression(
    r"(?<!\w)(?P<first>محمد|احمد|محمود|علي|محي|mohamad|mohammad|ahmad) (?:فاتح|عايش|خير|ذكر|fateh)(?!\w)"
)
"""A first name in two words, of which the second would be none alone."""
_CALLED_AFTER: Final = frozenset({"ابو", "ام", "بنت", "ابن", "abu", "abo", "um", "umm", "om"})
_PRAISE: Final = expression(r"(?<!\w)(?:ما ?شاء? ?الله|ما ?شا ?الله)(?!\w)")
"""A family name, of which one word would deny."""
_ARABIC: Final = """
ولا ولاشي بس يعني شي ما مو مش لا لأ غير لسا لسه لسع هلق هون هونيك هناك هيك كمان كل كلو كلشي كلكن كلها كتير شويه
انا انت انتي انتو انتم نحنا نحن هو هي هن هني هاد هادا هاي هدول هذا هذه هداك هديك اللي يلي الي الذي التي
اش ايش وش شنو ليش ليه كيف كيفك كيفكن شلون شلونك شلونكن اشلون اشلونك اشلونكن قديش اديش شقد كم هل ماذا لماذا متى متي
ايمتى ايمتي ايمت امتى امتي لايمتى لايمتي لامتي لمين لوين منين
بدي بدنا بدك بدكن بدكم بدو بدها بدهن بدون فيني فيك فيكن فينا عم رح لازم ضروري ممكن اذا لو لان لأنو مشان منشان عشان
عن في مع من ع الى حتى قبل بعد بعدين بلا عند عندي عندك عندكن عندكم عندو عندنا معي معك معكن معكم معو مني منك منكن
الكن الك لك لالك عليي عليك عليكن عليكم عني عنك فوق تحت بدالو بدالي بدلي مكاني بدال تبع تبعي تبعكن تبعك متل مثل
زوجي زوجتي مرتي جوزي ابني بنتي ولادي اولادي ولدي امي ابي ابوي اخي خيي خاي اختي خيتي عمي خالي جاري جارتي حماي حماتي اهلي
كان كانت كنت صار صارت يصير بصير بيصير اجي بجي يجي تجي بيجي بتجي روح بروح يروح اروح جيب اجيب بجيب بيقدر بقدر بتقدر بحسن
بعرف اعرف بتعرف بيعرف بشوف بيشوف بتشوف بيحكي بحكي احكي اكتب بكتب كتبت كتبتو كتبنا سجل اسجل
احجز احجزلي احجزولي الغي فهمت بفهم افهم
خايف خايفه تعبت بطلت مسكرين فاتحين فاتح مسكر ابعتلي ابعتولي ابعت اعطوني عطوني خلصت نسيت ضاع ضاعت راح راحت
يا يسعد صباحك مساك مرحبا شكرا اهلين عفوا طيب تمام نعم ايوا ايه اي اه خلص بكرا اليوم مبارح الجمعه هويتي وثيقتك بوثيقتك
بالهويه بالجواز بالوثيقه عيوني امحيلي احذفلي امسحلي
اسم الاسم اسمي اسمو اسمها رقم الرقم رقمي تاريخ الميلاد الهويه هويه الجواز الباسبور الوثيقه الكنيه رساله رسالتي
الرساله النت نت الانترنت
الشبكه التلفون تلفوني الموبايل الصوره صوره الموقع الرابط التطبيق البوت الشاشه الكود الكهربا شوي شويه انتظر
انتظرو استنى استنو دقيقه
لحظه ثانيه اوك اوكي تكرم تكرمو بسرعه وصلت وصلتك وصلكن بعتت ارسلت بعتلكن عملت شفت قلت حكيت جربت نزلت فتحت سمعت
اجيت رحت جيت سالت كلنا كنا اسماءنا اسمائنا اسامينا
قلتلكن حطيت عبيت ضغطت كبست اخترت نقيت عطيتكن اعطيتكن سؤال السؤال جواب الجواب حكومه دوله مخابرات
محسوبك محسوبتك التعريف تولد مواليد مهم المهم ساكن ساكنه مقيم مقيمه عايش عايشه نازح نازحه موعد حجز ضروري نسجل نحجز سوا
تواخذني تواخذوني تاخذوني
اريد ذكر حقيقي حقيقيه الحقيقي كتبته كتبتها حراميه نصابين كذابين التراجع تراجع موافقه الموافقه والده والدته الكنيه كنيته
"""
_BLESSINGS: Final = """
ان انشالله انشاءالله لله بسم توكلت توكلنا صلوا صلو كرمال كرمالكن يعين يعينكن يعيننا يوفقكن يخليكن حسبي ونعم
الناس شكلو شكلها قلبي معلق
اقدر نقدر بعدها وبعدها اسافر سافر اطلع بيلزم ساعدونا ساعدني ساعدوني دخيلكن دخيلك بترجاكن ارجوكم البرنامج
"""
_OTHERS: Final = """
same before after again later maybe soon today tomorrow good bad luck guys nobody somebody someone anyone
everyone everything nothing
something anything very slow fast internet waiting answer answers question try trying test testing sure
really still then
than so too much many more most other another first next sent send write wrote type typed phone number picture
photo message
i me my mine you your yours we us our they them their he him his she her it its this that these those the not never
yes please pls want need know understand come coming give take see is are was were be been am have has had do
does did if
but because what where when why how who whom which there here for from to with about anymore just only also cant dont
wont isnt doesnt didnt im ill whats hello hi hey thanks thank sorry ok okay name passport appointment open closed
je est sont vous nous votre vos cette quoi quel quelle quels quelles quand comment combien pourquoi gratuit
payant payer papiers apporter faut dois puis peux veux voudrais comprends comprend sais pas oui bonjour bonsoir
salut aidez attendez annuler arreter adresse horaires qui que avec sans dans svp rendez etes suis badde bade
baddak bado bedo baddo bidu bidna bala bidun hone 3am 3ndi 3andi ma3i ma3na 3leki 3alay iza eza leish emta aymta
imta bukra bokra ktir kteer kaman ba3den ba3d wa7ed wahed 7ada talabo masari flous adesh 2adesh 2addesh addesh
qaddesh btakhod bta5od btakhdo fhemet fhimet ekteb bekteb ba3ref b3ref khayef khayfe bikallef edfa3 balash
bblash maw3ed maw3edi awra2 hawiye hawiyye markaz wa2t wa2et ghalat 8alat mafhemet
bde badi baddi bedde beddi shu sho chou lazem esmi ismi mafi fini meen wein ento inta hada hayda hek heik bas
var mi mı nasil nasıl nerede kac istiyorum lazim degil evet hayir hayır yok bilmiyorum anlamadim anlamadım yardim yardım
turkce kurtce kurmanci arapca ez erê bele nizanim alikari spas kengi çawa dixwazim naxwazim heye tune ye
ya3ni kif lesh merci mersi shukran thx mother father surname kenye
"""
_ALIKE: Final = frozenset({"تمام", "راح", "على", "علي", "سجل", "صباح", "سلام"})
"""Names that are spelled like one of those words."""
_NEVER: Final = (frozenset(map(fold_name, (*_ARABIC.split(), *_BLESSINGS.split(), *_OTHERS.split())))) - frozenset(
    map(fold_name, _ALIKE)
)
_VERB: Final = expression(
    r"ب[تي]\w{2,}(?:وا?|وه|وها|وني|ولي|ني|لي|كن|كم|هن)|[ابتين]\w{2,}(?:ولي|يلي|ولنا|وني|وكن)|هال\w{3,}|بال\w{4,}|"
    r"و?ل(?:زوج|زوجت|مرت|جوز|ابن|بنت|ولاد|ام|اب|ابو|اخ|خي|خا|اخو|اخت|خيت|عم|عمت|خال|خالت|جار|جارت|حما|حمات|والد|والدت)ي|"
    r"عال\w{4,}|لل\w{3,}|\w{2,}تلكن|\w{2,}تلكم|\w{4,}(?:كن|كم)|(?:قديش|اديش|شقد|قداش)\w*|(?:ا?عط|ابعت|ا?حك)\w+ي"
)
_SHORTENED: Final = expression(r"\w['’`´](?:t|m|s|re|ve|ll|d)(?!\w)")
"""Can't, I'm, what's."""


def unlike_a_name(text: str) -> bool:
    """It holds a word that no name holds, or more words than one has. ``text``: without "my name is"."""
    folded = _COMPOUND.sub(r"\g<first>", _PRAISE.sub(" ", fold_name(without_namesakes(text))))
    words = re.findall(r"[^\W_]+", folded)
    if _SHORTENED.search(folded) or len([word for word in words if word not in _BINDING]) > LONGEST:
        return True
    return is_kunya(text) or words[:1] == ["الله"] or any(in_no_name(word) for word in words)


def is_long(name: str) -> bool:
    """It has more words than a name has, but for those that bind them."""
    return len([word for word in fold_name(name).split() if word not in _BINDING]) > LONGEST


def holds_words(name: str) -> bool:
    """So many of its words are in no name that it is a sentence, however often it is said."""
    return sum(map(in_no_name, fold_name(without_namesakes(name)).split())) >= _STORY_TOLD


def completes(first: str, second: str) -> bool:
    """Both are one first name, folded."""
    return bool(_COMPOUND.fullmatch(f"{first} {second}"))


def is_kunya(text: str) -> bool:
    """Abu Mahmud is what he is called, not what he is named."""
    words = fold_name(text).split()
    return len(words) == 2 and words[0] in _CALLED_AFTER


def is_a_story(text: str) -> bool:
    """So many words, and so many of them in no name, that nobody would be asked whether it is one."""
    words = re.findall(r"[^\W_]+", fold_name(without_namesakes(text)))
    told = sum(map(in_no_name, words))
    return (len(words) >= _STORY and told >= _STORY_TOLD) or (len(words) >= _SHORTER and told >= _TOLD_BY)


def in_no_name(word: str) -> bool:
    """No name holds the word, folded; joined by "and" or not."""
    joined = word.removeprefix("و") if len(word) > 3 else word
    return not _NEVER.isdisjoint((word, joined)) or bool(_VERB.fullmatch(word))
