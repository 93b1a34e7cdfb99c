"""The picture of a code that does not open, load or show. Pure."""

from typing import Final

from bot.conversation.reading.text.phrases import fold_aside, pattern

_PICTURE: Final = (
    "(ل)?(صوره|صورتي|صورتو|باركود|كيوار|qr|رمز|رمزي|كود|soura|sura|sora|picture|photo|image|pic|code|barcode)"
)
_NOT: Final = "(ما|مو|مش|لم|لا|مابقى|ماعم|مارح|not|didn t|doesn t|won t|can t|cannot|don t|isn t|never|ma|mo|mu|3am ma)"
_OPENS: Final = (
    "(عم )?(رح )?((ب)?(ت|ي|ن|ا)?(فتح|طلع|ظهر|بين|حمل|وصل|نزل|شوف|قرا)*|طالع*|ظاهر*|مبين*|باين*|واصل*|واضح*|"
    "open*|load*|show*|appear*|display*|download*|arriv*|come|came|get|see|work*|"
    "(b|t|bt|y|by)?(fat7|fta7|tla3|tal3|zahr|bayn|wesl|wsl|nezl|shuf)*)"
)
_FAILED: Final = pattern(
    (
        f"{_PICTURE} (.. )?{_NOT} (.. )?{_OPENS}",
        f"{_NOT} (.. )?{_OPENS} (.. )?{_PICTURE}",
        f"{_PICTURE} (.. )?(سودا*|بيضا*|مغبش*|مشوش*|خربان*|معطل*|فاضيه|black|blank|blurry|broken|empty)",
        f"(سودا*|مغبش*|خربان*|black|blank|blurry|broken) (.. )?{_PICTURE}",
    )
)


def picture_failed(text: str) -> bool:
    return bool(_FAILED.search(fold_aside(text)))
