"""Words of the chapters on the rebuilt index: key -> English."""

from __future__ import annotations

WORDS = {
    "reading.level": "level",
    "reading.coordination": "coordination",
    "dimension.total": "Index",
    "figure.index-indicators.title": "{what}: in {east} of {count} indicators the East ends highest",
    "figure.index-indicators.subtitle": "By macro-region, {first} to {last}; units are in the table of indicators",
    "figure.index-indicators.caption": "{what}, by macro-region from {first}: totals over totals. A line is missing where one of a macro-region's "
    "provinces has no figure.",
    "figure.index-indicators.alt": "{count} small panels, one for each indicator, a line for each macro-region from {first} to {last} at the most; "
    "in {east} of them the East ends highest.",
    "dispersion.cv": "one less the normalised coefficient of variation",
    "dispersion.gini": "one less the normalised Gini coefficient",
    "dispersion.sd_log": "the exponential of less the standard deviation of logs",
    "dispersion.ratio": "the lower third's mean over the upper third's",
    "figure.index-readings.title": "The level rose in {up} of {count} indicators, to {most:,.0f} at most; coordination in {closer}, to {top:.0f} at most",
    "figure.index-readings.subtitle": "Each indicator in {last}, {first} = 100, logarithmic scales, which differ",
    "figure.index-readings.caption": "Two readings of each indicator in {last}, {first} = 100: the national level (turned so "
    "that more is better) and how close regions are ({measure}). {regions} regions.",
    "figure.index-readings.alt": "{count} indicators. The level lies above 100 in {up} of them, by up to {most:.0f}; coordination in "
    "{closer}, and it stays between {least:.0f} and {top:.0f}.",
    "figure.index-rebuilt.caption": "The rebuilt index and its dimensions, {first} = 100, by the recipe of the parameters: the level of "
    "the regions' mean, and how close regions are. Not the published index: other indicators, other "
    "years.",
    "figure.index-rebuilt.alt": "Two lines a panel from {first} to {last}. The index of level ends at {level:.0f}, that of "
    "coordination at {coordination:.0f}.",
    "figure.index-rebuilt.title": "What provinces have rose to {level:.0f}; how alike they are, to {coordination:.0f}",
    "figure.index-rebuilt.subtitle": "The rebuilt index and its dimensions, {first} = 100",
    "figure.index-regions.title": "{up} of {count} provinces score higher in {last} than in {first}; {best} leads",
    "figure.index-regions.subtitle": "Score of each province, logarithmic scales; on the line nothing changed",
    "figure.index-regions.first": "score in {first}",
    "figure.index-regions.last": "score in {last}",
    "figure.index-regions.caption": "Score of each province in {first} and {last}, by macro-region. Above the line it rose.",
    "figure.index-regions.alt": "A dot for each of {count} provinces: in {last} scores go from {lowest:.0f} to {highest:.0f}, and {up} lie above "
    "the line.",
    "table.index-trends.caption": "Log-linear trends of the two readings, {first} to {last}, in percent a year, with two 95 % intervals: HAC "
    "(Newey-West) and an AR(1) bootstrap of its t statistic.",
    "table.index-trends.reading": "Reading",
    "table.index-trends.n": "Years",
    "table.index-trends.slope": "Slope",
    "table.index-trends.hac_interval": "HAC",
    "table.index-trends.bootstrap_interval": "Bootstrap",
    "table.index-list.caption": "The indicators: unit, direction, years in which every region has a figure, and which samples use it "
    "(f: 31 regions 2012-2019, t: without Tibet, h: from 2013, r: 2012-2022).",
    "table.index-list.indicator": "Indicator",
    "table.index-list.unit": "Unit",
    "table.index-list.direction": "Better if",
    "table.index-list.years": "Complete",
    "table.index-list.samples": "Samples",
    "direction.1": "more",
    "direction.-1": "less",
    "table.index-dimensions.caption": "The published dimensions in 2020 (2012 = 100) beside the rebuilt ones in {last} ({first} = 100): "
    "two readings. The indicators differ; only the direction and the order can be compared.",
    "table.index-dimensions.dimension": "Dimension",
    "table.index-dimensions.published": "Published 2020",
    "table.index-dimensions.level": "Level",
    "table.index-dimensions.coordination": "Coordination",
    "table.index-recipes.caption": "The index of level in {last} under each normalisation (rows) and aggregation (columns), weighted as "
    "the parameters say, {first} = 100.",
    "table.index-recipes.normalisation": "Normalisation",
    "table.index-recipes.arithmetic": "arithmetic",
    "table.index-recipes.geometric": "geometric",
    "table.index-recipes.harmonic": "harmonic",
    "table.index-recipes.nested": "nested",
    "table.index-recipes.copeland": "Copeland",
    "normalisation.reference": "base-year mean",
    "normalisation.minmax": "min-max",
    "normalisation.zscore": "z-score",
    "normalisation.rank": "rank",
    "normalisation.percentile": "percentile",
}
