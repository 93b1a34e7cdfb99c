"""Sentences where a name is due, and names that hold the same letters."""

import pytest

from bot.conversation.reading.names.names import bare_name
from bot.conversation.reading.names.unlike_names import unlike_a_name


@pytest.mark.parametrize(
    "sentence",
    [
        *("زوجي مسافر بألمانيا فيني روح بدالو", "بدها صور شخصية شي ولا بس الهوية", "الجمعة بتدوموا ولا مسكرين"),
        *("يسعد صباحك خاي اشلونك", "اش يعني كما هو في وثيقتك", "امحيلي كل شي كتبتو فوق بسرعة", "بعتلكن الصورة"),
        *("النت ضعيف", "وصلت رسالتي", "جوزي مسافر", "هالموقع معلق", "بيقولولي اكتبي", "اوك تكرم", "عم جرب"),
        *("I can't come", "not my name", "what's next", "the second one", "give me time", "just testing this"),
        *(
            "ان شاء الله خير",
            "الله يعين العباد",
            "كرمال الله ساعدونا",
            "same as before",
            "very slow internet",
            "ابو محمود",
        ),
        "سامر غياث وليد نهى هدى سلمى",
    ],
)
def test_a_sentence_is_unlike_a_name(sentence: str) -> None:
    assert unlike_a_name(bare_name(sentence))


@pytest.mark.parametrize(
    "name",
    [
        *("علي", "علي حسن", "حسن جميل", "أمان الخطيب", "تمام الأحمد", "صباح نور الدين", "سلام عون", "هلا الأحمد"),
        *("محمد ما شاء الله", "أحمد ماشاء الله", "عبد الله عبد الرحمن", "ديب الحاج", "بتول بيان", "هالة بيرقدار"),
        *("بشير بيطار", "انا أحمد خالد", "محمد عبد الرحمن بن عبد الله بيطار", "راح الأتاسي", "شو كت الحلبي"),
        *("Will Smith", "Can Yaman", "Mhd Zakaria", "O'Brien Jean-Luc", "Ana Hassan", "Min Aung Hlaing"),
        *("مي زيادة", "غسان مسعود", "ولاء حمدان", "بسمة شيخو", "رجاء حلاق", "ام كلثوم حسن", "يمان عمر", "معن شيخ"),
    ],
)
def test_a_name_that_holds_such_letters_is_one(name: str) -> None:
    assert not unlike_a_name(bare_name(name))
