"""What is tapped or typed below an older screen never does what the newer one says."""

from dataclasses import replace

from bot.conversation.advance import advance
from bot.conversation.core.commands import FindStations
from bot.conversation.core.events import ChoiceTapped, CommandGiven, TextReceived
from bot.conversation.core.outcomes import StationsFound
from bot.conversation.core.state import Conversation
from bot.conversation.core.views import Looking, NoLook
from bot.domain.booking import Slot
from tests.builders import MONDAY
from tests.conversation.talk import BEGINNING, CODE, EARLY, TO_CHECK, TO_TIME, Talk, World, a_booking, a_scene
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


def pressed_at(talk: Talk, step: str, choice: str) -> ChoiceTapped:
    """The button as it is on the screen now."""
    return next(ChoiceTapped(step, each.id) for on, each in talk.choices if on == step and each.id.startswith(choice))


def with_two_bookings() -> Talk:
    return Talk(world=World((a_booking(1), a_booking(2)))).hear(*BEGINNING)


def test_the_yes_below_another_booking_cancels_and_moves_nothing() -> None:
    for command, step, on_the_way in (("cancel", "confirm-cancel", ()), ("move", "confirm-move", ("[time:earliest]",))):
        talk = with_two_bookings().hear(CommandGiven(command), f"[whose:{a_booking(1).id}]", *on_the_way)
        older = pressed_at(talk, step, "yes")
        talk.hear("no", CommandGiven(command), f"[whose:{a_booking(2).id}]", *on_the_way)
        assert talk.conversation.answers["whose"] == a_booking(2).id
        talk.hear(older)
        assert (talk.conversation.asked, talk.keys[-1]) == (step, f"ask-{command}"), "it is asked anew"
        talk.hear(ChoiceTapped(step, "yes"))  # of the release before
        assert talk.conversation.asked == step
        assert talk.hear(pressed_at(talk, step, "yes")).conversation.errand != command


def test_the_confirmation_below_an_older_check_books_nothing() -> None:
    talk = Talk().hear(*TO_CHECK)
    older = pressed_at(talk, "check", "confirm")
    talk.hear("[check:edit:name]", "Samir al-Halabi").hear(older)
    assert (talk.conversation.asked, talk.world.bookings) == ("check", ())
    talk.hear("[check:change]", "back")
    assert talk.hear(pressed_at(talk, "check", "confirm")).world.bookings
    after_erasing = Talk().hear(*TO_TIME, "[time:at:2026-12-08T11:00]", older)
    assert (after_erasing.conversation.asked, after_erasing.world.bookings) == ("check", ())


def test_the_yes_below_an_older_check_books_where_the_check_shows_the_same() -> None:
    talk = Talk().hear(*TO_CHECK)
    older = pressed_at(talk, "check", "confirm")
    assert talk.hear("hm?").hear(older).world.bookings


def test_the_yes_to_what_was_meant_before_takes_nothing_that_is_asked_about_now() -> None:
    talk = Talk().hear(*TO_TIME, "would 11 on tuesday be possible?")
    older = pressed_at(talk, "time", "yes")
    talk.hear("and would 12 on tuesday be possible?", older)
    assert talk.conversation.asked == "time"
    assert "time" not in talk.conversation.answers
    assert "time" in talk.hear(pressed_at(talk, "time", "yes")).conversation.answers
