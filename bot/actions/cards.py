"""The picture with the code, once its time is another, or none: the old one says so, where the channel can change what
it sent."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from bot.conversation.core.say import Say, Text
from bot.domain.account import account_of
from bot.domain.message import Edit
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.rendering.text import render
from storage.bookings.cards import Card, take_cards
from storage.chats.conversations import Recipient
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import NewDelivery, queue

REPLACED: Final = "card-replaced"
CARD_OFF: Final = "card-off"
CARD_ELSEWHERE: Final = "card-elsewhere"


def replace_cards(
    tx: Transaction,
    booking_ids: Sequence[str],
    to: Recipient | None,
    office: Office,
    rules: Rules,
    key: str = REPLACED,
) -> Mapping[str, str]:
    """The codes by booking, to be sent anew after this; ``CARD_OFF``: there is no time to send; ``CARD_ELSEWHERE``: it
    is another chat's, under another code. A code that cannot be opened is left out."""
    cards = take_cards(tx, booking_ids)
    if to is not None:
        queue(tx, replaced(cards.values(), to, office, rules, key))
    return {booking_id: card.code for booking_id, card in cards.items()}


def replaced(
    cards: Iterable[Card], to: Recipient, office: Office, rules: Rules, key: str = REPLACED
) -> list[NewDelivery]:
    """What says so on the screen, for who tells many at once."""
    refs = [ref for card in cards for ref in card.refs] if rules.channel(to.channel).edits else []
    if not refs:
        return []
    message = render(Say((Text(key),)), to.locale, office)
    return [
        NewDelivery(to.chat_id, account_of(ref, to.channel), "chore", Edit(ref, message, only=True)) for ref in refs
    ]
