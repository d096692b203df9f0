"""Key numbers of the strategies' chapters, worked out again from the tables with csv and math alone."""

import csv
import json
import math
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RESULTS = json.loads((ROOT / "book/results.json").read_text(encoding="utf-8"))["results"]
THREE = ("Beijing", "Tianjin", "Hebei")


def rows(name):
    with (ROOT / f"data/{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def value(identifier):
    return RESULTS[identifier]["value"]


def cells(name, column, **where):
    """(region, year) -> the column's value, of the rows that are as ``where`` says."""
    return {
        (r["region"], int(r["year"])): float(r[column])
        for r in rows(name)
        if r[column] and all(r[k] == v for k, v in where.items())
    }


MACRO_REGION = {r["region"]: r["macro_region"] for r in rows("regions")}
PEOPLE = cells("population", "population")


def of_macro_region(table, macro_region, year):
    return math.fsum(v for (r, y), v in table.items() if y == year and MACRO_REGION[r] == macro_region)


@pytest.mark.parametrize(("year", "name"), [(2016, "first"), (2024, "last")])
@pytest.mark.parametrize("measure", ["broadband", "mobile_data", "ecommerce_sales"])
def test_east_over_west_of_a_digital_measure(measure, year, name):
    table = (
        cells("indicators", "value", indicator="broadband_users")
        if measure == "broadband"
        else cells("digital", measure)
    )
    per = [of_macro_region(table, p, year) / of_macro_region(PEOPLE, p, year) for p in ("East", "West")]
    assert value(f"digital.east_over_west.{measure}.{name}") == pytest.approx(per[0] / per[1])


def test_the_spread_of_broadband():
    table = cells("indicators", "value", indicator="broadband_users")
    for year, name in ((2016, "first"), (2024, "last")):
        held = [(PEOPLE[r, y], math.log(v / PEOPLE[r, y])) for (r, y), v in table.items() if y == year]
        whole = math.fsum(w for w, _ in held)
        mean = math.fsum(w * x for w, x in held) / whole
        spread = math.sqrt(math.fsum(w * (x - mean) ** 2 for w, x in held) / whole)
        assert value(f"digital.closing.broadband.{name}") == pytest.approx(spread)


@pytest.mark.parametrize(("kind", "columns"), [
    ("usd", ("exports", "imports")), ("place", ("origin_exports", "destination_imports")),
])  # fmt: skip
def test_the_share_of_the_three_in_the_nations_trade(kind, columns):
    parts = [cells("trade", c) for c in columns]
    for year, name in ((2013, "2013"), (2019, "last")):
        own = math.fsum(t[r, year] for t in parts for r in THREE)
        whole = math.fsum(v for t in parts for (_, y), v in t.items() if y == year)
        assert value(f"trade.share.{kind}.{name}") == pytest.approx(100 * own / whole)


def test_the_three_of_2013_are_what_customs_said():
    """612.5 billion dollars, about 14.7 % of the nation's, as printed in May 2014."""
    facts = {r["id"]: float(r["value"]) for r in rows("facts")}
    assert value("trade.share.usd.2013") == pytest.approx(facts["bth_trade_share_2013"], abs=0.05)
    assert abs(value("trade.three.2013_against_customs")) < 0.05


def test_what_energy_accounts_for_in_beijings_imports():
    facts = {r["id"]: float(r["value"]) for r in rows("facts")}

    def rise(name):
        now, growth = facts[f"beijing_{name}_2022m7"], facts[f"beijing_{name}_growth_2022m7"]
        return now - now / (1 + growth / 100)

    share = 100 * rise("energy") / rise("imports")
    assert value("trade.seven_months.energy.accounts_for") == pytest.approx(share)


def test_the_gini_of_expressways_by_land():
    """By pairs of regions rather than by sorting."""
    area = {r["region"]: float(r["area"]) for r in rows("areas")}
    table = cells("indicators", "value", indicator="expressway")
    held = [(area[r], v / area[r]) for (r, y), v in table.items() if y == 2012]
    weight = math.fsum(w for w, _ in held)
    mean = math.fsum(w * x for w, x in held) / weight
    pairs = math.fsum(a * b * abs(x - y) for a, x in held for b, y in held)
    found = value("infrastructure.gini.expressway.per_area.2012")
    assert found == pytest.approx(pairs / (2 * weight**2 * mean))


def test_krugmans_index_of_2012():
    industries = [c for c in rows("sectors")[0] if c not in ("region", "year", "vintage", "status")]
    held = [r for r in rows("sectors") if (r["vintage"], r["year"]) == ("v4", "2012")]
    own = {r["region"]: [float(r[i]) for i in industries] for r in held}
    total = []
    for region, mine in own.items():
        rest = [math.fsum(x[i] for r, x in own.items() if r != region) for i in range(len(industries))]
        gaps = [abs(a / sum(mine) - b / sum(rest)) for a, b in zip(mine, rest, strict=True)]
        total.append(math.fsum(gaps))
    assert value("advantage.krugman.index.2012.v4") == pytest.approx(math.fsum(total) / len(total))


def test_capital_over_output_by_a_loop():
    """Perpetual inventory from a steady state, region by region and year by year."""
    price, invest = cells("capital", "price"), cells("capital", "gfcf")
    grp, index = (cells("accounts", c, vintage="v4") for c in ("grp", "growth_index"))
    capital, output = dict.fromkeys(range(2000, 2018), 0.0), dict.fromkeys(range(2000, 2018), 0.0)
    for region in MACRO_REGION:
        if (region, 2001) not in price:
            continue
        level, volume = 1.0, {2000: grp[region, 2000]}
        for year in range(2001, 2018):
            volume[year] = volume[year - 1] * index[region, year] / 100
        growth = (volume[2005] / volume[2000]) ** 0.2 - 1
        stock = invest[region, 2000] / (growth + 0.1)
        for year in range(2000, 2018):
            level *= price[region, year] / 100 if year > 2000 else 1
            before, stock = stock, 0.9 * stock + invest[region, year] / level
            capital[year] += (before + stock) / 2
            output[year] += volume[year]
    for year, name in ((2000, "first"), (2012, "2012"), (2017, "last")):
        assert value(f"productivity.capital_output.all.{name}") == pytest.approx(capital[year] / output[year])


def test_what_is_left_over_for_the_nation_adds_up():
    for span in ("all", "early", "middle", "late"):
        parts = [value(f"productivity.nation.{p}.{span}") for p in ("capital", "labour", "residual")]
        assert math.fsum(parts) == pytest.approx(value(f"productivity.nation.output.{span}"))
    years = {"early": 7, "middle": 5, "late": 5}
    mean = math.fsum(n * value(f"productivity.nation.residual.{s}") for s, n in years.items()) / 17
    assert mean == pytest.approx(value("productivity.nation.residual.all"))


@pytest.mark.parametrize("kind", ["yearly", "sequential"])
def test_the_malmquist_index_is_its_parts(kind):
    parts = [value(f"productivity.malmquist.{kind}.{p}") for p in ("catching_up", "frontier")]
    assert math.fsum(parts) == pytest.approx(value(f"productivity.malmquist.{kind}.malmquist"))


def test_variants_say_that_they_are():
    marked = ("productivity.residents.", "productivity.malmquist.", "productivity.spread.")
    for identifier, result in RESULTS.items():
        if identifier.startswith(marked):
            assert "residents in place of employed" in result["note"], identifier
