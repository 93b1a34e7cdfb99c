"""The bot's standing in a chat, and the update that tells of its change."""

from tests.simulator.refusals import Json
from tests.simulator.world import Chat, World

_RIGHTS = dict.fromkeys(
    (
        "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
        "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
        "can_edit_stories", "can_delete_stories", "can_post_messages", "can_edit_messages",
    ),
    True,
)  # fmt: skip


def stand(world: World, chat: Chat, standing: str, by: Json) -> None:
    """Changes the bot's ChatMember status in a chat; `by` is who did it. The bot hears of it."""
    old, chat.standing = chat.standing, standing
    world.tick += 1
    change: Json = {
        "chat": chat.card,
        "from": by,
        "date": int(world.clock()),
        "old_chat_member": _member(world.me, old),
        "new_chat_member": _member(world.me, standing),
    }
    world.updates.publish("my_chat_member", f"chat {chat.id}", change)
    chat.wake()


def _member(bot: Json, standing: str) -> Json:
    """A ChatMember with the fields that its status has."""
    extra: Json = {"until_date": 0} if standing == "kicked" else _RIGHTS if standing == "administrator" else {}
    return {"user": bot, "status": standing, **extra}
