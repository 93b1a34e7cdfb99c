"""Functions of storage are called by hand, so none has more arguments than a reader can hold."""

import ast
from pathlib import Path

import storage

MOST = 7


def test_no_function_of_storage_takes_more_than_seven_arguments() -> None:
    folder = Path(storage.__file__).parent
    many = []
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                if len([each for each in arguments if each.arg != "self"]) > MOST:
                    many.append(f"{path.relative_to(folder)}: {node.name}")
    assert many == []
