"""Whether a text names a place that is none of those to choose from: a quarter or a gate of the city, a town. Pure.

Law: it only tells what to answer; whoever says where they live asks nothing yet and is answered the same.
"""

from collections.abc import Collection
from typing import Final

from bot.conversation.reading.places.place_names import squeezed
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.patterns import expression

_GATE: Final = expression(
    r"^(?:(?:بدي|ب|عند|ع|في|محل|مركز|i want|at) ?)?"
    r"(?:باب|bab) (?:(?:ال|el|al) ?)?(?P<gate>\w{3,})(?: \w+)?$"
)
_KNOWN: Final = expression(
    r"(?<!\w)[وبعل]?(?:ال)?(?:سكري|صلاح الدين|حمدانيه|سيف الدوله|ميدان|عزيزيه|جميليه|سليمانيه|هنانو|مساكن هنانو"
    r"|شعار|طريق الباب"
    r"|فردوس|بستان القصر|اعظميه|حلب الجديده|شيخ مقصود|اشرفيه|زبديه|مشهد|كرم الجبل|كلاسه|باب الحديد|باب قنسرين"
    r"|باب انطاكيه"
    r"|باب جنين|باب الجنين|محافظه|فرقان|موكامبو|راموسه|جبل بدرو|حيدريه|صاخور|قاطرجي|مرجه|معادي|نيرب|جزماتي"
    r"|انصاري|شيخ سعيد"
    r"|عين التل|خالديه|سريان|شهبا الجديده|جامعه|سبيل|تل رفعت|اعزاز|عفرين|منبج|جرابلس|سفيره|دير حافر|حريتان|عندان"
    r"|كفر حمره"
    r"|مارع|صوران|تادف|مسكنه|خناصر|نبل|زهرا|ادلب|حماه|حمص|الشام|دمشق|رقه|لاذقيه|طرطوس"
    r"|sukk?ari|salah ?(?:el ?)?d[di]+n|hamdaniy\w+|midan|aziziy\w+|sha3?ar|azaz|afrin|manbij|idlib|jarablus)(?!\w)"
)
_FRAME: Final = frozenset(
    fold_choice(
        "بدي اريد في شي عند عندكن ب ع مركز محل مكان موعد اقرب لو سمحت من فضلك انا ساكن ساكنة اختار"
        " خليها i want at in is there any place station please حي حارة منطقة احسن لي الي اذا بيصير مافي ما او ممكن"
    ).split()
)
_MOST: Final = 3
"""Words beside the name and what frames it."""


def names_a_place_elsewhere(text: str, names: Collection[str]) -> bool:
    """``names``: of the places to choose from."""
    folded = fold_choice(text)
    if any(squeezed(name) in squeezed(folded) for name in names):
        return False
    if _GATE.search(folded):
        return True
    rest = _KNOWN.sub(" ", folded)
    return rest != folded and len([word for word in rest.split() if word not in _FRAME]) <= _MOST
