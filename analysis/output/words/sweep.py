"""Words of the appendix on sweeps: key -> English."""

from __future__ import annotations

WORDS = {
    "weighting.alike": "provinces alike",
    "weighting.people": "weighted by people",
    "table.sweep-rows.caption": "From the table of the sweep: the change of the spread at each point.",
    "table.sweep-rows.weighting": "Weights",
    "table.sweep-rows.series": "Series",
    "table.sweep-rows.base_year": "Counted from",
    "table.sweep-rows.value": "Change, %",
    "figure.sweep-changes.title": "The spread fell at {fell} of {points} points, by up to {lowest:abs.1f} %",
    "figure.sweep-changes.subtitle": "Change of the CV of output per head since the year on the axis, %",
    "figure.sweep-changes.caption": "Change of the coefficient of variation of GRP per head, in percent, from the year on the axis to "
    "the latest of the vintage. Below zero the provinces drew together.",
    "figure.sweep-changes.alt": "Two panels, provinces alike and weighted by people; in each a line for each vintage over the "
    "year from which the change is counted. The changes lie between {lowest:.1f} % and {highest:.1f} %.",
}
