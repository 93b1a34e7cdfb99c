"""The base of all outcomes: what became of a command, which a conversation hears back.

The unions beside the verbs, such as ``HoldOutcome``, say which of them a verb has, and whoever must have an answer to
each matches those. A union of all, some hundred, would tell readers no more, and a check of the types would take twice
as long.
"""


class Outcome:
    __slots__ = ()
