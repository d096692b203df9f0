"""What two tables say of one date agrees."""

from pathlib import Path

import pandas as pd
import pytest
import yaml

from analysis.china import evidence
from press.findings import claims

DATA = Path(__file__).resolve().parents[2] / "data"
STATED = pd.read_csv(DATA / "evidence.csv").set_index(["claim", "item"])["value"]
TABLE = pd.read_csv(DATA / "evidence.csv", keep_default_na=False)
CLAIMS = yaml.safe_load((DATA / "claims.yml").read_text(encoding="utf-8"))
ACTS = pd.read_csv(DATA / "policies.csv", dtype=str).set_index("id")["date"]


@pytest.mark.parametrize(
    ("claim", "item", "act"),
    [
        ("guanzhong-plan-2022", "published", "guanzhong-programme"),
        ("four-plans-before", "western_fujian", "western-fujian-programme"),
        ("capital-region-two-wings", "xiongan", "xiongan"),
        ("yangtze-symposia", "chongqing", "yangtze-symposium-chongqing"),
        ("yangtze-symposia", "wuhan", "yangtze-symposium-wuhan"),
        ("yangtze-symposia", "nanjing", "yangtze-symposium-nanjing"),
        ("first-train-to-laos", "departed", "laos-train"),
        ("customs-integration-begins", "began", "bth-customs-start"),
        ("daxing-zone-opens", "opened", "daxing-zone"),
        ("five-major-strategies", "capital_region", "bth-outline"),
        ("five-major-strategies", "greater_bay_area", "bay-outline"),
        ("five-major-strategies", "yangtze_delta", "delta-outline"),
    ],
)
def test_an_act_has_one_date(claim, item, act):
    assert set(STATED.loc[[(claim, item)]]) == {int(ACTS[act].replace("-", ""))}


def test_what_is_documented_says_who_says_so():
    documentary = {c["id"] for c in CLAIMS["claims"] if c["kind"] == "documentary"}
    needed = {n["result"] for c in CLAIMS["claims"] for n in c.get("needs", [])}
    told = set(TABLE["claim"])
    silent = {id for id in documentary - told if f"documents.{evidence.key(id)}.sources" not in needed}
    assert silent == set()
    assert set(TABLE["who"]) == set(evidence.WHO) == set(claims.WHO)


def test_an_issuer_on_itself_is_named():
    assert (TABLE.loc[TABLE["who"] != "independent", "issuer"] != "").all()


def test_at_most_eight_claims_wait_for_a_source_and_each_says_what_would_settle_it():
    counted = evidence.sources(CLAIMS["claims"], TABLE)
    items = {f"documents.{evidence.key(r.claim)}.{r.item}": r.value for r in TABLE.itertuples()}
    held = {**{k: float(v) for k, v in items.items()}, **counted}
    waiting = []
    for claim in CLAIMS["claims"]:
        needs = [n for n in claim.get("needs", []) if n["result"].startswith("documents.")]
        if any(held.get(n["result"], 0) < n["value"] for n in needs):
            waiting.append(claim["id"])
        if claim.get("missing"):
            assert "would settle it" in claim["missing"], claim["id"]
    assert 0 < len(waiting) <= 8, waiting


def far(test, side):
    """A value that the test passes (side 1) or fails (-1)."""
    way = -1 if test["comparison"] in ("below", "at_most") else 1
    if test["comparison"] == "equals":
        return test["value"] if side > 0 else test["value"] + 10 * test["tolerance"] + 1
    return test["value"] + side * way * (10 * test.get("tolerance", 0) + 10)


READ = [
    "endowments-differ-as-hardly-anywhere",
    "factors-move-more-freely",
    "main-functions-complement",
    "guanzhong-weak-spots",
    "capital-region-environment-treated-together",
    "yangtze-transition-speeds-up",
    "greater-bay-area-gains-strength",
    "greater-bay-area-people-gain",
    "new-growth-poles-emerge",
    "most-regions-stable",
    "recovery-speeds-up",
    "cooperation-between-regions-deepened",
    "trunk-corridors-to-come",
    "customs-integration-begins",
    "pandemic-blocks-customs",
    "single-window-online",
    "four-hours-to-the-plant",
    "sixteen-sites-hotline",
    "daxing-first-goods",
    "customs-faster-cheaper",
]


@pytest.mark.parametrize("id", READ)
def test_a_claim_read_in_documents_holds_and_fails_by_its_numbers(id):
    """Needs met and each number on its one side, then one on the other: the verdict turns."""
    claim = next(claim for claim in CLAIMS["claims"] if claim["id"] == id)

    def judged(side):
        made = {}
        for key in ("under", "written"):
            for put in claims._puts(claim, key):
                for test in [*claim.get("needs", []), *claim["tests"]]:
                    where = claim["id"]
                    if key == "written" and key not in claim and "{" in test["result"]:
                        continue
                    name, unit = (claims._filled(test[k], put, where) for k in ("result", "unit"))
                    value = far(test, 1 if test in claim.get("needs", []) else side)
                    made[name] = {"value": value, "low": value, "high": value, "unit": unit}
                    way = -1 if test["comparison"] == "below" else 1
                    bounds = {"chance": (way, unit), "short": (-way, unit), "p": (1, "%"), "power": (90, "%")}
                    for rate, worlds in claims._worlds(test, put, where).items():
                        made[worlds] = dict(zip(("value", "unit"), bounds[rate], strict=True))
        return claims.judge(claim, claims.validate(CLAIMS)[1], made)["verdict"]

    assert judged(1) == ("documented" if claim["kind"] == "documentary" else "holds")
    assert judged(-1) == "fails"
