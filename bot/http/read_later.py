"""Pages whose modules are read when somebody opens the first of them, and not by a process that only chats."""

import asyncio
from collections.abc import Callable, Sequence

from starlette.routing import BaseRoute, Match, Router
from starlette.types import Receive, Scope, Send


class ReadLater(BaseRoute):
    """All that is at ``path`` and below it. ``read`` gives its routes, which must have an answer to every address
    there; it runs in a thread beside whatever goes on, and once, unless it fails."""

    def __init__(self, path: str, read: Callable[[], Sequence[BaseRoute]]) -> None:
        self._path, self._read = path, read
        self._router: Router | None = None
        self._reading = asyncio.Lock()

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        ours = scope["type"] == "http" and f"{scope['path']}/".startswith(f"{self._path}/")
        return (Match.FULL if ours else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with self._reading:
            if self._router is None:
                self._router = Router(await asyncio.to_thread(self._read), redirect_slashes=False)
        await self._router(scope, receive, send)
