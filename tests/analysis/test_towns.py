"""Town and country inside provinces: the parts make the whole again."""

import numpy as np

from analysis.china import towns
from analysis.data import package


def test_town_and_country_together_have_the_income_of_the_province():
    pack = package.open("")
    cells = towns.cells(pack)
    assert set(cells["part"]) == set(towns.PARTS) and set(cells["year"]) == set(range(2013, 2020))
    sums = cells.assign(total=cells["value"] * cells["mean_population"]).groupby(["region", "year"])
    mean = sums["total"].sum() / sums["mean_population"].sum()
    income = pack.table("income").set_index(["region", "year"])["all"]
    assert np.allclose(mean, income[mean.index], rtol=1e-12)
