"""Scripts as they are sent: in one file, and yet as they were written."""

import re
from collections.abc import Callable, Mapping
from importlib.resources.abc import Traversable

import pytest
from starlette.requests import Request

import bot.channels.web.assets as chat
import bot.desk.scripts as desk
from bot.http.assets import Asset, answered
from bot.http.bundle import Shared, Unbundled, bundled, bundled_to_share, stripped_script

COMMENTS = r"(?ms)^\s*/\*\*.*?\*/|^\s*//.*?$|\s+// [^\"'`\n]*$|^(?:im|ex)port [^\n]*\./[^\n]*?;$|^export "


@pytest.mark.parametrize(("folder", "sent"), [(chat.FOLDER, chat.parts), (desk.FOLDER, desk.assets)])
def test_nothing_but_comments_and_indentation_is_taken_from_a_script(
    folder: Traversable, sent: Callable[[], Mapping[str, Asset]]
) -> None:
    scripts = [found.content.decode() for found in sent().values() if found.media_type.startswith("text/java")]
    lines = set("".join(scripts).replace("\nexport ", "\n").splitlines())
    for file in folder.iterdir():
        if file.name.endswith(".js") and file.name != "first_look.js":
            bare = re.sub(COMMENTS, "", file.read_text("utf-8"))
            assert {line.strip() for line in bare.splitlines()} - lines <= {""}, file.name


def test_what_is_shared_stands_in_one_file_and_is_asked_for_by_its_version() -> None:
    modules = {
        "one.js": 'import * as two from "./two.js";\nimport "./four.js";\ntwo.a(two.b);\n',
        "two.js": 'import { own } from "./three.js";\nexport { b } from "./three.js";\nexport const a = own;\n',
        "three.js": "export class b {}\nexport const own = 3;\n",
        "four.js": 'import { own } from "./three.js";\ngo(own);\n',
    }
    text, names = bundled_to_share(modules, "two.js")
    assert names == {"two.js", "three.js"}
    assert "return { a, b: $three.b };" in text
    assert text.endswith("export { $three, $two };\n")
    whole = bundled(modules, "one.js", Shared("./two.js?v=1", names))
    assert whole.startswith('import { $three, $two } from "./two.js?v=1";\nconst $four = ')
    assert whole.endswith("const two = $two;\ntwo.a(two.b);\n")


def test_what_is_asked_for_by_its_version_is_not_asked_for_again() -> None:
    told = {}
    for query in (f"v={desk.assets()['page.js'].version}", "v=another", ""):
        request = Request({"type": "http", "headers": [], "query_string": query.encode()})
        told[query] = answered(request, desk.assets()["page.js"]).headers["Cache-Control"]
    assert list(told.values()) == ["public, max-age=31536000, immutable", "no-cache", "no-cache"]


def test_modules_keep_their_own_names_and_come_before_who_asks_for_them() -> None:
    modules = {
        "one.js": 'import { a } from "./two.js";\nimport { b } from "./three.js";\nexport const it = a(b);\n',
        "two.js": 'import { b } from "./three.js";\nconst own = 2;\nexport function a() { return own + b; }\n',
        "three.js": "const own = 3;\nexport const b = own;\n",
    }
    whole = bundled(modules, "one.js")
    assert whole.count("const own = 3;") == 1
    assert whole.index("const $three") < whole.index("const $two") < whole.index("const { a } = $two;")
    assert whole.endswith("export const it = a(b);\n")


@pytest.mark.parametrize(
    "source", ['import { b } from "./b.js";\n', 'import b from "./c.js";\n', "export default 5;\n", "export { a };\n"]
)
def test_a_module_that_does_not_fit_into_one_file_stops_the_start(source: str) -> None:
    with pytest.raises(Unbundled):
        bundled({"a.js": 'import { b } from "./b.js";\n', "b.js": f'import {{ a }} from "./a.js";\n{source}'}, "a.js")
    with pytest.raises(Unbundled):
        bundled({"a.js": 'import { b } from "./b.js";\n', "b.js": source.replace("./b", "./a")}, "a.js")


def test_what_looks_like_a_comment_in_a_text_stays() -> None:
    source = 'say("a // b"); // said\nconst at = `https://${b} // c`; // "so"\n// alone\n/** of\n * two */\n  go();\n'
    assert stripped_script(source) == 'say("a // b");\nconst at = `https://${b} // c`; // "so"\ngo();\n'
    with pytest.raises(Unbundled):
        stripped_script("say(`one\n  two`);\n")
