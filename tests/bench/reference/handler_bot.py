"""Mawid's interview as python-telegram-bot's own ConversationHandler does it: polling, all in memory, nothing durable.

One question a message, inline buttons where Mawid has choices, each press answered, at the end the same QR picture.
`python handler_bot.py --api URL --token T [--concurrent 64] [--pool 16]`; prints "ready" once it polls.
"""

import argparse
import asyncio
import io
import logging
import secrets
import warnings
from collections import Counter, defaultdict
from collections.abc import Awaitable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from PIL import Image
from qrcode.constants import ERROR_CORRECT_H
from qrcode.main import QRCode
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import (
    Application,
    BaseUpdateProcessor,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    filters,
)
from telegram.warnings import PTBUserWarning

(LANGUAGE, CONSENT, NAME, BIRTH, DOCUMENT, NUMBER, PHONE, STATION, DAY, TIME, CHECK) = range(11)
CAPACITY = 1_000_000  # a place a slot: the bench measures turns, not who comes first
DOCUMENTS = {
    "national_id": "الهوية الشخصية",
    "military_id": "الهوية العسكرية",
    "passport": "جواز السفر",
    "family_booklet": "دفتر العائلة",
    "none": "لا توجد وثيقة",
}
STATIONS = {"saliheen": "الصالحين", "shahba": "الشهباء", "bab-al-faraj": "باب الفرج", "bab-al-nasr": "باب النصر"}
NOTICE = (
    "نسألك عن اسمك وتاريخ ميلادك ووثيقتك لنحجز لك موعداً. يراها موظف المركز الذي تختاره فقط، وتُمحى بعد سبعة أيام من "
    "زيارتك. التسجيل مجاني، ويمكنك الحضور دون تسجيل. الشركة صاحبة تطبيق المراسلة تستطيع قراءة هذه المحادثة. هل توافق؟"
)
taken: Counter[str] = Counter()
codes: dict[str, dict[str, str]] = {}

Context = ContextTypes.DEFAULT_TYPE


def buttons(choices: dict[str, str], columns: int = 1) -> InlineKeyboardMarkup:
    keys = [InlineKeyboardButton(label, callback_data=data) for data, label in choices.items()]
    return InlineKeyboardMarkup([keys[at : at + columns] for at in range(0, len(keys), columns)])


async def chosen(update: Update, context: Context) -> tuple[Message, str]:
    """Answers the press and keeps the choice; gives the message to reply to, and the value."""
    query = update.callback_query
    await query.answer()
    name, _, value = query.data.partition(":")
    context.user_data[name] = value
    return query.message, value


async def start(update: Update, context: Context) -> int:
    context.user_data.clear()
    languages = buttons({"lang:ar": "العربية", "lang:en": "English"}, 2)
    await update.message.reply_text("أهلاً بك. اختر اللغة / Choose a language", reply_markup=languages)
    return LANGUAGE


async def language(update: Update, context: Context) -> int:
    message, _ = await chosen(update, context)
    await message.reply_text(NOTICE, reply_markup=buttons({"consent:yes": "أوافق", "consent:no": "لا أوافق"}, 2))
    return CONSENT


async def consent(update: Update, context: Context) -> int:
    message, answer = await chosen(update, context)
    if answer != "yes":
        await message.reply_text("لم نحفظ شيئاً. مع السلامة.")
        return ConversationHandler.END
    await message.reply_text("1 من 7\nما اسمك الكامل كما في الوثيقة؟")
    return NAME


async def name(update: Update, context: Context) -> int:
    text = update.message.text.strip()
    if len(text.split()) < 2:
        await update.message.reply_text("اكتب الاسم الكامل من فضلك: اسمان على الأقل.")
        return NAME
    context.user_data["name"] = text
    await update.message.reply_text("2 من 7\nما تاريخ ميلادك؟ مثلاً 3/5/1990")
    return BIRTH


async def birth(update: Update, context: Context) -> int:
    try:
        day, month, year = (int(part) for part in update.message.text.split("/"))
        context.user_data["birth"] = date(year, month, day).isoformat()
    except ValueError:
        await update.message.reply_text("لم أفهم التاريخ. اكتبه هكذا: 3/5/1990")
        return BIRTH
    kinds = buttons({f"document:{key}": label for key, label in DOCUMENTS.items()})
    await update.message.reply_text("3 من 7\nأي وثيقة معك؟", reply_markup=kinds)
    return DOCUMENT


async def document(update: Update, context: Context) -> int:
    message, kind = await chosen(update, context)
    if kind == "none":
        return await ask_phone(message)
    await message.reply_text("3 من 7\nما رقم الوثيقة؟")
    return NUMBER


async def number(update: Update, context: Context) -> int:
    digits = "".join(sign for sign in update.message.text if sign.isalnum())
    if context.user_data["document"] == "national_id" and not (digits.isdecimal() and len(digits) == 11):
        await update.message.reply_text("رقم الهوية 11 رقماً. اكتبه من فضلك مرة أخرى.")
        return NUMBER
    context.user_data["number"] = digits
    return await ask_phone(update.message)


async def ask_phone(message: Message) -> int:
    await message.reply_text("4 من 7\nرقم هاتفك، إن أردت.", reply_markup=buttons({"phone:skip": "تخطَّ"}))
    return PHONE


async def phone(update: Update, context: Context) -> int:
    if update.callback_query:
        message, _ = await chosen(update, context)
    else:
        message = update.message
        context.user_data["phone"] = message.text
    stations = buttons({f"station:{key}": label for key, label in STATIONS.items()})
    await message.reply_text("5 من 7\nأي مركز يناسبك؟", reply_markup=stations)
    return STATION


