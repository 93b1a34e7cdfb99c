"""``mawid contain``, for a stolen device: it signs all desks out, stops all look-ups, and prints the looks since a time
(place, time, member of staff, call number), never the person who was looked at."""

from datetime import datetime
from functools import partial
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.actions.lockdown import Stopped, tell_who_was_seen
from bot.actions.lockdown import contain as contain_all
from bot.cli.output import out, table
from bot.cli.plain import refusal
from bot.cli.startup import run_beside, sound_settings
from bot.startup import Started
from storage.staff.lockdown import Seen, find_seen
from storage.staff.lockdown import thaw as thaw_looks

FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"]
_WHAT = "This signs everybody out at every desk and stops all look-ups, until mawid contain --thaw. Go on?"
_TELLING = "This does the same, and writes to everybody whose appointment was looked at. Go on?"


def contain(
    since: Annotated[
        datetime | None,
        typer.Option(formats=FORMATS, help="Print what was looked at from this local time on; without it: today."),
    ] = None,
    notify: Annotated[bool, typer.Option("--notify", help="Tell those chats that somebody may have seen it.")] = False,
    thaw: Annotated[bool, typer.Option("--thaw", help="Let look-ups go on. Everybody signs in anew.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """The bad day: sign everybody out, freeze look-ups, and print what was seen."""
    if thaw and (since or notify):
        raise refusal("--thaw goes alone", "first see what was looked at, then mawid contain --thaw")
    settings = sound_settings()
    if not yes:
        typer.confirm("Let look-ups go on?" if thaw else _TELLING if notify else _WHAT, abort=True)
    if thaw:
        _tell_of_thaw(run_beside(settings, lambda started: started.database.write(thaw_looks)))
        return

    async def do(started: Started) -> None:
        zone = ZoneInfo(started.office.zone)
        # Before anything is read: each second counts.
        contained = await started.database.write(partial(contain_all, office=started.office))
        from_then = await started.database.read(lambda tx: _beginning(since, tx.now, zone))
        seen = await started.database.read(lambda tx: find_seen(tx, from_then))
        told = 0
        if notify:  # before anything is printed, which may fail
            told = await started.database.write(partial(tell_who_was_seen, since=from_then, office=started.office))
        _tell(contained, seen, from_then, zone)
        if notify:
            out.print(f"{told} chats are told by the running bot.")

    run_beside(settings, do)


def _beginning(since: datetime | None, now: datetime, zone: ZoneInfo) -> datetime:
    if since is None:
        return now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    return since.replace(tzinfo=zone)


def _tell(stopped: Stopped, seen: Seen, since: datetime, zone: ZoneInfo) -> None:
    contained = stopped.contained
    out.print(
        f"Look-ups are frozen. Ended: {contained.sessions} desk sessions, {contained.pairings} pairings, "
        f"{contained.codes} sign-in codes, {contained.invitations} invitations."
    )
    if stopped.notices:
        out.print(f"{stopped.notices} notices to many are drafts again or paused; the admins are told.")
    rows = [
        (look.station or "-", f"{look.at.astimezone(zone):%Y-%m-%d %H:%M:%S}", look.who, look.call_number or "(erased)")
        for look in seen.looks
    ]
    if rows:
        out.print(table(("station", "time", "staff", "call number"), rows))
    people = len({look.booking_id for look in seen.looks})
    unreached = len({look.booking_id for look in seen.looks if look.chat_id is None})
    began = since.replace(tzinfo=None).isoformat(" ", "minutes")  # %Y writes the first year as 1
    lines = [f"{len(seen.looks)} looks at {people} bookings since {began} ({zone.key})."]
    if unreached:
        lines.append(f"{unreached} of them have no chat that could be told: they came without one, or were erased.")
    if seen.several:
        lines.append(f"{seen.several} times a number was typed that several bookings have; which ones is not known.")
    lines += ["Next: mawid staff revoke WHO, for each member whose device is gone; then mawid contain --thaw."]
    out.print("\n".join(lines))


def _tell_of_thaw(thawed: bool) -> None:
    out.print("Look-ups go on. Everybody signs in anew." if thawed else "Look-ups were not frozen.")
