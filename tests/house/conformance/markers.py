"""The tests that hold each criterion, as their markers say; nothing is run for it.

    @pytest.mark.wcag("1.4.10", "2.4.7", on="site")

`on` is the site, the desk, or "both".
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.house.conformance.criteria import AREAS, NUMBERS

ROOT = Path(__file__).resolve().parents[3]
PLACES = {area: {area} for area in AREAS} | {"both": set(AREAS)}


class Test(NamedTuple):
    file: str
    name: str

    __test__ = False  # it is about one


Held = dict[tuple[str, str], list[Test]]


def is_marker(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and node.attr == "wcag"
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "mark"
    )


def read(call: ast.expr, where: str) -> tuple[list[str], set[str]]:
    """Return the criteria and areas that a marker names, or say what is wrong."""
    if not isinstance(call, ast.Call):
        raise ValueError(f"{where}: the marker names no criterion.")
    try:
        numbers = [ast.literal_eval(one) for one in call.args]
        said = {one.arg: ast.literal_eval(one.value) for one in call.keywords}
    except ValueError:
        raise ValueError(f"{where}: the marker is no plain text.") from None
    unknown = [number for number in numbers if number not in NUMBERS]
    if unknown or not numbers:
        raise ValueError(f"{where}: there is no criterion {unknown}.")
    if set(said) != {"on"} or said["on"] not in PLACES:
        raise ValueError(f"{where}: say on={' or '.join(map(repr, PLACES))}.")
    return numbers, PLACES[said["on"]]


def marks_in(source: str, file: str) -> Iterator[tuple[Test, list[str], set[str]]]:
    tree = ast.parse(source)
    seen = 0
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            for one in node.decorator_list:
                if is_marker(getattr(one, "func", one)):
                    seen += 1
                    numbers, areas = read(one, f"{file}: {node.name}")
                    yield Test(file, node.name), numbers, areas
    if seen < sum(map(is_marker, ast.walk(tree))):
        raise ValueError(f"{file}: a marker stands elsewhere than on a test.")


def collected(root: Path = ROOT) -> Held:
    """Return the tests of each criterion and area, in the order of files and lines."""
    held: Held = {}
    for path in sorted((root / "tests").rglob("test_*.py")):
        source = path.read_text(encoding="utf-8")
        if "mark.wcag(" not in source:
            continue
        file = path.relative_to(root).as_posix()
        for test, numbers, areas in marks_in(source, file):
            for number in numbers:
                for area in areas:
                    held.setdefault((number, area), []).append(test)
    return held
