"""``mawid journal``: whether it still says what was written. It has random ids only, and nothing here prints them."""

from typing import Annotated

import typer

from bot.cli.output import out, signed
from bot.cli.plain import refusal
from bot.cli.startup import run_beside, sound_settings
from storage.engine.transaction import Transaction
from storage.journal.anchor import find_anchor, read_anchor
from storage.journal.journal import Chained, count_chained, verify_journal

app = typer.Typer(no_args_is_help=True, help="Who did what, when.")


@app.callback()
def journal() -> None:
    """A group of commands, although there is one so far."""


@app.command()
def verify(
    since: Annotated[
        str | None,
        typer.Option(help="An anchor of the log, of a backup or of an earlier look."),
    ] = None,
) -> None:
    """Look for an edited or missing row, and exit with 1 if there is one. Prints an anchor for the next look."""

    def look(tx: Transaction) -> tuple[int | None, Chained, str | None]:
        kept = None if since is None else read_anchor(tx.keyring, since)
        if since is not None and kept is None:
            raise refusal("this is no anchor that was made with the key file", "copy all of it, to the last letter")
        return verify_journal(tx, kept), count_chained(tx), find_anchor(tx)

    wrong, chained, anchor = run_beside(sound_settings(), lambda started: started.database.read(look))
    if wrong is not None:
        hint = "keep this database as it is, compare it with a backup, and find out who could write to it"
        if wrong == 0:
            raise refusal("the head of the journal is gone: rows are missing, or all of them", hint)
        raise refusal(f"row {wrong} of the journal was edited, or a row before it or at the end is missing", hint)
    until = f" up to {chained.until:%Y-%m-%d %H:%M:%S} UTC" if chained.until else ""
    signed(out, "✓", f"{chained.rows} rows are as they were written{until}.")
    if chained.waiting:
        out.print(f"! {chained.waiting} newer ones are not protected yet: the running bot does it within a minute.")
    if anchor:
        out.print("Keep this anchor away from the database, for mawid journal verify --since:")
        out.print(anchor, soft_wrap=True)  # in one piece, however narrow the screen
