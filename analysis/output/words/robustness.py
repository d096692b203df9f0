"""Words of the chapter on robustness."""

WORDS: dict[str, str] = {
    "series.income_real": "income, real",
    "series.together": "all measures",
    "factor.first": "first year",
    "factor.last": "last year",
    "factor.measure": "measure",
    "factor.weighting": "weighting",
    "factor.estimator": "estimator",
    "weighting.equal": "equal weights",
    "weighting.population": "by population",
    "estimator.linear": "linear",
    "estimator.nls": "non-linear",
    "sample.tibet": "Tibet",
    "sample.three": "BJ, SH, TJ",
    "sample.northeast": "Northeast",
    "figure.robustness-curve.title": "In {share:.0f} % of {n:,} specifications poorer provinces grow significantly faster, in "
    "{opposite:.0f} % slower",
    "figure.robustness-curve.title.any": "In {share:.0f} % of {n:,} specifications poorer regions grow significantly faster, in "
    "{opposite:.0f} % slower",
    "figure.robustness-curve.subtitle": "Speed of convergence by size; below, where on the curve each choice lies",
    "figure.robustness-curve.speed": "speed, % a year",
    "figure.robustness-curve.place": "place on the curve, % of specifications",
    "figure.robustness-curve.sure": "significant at 5 % (HC3), %",
    "figure.robustness-curve.all": "all regions",
    "figure.robustness-curve.without": "without {name}",
    "figure.robustness-curve.first": "from {low}–{high}",
    "figure.robustness-curve.last": "to {low}–{high}",
    "figure.robustness-curve.caption": "Above: the speed of convergence in {n:,} specifications ({fits:,} regressions), a bar a "
    "hundredth of them; the darker, the more of them significant. Below: the darker a cell, the more "
    "of its row's specifications fall into that hundredth (an even shade: no association with the "
    "estimate).",
    "figure.robustness-curve.alt": "Bars rising from about {ends[0]:.1f} to {ends[4]:.1f} % a year with median {ends[2]:.1f}; nine "
    "tenths of the estimates lie between {ends[1]:.1f} and {ends[3]:.1f}, and {share:.0f} % are "
    "significantly positive (dark bars). Below, a band of shades for every choice.",
    "table.robustness-shares.caption": "Specifications by measure, over all windows, those that end by {start} and those that begin in "
    "{start} or later: their number, the median, lowest and highest speed (% a year), and the "
    "percentages that are significant at 5 % (HC3) for convergence and for divergence.",
    "table.robustness-shares.half": "Windows",
    "table.robustness-shares.all": "all",
    "table.robustness-shares.early": "early",
    "table.robustness-shares.late": "late",
    "table.robustness-shares.series": "Measure",
    "table.robustness-shares.n": "Number",
    "table.robustness-shares.median": "Median",
    "table.robustness-shares.lowest": "Lowest",
    "table.robustness-shares.highest": "Highest",
    "table.robustness-shares.share": "Converge, %",
    "table.robustness-shares.share_opposite": "Diverge, %",
    "figure.robustness-windows.title": "By the years chosen the speed goes from {least:.1f} % a year to {best:.1f} %, fastest from "
    "{best_first} to {best_last}",
    "figure.robustness-windows.subtitle": "Speed by first year (down) and last (across); a dot: not significant at 5 %",
    "figure.robustness-windows.first": "first year",
    "figure.robustness-windows.last": "last year",
    "figure.robustness-windows.speed": "speed, % a year",
    "figure.robustness-windows.caption": "Speed of convergence by first and last year of the window (unweighted, all regions, non-linear "
    "form). A dot: not significant at 5 % (HC3).",
    "figure.robustness-windows.alt": "A triangle of coloured cells for each measure, a cell a window. Speeds lie between {least:.1f} "
    "and {best:.1f} % a year; the fastest window is {best_first}-{best_last}.",
    "figure.robustness-parts.title": "First and last year explain {years:.0f} % of the variance of the estimates",
    "figure.robustness-parts.subtitle": "Share of the variance that each choice explains (Shapley value)",
    "figure.robustness-parts.shapley": "share of the variance of estimates, %",
    "figure.robustness-parts.each": "{factor} {shapley:.1f} %",
    "figure.robustness-parts.caption": "The share of the variance of the estimates that each choice explains (Shapley value). All main "
    "effects together: {together:.0f} %. The data hold what a factor explains alone, and what is "
    "lost when it enters last.",
    "figure.robustness-parts.alt": "Bars, sorted: {each}.",
    "table.robustness-moves.caption": "One choice changed, all else the same: number of pairs of specifications, mean difference and "
    "mean absolute difference of the speed (percentage points a year), and the percentage of pairs "
    "in which only one of the two converges significantly.",
    "table.robustness-moves.factor": "Choice",
    "table.robustness-moves.base": "From",
    "table.robustness-moves.other": "To",
    "table.robustness-moves.sample": "left out",
    "table.robustness-moves.all": "none",
    "table.robustness-moves.year": "a year",
    "table.robustness-moves.next": "the next",
    "table.robustness-moves.n": "Pairs",
    "table.robustness-moves.difference": "Mean difference",
    "table.robustness-moves.size": "Mean size",
    "table.robustness-moves.flipped": "Flipped, %",
    "figure.robustness-joint.title": "Growth reassigned at random gives so high a median with p = {all_free:.3f}, from {start} on "
    "with p = {late_free:.3f}",
    "figure.robustness-joint.subtitle": "Median speed of the observed curve (line) and of {draws} permuted ones",
    "figure.robustness-joint.value": "median speed, % a year",
    "panel.all.free": "all, any region",
    "panel.all.within": "all, inside macro-regions",
    "panel.all.within.any": "all, inside groups",
    "panel.late.free": "late, any region",
    "panel.late.within": "late, inside macro-regions",
    "panel.late.within.any": "late, inside groups",
    "figure.robustness-joint.each": "{panel}: line at {observed:.1f}, p = {p:.3f}",
    "figure.robustness-joint.caption": "The median speed of the whole curve (line) against {draws} curves in which the regions' growth "
    "was reassigned: between any two regions, or inside groups of them only; over all windows, and "
    "over late ones, that begin in {start} or later. p: the share of curves at least as high.",
    "figure.robustness-joint.alt": "Histograms with an upright line each, in % a year. {each}.",
}
