"""What many are told alike after a closure is, word by word, what each would have been told alone."""

from datetime import timedelta
from itertools import product
from random import Random

from bot.actions.closure_says import moved_says
from bot.actions.moved_forms import BOOKING, CALL, CODE, SHOWN, MovedForms
from bot.conversation.core.state import Scene
from bot.domain.booking import Slot
from bot.domain.closure import MovedByUs
from bot.domain.code import new_code
from bot.domain.message import Send, to_json
from bot.domain.rules import Rules
from bot.rendering.text import render
from tests.builders import MONDAY, a_station, an_office

OFFICE = an_office(a_station("saliheen"), a_station("shahba"))
SCENE = Scene(MONDAY, OFFICE, Rules(), "")


def _moved(number: int, hours: int, call: str) -> MovedByUs:
    old = Slot("saliheen", MONDAY + timedelta(hours=hours % 3))
    return MovedByUs(f"{number:016x}", old, Slot("shahba", old.starts_at + timedelta(days=1 + hours)), "c1", call)


def test_each_gets_their_own_booking_code_and_call_number_in_the_words_of_all() -> None:
    forms, told = MovedForms(SCENE), set()
    codes = ["", *(new_code(Random(seed).randrange) for seed in range(3))]
    calls = ("000", "123", "1000", "9999")
    for number, (hours, call, code, locale) in enumerate(product(range(5), calls, codes, ("ar", "en", None))):
        one = _moved(number, hours, call)
        codes_of = {one.booking_id: code} if code else {}
        say = moved_says([one], {one.booking_id: ""}, codes_of, SCENE)
        alike = forms.message(one, locale, code)
        assert alike == render(say, locale, OFFICE)
        assert forms.until(one) == say.until
        told.add(to_json(Send(alike)))
    assert len(told) == 5 * len(calls) * len(codes) * 3
    assert not any(sign in message for sign in (BOOKING, CALL, CODE, SHOWN, CODE[0]) for message in told)


def test_whoever_has_no_number_to_be_called_by_is_told_in_words_of_their_own() -> None:
    assert MovedForms(SCENE).message(_moved(1, 1, ""), "ar", "") is None
