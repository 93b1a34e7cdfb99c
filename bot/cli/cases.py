"""``mawid cases``: how many there are of each month of application, and a whole month forgotten with its key."""

from typing import Annotated

import typer

from bot.cli.output import out
from bot.cli.plain import refusal
from bot.cli.startup import rules_of, run_beside, sound_settings
from storage.cases.forget import count_month, count_months
from storage.engine.month_keys import is_month
from storage.maintenance.months import forget_month

app = typer.Typer(no_args_is_help=True, help="What goes on between the visits, by month of application.")


@app.command("list")
def list_all() -> None:
    """How many cases there are of each month, and never whose."""
    found = run_beside(sound_settings(), lambda started: started.database.read(count_months))
    for month, number in found.items():
        out.print(f"{month}  {number}")
    if not found:
        out.print("There are no cases.")


@app.command()
def forget(month: Annotated[str, typer.Argument(help="As 2026-12.")]) -> None:
    """Forget all cases of a month of application: count them, delete them, then their key. It asks twice.

    Who waits for a card of that month hears no more of it; the office knows their number. A backup from before holds
    them until it is seven days old; restored with the list of the erased, it forgets them again. Where several machines
    share a database, copy the key file to all of them afterwards.
    """
    if not is_month(month):
        raise refusal(f"{month} is no month", "name it as 2026-12; mawid cases list shows them")
    settings = sound_settings()
    number = run_beside(settings, lambda started: started.database.read(lambda tx: count_month(tx, month)))
    typer.confirm(f"{number} cases of {month} would be forgotten, those that are waited for too. Go on?", abort=True)
    if typer.prompt("This cannot be undone. Type the month once more").strip() != month:
        raise refusal("that is another month", "nothing was forgotten; begin again")
    rules = rules_of(settings)
    gone = run_beside(settings, lambda started: forget_month(started.database, settings.keyring, month, rules))
    out.print(
        f"{gone.cases} cases of {month} are forgotten, and their key is gone. Destroy old copies of the key file."
    )
