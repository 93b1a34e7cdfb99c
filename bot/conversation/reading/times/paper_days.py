"""A day that stands in the paper, where the person was born on another one: "1/1 on my ID, really in April". Pure.

Law: what stands in the paper counts, and is only asked about.
"""

import re
from datetime import date
from typing import Final

from bot.conversation.reading.text.digits import latin_digits
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.times.dates import IN_TRUTH, ITS_PAPER

_BEHIND: Final = expression(
    rf"(?:{ITS_PAPER})\W+(?:[^\W\d]+\W+){{0,3}}?(\d{{1,2}})\s*[/.\-]\s*(\d{{1,2}})(?!\s*[/.\-]?\s*\d)", re.IGNORECASE
)
_IN_FRONT: Final = expression(
    rf"(?<![\d/.\-])(\d{{1,2}})\s*[/.\-]\s*(\d{{1,2}})\s+(?:[^\W\d]+\W+)?(?:{ITS_PAPER})", re.IGNORECASE
)
_BUT: Final = expression(r"(?<!\w)(?:بس|لكن|ولكن|but|bas|bs)(?!\w)", re.IGNORECASE)
_BORN: Final = expression(r"(?<!\w)(?:خلق\w*|مولود\w*|مواليد\w*|ولدت|انولدت|born|5l2an|khal2an)(?!\w)", re.IGNORECASE)
_YEAR: Final = expression(r"(?<![\d/.\-])(?:19|20)\d\d(?!\d)|(?<=[/.\-])(?:19|20)\d\d(?!\d)")


def day_on_paper(text: str, today: date) -> date | bool | None:
    """The day in the paper, of the one year that is told; ``True`` where none is, ``None`` for no such day."""
    plain = latin_digits(text)
    found = _BEHIND.search(plain) or _IN_FRONT.search(plain)
    if found is None:
        return None
    rest = f"{plain[: found.start()]} {plain[found.end() :]}"
    if not (IN_TRUTH.search(rest) or (_BUT.search(rest) and _BORN.search(rest))):
        return None
    years = {*_YEAR.findall(rest)}
    if len(years) != 1:
        return True
    try:
        born = date(int(years.pop()), int(found[2]), int(found[1]))
    except ValueError:
        return True
    return born if born <= today else True
