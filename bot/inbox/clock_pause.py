"""The pause of a service that cannot tell what day it is: a time that is booked now would be one of last year."""

from bot.config.clock import JudgedClock
from bot.domain.pause import Pause
from bot.rendering.text import write


def pause_of_clock(clock: JudgedClock) -> Pause | None:
    """While nothing tells what the time is; staff and admins go on."""
    if not clock.is_guess():
        return None
    return Pause(write("clock-unknown", "ar"), write("clock-unknown", "en"), clock.now())
