"""Specialisation: quotients and indices by hand, shift-share as an identity, planted structure."""

import numpy as np
import pandas as pd
import pytest

from analysis.data import package
from analysis.methods import specialisation

NINE = ["agriculture", "industry", "construction", "commerce", "transport", "hospitality", "finance"]
NINE += ["real_estate", "other"]


def rows(table):
    """``{(region, year): {industry: value}}`` as long rows."""
    lines = [(r, y, i, float(v)) for (r, y), own in table.items() for i, v in own.items()]
    return pd.DataFrame(lines, columns=["region", "year", "industry", "value"])


TWO = rows({
    ("A", 0): {"farm": 10, "mill": 30}, ("B", 0): {"farm": 40, "mill": 20},
    ("A", 1): {"farm": 10, "mill": 60}, ("B", 1): {"farm": 50, "mill": 30},
})  # fmt: skip


def test_quotients_by_hand():
    found = specialisation.quotients(TWO).set_index(["region", "year", "industry"])["lq"]
    assert found["A", 0, "farm"] == pytest.approx((10 / 40) / (50 / 100))
    assert found["B", 0, "mill"] == pytest.approx((20 / 60) / (50 / 100))


def test_quotients_average_to_one_weighted_by_size():
    found = specialisation.quotients(TWO)
    size = found["value"] / found["lq"]  # x_r x_i / x
    weights = size / size.groupby([found["industry"], found["year"]]).transform("sum")
    mean = (weights * found["lq"]).groupby([found["industry"], found["year"]]).sum()
    assert mean.to_numpy() == pytest.approx(1)


def test_krugman_by_hand_and_between_its_bounds():
    found = specialisation.krugman(TWO).set_index(["region", "year"])["index"]
    assert found["A", 0] == pytest.approx(abs(0.25 - 2 / 3) + abs(0.75 - 1 / 3))
    assert found["A", 0] == pytest.approx(found["B", 0])  # each is the other's rest
    apart = rows({("A", 0): {"farm": 1, "mill": 0}, ("B", 0): {"farm": 0, "mill": 5}})
    same = rows({("A", 0): {"farm": 1, "mill": 2}, ("B", 0): {"farm": 3, "mill": 6}})
    assert specialisation.krugman(apart)["index"].tolist() == pytest.approx([2, 2])
    assert specialisation.krugman(same)["index"].tolist() == pytest.approx([0, 0])


def test_dissimilarity_is_a_distance():
    table = package.open().table("sectors")
    found = specialisation.dissimilarity(
        specialisation.long(table[table["vintage"] == "v5"], industries=NINE), year=2020
    ).to_numpy()
    assert np.allclose(found, found.T) and np.allclose(np.diag(found), 0)
    assert (found[:, None, :] <= found[:, :, None] + found.T[None, :, :] + 1e-12).all()


def test_structural_change_by_hand():
    found = specialisation.structural_change(TWO, first=0, last=1)
    assert found["A"] == pytest.approx(100 * abs(10 / 70 - 10 / 40))
    assert found["B"] == pytest.approx(100 * abs(50 / 80 - 40 / 60))


def test_shift_share_by_hand():
    """All: 100 to 150 (G = .5); farm 50 to 60 (.2), mill 50 to 90 (.8). A: 40 to 70."""
    found = specialisation.shift_share(TWO, first=0, last=1).set_index("region")
    assert found.loc["A", ["change", "national", "mix", "regional"]].tolist() == pytest.approx(
        [30, 20, 10 * -0.3 + 30 * 0.3, 10 * -0.2 + 30 * 0.2]
    )


@pytest.mark.parametrize("dynamic", [False, True])
def test_the_parts_sum_and_the_relative_ones_vanish_over_the_nation(dynamic):
    table = package.open().table("sectors")
    own = specialisation.long(table[table["vintage"] == "v4"], industries=NINE)
    found = specialisation.shift_share(own, first=2000, last=2019, dynamic=dynamic)
    sizes = own.groupby(["region", "year"])["value"].sum()
    expected = [sizes[r, 2019] - sizes[r, 2000] for r in found["region"]]
    assert found["change"].to_numpy() == pytest.approx(expected)
    parts = found[list(specialisation.PARTS)]
    assert parts.sum(axis=1).to_numpy() == pytest.approx(found["change"].to_numpy())
    assert found["mix"].sum() == pytest.approx(0, abs=1e-5) and found["regional"].sum() == pytest.approx(
        0, abs=1e-5
    )
    cells = specialisation.shift_share_cells(own, first=2000, last=2019, dynamic=dynamic)
    by_industry = cells.groupby("industry")["regional"].sum()
    assert by_industry.to_numpy() == pytest.approx(np.zeros(9), abs=1e-5)


