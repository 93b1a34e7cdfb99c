"""What is on a person's phone, and how it is written into a transcript."""

from dataclasses import dataclass, field

from bot.channels.contract import Doable
from bot.channels.layout import plain
from bot.domain.code import grouped
from bot.domain.message import Button, Delete, Edit, Leave, Message, Send

ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200f"))


@dataclass
class Screen:
    """Messages by reference, in their order; the person's own are plain strings."""

    messages: dict[str, Message | str] = field(default_factory=dict)

    def show(self, ref: str, doable: Doable) -> list[str]:
        """What the person notices."""
        match doable:
            case Send(message):
                self.messages[ref] = message
                return self._written(message)
            case Edit(of, message) if of in self.messages:
                self.messages[of] = message
                return self._written(message, "(edits)")
            case Edit(_, message):
                self.messages[ref] = message
                return self._written(message)
            case Delete(refs):
                gone = [self.messages.pop(one) for one in refs if one in self.messages]
                own = sum(isinstance(one, str) for one in gone)
                return [f"(gone: {own} of theirs, {len(gone) - own} of ours)"] if gone else []
            case Leave(message):
                return [*written(message), "(leaves)"]

    def _written(self, message: Message, *notes: str) -> list[str]:
        return written(message, [*notes])

    def find(self, label: str, oldest: bool) -> tuple[str, Button]:
        """The button with that label (or, where it ends in …, with that in it) of the newest message that has one."""
        shown = list(self.messages.items())
        for ref, message in shown if oldest else reversed(shown):
            if not isinstance(message, Message):
                continue
            for row in message.rows:
                for button in row:
                    if _fits(plain(button.label).translate(ISOLATES), label):
                        return ref, button
        raise LookupError(f"no button [{label}] is on the screen")

    def left(self) -> list[str]:
        """The first line of everything that is there."""
        lines = []
        for message in self.messages.values():
            if isinstance(message, str):
                lines.append(f"  > {message}")
            else:
                lines.append(f"  < {written(message)[0]}")
        return lines or ["  (nothing)"]


def _fits(label: str, wanted: str) -> bool:
    return wanted.removesuffix("…") in label if wanted.endswith("…") else label == wanted


def written(message: Message, notes: list[str] | None = None) -> list[str]:
    """The lines of one message as a person sees them."""
    lines = list(notes or ())
    if message.chart:
        lines.append("(chart)")
    if message.voice:
        lines.append("(🔊 plays)")
    if message.qr:
        lines.append(f"(QR {grouped(message.qr)})")
    if message.venue:
        lines.append(f"(map: {message.venue.title}, {message.venue.latitude}, {message.venue.longitude})")
    lines += plain(message.text).translate(ISOLATES).splitlines()
    lines += [" ".join(f"[{button.label.translate(ISOLATES)}]" for button in row) for row in message.rows]
    return lines
