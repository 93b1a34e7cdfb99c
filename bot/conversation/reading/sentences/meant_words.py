"""The closed lists by which ``meant`` tells what a sentence says of the answer in it. Folded as ``fold_choice`` does.

Law: a word that is on no list is unknown, and then the answer is asked about.
"""

import re
from functools import cache
from typing import Final

from bot.conversation.reading.numbers.spoken_numbers import VALUES
from bot.conversation.reading.text.choices import FILLERS, NO, YES, fold_choice
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.words import WEEKDAYS
from bot.conversation.reading.times.clock_words import HALF, HOUR, PART
from bot.conversation.reading.times.days import WEEKDAY
from bot.conversation.reading.times.months import DAY_ORDINALS, MONTHS

_CARRYING: Final = """
انا نحنا بدي بدنا بد بدو اريد نريد ارغب برغب بحب احب حاب حابب حابه حابين بفضل افضل مفضل اختار بختار اختارو اخترت نختار
نقيت خلي خليه خليها خليني خلينا خليلي خلوني خلوها خلوه حط حطو حطني حطوني حطوه حطوها حطلي حطولي حطيت سجل سجلو سجلني
سجلوني سجلوه سجلي سجليني سجليه اكتب اكتبو اكتبي اكتبها اكتبوها كتبت احجز احجزو احجزلي احجزولي احجزيلي حجز حجزلي نحجز
ثبت ثبتو ثبتلي ثبتولي عطيني عطوني اعطيني اعطوني اعطيتك هاتو هات خود خد خدو موعد موعدي دور دوري هو هي هاد هادا هاده هاي
هيدا هذا هذه هيك و في ب بال على ع عال عند عندي معي ل لل الى الي الك لي عليي علي مني يعني بس فقط تفضل تفضلو تفضلي حضرتك
حضرتكن حضره استاذ استاذه ست انسه سيد سيدي باشا معلم حجي حجه جواب جوابي اجابه كان_يا ان انو انه اذا اكيد طيب ممكن امكن
ممكنه بليز فضلك فضلكن فضلكم لطفا رجاء رجاءا ياريت يا ريت لو تكرم تكرمت تكرمتو تكرمو تكرما سمحت سمحتو سمحتي ان_شاء شاء
الله انشالله انشاالله انشاءالله اذن باذن باذنه بسم رحمن رحيم توكلنا توكلت شكرا شكرن شكري مشكور مشكورين مشكوره ممنون
ممنونكن ممنونك عافيه يعطيك يعطيكن يعطيكم يخليك يخليكن يخليلي يسلمو يسلم تسلم تسلمو ايديك ايديكن ايدك ديات جزاك جزاكم
جزاكن خير خيرا خيرات كل كلو بارك فيك فيكن فيكم اهلين اهلا مرحبا مراحب هلا سلام عليكم صباح مسا مساء نور ورد عزيزي
عزيزتي حبيبي حبيبتي قلبي عيني عيوني غالي غالين شباب جماعه اخوان كريم كرام محترم محترمين دخيلك دخيلكن بترجاك بترجاكن
بالله والله ياخي ياخيي ناس طيبين منيح منيحه مليح كويس تمام ماشي حلو رح راح سوف لهيك عم هلق حاليا حالا الان كمان ايضا
تاني مره اختياري خياري قراري نهائي نهائيا احسن انسب اريح مناسب مناسبه بناسب بيناسب بناسبني بيناسبني بناسبنا بيناسبنا
يناسبني تناسبني بيكون بتكون يكون تكون كون بصير بيصير كتير جدا بالنسبه نسبه خلص خلاص اوكي تم اي او_كي نفس نفسو ذات رقم
i im i_m we want wants would d ll like love to choose chose choosing pick picked prefer prefers select take have has
got give me my mine our the a an is s its it that this please pls plz kindly thanks thank you thx ty for at in on of
by with be will am are was go going come coming let lets put book register write down one ok okay yes yeah sure only
just again best better good fine great works suits suit hello hi dear sir madam brother sister god willing inshallah
insha allah nshallah inchallah hopefully if possible could can may now so and then well here ana bade badde bedi bede
baddi bidde badna bedna 3al 3a el al il l b bel bil bl w ya law sama7t sama7to sama7te iza momken mumkin shukran
chukran merci yislamo yeslamo khalas tamam tayyeb tayeb khalliha khaliha 7etni sajjelni e7jezli hada hayda hay men mn
la_ele ele ma3i ma3e 3andi 3indi je j veux voudrais prefere choisis prends le la les un une mon ma au du de c est vous
plait svp moi pour ai et isterim istiyorum lutfen
"""
"""Words that carry any answer, frame it or soften it."""

