"""Words of the chapter on the fan of indices: key -> English."""

from __future__ import annotations

_FACTORS = {
    "sample": "Sample",
    "prices": "Prices of money",
    "vintage": "Accounts",
    "outliers": "Outliers",
    "normalisation": "Normalisation",
    "weights": "Weighting",
    "aggregation": "Aggregation",
    "across": "Regions count",
    "dispersion": "Measure of gaps",
    "weights_drawn": "Weights drawn",
}
_CHOICES = {
    "sample.full": "31 regions",
    "sample.imputed": "31 regions, gaps filled",
    "sample.without_tibet": "without Tibet",
    "sample.from_2013": "from 2013",
    "sample.reduced": "reduced, to 2022",
    "prices.current": "current",
    "prices.constant": "constant",
    "vintage.v4": "census of 2018 (v4)",
    "vintage.v5": "census of 2023 (v5)",
    "outliers.none": "as they are",
    "outliers.winsorised": "winsorised",
    "normalisation.reference": "base-year mean",
    "normalisation.minmax": "min-max",
    "normalisation.zscore": "z-score",
    "normalisation.rank": "rank",
    "normalisation.percentile": "percentile",
    "weights.dimension": "equal dimensions",
    "weights.equal": "equal indicators",
    "weights.pca": "principal components",
    "weights.entropy": "entropy",
    "aggregation.arithmetic": "arithmetic",
    "aggregation.geometric": "geometric",
    "aggregation.harmonic": "harmonic",
    "aggregation.nested": "nested",
    "aggregation.copeland": "Copeland",
    "across.mean": "alike",
    "across.size": "by population",
    "across.median": "by the median one",
    "dispersion.cv": "coefficient of variation",
    "dispersion.gini": "Gini",
    "dispersion.sd_log": "deviation of logs",
    "dispersion.ratio": "lower to upper third",
}


