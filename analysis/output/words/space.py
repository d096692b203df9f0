"""Words of the chapter on neighbours (book/convergence/space)."""

WORDS: dict[str, str] = {
    "kind.joined": "borders, Hainan joined",
    "kind.joined.any": "borders",
    "kind.land": "land borders only",
    "kind.near": "4 nearest by borders",
    "kind.tiles": "4 nearest tiles",
    "kind.km": "4 nearest in km",
    "kind.inverse": "all, inverse distance",
    "model.ols": "least squares",
    "model.lag": "lag",
    "model.error": "error",
    "cluster.high-high": "high beside high",
    "cluster.low-low": "low beside low",
    "cluster.high-low": "high beside low",
    "cluster.low-high": "low beside high",
    "cluster.high-high alone": "high beside high, uncorrected",
    "cluster.low-low alone": "low beside low, uncorrected",
    "cluster.high-low alone": "high beside low, uncorrected",
    "cluster.low-high alone": "low beside high, uncorrected",
    "cluster.none": "may be chance",
    "figure.space-moran.title": "The likeness of neighbours in output {change:rose|fell} from {start:.2f} to {end:.2f}; chance "
    "reaches {high:.2f}",
    "figure.space-moran.title.any": "The likeness of neighbours {change:rose|fell} from {start:.2f} to {end:.2f}; chance reaches "
    "{high:.2f}",
    "figure.space-moran.subtitle": "Moran's I of the log per head; shaded: 95 % of random maps",
    "figure.space-moran.chance": "chance",
    "figure.space-moran.each": "{series} from {first:.2f} to {last:.2f}",
    "figure.space-moran.caption": "Moran's I of the logs by series, neighbours by borders. Shaded: where 95 % of {draws:,} random "
    "reassignments of {series} lie, year by year, about the value expected without dependence.",
    "figure.space-moran.alt": "Lines by year above a grey band about zero whose upper edge is near {high:.2f}: {each}.",
    "figure.space-scatter.title": "{alike} of {n} regions lie on the same side of the mean as their neighbours",
    "figure.space-scatter.subtitle": "Logs, {series}, {year}; the line's slope is Moran's I",
    "figure.space-scatter.z": "own, standard deviations from the mean",
    "figure.space-scatter.lag": "mean of the neighbours",
    "figure.space-scatter.caption": "Each region's log per head and the mean of its neighbours, {year} ({series}), in standard "
    "deviations from the mean of all. The slope of the line is Moran's I, {slope:.2f}.",
    "figure.space-scatter.alt": "A cloud of {n} dots around a line of slope {slope:.2f}; {alike} of them lie in the two "
    "quadrants where region and neighbours are on the same side of the mean. Farthest from the "
    "middle is {far}.",
    "figure.space-lisa.title": "{some} regions stand out one by one, {kept} once corrected for testing them all",
    "figure.space-lisa.subtitle": "Local Moran of the log per head, {series}, {year}",
    "figure.space-lisa.caption": "Local Moran of the log per head, {year} ({series}), {draws:,} conditional permutations. "
    "Coloured: p at most .05 taken by itself (pale), and with the false discovery rate held at 5 % "
    "over all regions (dark).",
    "figure.space-lisa.alt": "A tile for each region. {some} are coloured, that is, have a p of at most .05 by themselves; "
    "{kept} of them are dark, which remain after the correction for making a test in every region.",
    "table.space-lisa.caption": "Regions whose local Moran has p at most .05 by itself ({series}): their own and their "
    "neighbours' log per head in standard deviations, and p by itself, with the false discovery rate "
    "held, and by Bonferroni. Kind: own value, then the neighbours'.",
    "table.space-lisa.quadrant": "Kind",
    "table.space-lisa.high-high": "high–high",
    "table.space-lisa.low-high": "low–high",
    "table.space-lisa.low-low": "low–low",
    "table.space-lisa.high-low": "high–low",
    "table.space-lisa.z": "own",
    "table.space-lisa.lag": "neighbours",
    "table.space-lisa.p": "p",
    "table.space-lisa.p_fdr": "p, FDR",
    "table.space-lisa.p_bonferroni": "p, Bonferroni",
    "figure.space-effects.title": "With neighbours in the equation: {whole_low:.1f} to {whole_high:.1f} over all years, "
    "{late_low:.1f} to {late_high:.1f} since {since}",
    "figure.space-effects.subtitle": "Growth, % a year, per log point of initial level; the title has the direct effect",
    "figure.space-effects.whole": "all years",
    "figure.space-effects.late": "since {since}",
    "figure.space-effects.beta.ols": "least squares",
    "figure.space-effects.beta.error": "error model",
    "figure.space-effects.effect.direct": "lag: direct",
    "figure.space-effects.effect.total": "lag: total",
    "figure.space-effects.estimate": "% a year per log point",
    "figure.space-effects.caption": "Growth per log point of the initial level with 95 % intervals, by series: least squares, the "
    "error model, and the average direct and total effects of the lag model. A long interval leaves "
    "the picture. Below zero: poorer regions grew faster.",
    "figure.space-effects.alt": "Two panels of dots with intervals. {series}: least squares {whole_ols:.2f} over all years and "
    "{late_ols:.2f} since {since}; the direct effect lies from {whole_low:.2f} to {whole_high:.2f}, "
    "and since {since} from {late_low:.2f} to {late_high:.2f}.",
    "table.space-prices.caption": "Growth of output per head on its initial level, at current prices and at constant ones, with 95 "
    "% intervals: least squares, the lag model's average effects, and its dependence rho.",
    "table.space-prices.what": "Estimate",
    "table.space-prices.beta.ols": "least squares",
    "table.space-prices.effect.direct": "lag: direct",
    "table.space-prices.effect.total": "lag: total",
    "table.space-prices.rho": "rho",
    "table.space-prices.basis": "Prices",
    "table.space-prices.nominal": "current",
    "table.space-prices.real": "constant",
    "table.space-prices.years": "Years",
    "table.space-prices.estimate": "% a year",
    "table.space-prices.estimate_interval": "95 %",
    "table.space-tests.caption": "p of the tests on the residuals of least squares, growth on initial level (large-sample "
    "distributions): Moran's I, the LM tests for a lag and for an error model, their robust forms; "
    "and the model that the usual rule names at 5 %.",
    "table.space-tests.series": "Series",
    "table.space-tests.note": "Years",
    "table.space-tests.moran": "Moran",
    "table.space-tests.lag": "LM lag",
    "table.space-tests.error": "LM error",
    "table.space-tests.robust_lag": "robust lag",
    "table.space-tests.robust_error": "robust error",
    "table.space-tests.chosen": "Named",
    "table.space-tests.ols": "least squares",
    "figure.space-weights.title": "Who counts as a neighbour matters: from {least:.1f} ({lowest}) to {most:.1f} standard deviations",
    "figure.space-weights.subtitle": "Standard deviate of Moran's I, {series}; line: 1.96",
    "figure.space-weights.each": "{kind} from {first:.1f} to {last:.1f}",
    "figure.space-weights.caption": "Standard deviates of Moran's I of the log per head by kind of neighbourhood, {first}-{last} "
    "({series}).",
    "figure.space-weights.alt": "Lines by year: {each}. A line across marks 1.96.",
    "table.space-choice.caption": "The same regression by kind of neighbourhood, {since}-{last} ({series}): mean number of "
    "neighbours, p of the LM tests, the model that the rule names, and the coefficient of the "
    "initial level in the lag and in the error model (% a year per log point; in the lag model no "
    "slope). A region without neighbours is left out.",
    "table.space-choice.kind": "Neighbours",
    "table.space-choice.neighbours": "mean",
    "table.space-choice.lag": "LM lag",
    "table.space-choice.error": "LM error",
    "table.space-choice.robust_lag": "robust lag",
    "table.space-choice.robust_error": "robust error",
    "table.space-choice.chosen": "Named",
    "table.space-choice.ols": "least squares",
    "table.space-choice.lag_b": "b, lag",
    "table.space-choice.error_b": "b, error",
    "figure.space-power.title": "Dependence of six tenths would be found in {power:.0f} % of maps of {n} regions",
    "figure.space-power.subtitle": "% of planted maps in which Moran's test (5 %) finds it; line: 80 %",
    "figure.space-power.strength": "planted strength of dependence",
    "figure.space-power.each": "{power:.0f} % with {kind}",
    "figure.space-power.caption": "How often Moran's permutation test finds dependence of a known strength, by kind of "
    "neighbourhood; 500 planted maps for each point.",
    "figure.space-power.alt": "Lines that rise with the strength. At six tenths: {each}.",
    "table.space-rule.caption": "What the rule and the estimates make of planted models, 500 of each: % of cases in which it "
    "names each model, the mean estimate of the strength, and % of 95 % intervals that hold it.",
    "table.space-rule.planted": "Planted",
    "table.space-rule.strength": "strength",
    "table.space-rule.ols": "least squares",
    "table.space-rule.lag": "lag",
    "table.space-rule.error": "error",
    "table.space-rule.estimate": "mean estimate",
    "table.space-rule.covered": "covered",
}
