"""Words people use for what a button would say, beside its own label; compared folded, so "ال" does not count."""

from bot.conversation.reading.text.patterns import expression

EARLIEST = (
    *("اول شي", "اول شي فاضي", "اول فاضي", "اول وقت", "اول وقت فاضي", "اقرب وقت", "اقرب شي", "اول يوم فاضي", "اي وقت"),
    *("first free", "any time", "asap", "as soon as possible", "next available"),
    *("الأقرب", "اقرب موعد", "اول موعد", "بأقرب وقت", "earliest", "the earliest", "first", "soonest"),
)
EARLIEST_IN = expression(
    r"(?<!\w)(?:(?:ب?ا?قرب|اول|اسرع) (?:شي|وقت|موعد|يوم|دور|فرصه|ما يكون)|باسرع|قوام|عالسريع|متل ما بدكن|whenever|اسرع|"
    r"fastest|quickest|"
    r"soonest|earliest|as soon as|first (?:available|free|time|one)|any ?time|(?:ع ?|على )?اول "
    r"(?:واحد|وحده)|le premier|plus tot|awwal wa[h7]ed|a2rab (?:shi|wa2t|wa2et|maw3ed)|awal (?:shi|"
    r"maw3ed))(?!\w)"
)
"""The same within a sentence, folded."""
FIRST_SHOWN = expression(r"(?<!\w)(?:first one|اول (?:واحد|وحده)|le premier|awwal wa[h7]ed)(?!\w)")
"""The first of the times on the screen; folded."""
ANY_PLACE = expression(
    r"(?<!\w)(?:(?:ب|ع)?ايا? (?:مركز|مكان|فرع|محل|واحد|وحده)|وين ما (?:كان|بدكن|صار|يكون|بدك)|على كيفكن|متل ما بدكن|"
    r"كلهن (?:واحد|متل بعض)|متل بعض\w*|(?:اختارو|اختار|نقو|نقي)(?:لي|ولي|لنا|ولنا)|(?:ما|مو) "
    r"(?:ب?تفرق|فارقه|فرقت|بتفرء)|any (?:place|station|centre|center|one|of them|branch)|(?:no|doesn t) matter|"
    r"whichever|wherever|(?:اللي|يلي|الي) بيطلع|انتو (?:اختارو|نقو)|اختارو انتو|you (?:choose|decide|pick)|up to you|"
    r"ayya markaz)(?!\w)"
)
"""No place is preferred; folded."""
NOT_THAT = expression(r"(?<!\w)(?:ما بدي|ما بدنا|مو|مش|غير|بلا|not|don t|dont)(?!\w)")
WEEKDAYS = (
    (
        "الاثنين",
        "اثنين",
        "اتنين",
        "تنين",
        "monday",
        "mon",
        "lundi",
        "tanen",
        "tanein",
        "etnen",
        "ethnein",
        "itnen",
        "tnen",
        "pazartesi",
        "dusem",
    ),
    (
        "الثلاثاء",
        "تلاتا",
        "ثلاثاء",
        "ثلاثا",
        "ثلثاء",
        "تلاتاء",
        "tuesday",
        "tue",
        "mardi",
        "tlata",
        "talata",
        "teleta",
        "telata",
        "thulatha",
        "salı",
        "sali",
        "sesem",
    ),
    (
        "الأربعاء",
        "اربعا",
        "اربعاء",
        "wednesday",
        "wed",
        "mercredi",
        "arb3a",
        "arba3a",
        "2arb3a",
        "erb3a",
        "orb3a",
        "çarşamba",
        "çarşem",
    ),
    ("الخميس", "خميس", "thursday", "thu", "jeudi", "khamis", "khamees", "5amis", "5amees", "perşembe", "pêncşem"),
    ("الجمعة", "جمعة", "friday", "fri", "vendredi", "jom3a", "jem3a", "jum3a", "jim3a", "cuma"),
    ("السبت", "سبت", "saturday", "sat", "samedi", "sabt", "sabet", "sebet", "essabt", "cumartesi"),
    ("الأحد", "احد", "sunday", "sun", "dimanche", "a7ad", "ahad", "7ad", "e7ad", "el7ad", "2a7ad", "pazar", "yekşem"),
)
MENU: dict[str, tuple[str, ...]] = {
    "code": ("رمزي", "أظهر رمزي", "show my code", "الرمز", "كودي", "الكود", "my code", "code", "qr"),
    "move": (
        *("تغيير الموعد", "غير الموعد", "بدل الموعد", "تأجيل"),
        *("change the appointment", "change time", "change", "reschedule", "move"),
    ),
    "cancel": (
        *("الغاء", "الغاء الموعد", "الغي"),
        *("cancel", "cancel the appointment", "cancel my appointment", "cancel my time"),
    ),
    "register": (
        *("حجز موعد", "موعد لشخص آخر", "شخص اخر", "تسجيل", "سجل", "تسجيل شخص اخر", "موعد جديد"),
        *("book an appointment", "book a time", "for another person", "register", "another person", "book"),
    ),
    "status": (
        *(
            "وين صارت",
            "وين صار",
            "وين صارت ورقتي",
            "وين صار طلبي",
            "شو صار بطلبي",
            "شو صار",
            "شو صار بورقتي",
            "جهزت",
            "جهزت ورقتي",
            "الحالة",
        ),
        *("status", "is it ready", "my status", "how far is it", "is my paper ready"),
    ),
    "collect": (
        *("اختيار وقت الحضور", "اختيار موعد الاستلام", "اختيار الموعد", "موعد الاستلام", "استلام", "بدي استلم"),
        *("choose when to come", "choose a time", "collect", "collect it"),
    ),
    "lost": (
        "ضاعت ورقتي",
        "ضاعت الورقة",
        "ضاعت",
        "ضيعتها",
        "ضيعت ورقتي",
        "i lost it",
        "i lost my paper",
        "lost my paper",
    ),
    "language": ("اللغة language", "language اللغة", "اللغة", "لغة", "language", "english", "عربي", "العربية"),
    "help": ("مساعدة", "ساعدني", "help"),
    "erase": (
        "حذف معلوماتي",
        "محو بياناتي",
        "محو",
        "حذف",
        "امسح",
        "حذف بياناتي",
        "امسح بياناتي",
        "erase",
        "delete",
        "erase my data",
        "delete my data",
    ),
}
COLLECT_YES = ("نعم تثبيت الموعد", "yes book it", "book it")
COLLECTING = ("أكد", "ثبت", "ثبتو", "تثبيت", "الموعد", "احجز", "احجزو", "حجز", "confirm", "book", "it")
LOST_YES = ("نعم ضاعت", "yes it is lost")
LOST_NO = ("لا وجدتها", "لا لقيتها", "no i found it", "i found it")
LOSING = ("ضاعت", "ضاع", "ضيعتها", "ضيعتو", "ورقتي", "lost", "i", "it", "is", "my", "paper")
WAIT = (
    *("أخبروني حين يتوفر وقت", "أخبروني حين يفرغ مكان"),
    *("انتظار", "قائمة الانتظار", "انتظر", "سأنتظر", "بستنى", "استنى"),
    *("tell me when a time is free", "tell me when a place is free", "wait", "waiting list", "i will wait"),
)
CONFIRM = ("تأكيد", "تأكيد الحجز", "confirm the booking", "أكد", "تثبيت", "ثبت", "confirm", "book", "احجز", "حجز")
SWITCH = (
    "نعم هذا هو الرقم",
    "yes this is the number",
    "نعم جواز سفر",
    "نعم هوية شخصية",
    "yes a passport",
    "yes a national id",
)
AGAIN = ("لا أكتب الرقم من جديد", "لا سأكتب الرقم من جديد", "no i will write it again")
MOVE_YES = ("نعم أريد الجديد", "نعم غيره", "yes change it")
MOVE_NO = ("لا أريد القديم", "لا أبق القديم", "no keep the old one")
CANCEL_YES = ("نعم إلغاء الموعد", "نعم ألغه", "yes cancel it")
CANCEL_NO = ("لا أريد موعدي", "لا أبقه", "no keep it")
PAIRING_NO = ("لا لست أنا", "لست أنا", "مو أنا", "no not me", "not me")
ERASE_YES = ("نعم حذف كل شيء", "نعم امح كل شيء", "yes erase everything")
STOP_NO = ("لا نكمل", "نكمل", "كملو", "no go on", "go on", "continue")
STOP_YES = ("نعم توقف واحذف", "yes stop and delete")
"""The word that raised the question is no answer to it: a bad line sends it twice."""
CANCELLING = (
    "الغي",
    "الغيه",
    "الغيها",
    "الغوه",
    "الغو",
    "لغي",
    "الموعد",
    "موعدي",
    "الحجز",
    "cancel",
    "my",
    "the",
    "appointment",
)
ERASING = (
    *("امسح", "امسحو", "احذف", "احذفو", "امحي", "امحو", "محو", "شيل", "معلوماتي", "بياناتي"),
    *("erase", "delete", "my", "data"),
)
MOVING = (
    "أكد",
    "ثبت",
    "confirm",
    "غير",
    "غيره",
    "غيرو",
    "غيروه",
    "بدل",
    "الموعد",
    "change",
    "move",
    "the",
    "my",
    "time",
    "appointment",
)
CONFIRMING = ("أكد", "ثبت", "احجز", "احجزو", "تأكيد", "حجز", "المعلومات", "confirm", "book")
STOPPING = ("وقف", "وقفو", "توقف", "احذف", "واحذف", "امسح", "stop", "delete", "and")
"""The words of each question, which change nothing of the "yes" or "no" before them."""
CHANGE = (
    *("تغيير شيء", "تغيير", "تعديل", "بدي غير شي", "غير شي", "بدي عدل", "عدل"),
    *("change something", "change", "edit", "correct something"),
)
ANOTHER_TIME = (
    *("وقت آخر", "وقت تاني", "غير وقت", "موعد آخر", "يوم آخر", "غير يوم", "موعد تاني"),
    *("another time", "other time", "a different time", "different time", "another day", "other times"),
)
SAME_TIME = ("نفس الموعد", "نفس موعد عائلتك", "مع عائلتي", "معهم", "same time", "with my family", "with your family")
