"""The place of a choice as it is said: "التانية", "رقم تلاتة", "the third one"."""

from typing import Final

from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.patterns import expression

_ORDINALS: Final = (
    "اول اولي اولانيه first 1st",
    "تاني تانيه ثاني ثانيه second 2nd deuxieme tani tanye",
    "تالت تالته ثالث ثالثه third 3rd troisieme talet talte",
    "رابع رابعه fourth 4th quatrieme rabe3 rab3a",
    "خامس خامسه fifth 5th cinquieme khames khamse",
    "سادس سادسه sixth 6th sixieme",
)
_NUMBERS: Final = (
    "واحد وحده one wahed",
    "تنين اتنين اثنين two tnen",
    "تلاته ثلاثه three tlate",
    "اربعه four arb3a",
    "خمسه five khamse",
    "سته six sette",
)
_PLACES: Final = {word: place for place, words in enumerate(_ORDINALS, 1) for word in words.split()}
_COUNTED: Final = {word: place for place, words in enumerate(_NUMBERS, 1) for word in words.split()}
_SAID: Final = expression(
    rf"(?:بدي |اريد |خلي\w* |the |la |le |el |l )*(?P<place>{'|'.join(_PLACES)})(?: (?:one|wahde|wa7de|wahed))?"
    r"(?: (?:من فوق|فيهن|منهن|بالقائمه|لو سمحت\w*|please|from (?:the )?top|on the list|in the list))?"
    rf"|(?P<alone>{'|'.join(_PLACES)}) (?:واحد|وحده|خيار|اختيار|زر)|(?:خيار|اختيار|زر) (?P<behind>{'|'.join(_PLACES)})"
    rf"|(?:رقم|خيار|اختيار|number|choice|option|ra2em|numero) (?P<number>{'|'.join(_COUNTED)})"
)


def place_said(text: str) -> int | None:
    """Counted from 1; ``None`` where more, or something else, was said."""
    found = _SAID.fullmatch(fold_choice(text))
    if found is None:
        return None
    word = found[found.lastgroup or 0]
    return _PLACES.get(word) or _COUNTED[word]
