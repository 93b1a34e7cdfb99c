"""What the screen shows of a question: written, read again, read from the release before, and lost without harm."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import get_args

import pytest

from bot.conversation.core.state import Conversation
from bot.conversation.core.view_drafts import from_json, to_json
from bot.conversation.core.views import (
    AdminMenu,
    AdminPage,
    BirthDay,
    BirthParts,
    BirthYear,
    Changes,
    Days,
    Doubted,
    Hours,
    LastDay,
    Looking,
    Near,
    NoLook,
    Order,
    OtherDocument,
    Pairing,
    PartOfName,
    Proposed,
    SerialWanted,
    Times,
    View,
    WholeName,
)
from bot.domain.documents import DocumentKind
from tests.builders import MONDAY
from tests.conversation.talk import (
    ANSWERS,
    BEGINNING,
    PAIRING,
    TO_CHECK,
    TO_TIME,
    WITHOUT_DOCUMENT,
    Talk,
    World,
    a_booking,
    a_scene,
)

SOON = datetime(2026, 11, 23, 7, 10, tzinfo=UTC)
OF_THE_RELEASE_BEFORE: dict[str, View] = {
    "1990": BirthYear(1990),
    "passport N1234567": OtherDocument(DocumentKind.PASSPORT, "N1234567"),
    "national_id 12345678901": OtherDocument(DocumentKind.NATIONAL_ID, "12345678901"),
    "saliheen": Order(("saliheen",)),
    "same:saliheen:2026-11-24T07:00:00+00:00 saliheen shahba": Order(
        ("same:saliheen:2026-11-24T07:00:00+00:00", "saliheen", "shahba")
    ),
    "0000000000000002 0000000000000001": Order(("0000000000000002", "0000000000000001")),
    "days:0": Days(0),
    "days:1": Days(1),
    "day:2026-11-25:0": Times(date(2026, 11, 25), 0),
    "day:2026-11-25:2": Times(date(2026, 11, 25), 2),
    "near:2026-11-23T07:10:00+00:00": Near(SOON),
    "look:00000000000000b1 2026-11-23T07:10:00+00:00": Looking("00000000000000b1", SOON),
    "pairing:7c7c7c7c7c7c7c7c 3 17 42 88 2026-11-23T07:10:00+00:00": Pairing("7c" * 8, 3, (17, 42, 88), SOON),
    "admin": AdminMenu(),
    "at": AdminPage("at"),
    "on": AdminPage("on"),
    "language": AdminPage("language"),
    "change": AdminPage("change"),
    "places": AdminPage("places"),
    "first:": AdminPage("first"),
    "hour:": Hours(tomorrow=False),
    "hour:0": Hours(tomorrow=False),
    "hour:1": Hours(tomorrow=True),
    "last:2026-11-25": LastDay(date(2026, 11, 25)),
}


def test_each_text_of_the_release_before_is_read() -> None:
    assert {text: from_json(text) for text in OF_THE_RELEASE_BEFORE} == OF_THE_RELEASE_BEFORE


def test_every_kind_of_view_comes_back_from_json_as_it_was() -> None:
    views = [
        *OF_THE_RELEASE_BEFORE.values(),
        PartOfName("أحمد"),
        WholeName("أحمد الحلبي"),
        Doubted("early:saliheen:202611240700"),
        Proposed((("name", "أحمد الحلبي"), ("number", "N1234567"))),
        Changes(),
        BirthDay(SOON.date()),
        NoLook(SOON),
    ]
    views += [BirthParts((3,)), BirthParts((3, 5)), SerialWanted("b1" * 8, SOON, "4711")]
    assert {type(view) for view in views} == set(get_args(View))
    assert [from_json(json.loads(json.dumps(to_json(view)))) for view in views] == views


def test_what_no_release_has_written_is_no_view() -> None:
    odd = ["", "days:x", "day:2026-13-01:0", "near:soon", "look:1", "pairing:1 2 3", "last:never", "first "]
    texts = [from_json(text) for text in odd]
    assert texts[:-1] == [None] * (len(odd) - 1)
    kinds = [{"is": "tomorrow's"}, {"is": "days", "page": "one"}, {"is": "page", "name": "x"}, {}, None, 7, ["days"]]
    broken = [{"is": "near", "moment": "soon"}, {"is": "pairing", "id": "", "counter": 1, "numbers": [[], 1, 2]}]
    assert [from_json(written) for written in (*kinds, *broken)] == [None] * (len(kinds) + len(broken))


def reopened_by(talk: Talk, text: str) -> None:
    """The draft as the release before had written it, opened by this one."""
    conversation = talk.conversation
    draft = {name: value for name, value in conversation.to_draft().items() if name != "screen"}
    plain = Conversation(conversation.locale, conversation.consent, asked=conversation.asked, draft=conversation.draft)
    talk.conversation = plain.with_draft(json.loads(json.dumps({**draft, "view": text})))


def test_day_and_month_complete_a_year_that_the_release_before_had_heard() -> None:
    talk = Talk().hear(*BEGINNING, *WITHOUT_DOCUMENT[:2], "1990")
    reopened_by(talk, "1990")
    assert talk.hear("3/5").conversation.answers["birth"] == "1990-05-03"


def test_a_document_that_the_release_before_asked_about_is_switched() -> None:
    talk = Talk().hear(*BEGINNING, "Amina Haddad", "[document:national_id]", "N1234567")
    reopened_by(talk, "passport N1234567")
    talk.hear("yes")
    assert (talk.conversation.answers["document"], talk.conversation.answers["number"]) == ("passport", "N1234567")


def test_a_number_means_the_choice_that_the_release_before_showed_there() -> None:
    talk = Talk().hear(*BEGINNING, *ANSWERS)
    reopened_by(talk, "shahba saliheen")
    assert talk.hear("1").conversation.answers["station"] == "shahba"
    first, second = a_booking(11), a_booking(12)
    several = Talk(world=World(bookings=(first, second)))
    several.conversation = Conversation("en", "1", errand="")
    several.hear("[menu:cancel]")
    reopened_by(several, f"{second.id} {first.id}")
    assert several.hear("1").conversation.answers["whose"] == second.id


@pytest.mark.parametrize("text", ["days:1", "day:2026-12-08:1", "near:2026-12-08T07:00:00+00:00"])
def test_a_page_of_times_goes_on_where_the_release_before_stood(text: str) -> None:
    talk = Talk().hear(*TO_TIME)
    reopened_by(talk, text)
    talk.hear("hm")
    assert talk.keys[0] == "please-choose"
    assert talk.conversation.view == from_json(text)


def test_a_typed_yes_confirms_the_person_that_the_release_before_showed() -> None:
    talk = Talk(scene=a_scene(clerk=True))
    talk.conversation = Conversation("en", errand="", asked="menu")
    reopened_by(talk, f"look:{a_booking().id} {(MONDAY + timedelta(minutes=1)).isoformat()}")
    assert talk.hear("yes").keys[-1] == "answer-arrived-at"


def test_a_typed_number_signs_in_at_the_desk_that_the_release_before_asked_about() -> None:
    talk = Talk(scene=a_scene(clerk=True))
    talk.conversation = Conversation("en", errand="", asked="menu")
    until = (MONDAY + timedelta(minutes=1)).isoformat()
    reopened_by(talk, f"pairing:{PAIRING.id} {PAIRING.counter} 17 42 88 {until}")
    assert talk.hear("42").keys == ["pairing-done"]


def test_pages_of_the_admins_questions_go_on_where_the_release_before_stood() -> None:
    talk = Talk(scene=a_scene(admin=True))
    talk.conversation = Conversation("en", errand="", asked="menu")
    talk.hear("[admin:close]", "[cl-at:all]")
    reopened_by(talk, "last:2026-12-08")
    talk.hear("[cl-span:last:2026-12-09]")
    assert talk.conversation.asked == "cl-how"
    reopened_by(talk, "places")
    talk.hear("3")
    assert (talk.conversation.asked, talk.conversation.answers["cl-how"]) == ("cl-plan", "3")


def test_a_command_typed_at_the_menu_that_the_release_before_showed_is_understood() -> None:
    talk = Talk(scene=a_scene(admin=True))
    talk.conversation = Conversation("en", errand="", asked="menu")
    reopened_by(talk, "admin")
    assert talk.hear("close").conversation.errand == "closing"


def test_a_view_of_another_step_only_asks_from_the_beginning() -> None:
    """A dropped question may leave its page behind."""
    views = [*OF_THE_RELEASE_BEFORE.values(), None]
    for said in (BEGINNING, TO_CHECK[:4], TO_CHECK[:5], TO_CHECK[:6], TO_CHECK[:7]):
        expected = Talk().hear(*said).conversation.asked
        for view in views:
            talk = Talk().hear(*said)
            talk.conversation = replace(talk.conversation, view=view)
            talk.hear("hm hm")
            assert talk.says, (said[-1], view)
            assert talk.conversation.asked in (expected, "document"), (said[-1], view)


def test_the_release_before_finds_nothing_that_it_cannot_read() -> None:
    """It takes ``view`` for a text and leaves out what it does not know."""
    talk = Talk().hear(*TO_CHECK[:-1])
    assert talk.conversation.view is not None
    assert "view" not in talk.conversation.to_draft()
