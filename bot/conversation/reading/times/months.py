"""What the months are called from Aleppo to Cairo to London. All names are folded as fold_name does."""

from collections.abc import Iterator

from bot.conversation.reading.text.folding import fold_name

SINGLE_NAMES = {
    1: "يناير جانفي january jan janvier",
    2: "شباط اشباط فبراير فيفري february feb fevrier shbat shubat",
    3: "آذار مارس march mar mars azar adar",
    4: "نيسان أبريل أفريل april apr avril nisan nissan nisen",
    5: "أيار مايو ماي may mai ayar ayyar iyar",
    6: "حزيران يونيو يونيه جوان june jun juin 7zeran huzayran hzeran 7uzayran",
    7: "تموز يوليو يوليه جويلية july jul juillet tamuz tammuz tamouz tammouz",
    8: "آب أغسطس أوت august aug aout",
    9: "أيلول سبتمبر شتنبر september sept sep septembre aylul eylul ayloul",
    10: "أكتوبر october oct octobre",
    11: "نوفمبر نونبر november nov novembre",
    12: "ديسمبر دجنبر december dec decembre",
}
# The paired months: (stems, the month called first, the month called second). ت1 and ك2 are everyday shorthand.
PAIRED_STEMS = ((("تشرين", "ت"), 10, 11), (("كانون", "ك"), 12, 1))
FIRST = ("الأول", "أول", "1")
SECOND = ("الثاني", "ثاني", "التاني", "تاني", "2")
LATIN_STEMS = (("tishrin teshrin tshrin tishreen teshreen", 10, 11), ("kanun kanoun kanon kanoon", 12, 1))
LATIN_FIRST = ("awal", "awwal", "el awal", "al awal", "1")
LATIN_SECOND = ("tani", "thani", "tene", "el tani", "al thani", "2")


def _names() -> Iterator[tuple[str, int]]:
    for month, names in SINGLE_NAMES.items():
        yield from ((name, month) for name in names.split())
    for stems, first, second in PAIRED_STEMS:
        for stem in stems:
            yield from ((f"{stem} {ending}", first) for ending in FIRST)
            yield from ((f"{stem} {ending}", second) for ending in SECOND)
    for spelled, first, second in LATIN_STEMS:
        for stem in spelled.split():
            yield from ((f"{stem} {ending}", first) for ending in LATIN_FIRST)
            yield from ((f"{stem} {ending}", second) for ending in LATIN_SECOND)


MONTHS = {fold_name(name): month for name, month in _names()}

UNITS = ("أول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر")
TENS = ((20, "عشرين", "عشرون"), (30, "ثلاثين", "ثلاثون"))


def _ordinals() -> Iterator[tuple[str, int]]:
    for day, unit in enumerate(UNITS, start=1):
        yield f"ال{unit}", day
    for day, unit in enumerate(("حادي", *UNITS[1:9]), start=1):
        yield f"ال{unit} عشر", 10 + day
        yield from ((f"ال{unit} وال{spelling}", ten + day) for ten, *spellings in TENS for spelling in spellings)
    yield from ((f"ال{spelling}", ten) for ten, *spellings in TENS for spelling in spellings)


DAY_ORDINALS = {fold_name(words): day for words, day in _ordinals() if day <= 31}
