"""The form for people without a booking: which questions it asks, what is read, and the notice above it."""

import re
from importlib.resources import files

from bot.conversation.advance import CHECKLISTS
from bot.desk import walk_in_form
from bot.domain.languages import LOCALES
from bot.rendering.catalogue import files as catalogues
from bot.rendering.text import write
from tests.builders import an_office
from tests.conversation.talk import a_scene
from tests.desk.collecting import hands_out
from tests.desk.serving import Browser, Desk, bare
from tests.desk.test_walk_in import PERSON
from tests.rendering.test_catalogues import messages, readings

CARDS = an_office().service
TEMPLATES = [file.read_text("utf-8") for file in files("bot.desk").joinpath("templates").iterdir()]


def test_every_question_about_the_person_is_on_the_form() -> None:
    asked = [step.name for step in CHECKLISTS["register"]]
    about_the_visit = ("consent", "station", "time", "check")
    on_the_form = [field.name for field in walk_in_form.fields(a_scene(), CARDS)]
    assert on_the_form == [name for name in asked if name not in about_the_visit]
    assert set(about_the_visit) < set(asked)
    for locale in LOCALES:
        assert all(write(f"walk-in-{name}", locale) for name in on_the_form)


def test_a_date_of_birth_counts_where_no_number_tells_people_apart() -> None:
    none = {"name": "أمينة الحداد", "document": "none"}
    booklet = {"name": "أمينة الحداد", "document": "family_booklet", "number": "12345"}
    for typed in (none, booklet):
        assert walk_in_form.read_form({**typed, "birth": "3/5/1990"}, a_scene(), CARDS).answers["birth"] == "1990-05-03"
        assert walk_in_form.read_form(typed, a_scene(), CARDS).faults == {}, "who does not know it leaves it out"
        for wrong, key in (
            ("31/2/1990", "birth-impossible"),
            ("3/5/2050", "birth-future"),
            ("1990", "walk-in-whole-date"),
        ):
            assert walk_in_form.read_form({**typed, "birth": wrong}, a_scene(), CARDS).faults["birth"].text.key == key
    assert "birth" not in walk_in_form.read_form({**PERSON, "birth": "31/2/1990"}, a_scene(), CARDS).faults


def test_a_name_that_a_chat_would_ask_about_is_taken_from_the_clerk_who_has_the_paper() -> None:
    filled = walk_in_form.read_form({"name": "أحمد ولا بيك"}, a_scene(), CARDS)
    assert (filled.answers["name"], "name" in filled.faults) == ("أحمد ولا بيك", False)
    assert walk_in_form.read_form({"name": "متى بطرس"}, a_scene(), CARDS).answers["name"] == "متى بطرس"


def test_what_only_a_chat_has_is_not_offered_on_the_form() -> None:
    """Neither its buttons, nor its commands, nor a message to come."""
    of_a_chat = re.compile(r"لا أعرفه|I do not know it|/help|\bmessage\b|رسالة")
    (misread,) = [path for path in catalogues("ar") if path.stem == "misread"]
    faults = re.findall(r"^([a-z-]+) =", misread.read_text("utf-8"), re.MULTILINE)
    assert len(faults) > 30
    for locale in LOCALES:
        said = {key: " ".join(readings(messages(locale)[walk_in_form.INSTEAD.get(key, key)])) for key in faults}
        assert [key for key, text in said.items() if of_a_chat.search(text)] == []


def test_no_browser_is_to_suggest_or_to_keep_what_is_typed_into_a_field() -> None:
    """Each field says so itself: Firefox, which keeps what tabs had in them, does not ask the form."""
    fields = re.findall(r'<(?:input type="(?:text|search)"|input (?!type=)|textarea)[^>]*', "".join(TEMPLATES))
    assert len(fields) > 15
    assert [field for field in fields if not re.search('autocomplete="(off|one-time-code)"', field)] == []


async def test_the_notice_tells_the_days_that_erase_and_speaks_both_languages(desk: Desk, clerk: Browser) -> None:
    clerk.speak("en")
    _, page = await clerk.page("/desk/notice?in=ar")
    assert "تُمحى بعد موعدك بـ7 أيام" in bare(page)
    assert '<article class="paper notice-text" lang="ar" dir="rtl">' in page
    assert '<html lang="en"' in page
    _, page = await clerk.page("/desk/walk-in")
    for locale in LOCALES:
        texts = walk_in_form.notice(desk.context.scene(desk.clock()), CARDS)
        assert "<br>".join(write(text.key, locale, text.params) for text in texts) in page
    assert "/erase" not in page


async def test_who_has_no_phone_is_promised_no_message_and_asked_last(desk: Desk, clerk: Browser) -> None:
    hands_out(desk)
    clerk.speak("en")
    _, page = await clerk.page("/desk/notice?in=en")
    assert "we write here" not in bare(page)
    assert "this chat" not in bare(page)
    assert bare(page).index("we keep its number, no name") < bare(page).index("Do you agree?")