_DENYING: Final = """
لا لأ لاء كلا ما مو مش مب ماني مني مانو لم لن ليس ليست لست لسنا غير الا بلا بدون ولا ولاشي لسا لسه لسع ماعاد مابدي
مابدنا مابقدر مافيني مالي مافي ماعندي مامعي مارح ممنوع ممنوعه مستحيل مستحيله بستحيل خطر خطره خطير خطيره خايف خايفه
خايفين بخاف خوف اخاف نخاف بنخاف مرعوب مطلوب مطلوبه مطلوبين ملاحق ملاحقه شبيحه مخابرات حاجز حواجز امنيه معتقل اعتقلو
اعتقلوني اعتقال معتقله قصف قناص قناصه برفض ارفض رفضت مرفوض بكره اكره بطلت تركت كذب غلط خطا خطأ خاطئ مغلوط عدا ماعدا
بعيد بعيده بعاد بدال بديل عوض ضد مسكر مسكره مسكرين instead no not nope nah never none neither nor nobody without
except besides don dont doesn doesnt didn didnt isn isnt wasn wasnt aren arent cant cannot couldn couldnt won wont
wouldn wouldnt shouldn unable impossible refuse refused avoid forbidden banned dangerous unsafe afraid scared fear
fearing frightened wanted arrested checkpoint wrong incorrect hate far mo mu mush mish mesh mich mafini mabade mabadde
la2 bala gher 8er khayef khayfe khatar pas sans sauf jamais peur dangereux değil degil yok hayır
"""
_KIN: Final = """
ابي ابوي ابوه ابوها والدي والده والدتي والدته ام امي امو امها امه زوجي زوجتي زوجته زوجها مرتي مرته مرتو جوزي جوزها
ابني ابنه ابنها بنتي بنته بنتها ولدي ولادي اولادي ابنائي طفلي طفلتي اخي اخوي اخوه اخوها خيي خاي اختي اخته خيتي عمي
عمتي خالي خالتي جدي جدتي ستي حماي حماتي كنتي صهري سلفي رفيقي رفيقتي صديقي صديقتي صاحبي صاحبتي جاري جارتي جارنا جيراننا
جيران خطيبي خطيبتي اهلي عيلتي عائلتي غيري حدا شخص لزوجي لامي لابي لابني لاخي لاختي لمرتي father dad mother
mom mum husband wife son daughter brothers sisters uncle aunt cousin friend neighbour neighbor child children kids
grandfather grandmother somebody someone his her their him them he she they abi abuyi emmi immi ummi jozi zawji marti
ebni ibni binti khayi akhi okhti ekhti mari femme mere pere frere soeur fils fille
"""
VOCATIVE: Final = frozenset(
    [
        "اخي",
        "خيي",
        "خاي",
        "خيتي",
        "اختي",
        "عمي",
        "عمو",
        "خالي",
        "خالتي",
        "خاله",
        "ابني",
        "بنتي",
        "ولدي",
        "اخوي",
        "اخواني",
        "حجي",
        "akhi",
        "khayi",
        "ekhti",
        "3ammo",
        "khalto",
        "brother",
        "sister",
    ]
)
"""Kin whom people call a clerk; behind "يا", or as the last word."""

