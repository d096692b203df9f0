"""Words of the chapter on power (book/convergence/power)."""

WORDS: dict[str, str] = {
    "method.ols_classical": "least squares, classical",
    "method.ols_hc1": "least squares, HC1",
    "method.ols_hc3": "least squares, HC3",
    "method.weighted": "weighted by people, HC3",
    "method.groups": "with macro-regions, HC3",
    "method.error": "spatial error model",
    "method.panel": "panel, two-way effects",
    "method.jackknife": "panel, half-panel jackknife",
    "method.hac": "trend of SD, HAC",
    "method.bootstrap": "trend of SD, AR(1) bootstrap",
    "method.blocks": "trend of SD, blocks of residuals",
    "method.steps": "trend of SD, blocks of steps",
    "figure.power-curves.title": "Over {years_short:.0f} years convergence is found four times in five only from {ols_short:.1f} "
    "% a year; the estimate is {speed_short:.1f} %",
    "figure.power-curves.subtitle": "Share of {draws} planted panels in which a test at 5 % finds it; line: 80 %",
    "figure.power-curves.speed": "true speed, % a year",
    "figure.power-curves.ols_hc3": "least squares",
    "figure.power-curves.groups": "macro-regions",
    "figure.power-curves.bootstrap": "trend of SD",
    "figure.power-curves.caption": "How often a test at 5 % finds convergence, by its true speed, in {draws} planted panels of {n} "
    "provinces: least squares, the same with a dummy for each macro-region, the trend of the "
    "standard deviation of logs. Estimated in the real panel ({series}): {speed_short:.1f} % a year "
    "over the shorter window, {speed_long:.1f} % over the longer.",
    "figure.power-curves.alt": "Two panels of three rising curves. Least squares reaches 80 % at {ols_short:.1f} % a year over "
    "the shorter window and {ols_long:.1f} % over the longer; with dummies for the macro-regions at "
    "{groups_short:.1f} and {groups_long:.1f}; the trend of the standard deviation needs "
    "{trend_short:.1f} and {trend_long:.1f}.",
    "figure.power-worlds.title": "After {years} years the real spread is {real_value:.2f}; no convergence leaves {none_low:.2f} "
    "to {none_high:.2f}, 2 % a year {some_low:.2f} to {some_high:.2f}",
    "figure.power-worlds.subtitle": "Standard deviation of logs; bands hold 95 % of the planted panels",
    "figure.power-worlds.real": "real",
    "figure.power-worlds.none": "none",
    "figure.power-worlds.some": "2 % a year",
    "figure.power-worlds.caption": "The standard deviation of the log of {series} in the real panel, {start}–{last}, and in {draws} "
    "planted ones that start from it, without convergence and at 2 % a year (medians and 95 % "
    "bands); shocks of the size, memory and spatial dependence of the real ones.",
    "figure.power-worlds.alt": "A line and two bands that start at {begun:.2f} in {start}. In {last} the real panel stands at "
    "{real_value:.2f}; planted without convergence between {none_low:.2f} and {none_high:.2f}, at 2 "
    "% a year between {some_low:.2f} and {some_high:.2f}.",
    "figure.power-coverage.title": "Intervals called 95 % contain the truth in {least:.0f} % to {most:.0f} % of planted panels",
    "figure.power-coverage.subtitle": "Share of intervals that contain a true speed of 1 % a year; line: 95 %",
    "figure.power-coverage.coverage": "share of intervals that contain the truth",
    "figure.power-coverage.caption": "How often intervals called 95 % contain the truth in the planted panels, at a true speed of 1 % "
    "a year; grey line: 95 %.",
    "figure.power-coverage.alt": "Dots for each method, one a window. Over the shorter: {ols_hc3:.2f} for least squares with HC3, "
    "{panel:.2f} for the panel with two-way effects, {hac:.2f} for the trend with HAC errors, "
    "{bootstrap:.2f} with the bootstrap.",
    "figure.power-space.title": "Shared shocks: Moran's I finds them in {strong:.0f} % of panels when strong, and intervals then "
    "miss in {missed:.0f} %",
    "figure.power-space.subtitle": "Planted panels in which a test rejects, or an interval misses; line: 5 %",
    "figure.power-space.space": "spatial autoregression of the shocks",
    "figure.power-space.value": "share of panels",
    "figure.power-space.moran": "Moran's I",
    "figure.power-space.lm_error": "LM, error",
    "figure.power-space.miss_ols": "least squares misses",
    "figure.power-space.miss_error": "error model misses",
    "figure.power-space.caption": "Shocks that spread to neighbours: the shares of planted panels in which Moran's I of growth and "
    "the LM test for a spatial error reject at 5 %, and in which the 95 % interval of the speed "
    "misses the truth, by least squares (HC3) and by the spatial error model.",
    "figure.power-space.alt": "Four lines over spatial autoregressions from {space_low:g} to {space_high:g}. Moran's I goes "
    "from {moran_low:.2f} to {moran_high:.2f}, the LM test from {lm_error_low:.2f} to "
    "{lm_error_high:.2f}; misses of least squares from {miss_ols_low:.2f} to {miss_ols_high:.2f}, "
    "those of the error model from {miss_error_low:.2f} to {miss_error_high:.2f}.",
    "figure.power-clubs.title": "In one world that converges at 2 % a year the log t test rejects in {slow:.0f} % of panels",
    "figure.power-clubs.subtitle": "Share of panels of {years} years in which convergence is rejected; line: 5 %",
    "figure.power-clubs.speed": "true speed of convergence, % a year",
    "figure.power-clubs.rejects": "share of panels",
    "figure.power-clubs.one": "one world, log",
    "figure.power-clubs.level": "one world, level",
    "figure.power-clubs.three": "three clubs, log",
    "figure.power-clubs.caption": "The share of planted panels ({years} years) in which the log t test rejects that all provinces "
    "converge: where all do (in logs and in levels), and where three clubs each do.",
    "figure.power-clubs.alt": "Three lines by true speed. With three clubs the test always rejects. Where all converge it "
    "rejects in {one_0:.2f} of panels at speed 0, {one_2:.2f} at 2 % a year and {one_4:.2f} at 4 % "
    "in logs; in levels {level_4:.2f} at 4 %.",
    "table.power-speeds.caption": "Estimators of the speed on planted panels of {n} provinces ({draws} draws): bias and standard "
    "deviation in percentage points a year, coverage of 95 % intervals, and the share in which "
    "convergence is found at 5 %. The jackknife comes without an interval.",
    "table.power-speeds.method": "Estimator",
    "table.power-speeds.window": "Window",
    "table.power-speeds.v": "True speed, %",
    "table.power-speeds.bias": "Bias",
    "table.power-speeds.sd": "SD",
    "table.power-speeds.coverage": "Coverage",
    "table.power-speeds.power": "Found",
    "table.power-breaks.caption": "The sup-F test for one break in the trend of the standard deviation of logs, {years} planted "
    "years: one constant speed, and {early:.1f} % a year that becomes the speed given after {at} "
    "years. Found: p at most .05. Dated: of those, within a year. As clear: a sup-F of at least "
    "{statistic:.0f}, that of the real panel.",
    "table.power-breaks.case": "World",
    "table.power-breaks.constant": "one speed throughout, the real one",
    "table.power-breaks.same": "the early speed throughout",
    "table.power-breaks.two": "slows to two percent",
    "table.power-breaks.one": "slows to one percent",
    "table.power-breaks.stop": "stops",
    "table.power-breaks.later": "Speed after, %",
    "table.power-breaks.found": "Found",
    "table.power-breaks.near": "Dated",
    "table.power-breaks.clearer": "As clear",
    "table.power-chains.caption": "Markov chains of five classes by rank: what the estimate says (median and middle 95 % over "
    "draws) against the truth. Above: chains drawn from the matrix of the real panel; below: slow "
    "convergence cut into classes. Half-lives in years.",
    "table.power-chains.what": "Measure",
    "table.power-chains.truth": "Truth",
    "table.power-chains.middle": "Estimate",
    "table.power-chains.range_interval": "95 % of draws",
    "table.power-chains.shorrocks": "Shorrocks mobility",
    "table.power-chains.half_life": "half-life",
    "table.power-chains.homogeneity": "LR test of two halves, size",
    "table.power-chains.v1": "half-life at 1 % a year",
    "table.power-chains.v2": "half-life at 2 % a year",
    "table.power-chains.v3": "half-life at 3 % a year",
    "table.power-outlook.caption": "The random walk's probability that the dispersion is higher five years on, against what came in "
    "{draws} planted panels: mean probability, share that widened, share of 95 % intervals of the "
    "probability that hold it, and mean squared distance of probability and outcome (a coin's is "
    ".25).",
    "table.power-outlook.window": "Window",
    "table.power-outlook.v": "True speed, %",
    "table.power-outlook.said": "said",
    "table.power-outlook.came": "came",
    "table.power-outlook.held": "held",
    "table.power-outlook.brier": "squared error",
}
