"""Phrases of what may go wrong at the desk, or did: on paper, refused, one paper or two, how it went before.

In the notation of ``asides``. They are heard wherever they stand, also in an answer of free text.
"""

from collections.abc import Mapping
from typing import Final

_IF: Final = "(اذا|ازا|لو|وان|ان|افرض|فرضا|بلكي|بركي|بحال|في حال|واذا|وازا|iza|eza|law|w iza)"
_REFUSED: Final = (
    "(ردوني|يردوني|بيردوني|ردوه|يردوه|ردونا|رفضوني|يرفضوني|بيرفضوني|رفضوه|رفضو|انرفض*|رجعوني|يرجعوني|بيرجعوني|رجعوه|"
    "(ما|لم) (قبلو|قبلوني|قبلوه|يقبلوني|يقبلو|استقبلوني)|raddouni|radduni|rafadouni|rajja3ouni|ma 2eblouni)"
)
_CODE: Final = "(رمز*|كود*|qr|باركود|مربع|صوره|حجز|code|picture|barcode)"
_ONE: Final = "(ورقه|وثيقه|وحده|واحده|war2a|wra2a|paper|document)"

OUTCOMES: Final[Mapping[str, tuple[str, ...]]] = {
    "print": (
        "(لازم|ضروري|بدي|بلزم|يلزم|هل|شرط|بدون|بلا|من غير|مافي|ما عندي) (.. )?(اطبع*|نطبع*|بطبع*|طباعه|طابعه|مطبوع*)",
        "(without|no|have to|need to|must i|should i|do i|to be) (.. )?(print*|printer|printing|printed)",
        "(اكتب|بكتب|انقل|بنقل|انسخ|بنسخ|كتبت) (.. )?(ارقام*|رقم|كود|رمز) (.. )?(ع|على|عورقه|ورقه|دفتر|بايدي)",
        "(write|note|copy) (.. )?(digits|numbers|code) (.. )?paper",
        f"(ارقام|digits|numbers) (.. )?(لحالها|وحدها|بس|بلا|بدون|دون|without|alone) (.. )?{_CODE}",
    ),
    "refused": (
        f"{_IF} (.. )?{_REFUSED}",
        (
            "(what if|if|suppose|in case) (they|he|she|the clerk|the desk) (.. )?"
            "(refuse*|reject*|turn* me|(send*|sent) me (back|home|away)|say* no|do not accept|don t accept)"
        ),
    ),
    "upset": (
        "(بدي|حابب|اود|اريد|عندي|وين|لمين|كيف) (.. )?(اشتكي|بشتكي|منشتكي|شكوى|شكوه|شكاوي)",
        "(رحت|رحنا|اجيت|اجينا|جيت|حضرت) (.. )?(وما عرفوني|وما استقبلوني|وما لقو|ع فاضي|عفاضي|عالفاضي|بلا فايده)",
        "(ما|لم) (يعرفوني|عرفوني|يستقبلوني) (.. )?(وردوني|ورجعوني|وطردوني)",
        "i want to (complain|make a complaint)",
    ),
    "enough": (
        f"{_ONE} (وحده |واحده |بس )?(ما |مو |لا |مش )(ب?ت?كفي|كافيه)",
        f"{_ONE} (لحالها|وحدها|بحالها|بس) (ما |مو |لا |مش )?(ب?ت?كفي|كافيه|بتمشي)",
        f"(ب?تكفي|بيكفي|يكفي|تكفي|bikaffi|btekfi) {_ONE} (وحده|واحده|بس|ولا|wa7de|wla)",
        "(is )?one (paper|document|of them|id) (is )?(not )?enough",
    ),
    "paper": (
        "(ايا|اي|انو|اينا|ايهما|انهي|ايهن) (واحد|وحده|اسم|كتابه|منهن|منن) (بحط|حط|احط|اكتب|بكتب|اعتمد|بعتمد)",
        "which (one|name|spelling|of them|of the two) (.. )?(write|put|type|use)",
    ),
    "late": (
        f"{_IF} (.. )?(ما|لم) (قدرت|حسنت|بقدر|اتمكن|استطع|فيني|لحقت|طلع بايدي) (.. )?(احضر|اجي|روح|اوصل|حضور|موعد)",
        f"{_IF} (.. )?(ما|لم) (اجيت|جيت|رحت|حضرت|احضر|بجي|eji|jit)",
        "(if|when) i (do not|don t|dont|did not|didn t|didnt) (.. )?(come|show up|turn up|attend|make it|go there)",
        "(if|when) i (can t|cannot|can not|could not|couldn t|am unable) (.. )?(come|make it|attend)",
    ),
}