REFUSING: Final = expression(
    r"(?<!\w)(?:(?:too|very|so) (?:early|late|far|soon)|(?:كتير|جدا) (?:بكير|متاخر|بدري)|(?:بكير|متاخر"
    r"|بدري) (?:كتير|جدا|علي|عليي)"
    r"|ktir bakkir|a?bakkir ktir|can t|i can not|ma (?:fini|badd?e|bdd?e|be2der|b2der))(?!\w)"
)
CHOOSING: Final = expression(
    r"(?<!\w)(?:خليها|خليه|خلينا|خليني|حط(?:ني|لي|وني|ولي)|سجل(?:ني|لي|وني)|احجز(?:و|ي)?(?:لي|لنا)?|بدي|بدنا|بختار|اختار"
    r"|put me|make it|choose|i want|book me|badde?|badna|5alliha|khalliha)(?!\w)"
)
"""A place is chosen with it, whoever of the family is spoken of beside it: that is asked about."""
NO_DENIAL: Final = expression(
    r"(?<!\w)(?:الله (?:ي\w+|معك\w*|محيي\w*)(?: عافيه| بعمرك| عمرك| يا رب| فيك\w*| عليك\w*)?|من فضل\w+"
    r"|من (?:فوق|تحت)|(?:ما|مو|لا) ب?ي?ت?(?:فرق|فارقه|فرقت|هم|مهم|هتم|فرء)(?: (?:معي|معنا))?|(?:ما"
    r"|مو|لا|ليس) ?(?:معي|عندي|بدي|املك|لدي|اريد)? "
    r"?(?:شي |اي شي |احد )?(?:غير|الا|سوي)(?= )|ما في (?:غير|الا)|no matter|(?:it )?(?:doesn t|does not) matter"
    r"|(?:i )?don t care(?: where| when| which)?|nothing (?:but|except)"
    r"|كل ?ما (?:كان |يكون )?|(?:بعد|قبل|لحد|وقت|لما|من|اول) ما(?= \w{3})"
    r"|(?:متل|مثل|ايمت\w*|وقت|ساعه|شو|قد|وين|كيف) ?ما (?:بدك\w*|تريدو|كان|بتريد\w*|بتحب\w*|بيطلع)|(?:ما"
    r"|مو) شاء الله|ما شاء الله|ان شاء الله|لا مانع|ما في مشكله|اذا ما في (?:مانع"
    r"|مشكله)|no problem"
    r"|اذا (?:ما )?(?:في مجال|بصير|بيصير)|لو ما عليك(?:ن|م)? امر|بلا صغره|بلا (?:ما )?(?:تاخذوني|تواخذوني)"
    r"|لا تواخذ\w+|لا تاخذ\w+"
    r"|ما عليك(?:ن|م)? امر|why not|ليش لا|ma btefre2|mo far2a)(?!\w)"
)
"""Words that deny nothing of the answer: "nothing but", "no matter", "if it is no trouble"."""

PRAYERS: Final = expression(
    r"(?<!\w)(?:[وف]? ?(?:عليكم )?(?:سلام|السلام|سلامه) (?:عليكم|عليكن"
    r"|عليك)(?: (?:و ?)?رحمه الله)?(?: تعالي)?(?: (?:و ?)?بركاته)?"
    r"|(?:و ?)?رحمه الله(?: تعالي)?(?: (?:و ?)?بركاته)?|سبحان الله(?: العظيم|عظيم| وبحمده)?|حسبنا الله|حسبي الله"
    r"|(?:و ?)?نعم وكيل"
    r"|استغفر الله(?: عظيم)?|حمد ?لله(?: رب عالمين)?|الحمد لله|لا اله الا الله|لا حول ولا قوه الا ب?الله"
    r"|الله (?:اكبر|كريم|اعلم|مستعان)"
    r"|(?:يا )?رب عالمين|يا ?رب|اللهم صل\w* علي (?:\w+ )?محمد|صل[يوا]* علي (?:نبي|محمد|حبيب)|صل[يوا]* ?ع ?نبي"
    r"|جزاك\w* الله(?: كل)? خير\w*"
    r"|شكر الله سعيك\w*|رمضان (?:كريم|مبارك)|عيد (?:مبارك|سعيد)|جمعه مباركه|كل عام و ?(?:انتم|انتو|انت) بخير"
    r"|ما ?شاء? الله(?= |$)"
    r"|تحيه طيبه(?: و ?بعد)?|تحيه و ?سلام|بسم الله(?: رحمن رحيم)?|ان شاء الله|الله يعطيك\w* عافيه|يعطيك\w* عافيه"
    r"|صباح (?:خير|نور|ورد|فل)"
    r"(?: (?:و ?)?(?:ورد|فل|ياسمين|نور|عسل))*|مسا (?:خير|نور)|مساء (?:خير|نور)|مرحبا|اهلا و ?سهلا|selam\w* al\w*"
    r"|salam\w* al\w*(?: wa?r\w+)?|sala?mu? 3ale[iy]?kum\w*)(?!\w)"
)
"""Greetings and prayers as whole formulas; no name is made of one."""

