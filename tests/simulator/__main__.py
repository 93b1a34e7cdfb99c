"""`python -m tests.simulator --port N [--token T] [--paced]`: a process of its own, driven by `/control/`."""

import argparse
import asyncio
import sys

from tests.simulator.server import TOKEN, Simulator


async def serve(port: int, token: str, *, paced: bool, keep_calls: int) -> None:
    """Serves until it is stopped; prints its address on one line first."""
    async with Simulator(token, port=port, paced=paced, keep_calls=keep_calls) as sim:
        sys.stdout.write(f"{sim.url}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.simulator", description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--paced", action="store_true", help="30 messages a second overall, 1 a second in a chat")
    parser.add_argument("--keep-calls", type=int, default=1000)
    asked = parser.parse_args()
    try:
        asyncio.run(serve(asked.port, asked.token, paced=asked.paced, keep_calls=asked.keep_calls))
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    main()
