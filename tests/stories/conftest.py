"""A simulator for each story; the program that talks with it is started by the story."""

from collections.abc import AsyncIterator

import pytest

from tests.simulator import Simulator


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    async with Simulator() as running:
        yield running