_UNNAMED: Final = """
ليس ليست لست وين اين ورحمه رحمه بركاته وبركاته سبحان حسبنا استغفر اللهم ان اذا لكن او ولا ثم كي لكي يوم نهار صبح ظهر
ضهر عصر مسا ليل ساعه اسبوع شهر سنه سنين اليوم حي شارع حاره منطقه مدينه قريه محافظه ساحه مركز مخفر قسم كهرباء كهربا
مقطوعه مقطوع شبكه ضعيف طريق باص زحمه طوابير طابور فساد رشوه واسطه موافق موافقه اوافق موافقون بوافق اكيد تماما ذلك طبعا
شكر تم ارسال تسجيل دخول طلب تجديد بطاقه مؤقته بدل ضايع ضائع اخراج قيد لم شمل وثيقه جواز هويه دفتر رقم معلومات بيانات
موعد دور حجز قريب مستعجل ضروري جدا توفي توفى توفت مات ماتت متوفي متوفى متوفيه مرحوم مرحومه استشهد سافر سافرت هاجر
مفقود مفقوده معتقل معتقله سجين سجينه مطلوب مطلوبه امنيا مختفي مصاب معاق عاجز عاجزه مريض مريضه مريضين سكري ضغط حامل
ارمله ارمل مطلقه مطلق يتيم نازح نازحه مهجر مهجره لاجي لاجئ عائد متقاعد متقاعده موظف موظفه عاطل مواطن مواطنه عادي شخص
اشخاص رجل رجال امراه مره ختيار ختياره طفل طفله رضيع عائله عيله بيت كبير عمري سابق سابقا سابقه حاليا فقط بس زائر فاعل
عابر سبيل مجهول مقاتل منشق ضابط عسكري سوري سوريه اجنبي اجنبيه زوجه زوج زوجته زوجها مرت حرم والده والد وكيل صديق صديقي
صاحبي جاري لصاحبي لغير لغيري شغله غلط خطا خطأ صح املايي صاحب محل خياط عامل معلم مدرسه استاذ جامعه طالب جامعي دكتور
دكتوره محامي مهندس شهيد مكتوم نسايي نسائي يومي الو هالو راسي حاضر امرك بامرك سيدي سيادتك خلق مالي sir sirs madam
citizen man woman person dear syrian old young sick pregnant widow dead died deceased late wanted detained prisoner
refugee student teacher doctor engineer lawyer card paper request monday tuesday wednesday thursday friday saturday
sunday today tomorrow morning evening electricity where agreed agree asdf qwer qwerty aleykum aleikum
"""
"""Words that are never in a name: verbs, states, things, callings. Whose name holds one says "yes" once more."""
_NAMES_TOO: Final = "رحمه محمد سلام قيد"
NAMES_OR_WORDS: Final = frozenset(
    ["وين", "غلط", "طلب", "قريب", "شكر", "موظف", "دور", "كبير", "ختيار", "رضيع", "عسكري", "جواز", "بطاقه", "late"]
)
"""Words that are names of families too: they tell no name where all the others are never in one either."""


class OfStep:
    """What is known at one question: ``words`` that carry an answer there, ``phrases`` that change nothing of it."""

    __slots__ = ("phrases", "words")

    def __init__(self, words: str, *phrases: re.Pattern[str]) -> None:
        self.words, self.phrases = words, phrases


