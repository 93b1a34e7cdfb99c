"""What is tapped or typed below an older screen never does what the newer one says."""

from dataclasses import replace

from bot.conversation.advance import advance
from bot.conversation.core.commands import FindStations
from bot.conversation.core.events import ChoiceTapped, TextReceived
from bot.conversation.core.outcomes import StationsFound
from bot.conversation.core.state import Conversation
from bot.conversation.core.views import Looking, NoLook
from bot.domain.booking import Slot
from tests.builders import MONDAY
from tests.conversation.talk import CODE, EARLY, TO_CHECK, TO_TIME, Talk, World, a_scene
from tests.conversation.test_admin_any_events import BROADCAST


def test_the_older_preview_of_a_broadcast_sends_nothing_and_shows_the_newer_one() -> None:
    talk = Talk(a_scene(admin=True), Conversation("en", errand="", asked="menu")).hear(*BROADCAST)
    sends = next(choice for _, choice in talk.choices if choice.key == "admin-send")
    edited = replace(talk.conversation, answers={**talk.conversation.answers, "bc-id": "0" * 16})
    older = Talk(talk.scene, edited).hear(ChoiceTapped("bc-preview", sends.id))
    assert "admin-preview-is-older" in older.keys
    assert "admin-recipients" in older.keys
    assert older.conversation.errand == "broadcast"
    of_the_release_before = Talk(talk.scene, talk.conversation).hear("[bc-preview:send]")
    assert "admin-preview-is-older" in of_the_release_before.keys
    assert talk.hear(ChoiceTapped("bc-preview", sends.id)).conversation.errand == ""


def at_own_check() -> Talk:
    """A clerk whose own interview stands at the check."""
    begun = Talk().hear(*TO_CHECK)
    return Talk(a_scene(clerk=True), begun.conversation)


def test_a_yes_after_a_refused_code_books_nothing_for_the_clerk_and_confirms_nobody() -> None:
    for mood in range(8):
        talk = at_own_check()
        talk.world = World(mood=mood)
        talk.hear(CODE)
        assert isinstance(talk.conversation.view, NoLook), mood
        talk.world = World()
        for answer in ("نعم", "yes", "no"):
            asked = Talk(talk.scene, talk.conversation).hear(answer)
            assert asked.keys[0] == "desk-yes-to-neither", (mood, answer)
            assert (asked.conversation.asked, asked.world.bookings) == ("check", ())
            assert asked.hear("yes").world.bookings, "the question of their own was asked anew"


def test_after_a_while_or_by_its_button_the_clerks_own_booking_is_confirmed() -> None:
    later = at_own_check().hear("1234 5678 9013")
    look = later.scene.rules.look
    later.conversation = replace(later.conversation, held_until=MONDAY + 2 * look)
    later.scene = replace(later.scene, now=MONDAY + look)
    assert later.hear("yes").world.bookings
    assert at_own_check().hear(CODE, "[check:confirm]").world.bookings


def test_without_a_question_of_their_own_a_yes_still_confirms_the_one_looked_at() -> None:
    talk = Talk(a_scene(clerk=True), Conversation("en", errand="", asked="menu")).hear(CODE)
    assert isinstance(talk.conversation.view, Looking)
    assert "answer-arrived" in " ".join(talk.hear("yes").keys)


def test_a_time_that_was_lost_is_not_offered_again_by_going_back() -> None:
    slot = Slot("saliheen", EARLY)
    at_station = Talk().hear(*TO_TIME[:-1])
    at_station.world.mood = 1
    lost = at_station.hear(f"[station:early:{slot.station}:{EARLY:%Y%m%d%H%M}]")
    assert "slot-full" in lost.keys
    back = advance(lost.conversation, TextReceived("back"), lost.scene)
    again = advance(back.conversation, StationsFound(()), lost.scene) if back.command is None else back
    assert again.command == FindStations(gone=(slot,))
