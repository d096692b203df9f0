"""Words of the appendix on sweeps: key -> (English, Chinese)."""

from __future__ import annotations

WORDS = {
    "weighting.alike": ("provinces alike", "各省等权"),
    "weighting.people": ("weighted by people", "人口加权"),
    "table.sweep-rows.caption": (
        "From the table of the sweep: the change of the spread at each point.",
        "扫描结果表节选：各点上差距的变化。",
    ),
    "table.sweep-rows.weighting": ("Weights", "权重"),
    "table.sweep-rows.series": ("Series", "序列"),
    "table.sweep-rows.base_year": ("Counted from", "起算年份"),
    "table.sweep-rows.value": ("Change, %", "变化，%"),
    "figure.sweep-changes.title": (
        "The spread fell at {fell} of {points} points, by up to {lowest:abs.1f} %",
        "{points}个点中{fell}个差距缩小，最多{lowest:abs.1f}%",
    ),
    "figure.sweep-changes.subtitle": (
        "Change of the CV of output per head since the year on the axis, %",
        "人均产值变异系数自横轴年份以来的变化，%",
    ),
    "figure.sweep-changes.caption": (
        "Change of the coefficient of variation of GRP per head, in percent, from the year on the axis to "
        "the latest of the vintage. Below zero the provinces drew together.",
        "人均地区生产总值变异系数自横轴年份至该版本最近一年的变化（%）。负值表示各省差距缩小。",
    ),
    "figure.sweep-changes.alt": (
        "Two panels, provinces alike and weighted by people; in each a line for each vintage over the "
        "year from which the change is counted. The changes lie between {lowest:.1f} % and {highest:.1f} %.",
        "两幅小图：各省等权与人口加权；每幅中每个版本一条线，横轴为起算年份。变化介于{lowest:.1f}%与"
        "{highest:.1f}%之间。",
    ),
}
