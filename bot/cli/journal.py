"""``mawid journal``: whether it still says what was written. It has random ids only, and nothing here prints them."""

import typer

from bot.cli.output import out, refusal
from bot.cli.startup import run_beside, sound_settings
from storage.engine.transaction import Transaction
from storage.journal.journal import Chained, count_chained, verify_journal

app = typer.Typer(no_args_is_help=True, help="Who did what, when.")


@app.callback()
def journal() -> None:
    """A group of commands, although there is one so far."""


@app.command()
def verify() -> None:
    """Look for an edited or missing row, and exit with 1 if there is one."""

    def look(tx: Transaction) -> tuple[int | None, Chained]:
        return verify_journal(tx), count_chained(tx)

    wrong, chained = run_beside(sound_settings(), lambda started: started.database.read(look))
    if wrong is not None:
        hint = "keep this database as it is, compare it with a backup, and find out who could write to it"
        raise refusal(f"row {wrong} of the journal was edited, or a row before it or at the end is missing", hint)
    until = f" up to {chained.until:%Y-%m-%d %H:%M:%S} UTC" if chained.until else ""
    out.print(f"[green]✓[/green] {chained.rows} rows are as they were written{until}.")
    if chained.waiting:
        out.print(f"! {chained.waiting} newer ones are not protected yet: the running bot does it within a minute.")
