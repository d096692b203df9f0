"""A test that cannot fail is no test: each test of a claim can hold and can fail, on values that can be.

No edition is built: the rates of tests of chance are the accepted ones, every other number is made up within
what its unit and its meaning allow.
"""

import json
from pathlib import Path

import pytest
import yaml

from press.findings import claims

ROOT = Path(__file__).resolve().parents[2]
ACCEPTED = json.loads((ROOT / "book/results.json").read_text(encoding="utf-8"))["results"]
CLAIMS, WORDS = claims.validate(yaml.safe_load((ROOT / "data/claims.yml").read_text(encoding="utf-8")))

DATES = [20001231.0, 20120101.0, 20140701.0, 20141001.0, 20220722.0, 20220723.0, 20261231.0]
BY_UNIT = {  # least and largest
    "count": (0, 1000),
    "share": (0, 3),
    "hours": (0, 1000),
    "index": (0, 1000),
    "ratio": (0, 1000),
    "trillion yuan": (0, 100),
    "million US dollars": (0, 1e5),
    "year": (1949, 2100),
    "%": (-100, 1000),
    "km": (-1e6, 1e6),
}
BY_RESULT = {
    "uncertainty.": (0, 100),
    "fragility.places.reversed": (0, 6),  # pairs of four macro-regions
    "growth.half_year.steady": (0, 31),
    "growth.half_year.regions_covered": (0, 31),
    "effects.verdict": (-1, 1),
    "policy.macro_regions": (0, 4),
}
# Undecided on either side of what chance gives, as nothing can be fewer than none.
NEVER_FAIL = {"fragility.places.reversed", "fragility.undone.most"}


def possible(test, name, rates):
    """Values that the result of a test can have, on every side of its bounds."""
    unit, value = test["unit"], test["value"]
    if unit == "date":
        return [*DATES, float(value)]
    if unit == "yes or no":
        return [0.0, 1.0]
    known = [own for start, own in BY_RESULT.items() if name.startswith(start)]
    low, high = known[0] if known else BY_UNIT.get(unit, (-1000, 1000))
    whole = unit == "count" or name.startswith("effects.verdict")
    margin = test.get("tolerance", 0)
    edges = [value, value - margin, value + margin, *(rates[rate] for rate in ("chance", "short") if rates)]
    step = 1 if whole else 1e-3 * max(abs(value), 1)
    found = [low, high, *(edge + way * step for edge in edges for way in (-1, 0, 1))]
    return [float(round(x) if whole else x) for x in found if low <= x <= high]


def every_test():
    for claim in CLAIMS:
        for key in ("under", "written"):
            if key == "written" and not claim.get(key):
                continue
            for put in claims._puts(claim, key):
                for number, test in enumerate([*claim["tests"], *claim.get("needs", [])]):
                    label = "-".join([claim["id"], key, *put.values(), str(number)])
                    yield pytest.param(claim, put, test, id=label)


def verdicts(claim, put, test):
    where = f"claim {claim['id']}"
    name = claims._identifier(test, put, where)
    filled = test | {"unit": claims._filled(test["unit"], put, where)}
    way = -1 if test["comparison"] == "below" else 1
    plain = {"chance": way * 1.0, "short": way * -1.0, "p": 5.0, "power": 50.0}
    rates, held = {}, {}
    for rate, identifier in claims._worlds(test, put, where).items():
        rates[rate] = ACCEPTED.get(identifier, {"value": plain[rate]})["value"]
        unit = "%" if rate in ("p", "power") else filled["unit"]
        held[identifier] = {"value": rates[rate], "unit": unit}
    said = set()
    for value in possible(filled, name, rates):
        own = {"value": value, "low": value, "high": value, "unit": filled["unit"]}
        said.add(claims._test(test, put, held | {name: own}, where)["verdict"])
    return name, said


@pytest.mark.parametrize(("claim", "put", "test"), list(every_test()))
def test_a_test_can_hold_and_can_not_hold(claim, put, test):
    name, said = verdicts(claim, put, test)
    assert "holds" in said, f"{name}: nothing that could be measured makes this hold"
    assert said - {"holds"}, f"{name}: nothing that could be measured makes this fail"
    if not name.startswith(tuple(NEVER_FAIL)) or "worlds" not in test:
        assert "fails" in said, f"{name}: this can only hold or be undecided; say why in NEVER_FAIL"


def test_a_test_that_cannot_fail_is_seen():
    claim = {"id": "made-up"}
    test = {"result": "made.up", "comparison": "above", "value": -1, "unit": "count", "tolerance": 0}
    assert verdicts(claim, {}, test)[1] == {"holds"}
    assert verdicts(claim, {}, test | {"value": 0})[1] == {"holds", "fails"}
    never = {
        "result": "effects.verdict.x",
        "comparison": "above",
        "value": 2,
        "unit": "index",
        "tolerance": 0,
    }
    assert "holds" not in verdicts(claim, {}, never)[1]
