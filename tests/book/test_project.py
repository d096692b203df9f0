"""What the repository says of itself is true."""

import ast
import importlib.metadata
import itertools
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import nbformat
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from papermill import inspect_notebook

from press.book.chapters import Chapter
from press.book.parameters import declared
from press.editions import receipt
from tests.conftest import LONGEST

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = sorted((ROOT / "book").rglob("*.ipynb"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def locked(name="requirements.lock"):
    """Name -> versions pinned (one for each marker)."""
    pins = {}
    for found in re.finditer(r"^([a-z0-9._-]+)==(\S+)", (ROOT / name).read_text(), re.MULTILINE):
        pins.setdefault(found[1], []).append(found[2])
    return pins


EXTRAS = PROJECT["optional-dependencies"]
RUN_TIME, DEVELOPMENT, BROWSER = LOCKS = (
    "requirements.lock",
    "requirements-dev.lock",
    "requirements-browser.lock",
)
NOT_IMPORTED = {
    "nbclient": "papermill executes with it; its behaviour is relied on in press.run.kernels",
}


COMES_WITH = {  # imported, and in the version that the declared one asks for
    "ipykernel": {"ipython", "jupyter-client", "traitlets"},
    "jupyter-book": {"babel", "docutils", "markdown-it-py", "mdit-py-plugins", "myst-nb", "sphinx"},
}


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (RUN_TIME, PROJECT["dependencies"] + EXTRAS["setup"]),
        (DEVELOPMENT, [*PROJECT["dependencies"], *itertools.chain(*EXTRAS.values())]),
    ],
)
def test_every_declared_requirement_is_pinned_within_its_bounds(name, wanted):
    pins = locked(name)
    for requirement in map(Requirement, wanted):
        versions = pins.get(requirement.name, [])
        assert versions, f"{requirement.name} is declared, not in {name}: run make lock"
        assert all(version in requirement.specifier for version in versions), requirement


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_a_hash_for_every_pin_and_no_address(name):
    text = (ROOT / name).read_text()
    for block in re.split(r"\n(?=[a-z])", text.split("\n", 2)[2]):
        assert "--hash=sha256:" in block, block.splitlines()[0]
    assert "://" not in text


def test_what_a_reader_installs_is_part_of_what_a_developer_does():
    developing, reading = locked(DEVELOPMENT), locked(RUN_TIME)
    assert {name: developing.get(name) for name in reading} == reading
    assert set(reading).isdisjoint(
        {
            "pytest",
            "ruff",
            "mypy",
            "slipcover",
            "distributed",
            "esda",
            "giddy",
            "inequality",
            "linearmodels",
            "numba",
            "pyfixest",
        }
    )


def test_the_browser_lock_agrees_with_the_stack():
    stack = locked(DEVELOPMENT)
    for name, versions in locked(BROWSER).items():
        assert stack.get(name, versions) == versions


def imported():
    """Name of a distribution -> a file of the product that imports it."""
    sources = {
        path: path.read_text(encoding="utf-8")
        for folder in ("analysis", "press")
        for path in (ROOT / folder).rglob("*.py")
    }
    for path in CHAPTERS:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
        sources[path] = "\n".join(code)
    sold_as, found = importlib.metadata.packages_distributions(), {}
    for path, text in sources.items():
        for node in ast.walk(ast.parse(text)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            for name in names:
                top = name.partition(".")[0]
                if top in sys.stdlib_module_names or (ROOT / top).is_dir():
                    continue
                for distribution in _sellers(name, sold_as):
                    found[re.sub(r"[-_.]+", "-", distribution).lower()] = path.name
    return found


def _sellers(name, sold_as):
    """The distributions that hold a module; several share the name `sphinxcontrib`."""
    top, _, rest = name.partition(".")
    sellers = set(sold_as.get(top, ()))
    if len(sellers) > 1:
        inner = rest.partition(".")[0]
        sellers = {one for one in sellers if re.sub(r"[-_.]+", "-", one).endswith(f"-{inner}")}
    return sellers or {name}


def test_what_the_product_imports_is_what_it_declares_and_its_lock_installs():
    """A dependency that nothing imports leaves the list, or stands in `NOT_IMPORTED` with a reason."""
    found, pins = imported(), locked(RUN_TIME)
    declared_names = {Requirement(line).name for line in PROJECT["dependencies"]}
    optional = {Requirement(line).name for line in EXTRAS["dask"] + EXTRAS["pysal"]}
    optional |= {Requirement(line).name for line in EXTRAS["import"] + EXTRAS["geo"]} & set(found)
    optional |= {"pyogrio"}  # comes with geopandas; pandas opens what else the extra `import` names
    assert declared_names - set(found) == set(NOT_IMPORTED)
    assert found.keys() - declared_names == optional.union(*COMES_WITH.values())
    assert found.keys() - pins.keys() == optional
    assert set(receipt.PACKAGES) <= set(pins)


def test_conda_and_binder_install_the_lock_on_an_allowed_python():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text())
    python = next(d for d in environment["dependencies"] if str(d).startswith("python="))
    assert python.removeprefix("python=") in SpecifierSet(PROJECT["requires-python"])
    pip = next(d["pip"] for d in environment["dependencies"] if isinstance(d, dict))
    assert pip == [f"-r {RUN_TIME}"]


