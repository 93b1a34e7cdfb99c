"""Fewer messages on a small screen: a remark and the question that follows it are one. Not so where one of them is of
somebody's work here, and goes from the screen when the other stays."""

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.core.say import EndLook, Say, TidyUp

Said = Say | TidyUp | EndLook


def merge_says(says: Sequence[Said]) -> tuple[Said, ...]:
    out: list[Said] = []
    for said in says:
        if isinstance(said, Say) and said.rows and not said.qr:
            while out and isinstance(remark := out[-1], Say) and _is_remark(remark, said.work):
                out.pop()
                said = replace(said, texts=remark.texts + said.texts)
        out.append(said)
    return tuple(out)


def _is_remark(said: Say, work: bool) -> bool:
    """One paragraph and nothing else; a long text such as the help stands by itself."""
    return len(said.texts) == 1 and said == Say(said.texts, work=work)
