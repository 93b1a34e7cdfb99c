"""The words people read: the same in both languages, none missing, none left over, and nothing that gives them away."""

import ast
import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.channels.layout import plain
from bot.conversation.core.say import Text
from bot.domain.languages import LOCALES
from bot.rendering.catalogue import files, keys
from bot.rendering.text import write
from storage.stats.told_days import OF_PEOPLE
from tests.transcripts.screen import ISOLATES

BOT = Path(__file__).parents[2] / "bot"
BOTH_LANGUAGES = {"ask-language"}  # its second line is for those who read no Arabic
# Whoever reads no Arabic must find them.
IN_ENGLISH = {"language-en", "notice-in-english", "page-language", "menu-language", "language-listen"}
FORBIDDEN = {"محطة", "مخفر", "شرطة", "قسم", "بطاقة", "تسوية", "station", "stations", "police", "card", "settlement"}
HOLE = "{}"

Pattern = list[ftl.TextElement | ftl.Placeable]


@cache
def messages(locale: str) -> dict[str, ftl.Pattern]:
    found: dict[str, ftl.Pattern] = {}
    for path in files(locale):
        assert path.read_text(encoding="utf-8").startswith("# "), f"{path.name} does not say where its texts are read"
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{entry.id.name} is there twice"
                assert entry.value is not None
                found[entry.id.name] = entry.value
    return found


def placeholders(pattern: ftl.Pattern) -> set[str]:
    found = set()
    for element in pattern.elements:
        expression = element.expression if isinstance(element, ftl.Placeable) else None
        if isinstance(expression, ftl.VariableReference):
            found.add(expression.id.name)
        if isinstance(expression, ftl.SelectExpression):
            assert isinstance(expression.selector, ftl.VariableReference)
            found.add(expression.selector.id.name)
            found |= set().union(*(placeholders(variant.value) for variant in expression.variants))
    return found


def readings(pattern: ftl.Pattern) -> Iterator[str]:
    """Every text that a message can become, with holes for what is put in."""
    parts: list[list[str]] = []
    for element in pattern.elements:
        match element:
            case ftl.TextElement(value=value):
                parts.append([value])
            case ftl.Placeable(expression=ftl.StringLiteral(value=value)):
                parts.append([value])
            case ftl.Placeable(expression=ftl.SelectExpression(variants=variants)):
                parts.append([reading for variant in variants for reading in readings(variant.value)])
            case _:
                parts.append([HOLE])
    return ("".join(chosen) for chosen in product(*parts))


def test_both_languages_have_the_same_messages() -> None:
    assert messages("ar").keys() == messages("en").keys()
    assert set(keys("ar")) == messages("ar").keys()


def test_each_message_is_filled_in_alike_in_both_languages() -> None:
    filled = {
        key: (plainly(placeholders(messages("ar")[key])), plainly(placeholders(messages("en")[key])))
        for key in messages("ar").keys() & messages("en").keys()
    }
    assert len(filled) > 1000
    assert [(key, ar, en) for key, (ar, en) in sorted(filled.items()) if ar != en] == []


def plainly(names: set[str]) -> set[str]:
    """A date may be long in one language and short in the other; all forms come from one parameter."""
    return {name.removeprefix("has_").removesuffix("_short").removesuffix("_said") for name in names}


