"""Words of papers that are lost, were taken, are elsewhere, or are there all the same. Pure."""

from typing import Final

from bot.conversation.reading.text.phrases import pattern

LOST: Final = pattern(
    (
        (
            "(ولا (.. )?(ورقه|وثيقه)|ولا (شي|وحده|واحد|واحده|ورقه|وثيقه)|ضاع*|ضايع*|ضيعت*|راح|راحت|راحو|انحرق*|"
            "حرق*|محروق*|"
            "احترق*|انسرق*|انسرقت|تلف*|"
            "خسرت*|فقدت*|تحت (ردم|انقاض|"
            "الدمار)|ما (ضلو|ضلت|ضلن|بقيت|بقيو)|"
            "ما (ضل|بقي*) (.. )?(شي|معي|معنا|عندي|عنا|عندنا|ولا|الي|النا|منو|منها|منن|هويه|هويات|ورق*|وراق*|غير))"
        ),
        (
            "(ما (معي|عندي|املك|بملك|الي|في معي)|مو معي|ليس (معي|لدي|عندي)|لا (املك|يوجد معي|احمل)|بلا|بدون) "
            "(ولا )?(شي|شيء|هويه|هويات|وثيق*|ورق*|"
            "وراق*|اوراق|"
            "اي شي|اي وثيقه|اثبات*)"
        ),
        (
            "(lost|burned|burnt|stolen|destroyed|nothing|none|no (document|documents|papers|paper|id)|(dont|don "
            "t|do not) have any*)"
        ),
        "(aucun|aucune|rien|perdu*|brule*|vole|volee)",
        "(ma (ma3i|3andi|3indi) shi|wala shi|kello ra7|kel shi ra7|da3|da3o|rah kel shi)",
    )
)
NONE_LEFT: Final = pattern(
    (
        "ولا (.. )?(ورقه|وثيقه|شي|وحده|واحد|واحده)|كل (شي|ورق*|وراق*|وثائق*|ثبوتيات*)|كلشي|كلو|كلن|كلهن|كلها",
        "(ما|مو|مش|ليس|لا|لم) (.. )?(ضل*|بقي*|معي|عندي|لدي|الي|املك|بملك|احمل|يوجد)|بلا|بدون",
        "(nothing|none|no|everything|all|any|aucun*|rien|tout|wala|kel|kello|kelo|ma ma3i|ma 3andi|ma 3indi|ma dal)",
    )
)
"""Of one paper that is gone it is asked what will be there instead; who has none at all says so in other words."""
ELSEWHERE: Final = pattern(
    (
        "(عند|مع) (ضابط|مسؤول|قائد|قطعه|كتيبه|امن|حاجز|مخفر|دائره|نفوس)",
        "(عند|ب|في) (اهلي|ابي|امي|ابوي|اخي|زوجي|جوزي|بيت|سياره|محامي|دوله|شرطه|حدا)",
        "(عند|ب|في) (ضيعه|تركيا|لبنان|بلد)|(بيت|بالبيت|عالبيت)",
        "(مو|مش|ما|ماني|not|dont|don t|mo|mu|ma|pas) (.. )?(معي|عندي|معنا|جاهز*|خالص*|with me|have|ma3i|3andi)",
        "3(a|e)?nd (khayi|akhi|ahli|emmi|immi|abi|marti|jozi|okhti|ebni)|bel (beit|bet)",
        "(at home|elsewhere|abroad|with my (mother|father|brother|husband|family))|(لسا|لسه) (ما|مو) *",
    )
)
_FORCE: Final = "(قطعه|كتيبه|سريه|فرع|شعبه|مخابرات|جيش|قياده|كفيل*|ثكنه|سجن|حاجز)"
GONE: Final = pattern(
    (
        "(سرق*|انسرق*|مسروق*|صادرو*|مصادر*|محجوز*|مسحوب*|موقوف*|اخدو*|حجزو*|سحبو*|سلمت*|سلمنا*|سلموها)",
        "(مزقت*|مزقنا*|مزقو*|شقيت*|شقفت*|حرقت*|حرقنا*|حرقو*|رميت*|رميناه*|كبيت*|كبينا*|زتيت*|كسرت*|اتلفت*|دفنت*|طمرت*)",
        "(بعت|بعتها|بعته|بعتو) (هوي*|جواز*|دفتر*|بطاق*|عسكري*)|تركت* (ب|في|عند)? ?*",
        f"(عند|مع|بيد|من|بقي*|ضلت|ضل) (عند |في |مع )?{_FORCE}",
        "(ma3|m3|3a?nd) (el |l )?(m[ou]?kh?abarat|far3|amn|dawle*|jeish|jaysh|shurta|7ajez|3askar|kafil)",
        "(ما|لم) (رجعو*|رجعت|رجعلي|اجت|اجا|اجتني|وصلت*|طلعت*|طلعلي|استلمت*|اخدت*|عطوني*|سلموني*|صدرت*)",
        "(عم|رح|لسا) (استنى|ستنى|انطر|نطر|انتظر) *|ناطر* *|مستني* *|بانتظار *",
        "(not|never|hasn t|haven t|didn t) (.. )?(arrived?|come|came|issued|returned|given|received?|got)",
        "(branch|police|army|security|government|employer|state) (still )?(has|have|kept|keeps|holds)",
        "(took|taken|tore|threw|thrown|burned|burnt|handed|gave|seized|confiscated|sara2*|nsara2*|sallamt*|salamt*|akhadu*)",
        "(maza2*|mazza2*|7ara2t*|7ra2t*|ramet*|rmet*|kabbet*|kabet*|akhad?o*|2akhad?o*|a5ado*|s7abo*|sa7abo*|da3|da3et|da3o)",
    )
)
_ANY_PAPER: Final = (
    "(هويه|هويتي|هويتو|هويات|بهويه|بهويتي|بهويتنا|جواز*|بجواز*|دفتر*|بدفتر*|ورقه|بورقه|وثيقه|بوثيقه|بطاقه|ببطاقه|"
    "عسكريه|id|passport|booklet|card|paper*|document*|hawiye*|hawiyte|3askariye|jawaz*|daftar*)"
)
KEPT: Final = pattern(
    (
        f"(ب?ياخدو*|ب?تاخدو*|ياخذون*|تاخذون*) (.. )?{_ANY_PAPER} (.. )?(مني|منا|منو|منها)",
        f"(ب?ياخدو*|ب?تاخدو*|ياخذون*|تاخذون*) (مني|منا|منو) (.. )?{_ANY_PAPER}",
        "(ب?ياخدوها|ب?تاخدوها|ب?ياخدوه|ب?تاخدوه|ياخذونها|تاخذونها) (مني|منا|منو|منها)",
        f"(ب?يسحبو*|ب?تسحبو*|ب?يصادرو*|ب?تصادرو*|س?يحتفظو*|س?تحتفظو*|بيحتفظو*|بتحتفظو*) (.. )?{_ANY_PAPER}",
        f"{_ANY_PAPER} (.. )?(ب?يسحبوها|ب?تسحبوها|ب?يصادروها|ب?تصادروها|ب?يسحبوه|ب?يصادروه)",
        f"{_ANY_PAPER} (.. )?(بيضل|بتضل|يبقى|تبقى|بيبقى|بتبقى) (عندكن|عندكم|عندهن|عندهم)",
        f"(will|do|would|can|if) (they|you|the (desk|office)) (.. )?(keep|confiscate|take away) (.. )?{_ANY_PAPER}",
        f"(take|taken|taking|takes) (.. )?({_ANY_PAPER}|it|them) (.. )?(from me|away)",
        f"(keep|confiscate) (my|our) (.. )?{_ANY_PAPER}",
        f"(b?ya5do|b?yakhdo|b?ya5edo|byes7abo|bis7abo|bishabo) (.. )?{_ANY_PAPER} (.. )?(menni|menna|mni)",
    )
)
"""It would not be given back."""
BROKEN: Final = pattern(
    (
        (
            "(محروق*|انحرق*|احترق*|تالف*|تلف*|burn*|destroyed|m7ar2*|m7rou2*|n7ara2*) (.. )?(نص*|شوي*|طرف*|زاويه|"
            "زاويتها|جزء*|قسم*|part*|half|corner|edge*|bit|bits|little|shway*|nos*)"
        ),
        "(نص*|شوي|طرف*|زاويه|زاويتها|جزء*|قسم|half|part*) (.. )?(محروق*|burn*|تالف*|m7ar2*)",
        "(مكسور*|انكسر*|انشق|انشقت|مشقوق*|مخزوق*|مهتري*|لزقت*|ملزوق*|ممزق|ممزقه|ممزوق*|broken|torn|cracked|maksour*|nkasar*)",
    )
)
"""It is there, whatever is lost of it."""
STILL_GOOD: Final = pattern(
    ("(لسا|لسه|لسات*|بعد|بعدو|بعدها|بعدا)? ?(ما|مو|مش|لم) (انته*|خلص*|منته*|خالص*)|not (yet )?(expired|out of date)",)
)
