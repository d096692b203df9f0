"""What two tables say of one date agrees."""

from pathlib import Path

import pandas as pd
import pytest

DATA = Path(__file__).resolve().parents[2] / "data"
STATED = pd.read_csv(DATA / "evidence.csv").set_index(["claim", "item"])["value"]
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
        ("customs-integration-begins", "beijing_tianjin", "bth-customs-start"),
        ("daxing-zone-opens", "opened", "daxing-zone"),
    ],
)
def test_an_act_has_one_date(claim, item, act):
    assert f"{STATED[claim, item]:.0f}" == ACTS[act].replace("-", "")
