"""The pages' scripts as text without comments and strings, and what in them older browsers do not know.

No parser is among our dependencies: a scan by tokens is enough for our own plain style. Versions are those of MDN's
browser-compat-data: (Chrome, Safari), the first that knows it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

Version = tuple[float, float]

SYNTAX: Final[dict[str, tuple[str, Version]]] = {
    "optional chaining": (r"\?\.(?!\d)", (80, 13.1)),
    "nullish coalescing": (r"\?\?(?!=)", (80, 13.1)),
    "logical assignment": (r"(?:\?\?|\|\||&&)=", (85, 14)),
    "digits apart": (r"\b\d+_\d", (75, 13)),
    "big numbers": (r"\b\d+n\b", (67, 14)),
    "private member": (r"\.#[a-z]|^\s+#[a-z]\w*\s*[=;(]", (84, 15)),
    "static block": (r"\bstatic\s*\{", (94, 16.4)),
    "await at the top": (r"^await\b|^(?:const|let)\b[^=]*=\s*await\b", (89, 15)),
    "export * as": (r"\bexport\s*\*\s*as\b", (72, 14.1)),
    "import attributes": (r"\bfrom\s*\"\"\s*with\b", (123, 17.2)),
    "a look behind": (r"/[^\n]*\(\?<[=!]", (62, 16.4)),
    "regular expression of sets": (r"/[a-z]*v[a-z]*[;,).]$", (112, 17)),
}
NAMES: Final[dict[str, Version]] = {
    r"\.at\(": (92, 15.4),
    r"\.(?:findLast|findLastIndex)\(": (97, 15.4),
    r"\.(?:toSorted|toReversed|toSpliced|with)\(": (110, 16),
    r"\.replaceAll\(": (85, 13.1),
    r"\.matchAll\(": (73, 13),
    r"\.(?:flat|flatMap)\(": (69, 12),
    r"\.replaceChildren\(": (86, 14),
    r"\.inert\b": (102, 15.5),
    r"\.requestSubmit\(": (76, 16),
    r"\.submitter\b": (81, 15.4),
    r"\.showModal\(|\bHTMLDialogElement\b": (37, 15.4),
    r"\.(?:showPicker|showPopover|checkVisibility)\(": (99, 16),
    r"\.toggleAttribute\(": (69, 12),
    r"\.(?:arrayBuffer|text)\(\)": (76, 14),
    r"\bhasOwn\(": (93, 15.4),
    r"\bgroupBy\(": (117, 17.4),
    r"\bfromEntries\(": (73, 12.1),
    r"\bPromise\.allSettled\b": (76, 13),
    r"\bPromise\.any\b": (85, 14),
    r"\bwithResolvers\b": (119, 17.4),
    r"\bAbortSignal\.(?:timeout|any)\b": (103, 16),
    r"\bAbortController\b": (66, 12.1),
    r"\bstructuredClone\b": (98, 15.4),
    r"\brandomUUID\b": (92, 15.4),
    r"\bWeakRef\b": (84, 14.1),
    r"\bglobalThis\b": (71, 12.1),
    r"\bResizeObserver\b": (64, 13.1),
    r"\bBroadcastChannel\b|\bnavigator\.locks\b": (69, 15.4),
    r"\bOffscreenCanvas\b": (69, 16.4),
    r"\bSegmenter\b": (87, 14.1),
    r"\bOscillatorNode\(|\bGainNode\(|\bnew AudioContext\b": (55, 14.1),
    r"\bcreateImageBitmap\b": (52, 15),
    r"\bBarcodeDetector\b": (83, 99),
    r"\bnavigator\.clipboard\b": (66, 13.1),
    r"\bnavigator\.userActivation\b": (72, 16.4),
    r"\bnavigator\.serviceWorker\b": (40, 11.1),
    r"\bqueueMicrotask\b": (71, 12.1),
    r"\bscheduler\b": (94, 99),
}
_TOKENS: Final = re.compile(
    r"""//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`""", re.DOTALL
)
_PUT_IN: Final = re.compile(r"\$\{([^{}]*)\}")


def bare(source: str) -> str:
    """Comments and strings emptied; what is put into a template string stays."""

    def emptied(found: re.Match[str]) -> str:
        text = found[0]
        kept = " ".join(_PUT_IN.findall(text)) if text[0] == "`" else ""
        return (f'"" {kept}' if text[0] in "\"'`" else "") + "\n" * text.count("\n")

    return _TOKENS.sub(emptied, source)


def too_new(source: str, floor: Version) -> Iterator[tuple[int, str]]:
    """(line, what) for everything that a browser of ``floor`` does not know."""
    told = [(name, pattern, known) for name, (pattern, known) in SYNTAX.items()]
    told += [(pattern, pattern, known) for pattern, known in NAMES.items()]
    text = bare(source)
    for name, pattern, known in told:
        if known[0] > floor[0] or known[1] > floor[1]:
            for found in re.finditer(pattern, text, re.MULTILINE):
                yield text.count("\n", 0, found.start()) + 1, name


def scripts(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text("utf-8") for file in sorted(folder.glob("*.js"))}
