"""A chat of many, only as far as a bot needs it that answers one sentence and leaves."""

from tests.simulator.membership import stand
from tests.simulator.person import Person, command_entity
from tests.simulator.refusals import Json
from tests.simulator.seen import Seen, seen
from tests.simulator.world import Chat, World


class Group:
    """A group, supergroup or channel. In privacy mode a bot hears only commands."""

    def __init__(self, world: World, group_id: int, kind: str, title: str) -> None:
        if group_id >= 0 or kind not in {"group", "supergroup", "channel"}:
            raise ValueError("a group has a negative id and is a group, supergroup or channel")
        card = {"id": group_id, "title": title, "type": kind}
        self._chat = world.chats.setdefault(group_id, Chat(group_id, kind, card, standing="left"))
        self._world = world

    @property
    def has_bot(self) -> bool:
        return self._chat.standing in {"member", "administrator"}

    @property
    def chat(self) -> list[Seen]:
        return [seen(message, self._world.files) for message in self._chat.messages.values()]

    def add_bot(self, by: Person) -> None:
        """A member adds the bot; in a channel that makes it an administrator."""
        standing = "administrator" if self._chat.kind == "channel" else "member"
        stand(self._world, self._chat, standing, by.me)
        if self._chat.kind != "channel":
            bot = self._world.me
            self._post("message", {"new_chat_members": [bot]}, by)

    def remove_bot(self, by: Person) -> None:
        stand(self._world, self._chat, "kicked", by.me)

    def say(self, by: Person, text: str) -> None:
        kind = "channel_post" if self._chat.kind == "channel" else "message"
        self._post(kind, {"text": text, **command_entity(text)}, by, heard=kind != "message" or text.startswith("/"))

    def _post(self, kind: str, body: Json, by: Person, heard: bool = True) -> None:
        message = self._world.post(self._chat, body, sender=by.me)
        if heard and self.has_bot:
            self._world.updates.publish(kind, f"chat {self._chat.id}", message.card())
