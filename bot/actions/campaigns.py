"""The end of handing out: named by an admin, and taken back. Who waits is told by the leader's rounds."""

from datetime import date

from bot.conversation.core.state import Scene
from bot.domain.case import CampaignClosing, CampaignRefused
from bot.domain.staff import Staff
from storage.cases import campaigns
from storage.engine.transaction import Transaction
from storage.outbox.about_cases import find_called, take_back_last_calls


def close(tx: Transaction, admin: Staff, service: str, until: date, scene: Scene) -> CampaignClosing | CampaignRefused:
    """``until``: the last local day. A last call goes to whoever has not collected; then their cases end."""
    called = find_called(tx, service, scene.rules)
    closing = campaigns.close_campaign(tx, admin, service, until, scene.rules)
    if isinstance(closing, CampaignClosing):
        take_back_last_calls(tx, called)
    return closing


def go_on(tx: Transaction, admin: Staff, service: str, scene: Scene) -> bool:
    """False: nothing was closing (any more)."""
    gone = campaigns.cancel_campaign(tx, admin, service)
    if gone:
        take_back_last_calls(tx, find_called(tx, service, scene.rules))
    return gone
