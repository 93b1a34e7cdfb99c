"""Whether a sentence is English, so that the other language is offered beside the answer. Pure.

Law: two words that only a sentence has; "ok", "thanks" and names are said by everybody.
"""

import re
from typing import Final


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LEAST: Final = 2
_WORDS: Final = _words(
    "i you he she it we they my your his her our their me him us them am is are was were be been do does "
    "did have has had can could will would should must may not don't dont doesn't isn't can't cant i'm im "
    "i'll the a an this that these those what which who when where why how and or but if because for from "
    "with without about after before to of in on at want need know understand agree confirm change cancel "
    "book register appointment name paper father brother wife husband time day free place there here "
    "speak english please wrong right correct one another any only too also "
    "possible come near instead earlier later still today tomorrow morning afternoon sunday monday tuesday wednesday "
    "thursday friday saturday next last first week month year sure much many help lost card id number documents bring "
    "late early soon long back start over again how far cost money wife son daughter mother husband name date birth"
)
_NOT_ENGLISH: Final = _words(
    "ana enta ento shu sho chou badi baddi bade mafi fi bas bs mo mu mish esmi ismi 3am je est vous et "
    "pour les des une ve bir için ez ji bo el al bel w ma la"
)


_ARTICLE: Final = re.compile(r"\b[ae]l-(?=[a-z])")
"""Of a place's name."""


def is_english(text: str) -> bool:
    plain = _ARTICLE.sub("", text.lower().replace("’", "'"))
    words = re.findall(r"[a-z']+\d*", plain) if text.isascii() or "’" in text else []
    if not words or re.search("[^\x00-\x7f’]", text) or not _NOT_ENGLISH.isdisjoint(words):
        return False
    known = sum(word in _WORDS for word in words)
    return known >= _LEAST and known * 3 >= len(words)
