"""The service's limits and spans: the usual values, which settings may change."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.account import channel_of
from bot.domain.channel import ChannelTraits

BACKUPS_LIVE: Final = timedelta(days=7)
BACKUPS_LATE: Final = timedelta(days=1)
"""An old backup goes when the next one is made."""


@dataclass(frozen=True, slots=True)
class Rules:
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Damascus"))
    """The office's: by its clock days begin, and the local hours below are told."""
    hold: timedelta = timedelta(minutes=10)
    holds_a_day: int = 10
    refusals_a_day: int = 30
    """So often a chat may come too late within a day: each time says something of a slot as it is now."""
    day_pages: int = 60
    """Pages of days and times that a chat may open within a day."""
    view_step: timedelta = timedelta(minutes=10)
    """The public's view of free times is renewed so often and not in between."""
    kept_back: int = 3
    """A time with so many places left may be shown as full: up to so many, drawn for each time and step."""
    notice_checks_a_day: int = 10
    """Numbers of notices that a chat may ask about within a day."""
    cooling: timedelta = timedelta(minutes=15)
    """A place given back is offered to nobody for this long: it stops hand-over trading."""
    family_size: int = 6
    second_person: timedelta = timedelta(minutes=60)
    """At a rush a new chat books for a second person so long after the first."""
    rush_bookings: int = 100
    """So many bookings within an hour are a rush: more than half of what four stations see in one."""
    changes_a_booking: int = 2
    web_share: float = 0.2
    """The part of a slot that all chats that cost nothing to make may take together."""
    web_horizon_days: int = 3
    """The days, today among them, that those chats may book."""
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
    doubles_a_day: int = 5
    """Doubles that one member of staff may meet in a day, walk-ins that they register and cancel among them."""
    look_span: timedelta = timedelta(minutes=10)
    grace: timedelta = timedelta(minutes=30)
    """After the end of a slot, until the places of those who did not come are lent to walk-ins."""
    pairing: timedelta = timedelta(minutes=2)
    known_browser: timedelta = timedelta(days=90)
    """So long after the last sign-in a browser is one that was seen before."""
    signin_code: timedelta = timedelta(minutes=15)
    desk_idle: timedelta = timedelta(minutes=60)
    desk_session: timedelta = timedelta(hours=12)
    pack: timedelta = timedelta(hours=2)
    """After closing, until a desk's pack of the day erases itself."""
    boxes_offline: int = 1000
    """What a member of staff may bring in within an hour of that which happened without a connection, looks too."""
    late_forms: int = 200
    """Forms that wait for a human, brought in by one member of staff: further ones stay with their tablet."""
    unknown_offline: int = 60
    """Of those, codes that no booking has: a pack leaves hundreds of codes possible for each entry, and whoever tries
    them one by one is held up for hours."""
    offline: timedelta = timedelta(hours=72)
    """What a desk without a connection did is taken up to so long afterwards."""
    approval_from: int = 500
    """More recipients than this: a second admin approves, where two are enrolled."""
    take_back: timedelta = timedelta(seconds=30)
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
    invitation: timedelta = timedelta(hours=24)
    unfinished_retention: timedelta = timedelta(hours=72)
    screen_retention: timedelta = timedelta(hours=38)
    """Of each message of an unfinished interview, on the person's screen."""
    personal_retention: timedelta = timedelta(days=7)
    collected_retention: timedelta = timedelta(days=7)
    """Of a case, after its card was collected or it ended otherwise; with the wish to be reminded: after its expiry."""
    uncollected_retention: timedelta = timedelta(days=90)
    """Of a case, after it was ready."""
    unready_retention: timedelta = timedelta(days=180)
    """Of a case that was never ready, after the application."""
    review_alarm: timedelta = timedelta(days=30)
    """An application that is in review for so long is told to the admins."""
    serials_an_entry: int = 500
    """Serials that one entry of those that are ready may have."""
    matches_from: int = 20
    """From so many serials on an entry is told how many of them have a case."""
    invitation_to_collect: timedelta = timedelta(days=3)
    """So long a place is counted for who was told to choose a time and has not yet."""
    recovery_tries: int = 5
    """Wrong recovery codes a chat may type in a day."""
    recovery_tries_a_network: int = 20
    recovery_tries_in_all: int = 300
    """With 250,000 cases one guess in 40,000 is somebody's."""
    recovery_first_tries_in_all: int = 1_500
    """Of the first try that each chat has in a day: who has the slip needs no second one."""
    update_retention: timedelta = timedelta(days=8)
    message_retention: timedelta = timedelta(hours=48)
    farewell: timedelta = timedelta(hours=1)
    clock_jump: timedelta = timedelta(hours=6)
    """By how much the clock may differ from what was believed before it is in doubt."""
    channels: tuple[ChannelTraits, ...] = ()
    """Of every channel that there is, open in this process or not."""

    def channel(self, name: str) -> ChannelTraits:
        """The traits of a channel by its stored name, or that of an account; the usual ones where no channel has it."""
        known = channel_of(name)
        return next((traits for traits in self.channels if traits.name == known), ChannelTraits(known))

    def shares(self, channel: str) -> bool:
        """Whether the chats of that channel together get only a part of each slot."""
        return self.channel(channel).chats_cost_nothing

    @property
    def slowest(self) -> float:
        """Requests a second of the slowest channel that keeps a pace; 0 where none does."""
        return min((traits.per_second for traits in self.channels if traits.per_second), default=0.0)

    def in_zone(self, key: str) -> "Rules":
        """The same by another clock: an IANA key, as ``Office.zone`` is."""
        zone = ZoneInfo(key)
        return self if zone is self.zone else replace(self, zone=zone)
