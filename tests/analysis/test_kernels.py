"""The same digits under every BLAS kernel and vector unit that this machine can run, with one thread or two.

OpenBLAS and numpy choose when they are loaded, so that each way is a process of its own. A kernel that the
processor lacks is never asked for (it would end the process); where OpenBLAS falls back silently, the name
that it reports is not the one expected, and the case is skipped.
"""

import functools
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from press.book import chapters

ROOT = Path(__file__).resolve().parents[2]
# OPENBLAS_CORETYPE: what OpenBLAS reports then, and the flags that the processor needs for it.
KERNELS = {
    "Prescott": ("Katmai", {"pni"}),
    "Nehalem": ("Nehalem", {"sse4_2"}),
    "Haswell": ("Haswell", {"avx2", "fma"}),
    "Zen": ("Haswell", {"avx2", "fma"}),  # OpenBLAS has one set of kernels for both
    "SkylakeX": ("SkylakeX", {"avx512f", "avx512bw", "avx512dq", "avx512vl"}),
}
# Chapters that factorise, search for an optimum, or solve programmes; the others sum and sort.
SENSITIVE = (
    "book/convergence/beta",
    "book/convergence/clubs",
    "book/convergence/distribution",
    "book/convergence/fragility",
    "book/convergence/space",
    "book/effects/capital-region",
    "book/index/uncertainty",
    "book/strategies/productivity",
)
EXECUTE = """
import json, sys
from press.book import chapters
from press.findings import results
from tests.executed import ROOT, execute

book = [c for c in chapters.find(ROOT) if c.name in sys.argv[1:]]
print(json.dumps(results.merge({c.name: results.recorded(execute(c, paint=()), c.name) for c in book})))
"""


@functools.cache
def flags() -> frozenset[str]:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return frozenset()
    return frozenset(next((line.split(":")[1].split() for line in lines if line.startswith("flags")), ()))


def way(kernel: str = "", *, threads: int = 1, plain: bool = False) -> dict[str, str]:
    """The environment of a process with this kernel; ``plain``: numpy without its vector units."""
    if kernel and not KERNELS[kernel][1] <= flags():
        pytest.skip(f"the processor cannot run {kernel}")
    made = {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": str(threads), "PYTHONHASHSEED": "0"}
    if kernel:
        made["OPENBLAS_CORETYPE"] = kernel
    if plain:
        found = np.show_config(mode="dicts")["SIMD Extensions"].get("found", [])
        made["NPY_DISABLE_CPU_FEATURES"] = " ".join(found)
    return made


def run(environment: dict[str, str], *command: str) -> dict:
    own = {k: v for k, v in os.environ.items() if k not in ("OPENBLAS_CORETYPE", "NPY_DISABLE_CPU_FEATURES")}
    ran = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=own | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    return json.loads(ran.stdout.splitlines()[-1])


@functools.cache
def usual() -> dict:
    return run(way(), "tests/analysis/estimators.py")


FARTHEST = [{"kernel": "Prescott"}, {"kernel": "SkylakeX"}, {"plain": True, "threads": 2}]
WAYS = [{"kernel": kernel} for kernel in KERNELS] + [{"threads": 2}, {"plain": True, "threads": 2}]


@pytest.mark.parametrize(
    "chosen",
    [
        pytest.param(
            chosen,
            marks=[] if chosen in FARTHEST else pytest.mark.slow,
            id=" ".join(map(str, chosen.values())),
        )
        for chosen in WAYS
    ],
)
def test_the_estimators_give_the_same_digits(chosen):
    found = run(way(**chosen), "-W", "error::RuntimeWarning", "tests/analysis/estimators.py")
    if "kernel" in chosen and found["kernel"] != KERNELS[chosen["kernel"]][0]:
        pytest.skip(f"OpenBLAS runs {found['kernel']} in place of {chosen['kernel']}")
    for name, expected in usual()["estimates"].items():
        assert found["estimates"][name] == expected, name


@pytest.mark.slow
def test_the_book_gives_the_accepted_digits_on_the_plainest_kernel():
    """Every chapter but one that sweeps another, without pictures; accepted is what another machine gave."""
    names = [c.name for c in chapters.find(ROOT) if chapters.declared_sweep(c.notebook()) is None]
    assert run(way("Prescott", plain=True), "-c", EXECUTE, *names) == accepted(names)


@pytest.mark.slow
def test_sensitive_chapters_give_the_accepted_digits_in_the_commonest_way():
    """This machine's own is that of the printed book, whose results are the accepted ones as well."""
    assert run(way("Haswell", threads=2), "-c", EXECUTE, *SENSITIVE) == accepted(SENSITIVE)


def accepted(names: Sequence[str]) -> dict:
    """The committed results of these chapters."""
    held = json.loads((ROOT / "book/results.json").read_text(encoding="utf-8"))["results"]
    return {name: one for name, one in held.items() if one["chapter"] in names}