async def station(update: Update, context: Context) -> int:
    message, _ = await chosen(update, context)
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    days = [tomorrow + timedelta(days=ahead) for ahead in range(14)]
    choices = {f"day:{day.isoformat()}": f"{day.day}/{day.month}" for day in days if day.weekday() != 4}
    await message.reply_text("6 من 7\nأي يوم؟", reply_markup=buttons(choices, 4))
    return DAY


async def day(update: Update, context: Context) -> int:
    message, chosen_day = await chosen(update, context)
    opening = datetime.combine(date.fromisoformat(chosen_day), time(9))
    times = [opening + timedelta(minutes=15 * at) for at in range(24)]
    at_station = context.user_data["station"]
    choices = {
        f"time:{at:%Y-%m-%dT%H:%M}": f"{at:%H:%M}"
        for at in times
        if taken[f"{at_station} {at:%Y-%m-%dT%H:%M}"] < CAPACITY
    }
    await message.reply_text("6 من 7\nأي ساعة؟", reply_markup=buttons(choices, 4))
    return TIME


async def hour(update: Update, context: Context) -> int:
    message, _ = await chosen(update, context)
    said: dict[str, Any] = context.user_data
    words = (
        f"7 من 7\nالاسم: {said['name']}\nتاريخ الميلاد: {said['birth']}\n"
        f"الوثيقة: {DOCUMENTS[said['document']]} {said.get('number', '')}\n"
        f"المركز: {STATIONS[said['station']]}\nالموعد: {said['time']}"
    )
    await message.reply_text(words, reply_markup=buttons({"check:confirm": "تأكيد", "check:restart": "من البداية"}))
    return CHECK


async def check(update: Update, context: Context) -> int:
    message, answer = await chosen(update, context)
    if answer != "confirm":
        await message.reply_text("اكتب /start للبدء من جديد.")
        return ConversationHandler.END
    said = context.user_data
    taken[f"{said['station']} {said['time']}"] += 1
    code = new_code()
    codes[code] = dict(said)
    grouped = f"{code[:4]} {code[4:8]} {code[8:]}"
    await message.reply_photo(
        picture(f"https://t.me/{context.bot.username}?start={code}"),
        caption=f"موعدك: {said['time']}\n{STATIONS[said['station']]}\nالرمز: {grouped}\nأحضر وثيقتك معك.",
        filename="code.png",
    )
    return ConversationHandler.END


def new_code() -> str:
    digits = f"{secrets.randbelow(10**10):010d}"
    return f"{digits}{98 - int(digits) * 100 % 97:02d}"


def picture(text: str) -> bytes:
    """With the settings and in the size of `bot.rendering.qr.draw`."""
    code = QRCode(error_correction=ERROR_CORRECT_H, border=4, mask_pattern=0)
    code.add_data(text)
    code.make(fit=True)
    modules = code.get_matrix()
    size = len(modules)
    small = Image.frombytes("L", (size, size), bytes(0 if dark else 255 for row in modules for dark in row))
    side = size * -(-900 // size)
    file = io.BytesIO()
    small.convert("1").resize((side, side), Image.Resampling.NEAREST).save(file, "PNG")
    return file.getvalue()


def conversation() -> ConversationHandler:
    words = filters.TEXT & ~filters.COMMAND
    return ConversationHandler(
        entry_points=[CommandHandler("start", start)],
        states={
            LANGUAGE: [CallbackQueryHandler(language, "^lang:")],
            CONSENT: [CallbackQueryHandler(consent, "^consent:")],
            NAME: [MessageHandler(words, name)],
            BIRTH: [MessageHandler(words, birth)],
            DOCUMENT: [CallbackQueryHandler(document, "^document:")],
            NUMBER: [MessageHandler(words, number)],
            PHONE: [CallbackQueryHandler(phone, "^phone:"), MessageHandler(words, phone)],
            STATION: [CallbackQueryHandler(station, "^station:")],
            DAY: [CallbackQueryHandler(day, "^day:")],
            TIME: [CallbackQueryHandler(hour, "^time:")],
            CHECK: [CallbackQueryHandler(check, "^check:")],
        },
        fallbacks=[CommandHandler("start", start)],
    )


class InOrder(BaseUpdateProcessor):
    """Many people at once, each person's updates one after the other.

    Without it a reply that comes while the message before is still being answered meets the state before, and nobody
    hears it: then the bot would be measured by people who wait for ever.
    """

    def __init__(self, at_once: int) -> None:
        super().__init__(at_once)
        self._people: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        person = update.effective_user.id if isinstance(update, Update) and update.effective_user else 0
        async with self._people[person]:
            await coroutine

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to give back."""


async def ready(_: Application) -> None:
    print("ready", flush=True)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--api", required=True, help="root of a Bot API server; calls go to <api>/bot<token>/<method>")
    asked.add_argument("--token", required=True)
    asked.add_argument("--concurrent", type=int, default=0, help="updates handled at once; 0 is one after the other")
    asked.add_argument("--pool", type=int, default=0, help="connections for calls; 0 is what the library takes: 256")
    options = asked.parse_args()
    logging.basicConfig(level=logging.WARNING)
    warnings.filterwarnings("ignore", category=PTBUserWarning, message=".*per_message=False.*")
    root = options.api.rstrip("/")
    builder = Application.builder().token(options.token).base_url(f"{root}/bot").base_file_url(f"{root}/file/bot")
    if options.concurrent:
        builder = builder.concurrent_updates(InOrder(options.concurrent))
    if options.pool:
        builder = builder.connection_pool_size(options.pool)
    app = builder.post_init(ready).build()
    app.add_handler(conversation())
    app.run_polling()


if __name__ == "__main__":
    main()
