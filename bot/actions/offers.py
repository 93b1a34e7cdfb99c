"""Freed places: each is offered to the next person on the waiting list, who is told in the same transaction."""

from bot.actions.cards import replace_cards
from bot.actions.notices import tell_of_offer, tell_of_passed_offer
from bot.conversation.core.outcomes import OfferDeclined, OfferMoved, OfferTaken
from bot.conversation.core.state import Scene
from bot.domain.booking import Hold
from bot.domain.waiting import OfferGone
from storage.bookings import offer_answers, offers
from storage.bookings.bookings import find_bookings
from storage.bookings.quiet_hours import hold_until_morning
from storage.chats.conversations import find_recipient
from storage.engine.transaction import Transaction
from storage.office.affected import with_closures
from storage.outbox.about_times import take_back_time


def advance_offers(tx: Transaction, scene: Scene) -> bool:
    """One step: an offer that ran out is passed on, or a free place offered. False: there is nothing to do now."""
    if (passed := offer_answers.end_offer(tx, scene.rules)) is not None:
        tell_of_passed_offer(tx, passed, scene)
        return True
    hold_until_morning(tx, scene.office, scene.rules)
    return offer_freed(tx, scene)


def offer_freed(tx: Transaction, scene: Scene) -> bool:
    offer = offers.offer_next(tx, scene.office, scene.rules)
    if offer is not None:
        tell_of_offer(tx, offer, scene)
    return offer is not None


def take(tx: Transaction, chat_id: str, offer_id: str, scene: Scene) -> OfferTaken | OfferMoved | OfferGone:
    taken = offer_answers.take_offer(tx, chat_id, offer_id, with_closures(tx, scene.office), scene.rules)
    if isinstance(taken, OfferGone):
        return taken
    if isinstance(taken, Hold):
        return OfferTaken(taken)
    take_back_time(tx, taken.id)
    replace_cards(tx, [taken.id], find_recipient(tx, chat_id), scene.office, scene.rules)
    return OfferMoved(taken, several=len(find_bookings(tx, chat_id, scene.rules)) > 1)


def decline(tx: Transaction, chat_id: str, offer_id: str, scene: Scene) -> OfferDeclined | OfferGone:
    """The next one is offered the place at once."""
    declined = offer_answers.decline_offer(tx, chat_id, offer_id, scene.rules)
    if isinstance(declined, OfferGone):
        return declined
    offer_freed(tx, scene)
    return OfferDeclined(declined.left, declined.station)
