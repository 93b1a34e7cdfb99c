"""The words and the paths that the documents name are there."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
GLOSSARY = ROOT / "docs" / "glossary.md"
ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| `([\w/.]+)`(?: `(\w+)`)? \|$", re.MULTILINE)
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", GLOSSARY, *sorted((ROOT / "docs").glob("*.md"))]
PATH = re.compile(r"`((?:bot|storage|tests|locales|docs)/[\w/.-]*)")


def defined_in(path: Path) -> set[str]:
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                found.add(name)
    return found


def test_each_word_of_the_glossary_lives_where_it_says() -> None:
    rows = ROW.findall(GLOSSARY.read_text(encoding="utf-8"))
    assert len(rows) > 60, "the rows are not read"
    wrong = [
        (word, path, name)
        for word, _, _, path, name in rows
        if not (ROOT / path).exists() or (name and name not in defined_in(ROOT / path))
    ]
    assert wrong == []


def test_each_line_of_the_glossary_is_a_row_with_an_arabic_word_and_stands_once() -> None:
    lines = [line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    rows = [line for line in lines if not line.startswith(("| word |", "|---"))]
    assert [line for line in rows if not ROW.match(line)] == []
    words = [found[1] for line in rows if (found := ROW.match(line))]
    assert [word for word in words if words.count(word) > 1] == []
    arabic = [found[2] for line in rows if (found := ROW.match(line))]
    assert [word for word in arabic if not re.fullmatch(r"[\u0600-\u06ff ،]+", word)] == []


def test_each_path_that_a_document_names_is_there() -> None:
    gone = [
        (page.name, path)
        for page in PAGES
        for path in PATH.findall(page.read_text(encoding="utf-8"))
        if not (ROOT / path.rstrip(".")).exists()
    ]
    assert gone == []
