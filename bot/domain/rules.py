"""The service's limits and spans. The defaults are the house's; settings may change each."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Rules:
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Damascus"))
    """The office's: by its clock days begin, and the local hours below are told."""
    hold: timedelta = timedelta(minutes=10)
    holds_a_day: int = 10
    cooling: timedelta = timedelta(minutes=15)
    """A place given back is offered to nobody for this long: it stops hand-over trading."""
    family_size: int = 6
    changes_a_booking: int = 2
    web_share: float = 0.2
    """The part of a slot that all web chats together may take; they cost nothing to make."""
    undo: timedelta = timedelta(minutes=10)
    look: timedelta = timedelta(minutes=10)
    """How long a person's data may stay on the screen of a member of staff."""
    wrong_codes: int = 10
    wrong_code_span: timedelta = timedelta(minutes=10)
    looks: int = 120
    """People whom one member of staff may look up within ``look_span``: more than a desk needs."""
    looks_a_station: int = 480
    rows_opened: int = 40
    """Of ``looks``, rows opened in the list of the day: people come with a code or a document."""
    look_span: timedelta = timedelta(minutes=10)
    grace: timedelta = timedelta(minutes=30)
    """After the end of a slot, until the places of those who did not come are lent to walk-ins."""
    pairing: timedelta = timedelta(minutes=2)
    signin_code: timedelta = timedelta(minutes=15)
    desk_idle: timedelta = timedelta(minutes=60)
    desk_session: timedelta = timedelta(hours=12)
    pack: timedelta = timedelta(hours=2)
    """After closing, until a desk's pack of the day erases itself."""
    unknown_offline: int = 1000
    """Codes that no booking has which a member of staff may bring in within an hour: a full day of them, and too few to
    guess one of ten thousand million."""
    offline: timedelta = timedelta(hours=72)
    """What a desk without a connection did is taken up to so long afterwards."""
    approval_from: int = 500
    """More recipients than this: a second admin approves, where two are enrolled."""
    take_back: timedelta = timedelta(seconds=30)
    per_second: float = 30
    """Telegram messages of the whole bot; 0 is as fast as it goes. By it people are told how long a broadcast takes."""
    offer: timedelta = timedelta(minutes=30)
    offer_elsewhere: timedelta = timedelta(hours=24)
    reminder_evening: int = 18
    """The local hour from which the reminder of the evening before goes out; the other: ``reminder_morning``."""
    reminder_morning: int = 8
    quiet_from: int = 21
    """From this local hour to ``quiet_to`` nobody gets a courtesy notice."""
    quiet_to: int = 8
    fresh: timedelta = timedelta(hours=6)
    """Who has booked within this time needs no reminder."""
    backup: timedelta = timedelta(days=7)
    invitation: timedelta = timedelta(hours=24)
    unfinished_retention: timedelta = timedelta(hours=72)
    personal_retention: timedelta = timedelta(days=7)
    update_retention: timedelta = timedelta(days=8)
    message_retention: timedelta = timedelta(hours=48)
    farewell: timedelta = timedelta(hours=1)

    def in_zone(self, key: str) -> "Rules":
        """The same by another clock: an IANA key, as ``Office.zone`` is."""
        return replace(self, zone=ZoneInfo(key))
