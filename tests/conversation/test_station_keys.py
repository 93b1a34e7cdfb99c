"""Keys of stations in buttons: as long as a list of stations may have them, and as short as buttons need."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.channels.web.parse import read_said
from bot.config.office import packaged_office, read_office
from tests.conversation.talk import ANSWERS, BEGINNING, EARLY, Talk, World, a_booking, a_scene

LONGEST = "k" * 32


def test_a_time_at_a_station_with_the_longest_key_fits_into_a_button_and_is_held_by_a_tap() -> None:
    office = read_office(packaged_office().replace("[places.saliheen", f"[places.{LONGEST}"))
    booking = a_booking()
    booking = replace(booking, slot=replace(booking.slot, station=LONGEST))
    talk = Talk(scene=a_scene(office=office), world=World((booking,))).hear(*BEGINNING, *ANSWERS)
    shown = [f"station:{choice.id}" for _, choice in talk.choices]
    kinds = [data.split(":")[1] for data in shown if LONGEST in data]
    assert kinds == ["same", "early"]
    for data in shown:
        assert len(data) <= 64, "Telegram takes no more"
        assert read_said(f'{{"key": "{"0" * 16}", "choice": "{data}", "pressed": "1"}}'.encode()) is not None, data
    early = next(data for data in shown if data.startswith(f"station:early:{LONGEST}:"))
    held = talk.hear(f"[{early}]").conversation.answers
    assert (held["station"], held["time"]) == (LONGEST, EARLY.isoformat())


@pytest.mark.parametrize("written", ["202612080600", "2026-12-08T06:00:00+00:00", "2026-12-08T09:00:00+03:00"])
def test_a_button_of_this_release_and_of_the_one_before_means_the_same_time(written: str) -> None:
    held = Talk().hear(*BEGINNING, *ANSWERS, f"[station:early:saliheen:{written}]").conversation.answers
    assert datetime.fromisoformat(held["time"]) == datetime(2026, 12, 8, 6, tzinfo=UTC)


@pytest.mark.parametrize("written", ["202613080600", "20261208060", "000001010000", "٢٠٢٦١٢٠٨٠٦٠٠"])
def test_what_is_no_time_is_asked_anew(written: str) -> None:
    assert Talk().hear(*BEGINNING, *ANSWERS, f"[station:early:saliheen:{written}]").conversation.asked == "station"
