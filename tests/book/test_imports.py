"""Imports run one way: press may import analysis, chapters import analysis alone, analysis neither."""

import ast
import graphlib
import json
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
ANALYSIS = sorted((ROOT / "analysis").rglob("*.py"))
PRESS = sorted((ROOT / "press").rglob("*.py"))
CHAPTERS = sorted((ROOT / "book").rglob("*.ipynb"))
STARTING = {"subprocess", "multiprocessing", "runpy", "pty"}
SYSTEM = {"system", "popen", "fork", "forkpty", "posix_spawn", "posix_spawnp"}


def name(path):
    return str(path.relative_to(ROOT))


def tree(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        cells = json.loads(text)["cells"]
        text = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    return ast.parse(text)


def imported(code):
    """The packages that a module imports, wherever in it, also by a name written out."""
    found = set()
    for node in ast.walk(code):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a relative import"
            found.add(node.module)
        elif isinstance(node, ast.Call) and called(node) in ("import_module", "__import__"):
            found |= {arg.value for arg in node.args if isinstance(arg, ast.Constant)}
    return {module.partition(".")[0] for module in found}


def called(node):
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def starts(code):
    """Calls that start another process: `os.system` and its like."""
    return {
        node.attr
        for node in ast.walk(code)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "os"
        and (node.attr in SYSTEM or node.attr.startswith(("exec", "spawn")))
    }


@pytest.mark.parametrize("path", [*ANALYSIS, *CHAPTERS], ids=name)
def test_analysis_and_chapters_import_neither_press_nor_book_and_start_no_process(path):
    code = tree(path)
    own = STARTING if path.name != "patterns.py" else set()  # a regular expression, within a time limit
    assert not imported(code) & ({"press", "book", "tests"} | own) and not starts(code)


@pytest.mark.parametrize("path", PRESS, ids=name)
def test_the_press_imports_no_chapter_and_no_test(path):
    assert not imported(tree(path)) & {"book", "tests", "bench", "editions"}


def within(code, modules):
    """Those of `modules` that a module imports, wherever in it; a name of a module counts as the module."""
    found = set()
    for node in ast.walk(code):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                found.add(whole if whole in modules else node.module)
    return found & modules


def test_no_modules_import_each_other_in_a_circle():
    """Not even inside a function or for types alone. What a package's `__init__` holds is below all of it."""
    paths = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in [*PRESS, *ANALYSIS]}
    modules = {module: path for module, path in paths.items() if path.name != "__init__.py"}
    imports = {module: within(tree(path), modules.keys()) for module, path in modules.items()}
    assert list(graphlib.TopologicalSorter(imports).static_order())


def test_a_circle_is_found_wherever_the_import_stands():
    codes = {"a": "def f():\n    from x import b", "x.b": "if TYPE_CHECKING:\n    from a import A"}
    imports = {module: within(ast.parse(code), codes.keys()) for module, code in codes.items()}
    with pytest.raises(graphlib.CycleError):
        graphlib.TopologicalSorter(imports).prepare()


def test_the_walk_finds_what_it_looks_for():
    code = ast.parse("def f():\n    import press.cli\nimport_module('book.x')\nimport os\nos.system('press')")
    assert {"press", "book"} <= imported(code) and starts(code) == {"system"}


def test_the_grid_that_a_chapter_shows_is_the_one_that_it_declares():
    chapter = json.loads((ROOT / "book/appendix/sweep.ipynb").read_text(encoding="utf-8"))
    prose = "\n".join("".join(c["source"]) for c in chapter["cells"] if c["cell_type"] == "markdown")
    shown = prose.partition("```yaml\n")[2].partition("```")[0]
    assert yaml.safe_load(shown) == chapter["metadata"]["press"]["sweep"]
