from collections.abc import AsyncIterator

import pytest

from tests.outbox.world import Outbox, open_outbox


@pytest.fixture
async def outbox(database_url: str) -> AsyncIterator[Outbox]:
    async with open_outbox(database_url) as opened:
        yield opened