_STATION: Final = """
او or aw either
مركز مركزكن مراكز مكان محل مطرح فرع قسم مخفر شرطه نقطه محطه باب bab حي منطقه ساحه جهه طرف تبع ساعه اي اقرب قريب قريبه
قرب اسرع اول وقت شي يوم واحد وحده تاني تالت رابع اخير من_فوق فوق تحت ثاني ثالث عندك عندكن عندكم اللي يلي بيطلع معكن
معكم بابل ارتاح بروح روح نروح اروح بجي اجي اجيت نجي وين كان وين_ما صار بدكن كيفكن بيتي بيت حارتي جنب جمب بنزل اسهل سهل
سهله احسنلي كلهن متل بعض which station centre center place branch office police near nearest nearer closest closer
close earliest first soonest second third fourth last any anywhere whichever wherever available free next to home time
appointment markaz markez premier chez plus proche a2rab awwal awal shi wahed wa7ed
"""
_DOCUMENT: Final = """
تبع معي معنا عندي عنا عندنا جايب جايبه بجيب جبت حامل حامله شايل بملك املك لدي موجود موجوده جاهز جاهزه ضل بقي بقيان
باقي ورقه ورقتي وثيقه وثيقتي وراق اوراق نوع هويه هويتي شخصيه شخصي مدنيه وطنيه بطاقه بطاقتي كرت كارت سوريه سوري قديم
قديمه جديد جديده خالص خالصه منتهي منتهيه مدتو صلاحيتو صلاحيه ساري ساريه سليم سليمه مكسور مكسوره كسرت مهتريه ممزقه
واضحه اصلي اصليه جواز جوازي سفر باسبور دفتر عائله عيله عايله عائلي عيلي عائليه خدمه عسكري عسكريه جيش اخراج قيد قيدي
مختار بلديه نقابه شهاده رخصه سواقه سياقه قياده ميلاد ولاده سند بيان اقامه لاجئ لاجي جامع جامعه طالب معلم كملك واحد اول
اولي تانيه تالته رابعه خامسه ثانيه ثالثه تاني تالت شي وحيد وحيده استعمل بستعمل هلق id card national passport booklet
family book military paper document driving licence license certificate student my the old new expired valid syrian
carry carrying holding identity first second third fourth fifth birth hawiye hawiyye hawia jawaz safar basbor daftar
3aile carte passeport livret mais il est perime depuis d identite
"""
_NUMBER: Final = """
رقم رقمي رقمو رقما ارقام وطني هويه هويتي بطاقه بطاقتي جواز جوازي سفر دفتر عائله وثيقه وثيقتي ورقه مكتوب مكتوبه ذاتي
تسلسلي هو خانه عدد قيد نمره اكتبلك بعتلك number national id passport no nr num booklet card document paper it says
written on ra2em ra2mi watani numero numero_national
"""
_BIRTH: Final = """
من مواليد مواليدي مولود مولوده ولدت خلقت خلقان خلقانه انولدت تولد تاريخ ميلاد ميلادي هجري يوم شهر سنه عام اول تاني
ثاني تالت رابع خامس سادس سابع تامن تاسع عاشر واحد عمري عمر مسجل مسجله مسجلين حقيقي ب بهويه هويه مكتوب سنين born date
of birth dob birthday on in year month day the th st nd rd was am is twenty mawalid mawaleed mawlid tarikh sene
"""
_TIME: Final = """
بوكرا بوكره بوكري
او or aw either maybe
حاديه ثانيه عندك عندكن عندكم ساعه سا دقيقه دقايق وقت وقتي يوم نهار ايام اي ايا اقرب اول اسرع ابكر اخر متل ما_يكون بكون
شي فاضي فاضيه متاح متاحه متوفر موجود جاي جايه جاييه قادم قادمه مقبل اسبوع اسبوعين شهر هال هالاسبوع بعد بعدا بعدها قبل
قبلا من لحد لحتي لغايه حتي بين حوالي تقريبا شغله صبح صبحيات صباح صباحا بكير بدري مبكر متاخر ظهر ضهر ظهرا ضهريات عصر
عصريات مسا مساء مغرب عشيه ليل نص نصف ربع تلت ثلث الا_ربع بكرا بكره غدا غد اليوم فرصه باكر احد_الاوقات وطالع وفوق بحسن
بقدر فيني بوصل باجي اجي بجي تاني_يوم رابع ثاني ثالث خامس واحد تاني تالت عشره اتنين رح اوقات مواعيد موعدي اللي يلي الي
عالساعه بالشهر time day week month hour oclock clock o any earliest first soonest next available free slot appointment
after before until till between from to around about approx approximately early late morning mornings afternoon
afternoons evening evenings noon midday am pm half quarter past today tomorrow this coming last asap soon as possible
whenever h heure heures matin apres midi avant a at anytime sa3a sa3ah yom nhar bukra bokra bukrah sobo7 sobh subuh
bakkir ba3d ba3ed abel 2abel jeye jaye w rob3 nos nuss telt 5amis duhr dohr jeudi
"""
_NOT_THIS_DAY: Final = expression(
    rf"(?<!\w)(?:(?:لا|ما) [يت]?كون|except|but(?: not)?|not(?: on)?|besides|غير|الا|ما ?عدا|عدا|بس مو|مو|مش|بلا"
    rf"|gher) (?:on )?(?:يوم |هال)?(?:{WEEKDAY}|بكرا|بكره|غدا|يوم|tomorrow|today|bukra|bokra)s?"
    rf"(?: (?:ولا|و|nor|or|and) ?(?:{WEEKDAY})s?)?(?!\w)"
    r"|(?<!\w)(?:مو|مش|not) (?:هال\w+|this week)(?!\w)|(?<!\w)الا (?=ربع|تلت|ثلث|خمسه|عشره)"
    r"|(?<!\w)و?(?:مو|ما|مش|not|لا) (?:بقدر |فيني |ب?[يت]?ناسب\w* )?"
    r"(?=(?:قبل|بعد|before|after|later|earlier) )"
    r"|(?<!\w)(?:مو|مش|not) (?:in the |ب)?(?=(?:صبح|صباح|بكير|ضهر|ظهر|عصر|mornings?|afternoons?|noon|early|late)(?!\w))"
)
"""A day that is excluded and hours that are: the reading of times keeps to them."""
_NO_NUMBER_SIGN: Final = expression(r"(?<!\w)no(?= ?\d)")
_LEFT_OPEN: Final = expression(r"(?<!\w)(?:مسجل|مسجله|بس حقيقي غير|حقيقي غير)(?!\w)")

