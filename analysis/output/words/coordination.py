"""Words of the chapter on the convergence of the rebuilt index: key -> English."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "reading.relative": "relative gaps",
    "reading.absolute": "absolute gaps",
    "gap.cv": "CV",
    "gap.gini": "Gini",
    "gap.sd_log": "sd of logs",
    "gap.ratio": "thirds",
    "gap.sd": "sd",
    "choice.reading.relative": "relative gaps",
    "choice.reading.absolute": "absolute gaps",
    "choice.data.full": "31 regions, 2012-2019",
    "choice.data.without_tibet": "without Tibet",
    "choice.data.from_2013": "from 2013",
    "choice.data.reduced": "reduced, to 2022",
    "choice.data.current": "at current prices",
    "choice.data.constant": "at constant prices",
    "choice.normalise.reference": "base-year mean",
    "choice.normalise.minmax": "min-max",
    "choice.normalise.zscore": "z-score",
    "choice.normalise.rank": "rank",
    "choice.normalise.percentile": "percentile",
    "choice.weight.dimension": "dimensions equal",
    "choice.weight.equal": "indicators equal",
    "choice.weight.pca": "PCA weights",
    "choice.weight.entropy": "entropy weights",
    "choice.aggregate.arithmetic": "arithmetic mean",
    "choice.aggregate.geometric": "geometric mean",
    "choice.aggregate.harmonic": "harmonic mean",
    "choice.aggregate.nested": "nested means",
    "choice.aggregate.copeland": "Copeland",
    "factor.reading": "Reading",
    "factor.data": "Sample",
    "factor.normalise": "Normalisation",
    "factor.weight": "Weights",
    "factor.aggregate": "Aggregation",
    "verdict.closer": "closer",
    "verdict.apart": "farther apart",
    "verdict.open": "cannot tell",
    "figure.coordination-spread.title": "Relative gaps end at {least:.0f} to {most:.0f} by {last}; in points of the index the gap stands "
    "at {sd:.0f}",
    "figure.coordination-spread.subtitle": "Spread of the rebuilt index over {regions} provinces, {first} = 100",
    "figure.coordination-spread.caption": "Spread of the index of level over {regions} provinces, {first} = 100, by the recipe of the "
    "parameters. Relative measures are drawn only where the scale has a true zero.",
    "figure.coordination-spread.alt": "Lines from {first} to {last}, all 100 at the start. The measures end between {least:.0f} and "
    "{most:.0f}; the standard deviation ends at {sd:.0f}.",
    "figure.coordination-groups.title": "Between macro-regions lies {end:.0f} % of the variance, where chance would give {expected:.0f} %",
    "figure.coordination-groups.subtitle": "Variance of the scores ({reading}) within macro-regions and between their means",
    "figure.coordination-groups.within": "within",
    "figure.coordination-groups.between": "between",
    "figure.coordination-groups.caption": "Variance of the scores over provinces ({reading}), within the macro-regions and between their "
    "means, each province counted alike.",
    "figure.coordination-groups.alt": "Two areas on top of one another. Between macro-regions lies {start:.0f} % of the variance in "
    "{first} and {end:.0f} % in {last}.",
    "start.relative": "log of the score",
    "start.absolute": "score",
    "pace.relative": "growth, log points a year",
    "pace.absolute": "change a year, in points",
    "figure.coordination-growth.title": "The gap {speed:closes|opens} at {speed:abs.1f} % a year, but anything from {low:.1f} to "
    "{high:.1f} would fit",
    "figure.coordination-growth.subtitle": "Growth of each province's score to {last} against where it began",
    "figure.coordination-growth.initial": "{start} in {first}",
    "figure.coordination-growth.growth": "{pace}",
    "figure.coordination-growth.caption": "Yearly growth of each province's score to {last} against its score in {first}, with the line of "
    "least squares. Named are the provinces farthest out.",
    "figure.coordination-growth.alt": "{count} dots and a line. The speed of closing is {speed:.1f} % a year, interval {low:.1f} to "
    "{high:.1f}.",
    "figure.coordination-parts.title": "Of {count} dimensions {closer} came closer beyond chance and {apart} drew apart",
    "figure.coordination-parts.subtitle": "Yearly change of the spread (below zero: closer) and speed of closing (above zero: closer), %",
    "figure.coordination-parts.sigma": "spread, % a year",
    "figure.coordination-parts.speed": "speed of closing, % a year",
    "figure.coordination-parts.caption": "The index and its dimensions ({reading}): yearly change of the spread (below zero: closer) and "
    "speed of closing (above zero: closer), {first}-{last}, with 95 % intervals.",
    "figure.coordination-parts.alt": "A row for the index and each of {count} dimensions. By the spread {closer} are closer and "
    "{apart} farther apart beyond chance; the index itself changes by {sigma:.1f} % a year.",
    "figure.coordination-curve.title": "In relative gaps {relative_open:.0f} % of the recipes cannot tell; in absolute ones "
    "{absolute_apart:.0f} % say farther apart",
    "figure.coordination-curve.subtitle": "Each recipe by the change of its spread; teal: closer, orange: apart, grey: cannot tell",
    "figure.coordination-curve.place": "{count} recipes, in % of them",
    "figure.coordination-curve.sigma": "spread, % a year",
    "figure.coordination-curve.speed": "closing, % a year",
    "figure.coordination-curve.caption": "Every recipe of the fan, sorted by the yearly change of its spread: that change (below zero: "
    "closer) and the speed of closing (above zero: closer), with intervals, and what was chosen. A "
    "few of the widest intervals leave the picture.",
    "figure.coordination-curve.alt": "By relative gaps {relative_closer:.0f} % of {relative} recipes draw together and "
    "{relative_apart:.0f} % apart; by absolute gaps {absolute_closer:.0f} % of {absolute} together "
    "and {absolute_apart:.0f} % apart.",
    "table.coordination-zero.caption": "Min-max scores with a constant added to all of them: change between {first} and {last} in %, by "
    "measure; speed of closing of levels (% a year); Kendall's tau. A dash: the measure does not "
    "exist.",
    "table.coordination-zero.shift": "Added",
    "table.coordination-zero.cv": "CV",
    "table.coordination-zero.gini": "Gini",
    "table.coordination-zero.sd_log": "sd of logs",
    "table.coordination-zero.ratio": "Thirds",
    "table.coordination-zero.sd": "sd",
    "table.coordination-zero.speed": "Speed",
    "table.coordination-zero.tau": "tau",
    "table.coordination-measures.caption": "The recipes whose scores allow each measure: change of the spread between the first and the "
    "last year (%), and the share of recipes in which it is smaller at the end (%).",
    "table.coordination-measures.gap": "Measure",
    "table.coordination-measures.n": "Recipes",
    "table.coordination-measures.median": "Median",
    "table.coordination-measures.least": "Least",
    "table.coordination-measures.most": "Most",
    "table.coordination-measures.smaller": "Smaller, %",
    "table.coordination-choices.caption": "What each choice gives over the fan: median change of the spread and speed of closing (% a "
    "year), Kendall's tau, and the shares (%) of recipes closer and apart beyond chance, by the "
    "spread.",
    "table.coordination-choices.factor": "Step",
    "table.coordination-choices.choice": "Choice",
    "table.coordination-choices.n": "Recipes",
    "table.coordination-choices.sigma": "Spread",
    "table.coordination-choices.speed": "Speed",
    "table.coordination-choices.tau": "tau",
    "table.coordination-choices.closer": "Closer",
    "table.coordination-choices.apart": "Apart",
}
