"""A number alone where days are shown: "11". Pure.

Law: it may be a day of the month as well, so that it is only asked about.
"""

from typing import Final

from bot.conversation.applicant.choices.day_picker import Page, free_times
from bot.conversation.core.state import Scene
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.digits import latin_digits
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.times.clock import read_clock
from bot.domain.booking import ShownDay
from bot.domain.office import OpenSpan

_WISHED: Final = expression(
    r"(?<!\w)(?:بس|طيب|لو|سمحت\w*|من|فضلك|ممكن|فيك\w?|بتقدر\w*|بدي|اريد|ت?خلي\w*|خلو\w*|حط\w*|تكون|يكون|عال|ع|على"
    r"|can|could|you|we|i|make|it|at|please|want|have|put)(?!\w)"
)
"""Words around an hour that is wished for."""


def bare_hour(said: str, shown: Page, days: tuple[ShownDay, ...], scene: Scene, hours: OpenSpan | None) -> str | None:
    """The first free time at that hour, to be asked about; ``None`` where nobody is received then."""
    number = " ".join(_WISHED.sub(" ", fold_choice(latin_digits(said))).split())
    if shown.day or hours is None or not (number.isdecimal() and len(number) <= len("12")):
        return None
    clock = read_clock(number)
    wanted = clock.within(hours) if clock else None
    if wanted is None or not hours.start <= wanted < hours.end:
        return None
    there = (scene.local(slot.starts_at) for slot in free_times(days))
    return next((f"near:{when:%Y-%m-%dT%H:%M}" for when in there if when.time() == wanted), None)
