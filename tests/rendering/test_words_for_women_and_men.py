"""Arabic that speaks to women and men alike, whoever reads it: applicants, clerks, admins."""

import re

from bot.channels.layout import plain
from tests.rendering.test_catalogues import HOLE, messages, readings

VERBS = (
    *("اختر", "اكتب", "أرسل", "افتح", "اضغط", "جرّب", "ارجع", "عُد", "احتفظ", "أظهر", "أحضر", "اتصل", "اسأل", "امسح"),
    *("أغلق", "انتبه", "أعد", "أبق", "أبقِ", "حاول", "اترك", "اطلب", "غيّر", "ألغ", "ألغِ", "سجّل", "أكمل", "أنهِ"),
    *(
        "ادعُ",
        "احفظ",
        "اعمل",
        "أفرغ",
        "أدخل",
        "انظر",
        "أخبر",
        "أخبرنا",
        "أوقف",
        "فعّل",
        "صوّر",
        "سلّم",
        "علّق",
        "وافق",
        "ارفض",
    ),
    *("حدّد", "تأكد", "تأكّد", "تابع", "استعمل", "دقّق", "تحقق", "تحقّق", "اضبط", "اختصر", "تكلّم", "اقرأ", "أكّد"),
    *("احذف", "انقل", "ابحث", "اطبع", "اسمح", "أبلغ", "راجع", "قارن", "ابدأ", "انتظر", "خذ", "ضع", "دلّ", "زد"),
    *("أنقص", "قرّب", "صحّح", "قلّل", "قصّ", "حرّك", "أضف"),
)
ADDRESSED = (
    *("تريد", "تأتِ", "تختار", "تختر", "تختاره", "توافق", "تصدّق", "تصدّقه", "تقبله", "تجده", "تُكمل", "تمحوها"),
    *("تؤكد", "تؤكّد", "تضغط", "تحفظه", "ترسله", "تكتب", "تردّ", "تردّه", "تلغي", "تفعل", "لتتابع", "لترى", "ترى"),
)
LETTER = r"[\w\u064b-\u0652]"
TO_A_MAN = re.compile(
    rf"(?<!{LETTER})(?:أنت مدير(?!{LETTER})|"
    rf"[وف]?(?:(?:{'|'.join(VERBS)})(?:ه|ها|هما|هم|ني|لي)?|{'|'.join(ADDRESSED)})(?!{LETTER}))"
)

SAID_ALIKE = {
    ("admin-to-everyone", "وافق"): "the past: who agreed",
    ("aside-another", "وافق"): "the past: who agreed",
    ("alarm-doubles", "سجّلهم"): "the past: whom somebody entered",
    ("alarm-doubles-arrived", "أكّد"): "the past: somebody confirmed",
    ("answer-doubted-before", "أظهر"): "the past: another person showed it",
    ("answer-moved-by", "غيّره"): "the past: the applicant changed it",
    ("answer-not-undoable-hint", "أكّده"): "the past: who confirmed it",
    ("answer-too-many-doubles-hint", "سجّلهم"): "the past: whom somebody entered",
    ("arrival-not-me", "أحضر"): '"I", said by the person',
    ("arrival-notice", "تأكّد"): "the past: it was confirmed",
    ("arrival-undone-notice", "تأكّد"): "the past: it was confirmed",
    ("broadcast-page-audience-hint", "وافق"): "the past: who agreed",
    ("broadcast-page-everyone", "وافق"): "the past: who agreed",
    ("broadcast-page-reason-stopped", "أوقفها"): "the past: an admin stopped them",
    ("conflicts-form-hint", "أرسله"): "the past: who sent it",
    ("conflicts-unreadable-hint", "أرسله"): "the past: what the device sent",
    ("invitation-invalid", "أرسلها"): "the past: who sent it",
    ("journal-action-dispute", "أحضر"): '"I", said by the person',
    ("journal-chained", "غيّر"): "the past: who changed a line",
    ("notice", "تحفظه"): '"she": the company',
    ("ready-refused", "أدخلها"): "the past: who entered them",
    ("sheet-time-to-come", "تأتِ"): '"she": the hour',
    ("stations-texts-hint", "تأكد"): "the past: somebody verified it",
    ("stations-texts-hint", "وضع"): "a noun: putting",
    ("stop-yes", "واحذف"): "said to us, by the person",
    ("walk-in-agrees", "ووافق"): "the past: the person agreed",
}


def test_it_speaks_to_women_and_men_alike() -> None:
    spoken = {
        (key, found[0])
        for key, pattern in messages("ar").items()
        for reading in readings(pattern)
        for found in TO_A_MAN.finditer(plain(reading.replace(HOLE, "…")))
    }
    assert sorted(spoken - SAID_ALIKE.keys()) == []
    assert SAID_ALIKE.keys() - spoken == set(), "nothing to excuse by now"