WORDS: dict[str, str] = {
    "factor.sample": "Sample",
    "factor.prices": "Prices of money",
    "factor.vintage": "Accounts",
    "factor.outliers": "Outliers",
    "factor.normalisation": "Normalisation",
    "factor.weights": "Weighting",
    "factor.aggregation": "Aggregation",
    "factor.across": "Regions count",
    "factor.dispersion": "Measure of gaps",
    "factor.weights_drawn": "Weights drawn",
    "choice.sample.full": "Sample: 31 regions",
    "choice.sample.imputed": "Sample: 31 regions, gaps filled",
    "choice.sample.without_tibet": "Sample: without Tibet",
    "choice.sample.from_2013": "Sample: from 2013",
    "choice.sample.reduced": "Sample: reduced, to 2022",
    "choice.prices.current": "Prices of money: current",
    "choice.prices.constant": "Prices of money: constant",
    "choice.vintage.v4": "Accounts: census of 2018 (v4)",
    "choice.vintage.v5": "Accounts: census of 2023 (v5)",
    "choice.outliers.none": "Outliers: as they are",
    "choice.outliers.winsorised": "Outliers: winsorised",
    "choice.normalisation.reference": "Normalisation: base-year mean",
    "choice.normalisation.minmax": "Normalisation: min-max",
    "choice.normalisation.zscore": "Normalisation: z-score",
    "choice.normalisation.rank": "Normalisation: rank",
    "choice.normalisation.percentile": "Normalisation: percentile",
    "choice.weights.dimension": "Weighting: equal dimensions",
    "choice.weights.equal": "Weighting: equal indicators",
    "choice.weights.pca": "Weighting: principal components",
    "choice.weights.entropy": "Weighting: entropy",
    "choice.aggregation.arithmetic": "Aggregation: arithmetic",
    "choice.aggregation.geometric": "Aggregation: geometric",
    "choice.aggregation.harmonic": "Aggregation: harmonic",
    "choice.aggregation.nested": "Aggregation: nested",
    "choice.aggregation.copeland": "Aggregation: Copeland",
    "choice.across.mean": "Regions count: alike",
    "choice.across.size": "Regions count: by population",
    "choice.across.median": "Regions count: by the median one",
    "choice.dispersion.cv": "Measure of gaps: coefficient of variation",
    "choice.dispersion.gini": "Measure of gaps: Gini",
    "choice.dispersion.sd_log": "Measure of gaps: deviation of logs",
    "choice.dispersion.ratio": "Measure of gaps: lower to upper third",
    "figure.uncertainty-fan.title": "95 % of the indices end at {level_low:.0f}–{level_high:.0f} for the level, at "
    "{coordination_low:.0f}–{coordination_high:.0f} for closeness",
    "figure.uncertainty-fan.subtitle": "Middle 95 % of {draws:,} indices by {last}, {first} = 100; the scales differ",
    "figure.uncertainty-fan.fan": "median",
    "figure.uncertainty-fan.late": "shorter list",
    "figure.uncertainty-fan.one": "one recipe",
    "figure.uncertainty-fan.published": "published",
    "figure.uncertainty-fan.caption": "{draws:,} indices drawn over {combinations:,} combinations of choices and over weights, {first} "
    "= 100: median and middle 95 %; the same for the shorter list of indicators, which goes on to "
    "{late}; one recipe, the default one with what the parameters fix; and the two published points, "
    "joined.",
    "figure.uncertainty-fan.alt": "Two panels. The level's fan widens to between {level_low:.0f} and {level_high:.0f} in {last}, "
    "median {level_middle:.0f}; that of coordination to between {coordination_low:.1f} and "
    "{coordination_high:.1f}, median {coordination_middle:.1f}. The published line ends at "
    "{published:.1f}.",
    "figure.uncertainty-choices.title": "With one choice fixed, the median level is {level_low:.0f} to {level_high:.0f}, the median "
    "coordination {coordination_low:.1f} to {coordination_high:.1f}",
    "figure.uncertainty-choices.subtitle": "Index of {last}, {first} = 100, with one choice fixed and all others drawn; logarithmic scales",
    "figure.uncertainty-choices.caption": "The index of {last} ({first} = 100) by each choice taken alone, all others drawn: median and "
    "middle 95 %. The line stands at 100, no change.",
    "figure.uncertainty-choices.alt": "{count} rows, one a choice. Medians of the level lie between {level_low:.0f} and "
    "{level_high:.0f}, of coordination between {coordination_low:.1f} and {coordination_high:.1f}.",
    "figure.uncertainty-sobol.title": "What matters most: {level_top} for the level, {coordination_top} for coordination",
    "figure.uncertainty-sobol.subtitle": "Share of the variance of the index of {last} that each choice explains",
    "figure.uncertainty-sobol.first": "alone",
    "figure.uncertainty-sobol.total": "with others",
    "figure.uncertainty-sobol.caption": "Sobol indices of the index of {last}: the share of its variance over the fan that a choice "
    "explains alone (first order) and with it and others together (total), with 95 % intervals; "
    "{evaluations:,} evaluations. A choice that is fixed has 0.",
    "figure.uncertainty-sobol.alt": "{count} rows, two panels. For the level the largest total is {level:.2f}, of: {level_top}; for "
    "coordination {coordination:.2f}, of: {coordination_top}.",
    "figure.uncertainty-parts.title": "As a level every dimension rises in at least {level_low:.0f} % of the indices; {least} came "
    "closer in {coordination_low:.0f} %",
    "figure.uncertainty-parts.subtitle": "Each dimension as an index of its own in {last}, {first} = 100, logarithmic scales",
    "figure.uncertainty-parts.median": "median and middle 95 %",
    "figure.uncertainty-parts.caption": "Each dimension as an index of its own in {last} ({first} = 100): median and middle 95 % of the "
    "fan.",
    "figure.uncertainty-parts.alt": "{count} dimensions, two panels. The share that rises goes from {level_low:.0f} to "
    "{level_high:.0f} % for the level and from {coordination_low:.0f} to {coordination_high:.0f} % "
    "for coordination, where the lowest is: {least}.",
    "table.uncertainty-indicators.caption": "The one recipe by indicator: nominal weight and effective weight (the squared correlation with "
    "the score, as a share), in percent; and by how many points each index of {last} changes if the "
    "indicator is left out.",
    "table.uncertainty-indicators.indicator": "Indicator",
    "table.uncertainty-indicators.nominal": "Nominal, %",
    "table.uncertainty-indicators.effective": "Effective, %",
    "table.uncertainty-indicators.level": "Level without it",
    "table.uncertainty-indicators.coordination": "Coordination without it",
    "figure.uncertainty-ranks.title": "{top} has the best median rank; half of the provinces have intervals of {width:.0f} places or "
    "more",
    "figure.uncertainty-ranks.subtitle": "Rank by the score of {last}, 1 = highest: median and 95 % interval",
    "figure.uncertainty-ranks.median": "rank",
    "figure.uncertainty-ranks.caption": "Rank of each province by its score of {last} (1: highest) over the fan: median and 95 % "
    "interval, by macro-region. {count} provinces that every sample holds.",
    "figure.uncertainty-ranks.alt": "{count} provinces sorted by median rank. Intervals are between {least:.0f} and {most:.0f} "
    "places wide, half of them wider than {width:.0f}; the first is {top}.",
}
