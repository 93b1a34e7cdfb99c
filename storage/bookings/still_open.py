"""Whether a place that is held may still be had: its slot may have been closed, or have got fewer places, meanwhile."""

from bot.domain.booking import Slot
from bot.domain.hours import slot_times
from bot.domain.office import Office
from bot.domain.rules import Rules
from storage.bookings.slots import limits, taken
from storage.engine.transaction import Transaction


def is_still_open(tx: Transaction, slot: Slot, office: Office, rules: Rules) -> bool:
    """The slot is still there, and room in it for all that is taken of it, this place included. ``office`` with the
    closures that stand."""
    station = office.station(slot.station)
    if station is None or not is_there(slot, office, rules):
        return False
    most = limits(station, False, rules, slot.starts_at).online
    counted = taken(tx, [station], slot.starts_at, least=most + 1, least_web=most + 1)
    online, _ = counted.get((slot.station, slot.starts_at), (0, 0))
    return 0 < most >= online


def is_there(slot: Slot, office: Office, rules: Rules) -> bool:
    """Within the hours of its calendar, and not closed; however much of it is taken."""
    station = office.station(slot.station)
    day = slot.starts_at.astimezone(rules.zone).date()
    return station is not None and slot.starts_at in slot_times(station, day, rules.zone)
