"""Where a place is chosen: the wish for a time other than those shown, and a day without a place beside it. Pure."""

from datetime import date
from typing import Final

from bot.conversation.reading.sentences.meant_words import carrying, kin, of_time
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.yes_and_no import is_asked
from bot.conversation.reading.times.times_among import read_among

_ANOTHER_TIME: Final = expression(
    r"(?<!\w)(?:(?:موعد|وقت|يوم|ساعه|مواعيد|اوقات) (?:تاني\w*|اخر\w*|غير(?: هيك| هدول| هاد)?)(?! (?:اجي|الي بعد))"
    r"|غير (?:موعد|وقت|يوم|ساعه|ال?مواعيد|ال?اوقات|هال(?:وقت|موعد|مواعيد|اوقات|يوم|ايام|ساعه))"
    r"|(?:another|a different|some other|other) (?:time|day|hour|slot)s?"
    r"|(?:maw3ed|wa2t|yom|nhar) (?:tani|akhar|gher))(?!\w)"
)


def wants_another_time(text: str) -> bool:
    """Than those on the screen, and not for somebody else."""
    said = fold_choice(text).split()
    others = any(word in kin() or word.removeprefix("ل") in kin() for word in said)
    return bool(_ANOTHER_TIME.search(" ".join(said))) and not others


def day_alone(text: str, today: date) -> date | None:
    """The one day that is wished for, beside nothing but words that carry it."""
    day = read_among(text, today).day
    known = carrying("time")
    carried = all(
        word in known or of_time(word) or word.removeprefix("ال") in known for word in fold_choice(text).split()
    )
    return day if day and carried and not is_asked(text) else None
