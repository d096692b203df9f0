"""The book's numbers are the accepted ones, meet figures worked out elsewhere, and its verdicts can turn."""

import json
import math
from pathlib import Path

import pytest
import yaml

from press.book.chapters import find
from press.book.parameters import declared

ROOT = Path(__file__).resolve().parents[2]


def numbers(value):
    if isinstance(value, dict):
        return {key: numbers(item) for key, item in value.items()}
    if isinstance(value, list):
        return [numbers(item) for item in value]
    return pytest.approx(value, rel=1e-6, abs=1e-9) if isinstance(value, float) else value


def test_the_results_are_the_accepted_ones(content):
    """A number that moved shows in the diff of book/results.json after `press accept`: mean it."""
    accepted = json.loads((ROOT / "book/results.json").read_text(encoding="utf-8"))
    assert set(content["results"]) == set(accepted["results"])
    moved = [i for i, result in accepted["results"].items() if content["results"][i] != numbers(result)]
    assert moved == []
    assert content["verdicts"] == accepted["verdicts"]


# Worked out apart from this project, with the digits given there.
CHECKS = {
    "shares.east.2021.v4": (52.2, 1),
    "shares.central.2021.v4": (21.8, 1),
    "shares.west.2021.v4": (21.2, 1),
    "shares.northeast.2021.v4": (4.9, 1),
    "shares.east.2021.v5": (52.6, 1),
    "shares.central.2021.v5": (21.4, 1),
    "shares.west.2021.v5": (21.1, 1),
    "shares.northeast.2021.v5": (4.9, 1),
    "shares.east.2012.v4": (52.2, 1),
    "shares.central.2012.v4": (21.3, 1),
    "shares.west.2012.v4": (19.6, 1),
    "shares.northeast.2012.v4": (6.9, 1),
    "shares.east.last.v5": (52.4, 1),
    "shares.central.last.v5": (21.5, 1),
    "shares.west.last.v5": (21.4, 1),
    "shares.northeast.last.v5": (4.7, 1),
    "growth.real.northeast.2012_2021": (4.80, 2),
    "growth.half_year.east": (1.92, 2),
    "growth.half_year.central": (3.59, 2),
    "growth.half_year.west": (3.74, 2),
    "growth.half_year.northeast": (0.07, 2),
    "growth.half_year.above_nation": (21, 0),
    "growth.half_year.fell": (2, 0),
    "growth.half_year.least_lead.west": (0.08, 2),
    "growth.half_year.least_lead.central": (0.41, 2),
    "sigma.cv.last.real.v5": (0.411, 3),
    "sigma.cv.2021.real.v5": (0.420, 3),
    "sigma.sdlog.last.real.v5": (0.354, 3),
    "data.over_national.2012.v4": (1.008, 3),
    "data.over_national.2019.v4": (0.996, 3),
    "data.over_national.2021.v5": (0.994, 3),
    "sigma.cv.first.grp.v5": (0.458, 3),
    "sigma.cv.2020.grp.v5": (0.454, 3),
    "sigma.cv.last.grp.v5": (0.451, 3),
    "sigma.cv.first.grp.v4": (0.454, 3),
    "sigma.cv.2020.grp.v4": (0.436, 3),
    "sigma.cv.last.grp.v4": (0.424, 3),
    "sigma.cvw.first.grp.v5": (0.393, 3),
    "sigma.cvw.2020.grp.v5": (0.388, 3),
    "sigma.cvw.last.grp.v5": (0.389, 3),
    "sigma.sdlog.first.grp.v5": (0.393, 3),
    "sigma.sdlog.2020.grp.v5": (0.371, 3),
    "sigma.sdlog.last.grp.v5": (0.372, 3),
    "sigma.cv.first.income": (0.413, 3),
    "sigma.cv.last.income": (0.363, 3),
    "sigma.over.central.first.grp.v4": (1.69, 2),
    "sigma.over.west.first.grp.v4": (1.87, 2),
    "data.revision.tianjin.grp.v4": (-33, 0),
    "data.revision.jilin.grp.v4": (-27, 0),
    "data.revision.heilongjiang.grp.v4": (-23, 0),
    "data.revision.yunnan.grp.v4": (13, 0),
    "data.revision.east.grp.v5": (3.0, 1),
    "data.revision.northeast.grp.v5": (2.9, 1),
    "data.revision.west.grp.v5": (1.7, 1),
    "data.revision.central.grp.v5": (0.2, 1),
    "published.rate.2012_2020": (2.15, 2),
    "published.dimensions.mean.2020": (118.588, 3),
}


@pytest.mark.parametrize("identifier", CHECKS)
def test_a_result_meets_the_figure_worked_out_elsewhere(content, identifier):
    expected, digits = CHECKS[identifier]
    assert round(content["results"][identifier]["value"], digits) == expected


@pytest.mark.parametrize(
    ("identifier", "expected", "width"),
    [
        ("data.over_national.2024.v5", 0.992, 0.0005),
        ("growth.real.east.2012_2021", 7.11, 0.02),  # at prices of 2012; chained here
        ("growth.real.central.2012_2021", 7.44, 0.02),
        ("growth.real.west.2012_2021", 7.66, 0.03),
        ("sigma.over.central.2021.grp.v4", 1.53, 0.015),  # the briefing had first estimates of 2021
        ("sigma.over.west.2021.grp.v4", 1.68, 0.015),
    ],
)
def test_a_result_is_near_a_figure_rounded_or_estimated_otherwise(content, identifier, expected, width):
    assert abs(content["results"][identifier]["value"] - expected) <= width


CLAIMS = yaml.safe_load((ROOT / "data/claims.yml").read_text(encoding="utf-8"))


def test_the_parameters_that_repeat_the_article_agree_with_the_claims():
    chapter = next(c for c in find(ROOT) if c.name == "book/documents")
    own = declared(chapter)
    claim = next(c for c in CLAIMS["claims"] if c["id"] == "beijing-trade-first-half-2022")
    printed = [t["value"] for t in claim["tests"][:2]]
    assert [own["claimed_trade"].default, own["claimed_growth"].default] == printed


def test_every_result_is_finite_has_a_unit_and_names_its_tables(content):
    for identifier, result in content["results"].items():
        assert result["unit"], identifier
        assert result["tables"], identifier
        if not isinstance(result["value"], dict):
            assert math.isfinite(result["value"]), identifier


def test_next_years_figures_appear_in_the_chapters(content, next_year):
    """One year more in every yearly table: the latest year moves, the article's years stay."""
    now, then = content["results"], next_year["results"]
    for identifier in ("sigma.year.last.grp.v5", "sigma.year.last.income"):
        assert then[identifier]["value"] == now[identifier]["value"] + 1
    assert then["shares.east.last.v5"]["value"] != now["shares.east.last.v5"]["value"]
    for identifier in (
        "shares.east.2021.v5",
        "sigma.cv.first.grp.v4",
        "growth.real.central_minus_east.2012_2021",
    ):
        own, other = (dict(side[identifier], note=None) for side in (then, now))  # names the years
        assert own == other
    assert [claim["id"] for claim in next_year["verdicts"]] == [claim["id"] for claim in content["verdicts"]]
