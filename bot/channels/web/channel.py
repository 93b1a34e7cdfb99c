"""The chat page as a channel. Nothing leaves the machine here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import Final

from sqlalchemy.exc import SQLAlchemyError
from starlette.routing import Route

from bot.channels.contract import (
    Channel,
    Doable,
    DrawChart,
    HashOfHour,
    Incoming,
    Later,
    PictureUnavailable,
    Result,
    Ring,
    Sent,
    Store,
    Wake,
    no_ring,
)
from bot.channels.web import deliver, parse
from bot.channels.web.long_poll import Pages, unkeyed
from bot.channels.web.routes import routes
from bot.channels.web.traits import NAME, TRAITS
from bot.config.settings import Settings
from bot.domain.message import Edit, Send
from bot.rendering.text import Labels
from storage.chats import chats
from storage.engine.database import Database
from storage.engine.transaction import Transaction

_TRY_AGAIN: Final = 5.0  # seconds


async def no_chart(locale: str) -> None:
    return None


@dataclass(frozen=True)
class WebChannel(Channel):
    """``chats_per_hour``: new chats of one network. ``elsewhere``: the address of another channel, and ``app`` its
    name; "" for none. ``hours``: how long a browser keeps what was typed."""

    traits = TRAITS

    database: Database
    pages: Pages
    draw_chart: DrawChart = no_chart
    public_url: str = ""
    chats_per_hour: int = 20
    elsewhere: Callable[[], str] = str
    app: str = ""
    hours: int = 38

    def read(self, payload: str) -> Incoming:
        return parse.read(payload)

    async def deliver(self, address: str, doable: Doable, delivery_id: str) -> Result:
        def record(tx: Transaction) -> str | None:
            chat_id = chats.find_chat_id(tx, NAME, address)
            return None if chat_id is None else deliver.record(tx, chat_id, doable, delivery_id)

        try:
            ref = await self.database.write(record)
        except (SQLAlchemyError, OSError, TimeoutError) as error:  # the row was written or not: again is once
            return Later(_TRY_AGAIN, type(error).__name__)
        if ref is None and isinstance(doable, Send | Edit):
            self.pages.bid_farewell(address, doable.message)
        self.pages.wake(address)
        return Sent(ref or "")

    async def fetch(self, picture: str) -> bytes:
        raise PictureUnavailable("pictures are read where they arrive, and never kept")

    def routes(self, store: Store, wake: Wake) -> Sequence[Route]:
        """A message and its bubble on the page are stored in one transaction, so ``store`` is not used."""
        return routes(
            self.database,
            self.pages,
            wake,
            Labels("page-"),
            self.draw_chart,
            public_url=self.public_url,
            per_hour=self.chats_per_hour,
            elsewhere=self.elsewhere,
            app=self.app,
            hours=self.hours,
        )

    def rung(self, news: str) -> None:
        self.pages.rung(news)

    def close(self) -> None:
        self.pages.close()


def open_web(
    settings: Settings,
    database: Database,
    draw_chart: DrawChart,
    elsewhere: Callable[[], str] = str,
    ring: Ring = no_ring,
    app: str = "",
    keyed: HashOfHour = unkeyed,
) -> WebChannel:
    return WebChannel(
        database,
        Pages(monotonic, partial(ring, NAME), keyed),
        draw_chart,
        settings.public_url or "",
        settings.web_chats_per_prefix_per_hour,
        elsewhere,
        app,
        settings.screen_retention_hours,
    )
