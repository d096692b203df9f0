"""Cells that jump beyond what any region ever did, and back: typing errors more often than history.

A cell is named if its value leaves that of the year before and returns by the year after, by a factor above
2 and by more than twice, in logs, the largest step that any region made anywhere else. In the first and the
last year, which have one neighbour, the factor is 10. A lasting break is not named: it does not come back.

It misleads where a region did live through such a year, as in a war; nothing is corrected, a person decides.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

    from analysis.data.series import Series

INSIDE, AT_END, TIMES = math.log(2), math.log(10), 2.0


def jumps(s: Series) -> pd.DataFrame:
    """The cells of a series that jump: region, year, value, factor (over its neighbours in time)."""
    wide = s.table.pivot(index="region", columns="year", values="per_head")
    steps = np.diff(np.log(wide.to_numpy(dtype=float)), axis=1)
    before = np.pad(steps, ((0, 0), (1, 0)), constant_values=np.nan)
    after = np.pad(-steps, ((0, 0), (0, 1)), constant_values=np.nan)
    size = np.fmin(np.abs(before), np.abs(after))
    size[:, 1:-1][before[:, 1:-1] * after[:, 1:-1] < 0] = 0  # goes on, does not come back
    most = np.full(wide.shape, INSIDE)
    most[:, [0, -1]] = AT_END
    odd = size > most
    odd[:, 0] &= ~odd[:, 1]  # beside a cell that jumps, the end does not
    odd[:, -1] &= ~odd[:, -2]
    usual = np.abs(steps)[~(odd[:, :-1] | odd[:, 1:])]
    odd &= size > TIMES * (usual.max() if len(usual) else 0.0)
    rows, columns = np.nonzero(odd)
    import pandas as pd

    found = {"region": wide.index[rows], "year": wide.columns[columns].astype(int)}
    values = wide.to_numpy()[rows, columns]
    signed = np.where(np.isnan(before), after, before)[rows, columns]
    return pd.DataFrame(found | {"value": values, "factor": np.exp(signed)})


def said(s: Series) -> list[str]:
    """The cells of ``jumps`` in words, a line each."""
    return [
        f"series {s.name}: {row.region} {row.year}: {row.value:,.10g} is "
        + (f"{_round(row.factor)} times" if row.factor > 1 else f"1/{_round(1 / row.factor)} of")
        + " the years beside it, further than any region ever moved"
        for row in jumps(s).itertuples()
    ]


def _round(factor: float) -> str:
    return f"{factor:,.0f}" if factor >= 10 else f"{factor:.1f}"
