"""The end of handing out: named by an admin, and taken back. Who waits is told by the leader's rounds."""

from datetime import date

from bot.conversation.core.state import Scene
from bot.domain.case import CampaignClosing, CampaignRefused
from bot.domain.staff import Staff
from storage.cases import campaigns
from storage.engine.transaction import Transaction
from storage.outbox.about_cases import take_back_last_calls


def close(tx: Transaction, admin: Staff, service: str, until: date, scene: Scene) -> CampaignClosing | CampaignRefused:
    """``until``: the last local day. A last call goes to whoever has not collected; then their cases end."""
    take_back_last_calls(tx, service, scene.rules)
    return campaigns.close_campaign(tx, admin, service, until, scene.rules)


def go_on(tx: Transaction, admin: Staff, service: str) -> bool:
    """False: nothing was closing (any more)."""
    return campaigns.cancel_campaign(tx, admin, service)