def test_one_step_is_the_same_dynamic_or_not():
    steps = [specialisation.shift_share(TWO, first=0, last=1, dynamic=d) for d in (False, True)]
    pd.testing.assert_frame_equal(*steps)


def test_a_planted_structure_is_told_from_a_planted_advantage():
    """Industries grow alike everywhere: all is mix. Regions grow alike in all industries: all is regional."""
    start = {"A": {"farm": 10.0, "mill": 30.0}, "B": {"farm": 40.0, "mill": 20.0}}
    growth = {"farm": 1.1, "mill": 1.6}
    table = {(r, 0): own for r, own in start.items()}
    mix = table | {(r, 1): {i: v * growth[i] for i, v in own.items()} for r, own in start.items()}
    found = specialisation.shift_share(rows(mix), first=0, last=1)
    assert found["regional"].to_numpy() == pytest.approx([0, 0], abs=1e-12)
    even = {"A": {"farm": 10.0, "mill": 30.0}, "B": {"farm": 20.0, "mill": 60.0}}
    regional = {(r, 0): own for r, own in even.items()}
    regional |= {(r, 1): {i: v * {"A": 1.2, "B": 1.5}[r] for i, v in own.items()} for r, own in even.items()}
    found = specialisation.shift_share(rows(regional), first=0, last=1)
    assert found["mix"].to_numpy() == pytest.approx([0, 0], abs=1e-12)
    assert found["regional"].tolist() == pytest.approx([40 * (0.2 - 0.4), 80 * (0.5 - 0.4)])


def test_esteban_marquillas_by_hand_and_in_sum():
    found = specialisation.homothetic(TWO, first=0, last=1).set_index("region")
    whole = specialisation.shift_share(TWO, first=0, last=1).set_index("region")["regional"]
    assert found["regional"].to_dict() == pytest.approx(whole.to_dict())
    competitive = 40 * 0.5 * (0 - 0.2) + 40 * 0.5 * (1.0 - 0.8)
    assert found.at["A", "competitive"] == pytest.approx(competitive, abs=1e-12)
    assert (found["competitive"] + found["allocation"]).tolist() == pytest.approx(whole.tolist())


def test_an_industry_as_spread_as_everything_has_a_gini_of_zero():
    table = rows({("A", 0): {"farm": 1, "mill": 2, "mine": 3}, ("B", 0): {"farm": 2, "mill": 4, "mine": 0}})
    even = rows({("A", 0): {"farm": 1, "mill": 2}, ("B", 0): {"farm": 2, "mill": 4}})
    assert specialisation.locational_gini(even)["gini"].to_numpy() == pytest.approx([0, 0], abs=1e-12)
    found = specialisation.locational_gini(table).set_index("industry")["gini"]
    assert found["mine"] > found["farm"] > 0


def test_persistence_by_hand():
    found = specialisation.persistence(specialisation.quotients(TWO), first=0, last=1).set_index("industry")
    assert found.loc["farm", ["correlation", "stayed", "n"]].tolist() == pytest.approx([1, 100, 1])


def test_errors_name_the_place():
    table = package.open().table("sectors")
    with pytest.raises(ValueError, match="Beijing 2016, Beijing 2017.*more than once"):
        specialisation.long(table, industries=NINE)
    with pytest.raises(ValueError, match="no column tin"):
        specialisation.long(table[table["vintage"] == "v5"], industries=["tin"])
    with pytest.raises(ValueError, match="lack 7"):
        specialisation.shift_share(TWO, first=0, last=7)


def test_tables_over_time_are_each_by_itself():
    alike, ends = specialisation.over_time({"v": TWO, "w": TWO[TWO["region"] != "C"]}, middle=1)
    own = specialisation.krugman(TWO)
    assert alike[alike["vintage"] == "v"]["index"].tolist() == pytest.approx(own["index"].tolist())
    row = ends.iloc[0]
    assert (row["since"], row["until"]) == (0, 1) and row["1"] == row["last"]
    assert row["first"] == pytest.approx(own[own["year"] == 0]["index"].mean())
    assert row["moved"] == pytest.approx(specialisation.structural_change(TWO, first=0, last=1).mean())
    assert row["rose"] == 0  # from the middle, which is the last year
    late = specialisation.over_time({"v": TWO}, middle=-5)[1].iloc[0]
    assert np.isnan(late["-5"]) and late["rose"] in (0, 1, 2)


def test_the_parts_beside_the_nation_are_shift_shares():
    found = specialisation.shifts({"v": TWO}).pivot(index="region", columns="part", values="of_base")
    want = specialisation.shift_share(TWO, first=0, last=1, dynamic=True).set_index("region")
    for part in ("mix", "regional"):
        assert found[part].to_dict() == pytest.approx((100 * want[part] / want["base"]).to_dict())
