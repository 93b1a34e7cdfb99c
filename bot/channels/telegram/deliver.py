"""Delivering to Telegram. A reference names one or more message ids, joined by commas; the one to edit is the last.

Law: the answer of ``deliver`` tells whether anything may have been shown. A message in several parts whose later part
failed goes on where it stopped when the same delivery is tried again, as long as this process lives.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final, assert_never

import structlog
from telegram import Bot, InputFile
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from bot.channels.contract import Doable, DrawChart, Later, Refused, Result, Sent, Unknown
from bot.channels.telegram.api import call, chat_link, username_of
from bot.channels.telegram.compose import Part, caption_of, markup_of, parts_of, text_of
from bot.channels.telegram.errors import harmless_again, result_of, why
from bot.channels.telegram.transport import NotReached
from bot.config.log import where
from bot.domain.message import Delete, Edit, Leave, Message, Send
from bot.rendering.qr import draw

Recall = Callable[[str], Awaitable[str | None]]
Remember = Callable[[str, str], Awaitable[None]]

OpenSound = Callable[[str], Awaitable[bytes | None]]

DELETED_AT_ONCE: Final = 100
BEGUN: Final = 10_000  # deliveries that stopped half-way and are remembered; each is a few bytes
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Sounds:
    """Recorded notes by id: the file_id that an upload left, if it did, and the sound itself, if it is still there."""

    recall: Recall
    remember: Remember
    open: OpenSound


async def _nothing(note: str) -> None:
    return None


async def _pass(note: str, file_id: str) -> None:
    return None


SILENCE: Final = Sounds(_nothing, _pass, _nothing)


class TelegramDelivery:
    """Sends, edits and deletes.

    ``recall_file(digits)`` gives the file_id under which ``remember_file(digits, file_id)`` stored an uploaded QR
    picture; digits are a secret, to be stored only under a key. Without the two, pictures are remembered in memory.
    ``draw_chart(locale)`` gives a PNG; without one the words go out alone,
    as they do without the sound of a note.
    """

    def __init__(
        self,
        bot: Bot,
        recall_file: Recall | None = None,
        remember_file: Remember | None = None,
        draw_chart: DrawChart | None = None,
        sounds: Sounds = SILENCE,
    ) -> None:
        self._bot = bot
        self._sounds = sounds
        pictures: dict[str, str] = {}

        async def recall(qr: str) -> str | None:
            return pictures.get(qr)

        async def remember(qr: str, file_id: str) -> None:
            pictures[qr] = file_id

        self._recall = recall_file or recall
        self._remember = remember_file or remember
        self._draw_chart = draw_chart
        self._begun: dict[str, tuple[str, ...]] = {}
        self._told: dict[str, None] = {}

    async def deliver(self, address: str, doable: Doable, delivery_id: str) -> Result:
        try:
            match doable:
                case Send(message):
                    return await self._send(address, message, delivery_id)
                case Edit():
                    return await self._edit(address, doable, delivery_id)
                case Delete(refs, instead):
                    return await self._delete(address, refs, instead)
                case Leave(message):
                    return await self._leave(address, message, delivery_id)
                case _:
                    assert_never(doable)
        except TelegramError as error:
            return result_of(error)

    async def _send(self, address: str, message: Message, delivery_id: str) -> Result:
        parts = parts_of(message)
        ids = self._begun.pop(delivery_id, ())
        for part in parts[len(ids) :]:
            try:
                ids += (await self._post(address, part, message),)
            except TelegramError as error:
                result = result_of(error)
                if ids and isinstance(result, Later | Unknown):
                    self._remember_begun(delivery_id, ids)
                return result
        if parts[0].passing:
            await self._drop(address, ids[0])
            ids = ids[1:]
        return Sent(",".join(filter(None, ids)))

    async def _post(self, address: str, part: Part, message: Message) -> str:
        """The id of what is there now; "" for a chart that could not be drawn."""
        if part.chart:
            drawn = await self._draw_chart(message.locale) if self._draw_chart else None
            if drawn is None:
                return ""
            params = {"chat_id": address, "photo": InputFile(drawn, filename="chart.png")}
            answer = await call(self._bot, part.method, params)
        elif part.voice:
            answer = await self._post_voice(address, message)
        elif part.qr:
            answer = await self._post_qr(part.qr, {"chat_id": address, **part.params})
        else:
            answer = await call(self._bot, part.method, {"chat_id": address, **part.params})
        return str(answer["message_id"])

    async def _post_qr(self, qr: str, params: dict[str, Any]) -> Any:
        if known := await self._recall(qr):
            try:
                return await call(self._bot, "sendPhoto", {**params, "photo": known})
            except BadRequest as error:
                if why(error) != "file-gone":
                    raise
        await self._learn_username()
        picture = await asyncio.to_thread(draw, chat_link(self._bot, qr))
        answer = await call(self._bot, "sendPhoto", {**params, "photo": InputFile(picture, filename="qr.png")})
        await self._note_file(self._remember, qr, answer["photo"][-1]["file_id"])
        return answer

    async def _post_voice(self, address: str, message: Message) -> Any:
        """A note, by the id that an upload left, or uploaded; its words alone where there is no sound, or where the
        person lets nobody send them voices."""
        note, params = message.voice, {"chat_id": address, **caption_of(message), **markup_of(message)}
        try:
            if known := await self._sounds.recall(note):
                try:
                    return await call(self._bot, "sendVoice", {**params, "voice": known})
                except BadRequest as error:
                    if why(error) != "file-gone":
                        raise
            if sound := await self._sounds.open(note):
                voice = InputFile(sound, filename="note.ogg")
                answer = await call(self._bot, "sendVoice", {**params, "voice": voice})
                await self._note_file(self._sounds.remember, note, answer["voice"]["file_id"])
                return answer
        except BadRequest as error:
            if why(error) != "no-voices":
                raise
        return await call(self._bot, "sendMessage", {"chat_id": address, **text_of(message), **markup_of(message)})

    async def _note_file(self, remember: Remember, of: str, file_id: str) -> None:
        try:
            await remember(of, file_id)
        except Exception as error:  # the file is out: to fail now would send it twice
            log.warning("an uploaded file is not remembered", error=where(error))

    async def _learn_username(self) -> None:
        if not username_of(self._bot):
            try:
                await self._bot.get_me()
            except NetworkError:
                raise NotReached("The bot's name is not known yet") from None  # for certain nothing was sent

    async def _edit(self, address: str, edit: Edit, delivery_id: str) -> Result:
        message = edit.message
        ref = edit.ref.rpartition(",")[2]
        # Telegram edits neither a reply keyboard nor a place into a message.
        anew = message.ends_contact or message.venue or delivery_id in self._begun
        if (anew or not ref.isdecimal()) and not edit.only:
            return await self._send(address, message, delivery_id)
        if not ref.isdecimal():
            return Sent()
        try:
            await self._change(address, int(ref), message)
        except BadRequest as error:
            match why(error):
                case "not-modified":
                    pass
                case "gone" | "no-text" | "no-caption" if edit.only:
                    return Sent()
                case "gone" | "no-text" | "no-caption":
                    return await self._send(address, message, delivery_id)
                case reason:
                    return Refused(reason)
        except TelegramError as error:
            return harmless_again(result_of(error))
        return Sent(edit.ref)

    async def _change(self, address: str, message_id: int, message: Message) -> None:
        target = {"chat_id": address, "message_id": message_id, **markup_of(message)}
        if not message.qr:
            try:
                await call(self._bot, "editMessageText", target | text_of(message))
            except BadRequest as error:
                if why(error) != "no-text":
                    raise
            else:
                return
        await call(self._bot, "editMessageCaption", target | caption_of(message))

    async def _delete(self, address: str, refs: tuple[str, ...], instead: Message | None) -> Result:
        """``instead``: told once a chat, if one of them is there and stays."""
        stays = False
        ids = [int(one) for ref in refs for one in ref.split(",") if one.isdecimal()]
        for at in range(0, len(ids), DELETED_AT_ONCE):
            some = ids[at : at + DELETED_AT_ONCE]
            try:
                stays |= await self._delete_some(address, some)
            except TelegramError as error:
                return harmless_again(result_of(error))
        if stays and instead and address not in self._told:
            for part in parts_of(instead):
                await self._post(address, part, instead)
            if len(self._told) >= BEGUN:
                del self._told[next(iter(self._told))]
            self._told[address] = None
        return Sent()

    async def _delete_some(self, address: str, ids: list[int]) -> bool:
        """One of them is there, and may not be deleted."""
        stays = False
        try:
            await call(self._bot, "deleteMessages", {"chat_id": address, "message_ids": ids})
        except BadRequest:  # one that may not be deleted keeps all the others too
            for one in ids:
                try:
                    await call(self._bot, "deleteMessage", {"chat_id": address, "message_id": one})
                except BadRequest as error:
                    stays |= "not found" not in error.message.lower()
        return stays

    async def _drop(self, address: str, message_id: str) -> None:
        try:
            await call(self._bot, "deleteMessage", {"chat_id": address, "message_id": message_id})
        except TelegramError as error:
            log.debug("a passing mark stays", error=where(error))

    async def _leave(self, address: str, message: Message, delivery_id: str) -> Result:
        """Leaves a group after one sentence, or without it where bots may not write. Leaving twice is no error."""
        if self._begun.pop(delivery_id, None) is None:
            said = await self._send(address, message, delivery_id)
            if isinstance(said, Later):
                return said
        try:
            await call(self._bot, "leaveChat", {"chat_id": address})
        except (BadRequest, Forbidden):
            pass
        except TelegramError as error:
            self._remember_begun(delivery_id, ("said",))
            return harmless_again(result_of(error))
        return Sent()

    def _remember_begun(self, delivery_id: str, ids: tuple[str, ...]) -> None:
        if len(self._begun) >= BEGUN:
            del self._begun[next(iter(self._begun))]
        self._begun[delivery_id] = ids
