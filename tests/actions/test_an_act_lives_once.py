"""Law: what can be done is done in ``bot.actions`` and nowhere else, so that chat and desk cannot drift apart again."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

BOT = Path(__file__).parents[2] / "bot"
VERBS = {
    "storage.bookings.bookings": {"book", "move_booking", "cancel_booking"},
    "storage.bookings.offer_answers": {"take_offer", "decline_offer"},
    "storage.desk.arrivals": {"confirm_arrival", "undo_arrival", "doubt_arrival", "dispute_arrival"},
    "storage.desk.changes": {"move_at_desk", "cancel_at_desk"},
    "storage.desk.late_records": {"record_scans", "record_ticks"},
    "storage.desk.walk_ins": {"register_walk_in"},
    "storage.maintenance.clock": {"record_word"},
    "storage.office.closures": {"close", "reopen"},
    "storage.office.pause": {"pause", "resume"},
    "storage.outbox.broadcasts": {
        *("draft_broadcast", "send_broadcast", "approve_broadcast", "take_back", "pause", "resume", "stop"),
        "retry",
    },
    "storage.staff.desk_sessions": {"end_session", "redeem_signin_code"},
    "storage.staff.pairings": {"redeem_pairing", "take_answer_back"},
    "storage.staff.lockdown": {"contain", "mark_told"},
    "storage.staff.staff": {"invite", "cancel_invitation", "enrol", "revoke_member", "revoke"},
}
"""What storage does when an act is done."""
TOLD_BY = {"bot/actions", "bot/inbox/failures.py", "bot/leader/broadcast_progress.py", "bot/monitoring/alarms.py"}
"""Where a chat is told something unasked: beside the acts, of a failed turn, a broadcast's progress, an alarm."""


@cache
def modules() -> dict[str, frozenset[tuple[str, str]]]:
    """What each module uses, by its path."""
    return {
        path.relative_to(BOT.parent).as_posix(): frozenset(used(ast.parse(path.read_text("utf-8"))))
        for path in sorted(BOT.rglob("*.py"))
    }


def used(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """(module, name) of each name that is imported from a module, or used as an attribute of an imported one."""
    imported = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                yield node.module, name.name
                imported[name.asname or name.name] = f"{node.module}.{name.name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in imported:
            yield imported[node.value.id], node.attr


def test_what_an_act_does_and_tells_stands_in_the_acts_alone() -> None:
    """One test, since all modules are read for it."""
    beside = {
        (path, f"{module}.{name}")
        for path, uses in modules().items()
        for module, name in uses
        if not path.startswith("bot/actions/") and name in VERBS.get(module, ())
    }
    first_admin = ("bot/startup.py", "storage.staff.staff.invite")  # before anybody could ask for it
    assert beside - {first_admin} == set()

    telling = {path for path, uses in modules().items() if ("bot.actions.tell", "tell") in uses}
    noticing = {path for path, uses in modules().items() if ("bot.actions", "notices") in uses}
    noticing |= {path for path, uses in modules().items() if "bot.actions.notices" in {module for module, _ in uses}}
    assert {path for path in telling if path not in TOLD_BY and Path(path).parent.as_posix() not in TOLD_BY} == set()
    assert {path for path in noticing if not path.startswith("bot/actions/")} == set()

    acts = {
        (module, name) for path, uses in modules().items() if path.startswith("bot/actions/") for module, name in uses
    }
    renamed = {(module, name) for module, names in VERBS.items() for name in names} - acts
    assert renamed == set(), "a verb would be guarded under its old name"
