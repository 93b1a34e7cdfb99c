"""The message to who has one booking, which a closure moved: written once for all who had one time and have another.

Law: a form is kept for one transaction, and nothing of a person is in it: where their booking, code and call number
belong stand signs that nothing else in a message has.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from bot.actions.closure_says import moved_says
from bot.conversation.applicant.appointment import of_use_until
from bot.conversation.core.state import Scene
from bot.domain.booking import Slot
from bot.domain.closure import MovedByUs
from bot.domain.code import LENGTH, grouped
from bot.domain.message import Button, Message
from bot.rendering.text import render

# As little a letter of any direction as the digits are that come in their place (Unicode's class ON).
BOOKING: Final = "❶"
CALL: Final = "❷"
CODE: Final = "❸" * LENGTH
SHOWN: Final = grouped(CODE)


@dataclass(frozen=True, slots=True)
class MovedForms:
    scene: Scene
    _forms: dict[tuple[str | None, Slot, Slot, bool], Message] = field(default_factory=dict)
    _until: dict[Slot, datetime] = field(default_factory=dict)

    def message(self, one: MovedByUs, locale: str | None, code: str) -> Message | None:
        """``code``: empty where it cannot be opened. None: nobody else has a message of this form."""
        if not one.call_number:
            return None
        form = self._forms.get(key := (locale, one.old, one.new, bool(code)))
        if form is None:
            blank = replace(one, booking_id=BOOKING, call_number=CALL)
            say = moved_says([blank], {BOOKING: ""}, {BOOKING: CODE} if code else {}, self.scene)
            form = self._forms[key] = render(say, locale, self.scene.office)
        return _filled(form, one, code)

    def until(self, one: MovedByUs) -> datetime:
        """From then on it is of no use."""
        found = self._until.get(one.new)
        if found is None:
            found = self._until[one.new] = of_use_until(one.new, self.scene)
        return found


def _filled(form: Message, one: MovedByUs, code: str) -> Message:
    shown = grouped(code) if code else ""

    def put(text: str) -> str:
        return text.replace(SHOWN, shown).replace(CALL, one.call_number)

    rows = tuple(
        tuple(Button(each.label, each.data.replace(BOOKING, one.booking_id), each.style) for each in row)
        for row in form.rows
    )
    card = form.card and replace(form.card, code=shown, call=one.call_number, rest=put(form.card.rest))
    return replace(form, text=put(form.text), rows=rows, qr=code, card=card)
