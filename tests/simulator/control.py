"""Driving a simulator in another process: POST a JSON object to `/control/<verb>`; the verbs are those of Person.

`{"person": 5, "text": "hello"}` to `/control/say`; the answer is `{"ok": true, "result": ...}`, and 409 when something
expected did not happen."""

import base64
import dataclasses
import json
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.simulator.mischief import Broken, Late, LostAnswer, LostCall, Misdeed, Slow, TooMany
from tests.simulator.person import Unexpected
from tests.simulator.refusals import Json
from tests.simulator.seen import Seen

if TYPE_CHECKING:
    from tests.simulator.server import Simulator


async def answer(sim: "Simulator", verb: str, body: bytes) -> web.Response:
    """Runs one verb. 404 for an unknown one, 400 for missing fields, 409 when what was expected did not happen."""
    try:
        asked: Json = json.loads(body) if body else {}
        result = await _do(sim, verb, asked)
    except LookupError as missing:
        return web.json_response({"ok": False, "description": f"missing or unknown: {missing}"}, status=400)
    except ValueError as wrong:
        return web.json_response({"ok": False, "description": str(wrong)}, status=400)
    except Unexpected as unexpected:
        return web.json_response({"ok": False, "description": str(unexpected)}, status=409)
    except NotImplementedError:
        return web.json_response({"ok": False, "description": "no such verb"}, status=404)
    return web.json_response({"ok": True, "result": result})


async def _do(sim: "Simulator", verb: str, asked: Json) -> Any:
    match verb:
        case "misbehave":
            return sim.misbehave(asked.get("method", "*"), _misdeed(asked), asked.get("times", 1))
        case "calm":
            return sim.mischief.clear()
        case "latency":
            sim.mischief.latency = float(asked["seconds"])
            return None
        case "duplicate":
            sim.world.updates.duplicate_next += int(asked.get("times", 1))
            return None
        case "counts":
            return {"calls": dict(sim.counts), "pending": len(sim.world.updates.pending)}
        case "calls":
            return [dataclasses.asdict(call) for call in sim.calls]
        case _:
            return await _person(sim, verb, asked)


async def _person(sim: "Simulator", verb: str, asked: Json) -> Any:
    known = {name: asked[name] for name in ("first_name", "language_code", "phone") if name in asked}
    person = sim.person(int(asked["person"]), **known)
    match verb:
        case "person":
            return person.me
        case "start":
            return person.start(asked.get("payload", ""))
        case "say":
            return person.say(asked["text"])
        case "tap":
            under = next((one for one in person.chat if one.id == asked.get("message_id")), None)
            return person.tap(asked["button"], under)
        case "edit":
            return person.edit(asked["message_id"], asked["text"])
        case "share_contact":
            return person.share_contact(asked.get("phone"), own=asked.get("own", True))
        case "share_location":
            return person.share_location(asked["latitude"], asked["longitude"])
        case "send_photo":
            return person.send_photo(base64.b64decode(asked["base64"]))
        case "send_document":
            return person.send_document(base64.b64decode(asked["base64"]), asked.get("name", "file.bin"))
        case "send_sticker":
            return person.send_sticker()
        case "send_voice":
            return person.send_voice()
        case "block":
            return person.block()
        case "unblock":
            return person.unblock()
        case "add_to_group":
            return sim.group(int(asked["group"]), kind=asked.get("kind", "group")).add_bot(person)
        case "chat":
            return [_card(one) for one in person.chat]
        case "expect":
            return _card(await person.expect(asked.get("text", ""), asked.get("timeout", 5)))
        case "answered_callbacks":
            return [dataclasses.asdict(one) for one in person.answered_callbacks]
        case _:
            raise NotImplementedError


def _misdeed(asked: Json) -> Misdeed:
    match asked["kind"]:
        case "too_many":
            return TooMany(asked.get("seconds", 1))
        case "broken":
            return Broken(asked.get("status", 500))
        case "lost_answer":
            return LostAnswer()
        case "lost_call":
            return LostCall()
        case "slow":
            return Slow(asked["seconds"])
        case "late":
            return Late(asked["seconds"])
        case other:
            raise LookupError(other)


def _card(one: Seen) -> Json:
    card = dataclasses.asdict(one)
    for name in ("photo", "document"):
        card[name] = base64.b64encode(card[name]).decode() if card[name] is not None else None
    return {**card, "sent_at": one.sent_at.isoformat(), "words": one.words}
