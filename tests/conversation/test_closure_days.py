"""Which days a closure lasts, typed on the pages where days are chosen. It is Monday the 7th of December."""

from datetime import date, datetime

import pytest

from bot.conversation.admin.closure_questions import WHEN
from bot.conversation.core.events import TextReceived
from bot.conversation.core.state import Conversation
from bot.conversation.core.views import AdminPage, Hours, LastDay, View
from tests.builders import ZONE
from tests.conversation.talk import a_scene

FIRST, LAST = AdminPage("first"), LastDay(date(2026, 12, 8))


def span(typed: str, view: View | None) -> str:
    asked = Conversation(
        "en", "1", "closing", answers={"cl-at": "saliheen"}, asked="cl-span", view=view
    )  # fmt: skip
    answer = WHEN.hear(asked, TextReceived(typed), a_scene()).conversation.answers.get("cl-span", "")
    return " - ".join(f"{datetime.fromisoformat(end).astimezone(ZONE):%d.%m %H:%M}" for end in answer.split("/") if end)


@pytest.mark.parametrize("typed", ["10", "١٠", "10/12", "thursday", "الخميس", "10th", "يوم 10"])
def test_a_typed_last_day_ends_the_span_that_the_page_before_began(typed: str) -> None:
    assert span(typed, LAST) == "08.12 00:00 - 11.12 00:00"


@pytest.mark.parametrize("view", [FIRST, LAST])
@pytest.mark.parametrize("typed", ["9-12", "9 to 12", "من 9 إلى 12", "٩ - ١٢"])
def test_two_bare_numbers_are_days_on_a_page_of_days(typed: str, view: View) -> None:
    assert span(typed, view) == "09.12 00:00 - 13.12 00:00"


@pytest.mark.parametrize("view", [None, Hours(False)])
def test_they_are_hours_elsewhere(view: View | None) -> None:
    assert span("9-12", view) == "07.12 09:00 - 07.12 12:00"
