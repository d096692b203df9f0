"""Words of the chapter on the published index (book/index/published)."""

WORDS: dict[str, str] = {
    "dimension.infrastructure": "Infrastructure",
    "dimension.services": "Public services",
    "dimension.green": "Green and low-carbon",
    "dimension.living_standards": "Living standards",
    "dimension.comparative_advantage": "Comparative advantage",
    "column.dimension": "Dimension",
    "figure.published-paths.title": "Two points allow {low:.0f} to {high:.0f} by {horizon}: how the index varied between them is not "
    "known",
    "figure.published-paths.subtitle": "Index, {first} = 100; 95 % bands for assumed standard deviations of growth",
    "figure.published-paths.linear": "linear",
    "figure.published-paths.calm": "log-linear, ±{calm:g}",
    "figure.published-paths.rough": "log-linear, ±{rough:g}",
    "figure.published-paths.caption": "The two published points, the two paths through them to {horizon}, and 95 % bands of a random "
    "walk with drift for two assumed standard deviations of yearly growth ({calm:g} and {rough:g}). "
    "The bands show what an assumption implies; the data do not identify it.",
    "figure.published-paths.alt": "Two lines from 100 in {first} through the published value of {last}, which end at "
    "{linear_end:.0f} and {log_end:.0f} in {horizon}; around them two bands that widen fast after "
    "{last}, the wider one from {low:.0f} to {high:.0f}.",
    "figure.published-dimensions.title": "{most} made {share:.0f} % of the rise at equal weights, the most of the five dimensions",
    "figure.published-dimensions.subtitle": "What each dimension adds to the rise from {first} to {last}, index points",
    "figure.published-dimensions.points": "index points",
    "figure.published-dimensions.caption": "What each dimension adds to the index's rise from {first} to {last} at equal weights, in index "
    "points.",
    "figure.published-dimensions.alt": "Five bars, one for each dimension, sorted: the longest {top:.2f} index points ({most}), the "
    "shortest {bottom:.2f}.",
    "table.dimension-growth.caption": "Which dimension carried the rise from {first} to {last}, at equal weights: the dimension's "
    "value ({first} = 100) and its own growth, then what it adds, in percentage points of growth, as "
    "a share of the rise, and in percentage points a year. The last two columns: the least and the "
    "most that it could have added under any weights that leave the published total as it is.",
    "table.dimension-growth.value": "Value",
    "table.dimension-growth.rate": "Own growth, % a year",
    "table.dimension-growth.growth": "Adds, points",
    "table.dimension-growth.share": "Share, %",
    "table.dimension-growth.a_year": "Points a year",
    "table.dimension-growth.least": "Least",
    "table.dimension-growth.most": "Most",
    "table.weight-ranges.caption": "How far each dimension's weight could lie from an equal one, with the published total "
    "unchanged. The ranges hold one at a time.",
    "table.weight-ranges.value": "Value in 2020",
    "table.weight-ranges.equal": "Equal weight",
    "table.weight-ranges.low": "Lowest weight",
    "table.weight-ranges.high": "Highest weight",
}
