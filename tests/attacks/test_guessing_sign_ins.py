"""A stranger who guesses one-time codes of the desk, makes the service crash, and guesses on: no new tries by that."""

from pathlib import Path

import aiohttp

from bot.desk.signin import CODES, PAIRINGS
from tests.stories.running import Program, running_bot


async def knocks(bot: Program, path: str, times: int) -> list[int]:
    """Statuses, of a stranger with another code each time."""
    statuses = []
    async with aiohttp.ClientSession(headers={"Sec-Fetch-Site": "same-origin"}) as http:
        for number in range(times):
            asked = {"code": f"{number:010}", "counter": 3}
            async with http.post(f"{bot.url}{path}", json=asked) as answer:
                statuses.append(answer.status)
    return statuses


async def test_a_crash_gives_who_guesses_codes_or_opens_pairings_no_new_tries(tmp_path: Path) -> None:
    async with running_bot(tmp_path) as bot:
        assert await knocks(bot, "/desk/signin", CODES - 1) == [422] * (CODES - 1)
        assert await knocks(bot, "/desk/pairing", PAIRINGS - 1) == [200] * (PAIRINGS - 1)
        await bot.kill9()
        await bot.start()
        assert await knocks(bot, "/desk/signin", 3) == [422, 429, 429]
        assert await knocks(bot, "/desk/pairing", 3) == [200, 429, 429]
