"""Designs declared in advance: the book's own, and every way in which a design is refused."""

import copy

import numpy as np
import pandas as pd
import planted_effects
import pytest
from planted_effects import CONTENT, LONE, TREATED

from analysis.data import package
from analysis.data.errors import PackageError
from analysis.methods import designs, effects
from press import cli

CAPITAL = "beijing-tianjin-hebei"


@pytest.fixture(scope="module")
def own():
    pack = package.open()
    return pack, designs.of(pack)


@pytest.fixture(scope="module")
def planted(once):
    folder = once("planted-effects", lambda at: planted_effects.write(at / "package", effect=5.0)) / "package"
    return package.open(folder)


def test_the_books_own_designs_stand_by_their_rules(own):
    pack, found = own
    by = {design.id: design for design in found}
    capital = by["capital-growth"]
    assert (capital.before, capital.after, capital.left_out) == ((2001, 2013), (2014, 2018), ())
    assert (len(capital.donors), len(capital.sets), capital.level, capital.vintage) == (16, 71, 0.05, "v4")
    assert effects.estimate(capital.study()) == pytest.approx(-0.233, abs=5e-4)
    assert effects.estimate(by["capital-share-v5"].study()) == pytest.approx(-5.77, abs=5e-3)
    belt = by["belt-growth"]
    assert (belt.left_out, belt.before[1], belt.after[0]) == ((2014,), 2013, 2015)
    assert by["bay-growth"].level == 0.1 and len(by["bay-growth"].sets) == 17  # one over 17 is above 5 %
    assert {d.level for d in found if d.by == "cities"} == {0.1}
    assert (by["yellow-growth"].left_out, by["yellow-growth"].vintage) == ((2019,), "v5")
    assert by["delta-growth"].level is None and len(by["delta-growth"].sets) == 4  # no test
    assert set(designs.not_identified(pack)["id"]) >= {"bay-cities", "xiongan", "old-areas", "income"}
    told = designs.seen(pack)  # what was known before and what was changed after is said, in both languages
    assert {"capital", "cities", "since-2011"} <= set(told["id"]) and told.notna().all(axis=None)


def test_designs_of_one_strategy_are_named_without_it(own):
    short = designs.names(designs.of(own[0], strategy="beijing-tianjin-hebei"), of_one=True).set_index("id")
    assert short.loc["capital-share-v4"].tolist() == ["log share of product, v4", "产出份额对数，v4"]
    assert short["en"].is_unique and short["zh"].is_unique


def test_no_figure_of_a_year_left_out_enters(own):
    belt = designs.pick(own[1], "belt-growth")
    assert 2014 not in belt.study().years and {2013, 2015} <= set(belt.study().years)


def test_a_start_before_july_counts_and_a_later_one_leaves_its_year_out():
    assert designs.split("2014-02-26") == (2014, ())
    assert designs.split("2014-06-30") == (2014, ())
    assert designs.split("2017-07-01") == (2018, (2017,))
    with pytest.raises(ValueError, match="start is 2014; a date with its month"):
        designs.split("2014")


def test_other_donors_are_parts_of_the_declared_ones(own):
    pack, found = own
    capital = designs.pick(found, "capital-growth")
    kept = designs.variants(capital, pack)
    assert set(kept) >= {"no_neighbours", "without.Northeast", "only.none"}
    assert set(capital.donors) - set(kept["no_neighbours"]) == {
        "Liaoning", "Inner Mongolia", "Shanxi", "Shandong", "Henan"
    }  # fmt: skip
    assert len(kept["only.none"]) == 8 and len(kept["without.Northeast"]) == 13


def test_cities_are_one_unit_and_other_regions_their_placebos(own):
    found = designs.pick(own[1], "guanzhong-cities")
    assert found.treated == ("guanzhong",) and len(found.sets) == len(found.donors) + 1 == 11
    cities = own[0].table("city_accounts")
    inside = own[0].table("strategy_members").query("strategy == 'guanzhong' and level == 'city'")["code"]
    rows = cities[(cities["vintage"] == "v4r") & cities["code"].isin(inside)]
    wide = np.log(rows.pivot(index="code", columns="year", values="grp"))
    at = found.table.query("region == 'guanzhong' and year == 2015")["value"].iloc[0]
    assert at == pytest.approx(100 * (wide[2015] - wide[2014]).mean()) and len(wide) == 11