def test_the_citation_names_this_version():
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["version"] == PROJECT["version"]
    assert {"cff-version", "message", "title", "authors", "date-released", "license"} <= set(cited)


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda p: p.stem)
def test_a_chapter_is_stripped_and_its_functions_are_short(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    nbformat.validate(notebook)
    assert set(notebook["metadata"]) - {"press"} == {"kernelspec", "language_info"}
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        lines = "".join(cell["source"]).splitlines()
        assert cell["outputs"] == [] and cell["execution_count"] is None
        defined = [n for n, line in enumerate(lines) if line.startswith("def ")]
        assert all(len(lines) - n <= 6 or not "".join(lines[n + 6 :][:1]).startswith(" ") for n in defined)


VINTAGE = r"""["'](?:v3|v4|v5|v4r)["']"""


def test_the_chapters_code_stays_short_and_seldom_names_a_vintage():
    """What a reader need not see is a function of `analysis`; a vintage is data, of the package's series."""
    lines = [
        line
        for path in CHAPTERS
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code"
        for line in "".join(cell["source"]).splitlines()
        if line.strip()
    ]
    assert len(lines) <= 2900
    assert len([found for line in lines for found in re.findall(VINTAGE, line)]) <= 40


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda p: p.stem)
def test_a_chapter_imports_only_analysis_of_ours(path):
    code = "\n".join(
        "".join(cell["source"])
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code"
    )
    assert "open(" not in code.replace("package.open(", "")


def test_analysis_reads_files_in_one_module():
    for path in (ROOT / "analysis").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if path.name not in (
            "package.py",
            "files.py",
            "translations.py",
        ):  # the last: the project's own words
            reading = r"\bopen\(|read_csv\(|read_text\(|read_bytes\("
            reading += "" if path.name == "sweeps.py" else r"|read_parquet\("  # the table that it is given
            assert not re.search(reading, text.replace("package.open(", "")), path


def prose_of(path):
    if path.suffix in (".md", ".yml"):
        return path.read_text(encoding="utf-8")
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")


PAGES = sorted([*CHAPTERS, *(ROOT / "book").rglob("*.md"), *(ROOT / "book").rglob("*.yml")])


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_prose_types_no_decimal_and_no_percentage(path):
    """An empirical number comes from a result. Levels of confidence and what the article prints are none."""
    text = re.sub(
        r"\$\$.*?\$\$|\$[^$]+\$|`[^`]*`|\{[a-z]+\}`[^`]*`|\(http[^)]*\)", "", prose_of(path), flags=re.DOTALL
    )
    allowed = r"95 %|90 %|99 %|22 %|21 %|118\.59|4\.0|0\.05"
    found = re.findall(r"\d+\.\d+|\d+ ?%", re.sub(allowed, "", text))
    assert found == []


CAUSAL = (
    r"\b(caus\w+|leads? to|led to|drives?|driven by|due to|impact of|thanks to|effects? of|results? from)\b"
)


PART = ROOT / "book/effects"  # it asks for effects, and may name them: never one that it found
NAMED = r"effects? of"


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_prose_claims_no_cause_where_only_an_association_was_estimated(path):
    found = re.findall(CAUSAL, prose_of(path), flags=re.IGNORECASE)
    assert [said for said in found if path.parent != PART or not re.fullmatch(NAMED, said, re.I)] == []


ESTIMATE = r"\{result\}`effects\.(?!careless)[a-z_.]*value[^`]*`"
CHANCE = (
    r"\{result\}`effects\.[a-z_.]*\b(p|connected|independent|rejected|smallest|value \| interval)\b[^`]*`"
)


@pytest.mark.parametrize("path", sorted(PART.glob("*.ipynb")), ids=lambda p: p.stem)
def test_an_effect_is_told_beside_what_chance_gives(path):
    """A paragraph that states an estimate states p, an interval, or what could have been seen."""
    told = [text for text in prose_of(path).split("\n\n") if re.search(ESTIMATE, text)]
    assert [text for text in told if not re.search(CHANCE, text)] == []


def test_no_sentence_of_the_article_stands_in_the_project():
    """Sixteen characters in a row are a quotation; titles of plans, in their brackets, are none."""
    article = ROOT.parent / "shared/article"
    if not article.is_dir():
        pytest.skip("the article is not beside the repository")
    text = re.sub(r"\s", "", "".join(p.read_text(encoding="utf-8") for p in article.glob("*.txt")))
    text = re.sub(r"《[^》]*》", "", text)
    held = {text[i : i + 16] for i in range(len(text) - 15)}
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    for name in tracked:
        if Path(name).suffix in (".py", ".md", ".ipynb", ".yml", ".json", ".csv"):
            own = re.sub(r"\s", "", (ROOT / name).read_text(encoding="utf-8"))
            assert not [own[i : i + 16] for i in range(len(own) - 15) if own[i : i + 16] in held], name


def test_a_chapter_runs_from_its_own_folder_as_in_jupyter(tmp_path):
    """Jupyter's kernels work in the notebook's folder, papermill's in the one that it was called from."""
    chapter = ROOT / "book/documents.ipynb"
    command = [
        sys.executable,
        "-m",
        "papermill",
        str(chapter),
        str(tmp_path / "out.ipynb"),
        "--cwd",
        str(chapter.parent),
    ]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda p: p.stem)
def test_papermill_lists_a_chapters_parameters_with_their_help(path):
    """As `papermill --help-notebook` reads them."""
    listed = inspect_notebook(str(path))
    own = declared(Chapter(path.stem, path))
    assert "data" in listed and set(listed) == set(own)
    for name, parameter in own.items():
        assert parameter.help in listed[name]["help"]
        assert listed[name]["inferred_type_name"] == parameter.type.__name__


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_plain_papermill_runs_no_code_that_is_meant_for_other_packages(path):
    """Papermill knows nothing of tags: code for packages that lack something would run all the same."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    tagged = [tag for cell in code for tag in cell["metadata"].get("tags", []) if tag.startswith("without-")]
    assert tagged == []


def test_the_modules_that_are_begun_first_are_there():
    assert [module for module in LONGEST if not (ROOT / f"tests/{module}.py").is_file()] == []
