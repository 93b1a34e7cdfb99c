"""Output for the operator: results, and (on standard error) refusals with what to do."""

import typer
from rich.console import Console

from bot.config.problems import Problem

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def refusal(what: str, hint: str) -> typer.Exit:
    err.print(f"[red]✗[/red] {what}\n  → {hint}")
    return typer.Exit(1)


def stop_on(found: list[Problem]) -> None:
    for problem in found:
        err.print(f"[red]✗[/red] {problem.what}\n  → {problem.hint}")
    if found:
        raise typer.Exit(1)