def test_a_planted_effect_is_found_through_a_package(planted):
    found = designs.pick(designs.of(planted), "river-growth")
    done = effects.test(found.study(), found.sets)
    assert done.value == pytest.approx(5, abs=1) and done.p <= 0.05 and done.low > 0
    assert designs.pick(designs.of(planted), "coast-growth").treated == (LONE,)
    assert [d.strategy for d in designs.of(planted, strategy="coast")] == ["coast"]
    assert set(designs.variants(found, planted)) >= {"no_neighbours", "without.east", "without.west"}


# ---- refusals: one kind a line ---------------------------------------------------------------------------

FEW = ["r02", "r03", "r04"]
REFUSED = {
    "unknown-key": ({"colour": "red"}, "unknown key colour"),
    "missing-key": ({"act": None}, "no act"),
    "family": ({"family": "main"}, "family is 'main'; one of primary, secondary, check"),
    "measure": ({"measure": "median"}, "measure is 'median'"),
    "no-such-act": ({"act": "sea-plan"}, "act 'sea-plan' is not there; any of river-plan"),
    "act-of-another": ({"act": "coast-plan"}, "act coast-plan is of the strategy coast, not river"),
    "not-the-first-act": ({"act": "river-law", "start": "2013-05-01"}, "national since 2011-03-01"),
    "start-not-of-the-act": ({"start": "2011-04-01"}, "the act river-plan is dated 2011-03-01"),
    "left-out-by-choice": ({"left_out": [2011]}, r"a start on 2011-03-01 leaves \[\] out"),
    "no-years-before": ({"window": [2011, 2019]}, "years before and after"),
    "treated-not-under-it": ({"treated": ["r00", "r01", "r02"]}, "treated r02: not under river"),
    "treated-not-connected": ({"treated": ["r01", "r10"]}, "treated are not connected: r01, r10"),
    "donor-under-a-strategy": ({"donors": "all"}, r"donors under .* ends in 2019: r35 \(coast\)"),
    "no-such-donors": ({"donors": "some"}, "donors 'some' is not there"),
    "no-such-outcome": ({"outcome": "wealth"}, "outcome 'wealth' is not there"),
    "form": ({"outcome": "odd"}, "as is 'root'; one of growth, change, level, share"),
    "no-figure": ({"window": [1999, 2019]}, "no value for .* 1999"),
    "mixed-vintages": ({"outcome": "mixed"}, "mixes the vintages a, b"),
    "level-too-strict": ({"donors": "few"}, "level is 0.05; . connected sets allow none"),
    "level-too-lax": ({"level": 0.1}, "level is 0.1; .* connected sets allow 0.05"),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_a_design_is_refused_in_words(tmp_path, kind, capsys):
    changes, said = REFUSED[kind]
    content = copy.deepcopy(CONTENT)
    content["designs"] = content["designs"][:1]
    content["designs"][0] |= changes
    content["designs"][0] = {k: v for k, v in content["designs"][0].items() if v is not None}
    content["donors"]["all"] = {
        "regions": [n for n in planted_effects.NAMES if n not in TREATED],
        "why": "all",
    }
    content["outcomes"]["odd"] = {"table": "values", "column": "output", "as": "root", "unit": "%"}
    content["outcomes"]["mixed"] = {"table": "twice", "column": "output", "as": "level", "unit": "%"}

    def add(tables):
        both = [tables["values"].assign(vintage=v) for v in "ab"]
        tables["twice"] = pd.concat(both, ignore_index=True)

    folder = planted_effects.write(tmp_path / "package", content=content, change=add)
    with pytest.raises(PackageError, match=rf"designs.yml: design river-growth: .*{said}"):
        designs.of(package.open(folder))


def test_a_donor_joins_late_enough_or_is_refused(tmp_path):
    def earlier(tables):
        tables["strategies"].loc[tables["strategies"]["id"] == "hill", "since"] = "2018-05-01"

    designs.of(
        package.open(planted_effects.write(tmp_path / "late"))
    )  # since September 2019: first year after 2020
    with pytest.raises(PackageError, match=r"before the window ends in 2019: r22 \(hill\), r23 \(hill\)"):
        designs.of(package.open(planted_effects.write(tmp_path / "early", change=earlier)))


def test_every_fault_is_told_at_once_and_press_check_tells_them(tmp_path, capsys):
    content = copy.deepcopy(CONTENT)
    content["designs"][0]["family"] = "main"
    content["designs"][1]["window"] = [2002, 2011]
    content["designs"].append(content["designs"][2])
    folder = planted_effects.write(tmp_path / "package", content=content)
    assert cli.main(["check", str(folder)]) == 1
    said = capsys.readouterr().err
    for part in ("river-growth: family", "coast-growth: window is 2002-2011", "river-level stands twice"):
        assert part in said
    assert cli.main(["check", str(planted_effects.write(tmp_path / "good"))]) == 0


def test_the_designs_are_in_the_receipt_by_digest():
    # inputs.tables of a receipt holds the sha256 of every file that the package names
    descriptor = package.open().descriptor["resources"]
    assert next(r for r in descriptor if r["name"] == "designs")["hash"].startswith("sha256:")


@pytest.mark.parametrize(("effect", "want"), [(40.0, 1), (1.5, 0), (0.0, -1), (-8.0, -1)])
def test_a_verdict_is_an_effect_none_worth_having_or_undecided(tmp_path, effect, want):
    content = copy.deepcopy(CONTENT)
    content["designs"] = content["designs"][:1]
    pack = package.open(planted_effects.write(tmp_path / "package", effect=effect, content=content))
    found = designs.judged(designs.of(pack), pack).iloc[0]
    assert found["verdict"] == want
    if want == 1:
        assert found["holm"] <= 0.05 and found["signs"] == 1 and found["false"] > 0.1 and found["bound"] >= 1
    if want == -1:
        assert found["high"] < 1


def test_findings_of_designs_by_hand(own):
    capital = [d for d in own[1] if d.strategy == CAPITAL]
    found = designs.tested(capital).set_index("design")
    primary = found[found["family"] == "primary"]
    assert list(primary["holm"]) == pytest.approx(list(effects.holm(primary["p"])))
    assert found.loc[found["family"] != "primary", "holm"].isna().all()
    one = designs.pick(capital, "capital-growth")
    curve = designs.powers([one], steps=5)
    sizes = effects.placebo_effects(*one.posed()).std() * np.linspace(0, 6, 5)
    assert list(curve["effect"]) == pytest.approx(list(sizes)) and set(curve["sets"]) == {71}
    half = designs.found_at(curve, effect=float(sizes[1:3].mean()))["value"].iloc[0]
    assert half == pytest.approx(curve["power"].iloc[1:3].mean())
    alone = designs.pooled([one], draws=4000)
    assert alone["value"] == pytest.approx(effects.estimate(one.study())) and alone["designs"] == 1
    assert alone["low"] < alone["value"] < alone["high"] and alone["p"] > 0.5
    free = designs.shuffled([one]).iloc[0]
    assert free["connected"] == pytest.approx(found.at["capital-growth", "p"]) and free["draws"] == 969


def test_dispersion_is_that_of_the_set_and_its_placebos_are_the_sets(own):
    design = designs.pick(own[1], "capital-dispersion")
    study, sets = design.posed()
    wide = design.table.pivot(index="region", columns="year", values="value")
    spread = wide.loc[list(design.treated), list(study.years)].to_numpy().std(axis=0)
    assert study.values[study.treated][0] == pytest.approx(spread)
    assert sets.shape == (71, 71) and (sets.sum(axis=1) == 1).all()
