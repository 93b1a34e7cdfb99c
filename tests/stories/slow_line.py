"""How long the chat page takes over a line like GPRS, printed: ``python -m tests.stories.slow_line``.

40 kbit/s each way and 600 ms there and back, shared by all connections, without TLS. Seconds are never asserted.
"""

import asyncio
import sys
import tempfile
from pathlib import Path
from time import monotonic

from tests.channels.web.chromium import a_browser, a_phone
from tests.channels.web.line import counted
from tests.stories.running import running_bot

PER_SECOND, ONE_WAY = 5000.0, 0.3


async def measure() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        async with a_browser() as browser, running_bot(Path(temporary)) as program:
            for _ in range(3):
                async with (
                    counted(program.url, per_second=PER_SECOND, latency=ONE_WAY) as line,
                    a_phone(browser) as (page, _),
                ):
                    began = monotonic()
                    await page.goto(f"{line.url}/chat", wait_until="commit")
                    await page.locator(".start").first.wait_for()
                    first = monotonic() - began
                    await page.locator(".start").first.tap()
                    await page.locator(".ours").first.wait_for()
                    whole = monotonic() - began
                    told = f"first screen {first:.1f} s, first question {whole:.1f} s, {line.down} bytes down\n"
                    sys.stdout.write(told)


if __name__ == "__main__":
    asyncio.run(measure())