@cache
def code() -> tuple[ast.AST, ...]:
    """Its calls and its strings."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in sorted(BOT.rglob("*.py")))
    return tuple(
        node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call | ast.Constant | ast.JoinedStr)
    )


def literals() -> Iterator[str]:
    """Every string of the code, those with holes as a pattern."""
    for node in code():
        if isinstance(node, ast.JoinedStr):
            parts = (re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values)
            yield "".join(parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            # A bare beginning ("page-") stands for all keys with it.
            yield re.escape(node.value) + (".+" if re.fullmatch(r"[a-z]+(-[a-z]+)*-", node.value) else "")
    for template in BOT.rglob("*.html"):
        for key in re.findall(r"""\bt\(\s*["']([a-z-]+)["']""", template.read_text("utf-8")):
            yield re.escape(key) + (".+" if key.endswith("-") else "")


def test_no_message_is_left_over() -> None:
    named = {literal for literal in literals() if len(literal) > 2 and not literal.startswith(".")}
    begun = [re.compile(literal) for literal in named if ".+" in literal]
    unnamed = [key for key in messages("ar") if re.escape(key) not in named]
    assert [key for key in unnamed if not any(pattern.fullmatch(key) for pattern in begun)] == []


def test_every_message_that_the_code_names_is_there() -> None:
    """Where the whole key is written out; the others are put together in the conversation's own tests."""
    place = {"Text": 0, "Misread": 0, "write": 0, "Choice": 1, "question": 1, "Page": 0}
    named = set()
    for node in code():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in place:
            at = place[node.func.id]
            argument = node.args[at] if len(node.args) > at else None
            options = [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
            named |= {one.value for one in options if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    assert len(named) > 80
    assert named - messages("ar").keys() - {""} == set()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("surface", ["app", "page", "terminal"])
@pytest.mark.parametrize("days", [1, 2, 7, 30])
def test_the_notice_is_short_enough_to_be_read(locale: str, surface: str, days: int) -> None:
    authority = "مديرية الخدمات العامة في المدينة" if locale == "ar" else "the Directorate of Public Services"
    params = {"authority": authority, "surface": surface, "days": days, "hours": 72, "more": ""}
    for collects, most in (("", 75), ("yes", 95)):
        assert len(plain(write("notice", locale, {**params, "collects": collects})).split()) <= most


def test_no_message_begins_with_what_gives_its_reader_away() -> None:
    all_of_them = [(locale, key, pattern) for locale in LOCALES for key, pattern in messages(locale).items()]
    wrong = [
        (locale, key, reading)
        for locale, key, pattern in all_of_them
        for reading in readings(pattern)
        if first_word(reading).removeprefix("ال") in FORBIDDEN
    ]
    assert wrong == []
    assert len(all_of_them) == len(messages("ar")) + len(messages("en"))


def first_word(reading: str) -> str:
    found = re.search(r"\w+", plain(reading.replace(HOLE, "…")).lower())
    return found[0] if found else ""


def test_each_arabic_line_begins_so_that_it_runs_from_right_to_left() -> None:
    lines = [(key, line) for key in sorted(messages("ar").keys() - IN_ENGLISH) for line in arabic_lines(key)]
    assert len(lines) > len(messages("ar"))
    assert [(key, line) for key, line in lines if not runs_from_right_to_left(line)] == []


def arabic_lines(key: str) -> Iterator[str]:
    for reading in readings(messages("ar")[key]):
        lines = [line.strip() for line in plain(reading).splitlines() if line.strip()]
        yield from lines[: 1 if key in BOTH_LANGUAGES else None]


def runs_from_right_to_left(line: str) -> bool:
    strong = re.match(r"[^\w{]*([\w{])", line)
    return strong is None or strong[1] == "{" or "\u0600" <= strong[1] <= "\u06ff"


def written(key: str, locale: str, **params: object) -> str:
    return write(key, locale, params).translate(ISOLATES)


PLURALS = {
    ("menu-several", "count"): {
        2: "لك موعدان محجوزان. كيف نساعدك؟",
        3: "لك 3 مواعيد محجوزة. كيف نساعدك؟",
        10: "لك 10 مواعيد محجوزة. كيف نساعدك؟",
        11: "لك 11 موعداً محجوزاً. كيف نساعدك؟",
        100: "لك 100 موعد محجوز. كيف نساعدك؟",
    },
    ("family-full", "limit"): {
        1: "يمكن حجز موعد واحد فقط من هذه المحادثة.",
        2: "يمكن حجز موعدين فقط من هذه المحادثة.",
        3: "يمكن حجز 3 مواعيد على الأكثر من هذه المحادثة.",
        10: "يمكن حجز 10 مواعيد على الأكثر من هذه المحادثة.",
        11: "يمكن حجز 11 موعداً على الأكثر من هذه المحادثة.",
        100: "يمكن حجز 100 موعد على الأكثر من هذه المحادثة.",
    },
    ("hold-ran-out", "minutes"): {
        1: "انتهت دقيقة حفظ الوقت لك، ولم يُحجز. كل ما كتبته محفوظ، وبقي اختيار الوقت.",
        2: "انتهت دقيقتا حفظ الوقت لك، ولم يُحجز. كل ما كتبته محفوظ، وبقي اختيار الوقت.",
        3: "انتهت 3 دقائق من حفظ الوقت لك، ولم يُحجز. كل ما كتبته محفوظ، وبقي اختيار الوقت.",
        10: "انتهت 10 دقائق من حفظ الوقت لك، ولم يُحجز. كل ما كتبته محفوظ، وبقي اختيار الوقت.",
        11: "انتهت 11 دقيقة من حفظ الوقت لك، ولم يُحجز. كل ما كتبته محفوظ، وبقي اختيار الوقت.",
        100: "انتهت 100 دقيقة من حفظ الوقت لك، ولم يُحجز. كل ما كتبته محفوظ، وبقي اختيار الوقت.",
    },
}


@pytest.mark.parametrize(("key", "name"), PLURALS)
def test_arabic_counts_as_arabic_does(key: str, name: str) -> None:
    assert {count: written(key, "ar", **{name: count}) for count in PLURALS[key, name]} == PLURALS[key, name]


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, "يوم واحد"), (2, "يومين"), (3, "3 أيام"), (10, "10 أيام"), (11, "11 يوماً"), (100, "100 يوم")],
)
def test_the_arabic_notice_counts_days_as_arabic_does(days: int, said: str) -> None:
    notice = written("notice", "ar", authority="", collects="", surface="app", days=days, hours=72, more="")
    assert f"تُحذف المعلومات بعد {said} من الموعد." in notice


@pytest.mark.parametrize(
    ("hours", "said"), [(1, "ساعة واحدة"), (2, "ساعتين"), (3, "3 ساعات"), (72, "72 ساعة"), (100, "100 ساعة")]
)
def test_the_arabic_notice_counts_hours_as_arabic_does(hours: int, said: str) -> None:
    notice = written("notice", "ar", authority="", collects="", surface="app", days=7, hours=hours, more="")
    assert f"فبعد {said} من آخر رسالة" in notice


@pytest.mark.parametrize(
    ("minutes", "ar", "en"), [(20, "20 دقيقة", "20 min"), (60, "ساعة", "1 h"), (95, "ساعة و35 دقيقة", "1 h 35 min")]
)
def test_a_span_has_no_empty_parts(minutes: int, ar: str, en: str) -> None:
    span = timedelta(minutes=minutes)
    assert written("answer-expected", "ar", when="late", span=span) == f"متأخر: {ar}"
    assert written("answer-expected", "en", when="late", span=span) == f"Late by {en}"


def test_a_message_within_a_message_is_escaped_once_and_only_in_html() -> None:
    where = Text("answer-station", {"station": "A & B"})
    params = {"mark": "stop", "title": where, "call": ""}
    assert written("answer-in-chat", "en", **params) == "⛔ Another station: A &amp; B"
    assert write("answer-in-chat", "en", params, html=False).translate(ISOLATES) == "⛔ Another station: A & B"


def test_commands_stand_the_right_way_round_in_arabic() -> None:
    """A slash at the beginning of a Latin word would else be shown at its end."""
    for key in ("notice", "help", "command-unknown", "consent-declined", "something-went-wrong"):
        said = {"authority": "", "collects": "", "more": "", "surface": "page", "days": 7, "hours": 72}
        text = write(key, "ar", said)
        commands = re.findall(r"(.)/[a-z]+(.?)", text)
        assert commands
        assert set(commands) == {("\u2066", "\u2069")}


INNERMOST = re.compile("[\u2066-\u2068][^\u2066-\u2069]*\u2069")
OUT_OF_ORDER = re.compile(
    r"[#+](?=[0-9\ufffc])|(?<=[0-9A-Za-z\ufffc])[-–—−→×=+](?=[0-9A-Za-z\ufffc])|\ufffc[/:.](?=[\ufffc0-9])|[0-9][/:.]\ufffc"
)


def test_no_range_fraction_or_signed_number_of_an_arabic_text_is_turned_round() -> None:
    """Behind Arabic letters only colons, slashes, points and commas leave digits in their order (Unicode Bidirectional
    Algorithm, W2 to W4): a hyphen or what is put in does not, unless all of it is isolated."""
    wrong = []
    put_in = dict.fromkeys((name for pattern in messages("ar").values() for name in placeholders(pattern)), 7)
    for key in messages("ar"):
        text, isolated = plain(write(key, "ar", put_in)), 1
        while isolated:
            text, isolated = INNERMOST.subn("\ufffc", text)
        wrong += [(key, found[0]) for found in OUT_OF_ORDER.finditer(text)]
    assert wrong == []


def test_of_a_day_at_a_station_only_the_counts_that_are_told_are_named() -> None:
    counts = {**dict.fromkeys(OF_PEOPLE, ""), "booked": 25, "walk_ins": 5}
    for locale, told in (("en", "booked 25 · walk-ins 5"), ("ar", "محجوز 25 · بلا موعد 5")):
        said = written("numbers-today", locale, place="A", places=384, **counts)
        assert said.splitlines()[1].partition(" · ")[2] == told
