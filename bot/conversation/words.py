"""Words people use for what a button would say, beside its own label; compared folded, so "ال" does not count."""

EARLIEST = ("الأقرب", "اقرب موعد", "اول موعد", "بأقرب وقت", "earliest", "the earliest", "first", "soonest")
WEEKDAYS = (
    ("الاثنين", "اثنين", "تنين", "monday", "mon"),
    ("الثلاثاء", "تلاتا", "ثلاثاء", "tuesday", "tue"),
    ("الأربعاء", "اربعا", "اربعاء", "wednesday", "wed"),
    ("الخميس", "خميس", "thursday", "thu"),
    ("الجمعة", "جمعة", "friday", "fri"),
    ("السبت", "سبت", "saturday", "sat"),
    ("الأحد", "احد", "sunday", "sun"),
)
MENU: dict[str, tuple[str, ...]] = {
    "code": ("الرمز", "رمزي", "كودي", "الكود", "my code", "code", "qr"),
    "move": ("تغيير الموعد", "غير الموعد", "بدل الموعد", "تأجيل", "change time", "change", "reschedule", "move"),
    "cancel": ("الغاء", "الغاء الموعد", "الغي", "cancel"),
    "register": ("شخص اخر", "تسجيل", "سجل", "تسجيل شخص اخر", "موعد جديد", "register", "another person", "book"),
    "language": ("اللغة", "لغة", "language", "english", "عربي", "العربية"),
    "help": ("مساعدة", "ساعدني", "help"),
    "erase": ("حذف", "امسح", "حذف بياناتي", "امسح بياناتي", "erase", "delete", "erase my data", "delete my data"),
}
CONFIRM = ("تأكيد", "أكد", "تثبيت", "ثبت", "confirm", "book", "احجز", "حجز")
