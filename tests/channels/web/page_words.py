"""The page's own words, as the catalogues would give them."""

from collections.abc import Mapping

_WORDS = {
    "ar": {
        "welcome": "أهلاً بك. اضغط الزر لنبدأ.",
        "start": "ابدأ",
        "no-script": "هذه الصفحة تحتاج إلى جافاسكربت. فعّله في المتصفح ثم أعد فتح الصفحة.",
        "too-old": "هذا المتصفح قديم على هذه الصفحة. الحل: تطبيق تيليغرام، أو متصفح أحدث.",
        "unfetched": "لم تصل الصفحة كاملة. يُرجى فتحها من جديد.",
        "log": "المحادثة",
        "placeholder": "اكتب هنا",
        "send": "إرسال",
        "more": "المزيد",
        "photo": "صورة",
        "location": "موقعي",
        "photo-sent": "📷 صورة",
        "location-sent": "📍 موقعي",
        "you": "أنت",
        "qr-alt": "رمز مربّع (QR). الأرقام نفسها مكتوبة تحته.",
        "map": "افتح الخريطة",
        "copied": "تم النسخ.",
        "offline": "لا يوجد اتصال الآن. ما كتبته محفوظ هنا وسيُرسل عند عودة الاتصال.",
        "online": "عاد الاتصال.",
        "refused": "لم نتمكن من إرسال هذا. حاول بطريقة أخرى.",
        "too-fast": "لحظة من فضلك، رسائل كثيرة بسرعة. سنرسل الباقي تلقائياً.",
        "too-many-chats": "محادثات جديدة كثيرة من شبكتك الآن. اترك الصفحة مفتوحة، سنعيد المحاولة تلقائياً.",
        "no-location": "لم نتمكن من معرفة موقعك. يمكنك المتابعة من دونه.",
        "help": "مساعدة",
        "language": "English",
    },
    "en": {
        "welcome": "Welcome. Press the button to begin.",
        "start": "Start",
        "no-script": "This page needs JavaScript. Turn it on in the browser, then open the page again.",
        "too-old": "This browser is too old for this page. Use Telegram, or open the page with a newer browser.",
        "unfetched": "The page did not arrive whole. Open it again.",
        "log": "Conversation",
        "placeholder": "Write here",
        "send": "Send",
        "more": "More",
        "photo": "Photo",
        "location": "My location",
        "photo-sent": "📷 Photo",
        "location-sent": "📍 My location",
        "you": "You",
        "qr-alt": "QR code. The same digits are written below it.",
        "map": "Open the map",
        "copied": "Copied.",
        "offline": "No connection now. What you wrote is kept here and will be sent when it is back.",
        "online": "Connected again.",
        "refused": "This could not be sent. Please try another way.",
        "too-fast": "One moment please, that was a lot at once. The rest will be sent by itself.",
        "too-many-chats": "Many new chats from your network now. Leave this page open: it tries again by itself.",
        "no-location": "Your location could not be found. You can go on without it.",
        "help": "Help",
        "language": "العربية",
    },
}


def words(locale: str) -> Mapping[str, str]:
    return _WORDS[locale]
