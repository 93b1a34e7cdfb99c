"""Marks that are heaped on a letter are drawn over the lines around it, whoever wrote them and wherever they stand."""

from dataclasses import replace

import pytest

from bot.conversation.applicant.person.inquiries import read
from bot.conversation.core.state import Conversation
from bot.desk.admin.broadcast_form import read_broadcast
from bot.desk.admin.pause import paragraphs
from bot.domain.broadcast import NewBroadcast
from bot.domain.marks import bounded, is_bounded
from bot.domain.staff import read_name
from tests.builders import MONDAY
from tests.conversation.talk import OFFICE, Talk, a_scene
from tests.conversation.test_inquiries import TODAY, an_inquiry

HEAP, KEPT = f"نص{'́' * 60} text", f"نص{'́' * 3} text"


@pytest.mark.parametrize("unseen", ["", "\u200d", "\u200c", "\u2060", "\ufeff"])
def test_three_marks_of_a_letter_are_kept_and_what_is_not_seen_begins_no_other(unseen: str) -> None:
    marks = f"\u0301{unseen}\u064b{unseen}\u0489{unseen}"
    assert bounded(f"A{marks * 9}B{marks}") == f"A{marks}{unseen * 24}B{marks}"
    assert is_bounded(f"A{marks}B{marks}")
    assert not is_bounded(f"A{marks}\u0301B")


@pytest.mark.parametrize("text", ["", "plain", "مُحَمَّدٌ", "👩🏽‍❤️‍💋‍👨 1️⃣", "ប្រទេសកម្ពុជា"])
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert bounded(text) == text


def test_no_text_that_somebody_reads_keeps_a_heap_of_them() -> None:
    assert read_name(HEAP) == KEPT
    assert read(an_inquiry("short text"), HEAP, TODAY) == KEPT
    assert paragraphs(HEAP) == KEPT
    notice = read_broadcast({"arabic": HEAP, "english": HEAP}, OFFICE, MONDAY)
    assert isinstance(notice, NewBroadcast)
    assert (notice.arabic, notice.english) == (KEPT, KEPT)
    begun = replace(Conversation("en").with_draft({"errand": "broadcast"}), asked="bc-arabic")
    talk = Talk(scene=a_scene(admin=True), conversation=begun)
    assert talk.hear(HEAP).conversation.answers["bc-arabic"] == KEPT
