"""The collector of cyclic garbage: what a start makes stays as long as the process, and is not looked through again.

Nearly all that a turn leaves behind goes by its reference counts. The rest, tracebacks mostly, may wait for more.
"""

import gc
from typing import Final

AFTER: Final = 1.0  # seconds from a start on: by then everything is there that stays

# The young ones are looked through when so many more were made than went. With Python's 700 that was in each 11th turn,
# 1.2 % of what 64 people's turns compute; with this in each thousandth, 0.04 %. A megabyte may wait for it.
YOUNG: Final = 5_000


def hold_off() -> None:
    """While a start makes things, hardly any of them garbage: 1,500 of 240,000."""
    gc.disable()


def spare_what_stays() -> None:
    """Once all of it is there."""
    gc.freeze()
    gc.set_threshold(YOUNG, 10, 10)
    gc.enable()
