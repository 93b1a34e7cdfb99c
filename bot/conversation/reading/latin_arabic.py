"""Whether a text in Latin letters is Arabic: "shu lazem jib ma3i". Pure."""

import re
from typing import Final

from bot.conversation.reading.patterns import expression

_ONLY_ARABIC: Final = frozenset(
    word
    for words in (
        "shu sho shou wein wen ween wayn kif lazem emta aymta bade badde baddi bedde bde bdi ento hada hayda momken",
        "iza eza lesh leish mafi wala yani bukra bokra ktir kteer hone hek heik adesh bado bedo baddo talab talabo",
        "wahed kaman hal shi honik halla2 wallah inshallah khalas mish yalli lissa lessa bdkon fiye bs mshan hwe",
    )
    for word in words.split()
)
_LIKE_ARABIC: Final = frozenset(
    word
    for words in (
        "ma mo mu fi fini el bel il al lal ana enta inta hay min mn aw bas am hon ya la le men",
        "l bl w 3al 3an akhi mni eli elo tab",
    )
    for word in words.split()
)
"""Words of other languages too: two of them tell."""
_A_DIGIT_WITHIN: Final = expression(r"[a-z][2-9]|(?<![\d.:/])[235789][a-z]")


def typed_in_latin(text: str) -> bool:
    plain = text.casefold()
    words = re.findall(r"[\w']+", plain)
    sure = not _ONLY_ARABIC.isdisjoint(words) or bool(_A_DIGIT_WITHIN.search(plain))
    return sure or sum(word in _LIKE_ARABIC for word in words) > 1