OF_A_STEP: Final = {
    "station": OfStep(_STATION, _NOT_THIS_DAY),
    "document": OfStep(_DOCUMENT),
    "number": OfStep(_NUMBER, _NO_NUMBER_SIGN),
    "birth": OfStep(_BIRTH, _LEFT_OPEN),
    "time": OfStep(_TIME, _NOT_THIS_DAY),
}
OTHER_THINGS: Final = {
    "number": expression(
        r"(?<!\w)(?:هاتف|هاتفي|جوال|جوالي|تلفون|تلفوني|موبايل|موبايلي|واتس\w*|واتساب|phone|mobile|cell|whatsapp|tel"
        r"|telephone|سياره|حساب"
        r"|account|car|plate|حجز|موعد|booking|كود)(?!\w)"
    ),
    "birth": expression(r"(?<!\w)(?:تاريخ (?:يوم|اليوم)|today s date|date today|today is)(?!\w)"),
    "time": expression(
        rf"(?<!\w)(?:بعد|قبل|لقبل|after|before|until|till|ba3d|2abel) (?:on |يوم )?(?:{WEEKDAY}|اليوم|today)"
        rf"(?! (?:ساعه|\d))"
        rf"|(?<!\w)(?:قبل|لقبل|before|until|till|2abel) (?:بكرا|بكره|بوكرا|tomorrow)(?! (?:ساعه|\d))"
        r"(?!\w)|(?<!\w)(?:بعد )(?:عصر|صلاه عصر|مغرب)(?!\w)"
    ),
}
"""What a sentence speaks of instead: a phone, today's date, the days after the one that was found."""


@cache
def carrying(step: str) -> frozenset[str]:
    """The words that are known at a question."""
    of_step = OF_A_STEP[step].words if step in OF_A_STEP else ""
    words = {*_folded(_CARRYING), *_folded(of_step), *((YES | FILLERS) - NO - _folded(_DENYING))}
    if step in ("time", "birth"):
        words |= {*_folded(" ".join(VALUES)), *_folded(" ".join((*MONTHS, *DAY_ORDINALS)))}
        words |= _folded(" ".join(word for day in WEEKDAYS for word in day))
    return frozenset(words)


@cache
def of_time(word: str) -> bool:
    """It names an hour, a part of one, or a half of the day."""
    return bool(re.fullmatch(rf"(?:و|ع|ب|ل|ال){{0,4}}(?:{HOUR}|{PART}|{HALF}|{WEEKDAY})s?|\d+\w{{0,2}}", word))


@cache
def denying() -> frozenset[str]:
    return _folded(_DENYING)


@cache
def kin() -> frozenset[str]:
    return _folded(_KIN)


@cache
def unnamed() -> frozenset[str]:
    return _folded(_UNNAMED) - _folded(_NAMES_TOO)


def _folded(words: str) -> frozenset[str]:
    return frozenset(part for word in words.split() for part in fold_choice(word.replace("_", " ")).split())
