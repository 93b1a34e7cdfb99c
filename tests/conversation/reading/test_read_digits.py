"""The same text reads alike whatever keyboard it was typed on."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.reading.text.digits import BLANKS, TATWEEL, VARIATION_SELECTORS, latin_digits, normalise


@pytest.mark.parametrize(
    "written", ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９", "०१२३४५६७८९", "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡", "0123456789"]
)
def test_digits_of_any_script_become_ascii(written: str) -> None:
    assert latin_digits(written) == "0123456789"


@given(st.text())
def test_everything_that_is_no_digit_stays(text: str) -> None:
    changed = latin_digits(text)
    assert len(changed) == len(text)
    assert all(new == old or (old.isdecimal() and new in "0123456789") for old, new in zip(text, changed, strict=True))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("\u200f 3 / 5 \u2069", "3 / 5"),
        ("مـــحمد\u200b  علي\n", "محمد علي"),
        ("ＡＢ１２", "AB12"),
        ("1\ufe0f", "1"),
        ("", ""),
    ],
)
def test_what_cannot_be_seen_is_dropped(written: str, read: str) -> None:
    assert normalise(written) == read


@given(st.text(st.characters() | st.sampled_from("\u0640\ufe0e\ufe0f\u200f\u2069\u00ad\u0600 \t\x1c\u00a0م٣")))
def test_a_text_is_read_as_if_each_of_its_characters_were_looked_at(text: str) -> None:
    seen = [
        char
        for char in unicodedata.normalize("NFKC", text)
        if unicodedata.category(char) != "Cf" and char not in TATWEEL + VARIATION_SELECTORS + BLANKS
    ]
    assert normalise(text) == " ".join("".join(seen).split())


@given(st.text())
def test_normal_text_is_normal_already(text: str) -> None:
    # Dropping an invisible character may let its neighbours combine: one more round settles it.
    settled = normalise(normalise(text))
    assert normalise(settled) == settled
