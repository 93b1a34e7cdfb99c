"""``mawid staff``: who may confirm and who runs the service, and how they get in."""

from collections.abc import Iterable
from typing import Annotated

import typer

from bot.actions import staff as act
from bot.cli.output import out, shown, table
from bot.cli.plain import refusal
from bot.cli.startup import database_name, found_site, rules_of, run_beside, sound_settings
from bot.domain.limits import STAFF_NAME
from bot.domain.rules import Rules
from bot.domain.staff import Invitation, NameTooLong, Role
from bot.startup import Started
from storage.chats import accounts
from storage.engine.transaction import Transaction
from storage.office import offices
from storage.staff import desk_sessions, staff

app = typer.Typer(no_args_is_help=True, help="Who confirms at a station, and who runs the service.")


@app.command()
def invite(
    role: Annotated[Role, typer.Option(help="station: confirms at one station. admin: all stations.")],
    station: Annotated[str | None, typer.Option(help="The station's key, for role station.")] = None,
    name: Annotated[str | None, typer.Option(help="How the list of staff calls them.")] = None,
) -> None:
    """Print a one-time invitation, valid for a day. The person who sends it to the bot is enrolled."""
    settings = sound_settings()
    if (role is Role.STATION) != (station is not None):
        raise refusal("--station goes with --role station, and only with it", "mawid staff invite --help")

    rules = rules_of(settings)

    def do(tx: Transaction) -> tuple[Invitation | NameTooLong | None, list[str]]:
        office = offices.find_office(tx)
        if station and (office is None or station not in [one.key for one in office.places]):
            return None, [known.key for known in office.places] if office else []
        return act.invite_for_operator(tx, station, name or "", rules), find_links(tx, rules)

    invitation, told = run_beside(settings, lambda started: started.database.write(do))
    if invitation is None:
        raise refusal(f"there is no station {station!r}", f"the stations are {', '.join(told)}")
    if isinstance(invitation, NameTooLong):
        raise refusal(f"the name is longer than {STAFF_NAME} letters", "give a shorter one: it stands in lists")
    bot = next((link.partition("t.me/")[2].partition("?")[0] for link in told if "t.me/" in link), "")
    of_bot = f", bot @{bot}" if bot else ""
    site, by = found_site(settings)
    lines = [
        *ways_in(invitation, told, site),
        f"The address of the page is by {by}.",
        f"Good once, for a day, for {database_name(settings)}{of_bot}.",
    ]
    out.print("\n".join(lines))


@app.command("list")
def list_all() -> None:
    """Who is enrolled."""
    found = run_beside(sound_settings(), lambda started: started.database.read(staff.list_staff))
    rows = [
        (member.id, member.name, member.role, member.station or "all", f"{since:%Y-%m-%d %H:%M} UTC")
        for member, since in found
    ]
    out.print(table(("id", "name", "role", "station", "since"), rows))


@app.command()
def revoke(who: Annotated[str, typer.Argument(help="The id or the name that `list` shows.")]) -> None:
    """End an enrolment; it counts from the next message on, and ends what is signed in at a desk."""

    async def do(started: Started) -> bool:
        return await started.database.write(lambda tx: act.revoke_named(tx, who, started.office))

    if not run_beside(sound_settings(), do):
        raise refusal(f"nobody enrolled is called {who!r}", "mawid staff list shows everyone")
    out.print("Revoked.")


@app.command("signin-code")
def signin_code(
    who: Annotated[str, typer.Argument(help="The id or the name that `list` shows.", metavar="NAME")],
) -> None:
    """Print a one-time code with which they sign in at a desk, for who has no messenger there."""
    settings = sound_settings()
    rules = rules_of(settings)
    issued = run_beside(
        settings, lambda started: started.database.write(lambda tx: desk_sessions.issue_signin_code(tx, who, rules))
    )
    if not issued:
        raise refusal(
            f"nobody enrolled is called {who!r}, or several are", "mawid staff list shows everyone; give the id"
        )
    (code,) = issued
    minutes = round(rules.signin_code.total_seconds() / 60)
    works_at = code.staff.station or "all stations"
    lines = [
        f"  {code.code[:5]} {code.code[5:]}",
        f"Signs in {shown(code.staff.name)} ({works_at}) once, within {minutes} minutes. Hand it to nobody else.",
    ]
    out.print("\n".join(lines))


def ways_in(invitation: Invitation, links: Iterable[str], site: str) -> list[str]:
    """What the invited person does, one way or the other. ``links``: the addresses of chats, each up to its payload.
    ``site``: where the chat page is."""
    typed = ["They type this line on the chat page, or send it to the bot:", f"  /start {invitation.payload}"]
    page = ["Or they open the chat page by this link, and press Send:", f"  {invitation.on_page(site)}"]
    opened = [f"  {link}{invitation.payload}" for link in links]
    return [*typed, *page, *(["Or they open this link:", *opened] if opened else [])]


def find_links(tx: Transaction, rules: Rules) -> list[str]:
    """Of the channels that have learned their own name."""
    return [link for channel in rules.channels for link in accounts.find_links(tx, channel.name).values()]
