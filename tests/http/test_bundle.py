"""Scripts as they are sent: in one file, and yet as they were written."""

import re

import pytest

from bot.channels.web.assets import FOLDER, parts
from bot.http.bundle import Unbundled, bundled, stripped_script

COMMENTS = r"(?ms)^\s*/\*\*.*?\*/|^\s*//.*?$|\s+// [^\"'`\n]*$|^import .*?;$|^export "


def test_nothing_but_comments_and_indentation_is_taken_from_a_script() -> None:
    sent = "".join(found.content.decode() for found in parts().values() if found.media_type.startswith("text/java"))
    lines = set(sent.replace("\nexport ", "\n").splitlines())
    for file in FOLDER.iterdir():
        if file.name.endswith(".js") and file.name != "first_look.js":
            bare = re.sub(COMMENTS, "", file.read_text("utf-8"))
            assert {line.strip() for line in bare.splitlines()} - lines == {""}, file.name


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
