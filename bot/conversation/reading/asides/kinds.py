"""The kinds of what is said beside a question, in one table. Pure.

Law: what a kind may stand beside, and what answers it, is told here and nowhere else.
"""

from collections.abc import Mapping
from typing import Final, Literal, get_args

Kind = Literal[
    "upset",
    "insult",
    "erase",
    "omit",
    "stop",
    "code",
    "arrest",
    "print",
    "refused",
    "enough",
    "door",
    "copy",
    "quarter",
    "accepted",
    "digits",
    "whose",
    "compare",
    "unknown",
    "phone",
    "paper",
    "later",
    "edit",
    "without",
    "then",
    "booked",
    "receipt",
    "language",
    "another",
    "somebody",
    "cancel",
    "move",
    "late",
    "human",
    "lasts",
    "free",
    "safe",
    "unread",
    "lost",
    "bring",
    "hours",
    "where",
    "who",
    "wait",
    "erred",
    "thanks",
    "greeting",
]
"""The kinds in the order in which they are looked for. ``somebody``: who else may come; ``unread``: cannot read;
``unknown``: what only the place knows; ``omit``: may it be left out; ``paper``: how to write it; ``later``: which times
are free; ``edit``: can it be changed afterwards; ``accepted``: which papers are; ``enough``: is one of them;
``digits``: which of the numbers on it; ``whose``: whose name is due; ``compare``: which is better; ``without``: may one
come without an appointment; ``booked``: is it booked by now; ``receipt``: what was written, or a proof of it, to keep;
``print``: must the code be on paper; ``refused``: what if one is turned away; ``upset``: how it went before; ``late``:
too late, or not at all; ``erred``: a mistake, of what is not said."""

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

Mark = Literal["agreement", "paper", "yes", "fills", "errand", "act", "reason", "offered", "polite"]
"""``agreement``, ``paper``, ``yes``: it may be said beside an agreement, a paper that is named (and is asked about),
a yes at the check, and changes nothing of it. ``fills``: it leaves no room for an answer beside it. ``errand``: an
errand or a question answers it, no text. ``act``: it wishes something done. ``reason``: who asks why is given the
reason, and not its text. ``offered``: its answer has a button, where it is not sure what is asked."""

_MARKS: Final[Mapping[Kind, str]] = {
    "insult": "fills errand",
    "erase": "fills errand act",
    "omit": "fills reason offered",
    "stop": "fills errand act",
    "code": "fills errand yes",
    "arrest": "offered",
    "print": "agreement paper yes offered",
    "refused": "offered",
    "upset": "fills",
    "enough": "paper reason offered",
    "door": "offered",
    "copy": "paper reason offered",
    "quarter": "agreement offered",
    "accepted": "agreement paper reason offered",
    "digits": "reason offered",
    "whose": "agreement paper reason offered",
    "compare": "agreement reason offered",
    "unknown": "agreement yes reason offered",
    "phone": "agreement paper reason offered",
    "paper": "reason offered",
    "later": "agreement offered",
    "edit": "agreement fills yes reason offered",
    "without": "paper offered",
    "then": "agreement paper yes reason offered",
    "booked": "reason offered",
    "receipt": "agreement offered",
    "language": "agreement paper reason offered",
    "another": "fills paper yes offered",
    "somebody": "paper offered",
    "cancel": "fills errand act",
    "move": "agreement fills errand act",
    "late": "paper yes offered",
    "human": "paper offered",
    "lasts": "agreement paper yes offered",
    "free": "paper offered",
    "safe": "agreement offered",
    "unread": "agreement fills offered",
    "lost": "fills errand paper reason offered",
    "bring": "agreement yes reason offered",
    "hours": "agreement paper yes offered",
    "where": "agreement paper yes offered",
    "who": "reason offered",
    "wait": "fills paper",
    "erred": "reason",
    "thanks": "agreement paper yes polite",
    "greeting": "agreement paper yes polite",
}


def marked(mark: Mark) -> frozenset[Kind]:
    """The kinds that have this mark."""
    return frozenset(kind for kind, marks in _MARKS.items() if mark in marks.split())
