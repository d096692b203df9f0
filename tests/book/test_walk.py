"""What README.md and data/README.md tell a person to type is typed here, line by line."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from analysis.data import package

ROOT = Path(__file__).resolve().parents[2]
LEFT = ("pip install", "make ")  # what is installed or made by other tests
PROSE = ["article", "ledger", "receipt", "references", "appendix/reference", "appendix/reference/data"]
PROSE += ["appendix/reference/methods", "appendix/reference/composite"]


CHAPTERS = ["convergence/sigma", "convergence/verdicts", "explorer"]  # that lead to one another alone


def few_chapters() -> str:
    """The book's contents with all parts, as catalogues name them, and few chapters."""
    contents = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    for part, page in zip(contents["parts"], PROSE, strict=True):
        names = CHAPTERS if part["caption"] == "Convergence" else [page]
        part["chapters"] = [{"file": f"book/{name}"} for name in names]
    return yaml.safe_dump(contents, sort_keys=False)


def commands(path: str, heading: str) -> list[str]:
    """The lines of a section's blocks of shell, without comments."""
    text = (ROOT / path).read_text(encoding="utf-8")
    section = re.split(r"^## ", text.partition(f"\n## {heading}\n")[2], flags=re.MULTILINE)[0]
    blocks = re.findall(r"^```sh\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    return [line.partition("  #")[0].strip() for block in blocks for line in block.splitlines()]


def typed(line: str, folder: Path) -> subprocess.CompletedProcess:
    own = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    where = os.environ | {"PATH": own, "PYTHONPATH": str(folder)}
    return subprocess.run(
        ["sh", "-c", line], cwd=folder, env=where, capture_output=True, text=True, timeout=1500, check=False
    )


@pytest.mark.slow
def test_the_walk_from_a_file_to_an_edition_and_a_diff(tmp_path):
    book = tmp_path / "book"
    away = shutil.ignore_patterns(".*", "_build", "__pycache__", "_data")
    shutil.copytree(ROOT, book, ignore=away)
    (book / "_toc.yml").write_text(few_chapters(), encoding="utf-8")  # other tests print whole editions
    lines = [
        line for line in commands("README.md", "Other regions, other figures") if not line.startswith(LEFT)
    ]
    assert len(lines) >= 8
    for line in lines:
        ran = typed(line, book)
        assert ran.returncode == 0, f"{line}\n{ran.stdout}{ran.stderr}"
        if line.startswith("press diff"):
            assert re.search(r"[1-9]\d* results? (moved|changed)|moved", ran.stdout), ran.stdout
    for edition in ("states", "later", "direct"):
        assert (book / f"_build/{edition}/html/index.html").is_file()


def test_what_the_walk_installs_is_an_extra():
    (line,) = [own for own in commands("README.md", "Other regions, other figures") if own.startswith("pip")]
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = re.search(r"\[(.+)\]", line)[1].split(",")
    assert set(named) <= set(extras["optional-dependencies"])


@pytest.fixture
def copied(tmp_path) -> Path:
    shutil.copytree(ROOT / "editions/us", tmp_path / "editions/us")
    os.symlink(ROOT / "analysis", tmp_path / "analysis")
    os.symlink(ROOT / "press", tmp_path / "press")
    return tmp_path


def test_a_region_is_renamed_as_the_readme_says(copied):
    for line in commands("data/README.md", "Renaming a region"):
        ran = typed(line, copied)
        assert ran.returncode == 0, f"{line}\n{ran.stdout}{ran.stderr}"
    pack = package.open(copied / "editions/us")
    for table, column in (("regions", "region"), ("values", "region"), ("borders", "neighbour")):
        names = set(pack.table(table)[column])
        assert "Ohio" not in names and "State of Ohio" in names


def test_an_indicator_is_added_as_the_readme_says(copied):
    folder = copied / "editions/us"
    text = (ROOT / "data/README.md").read_text(encoding="utf-8").partition("## Adding an indicator")[2]
    field = json.loads(re.search(r"```json\n(.*?)```", text, re.DOTALL)[1])
    with open(folder / "values.csv", encoding="utf-8", newline="") as file:
        rows = [row | {field["name"]: str(int(row["income"]) + 7)} for row in csv.DictReader(file)]
    with open(folder / "values.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    (values,) = [one for one in descriptor["resources"] if one["name"] == "values"]
    values["schema"]["fields"].append(field)
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    package.seal(folder)
    assert package.check(folder).errors == []
    first, second = package.open(folder).series()
    assert (second.name, second.unit) == ("wages", "dollars a head") and first.n == second.n == 48
