"""Words of the chapter on how easily a narrowing could reverse (book/convergence/fragility)."""

WORDS: dict[str, str] = {
    "model.walk": "random walk",
    "model.blocks": "blocks of steps",
    "model.walk_whole": "random walk, all years",
    "upper.half": "upper half",
    "upper.tenth": "highest tenth",
    "way.residuals": "shocks fade",
    "way.steps": "shocks stay",
    "figure.fragility-outlook.title": "By its past steps, the CV of output may be {low:.2f} or {high:.2f} in {horizon} years (first "
    "year {then:.2f})",
    "figure.fragility-outlook.title.any": "By its past steps, the CV may be {low:.2f} or {high:.2f} in {horizon} years (first year "
    "{then:.2f})",
    "figure.fragility-outlook.subtitle": "CV, and where it will lie in 80 of 100 cases, {horizon} years ahead",
    "figure.fragility-outlook.held": "so far",
    "figure.fragility-outlook.then": "first year",
    "figure.fragility-outlook.walk": "random walk",
    "figure.fragility-outlook.blocks": "past blocks",
    "figure.fragility-outlook.each": "{series} from {low:.2f} to {high:.2f} (first year {then:.2f})",
    "figure.fragility-outlook.caption": "The CV by series and the 80 % bands of the next {horizon} years, of a random walk with drift "
    "and of drawn blocks of past steps: how far such steps lead, not a forecast that has been tried. "
    "The title has the ends of the random walk's band for {series}.",
    "figure.fragility-outlook.alt": "A panel for each series: a line, and two bands that fan out from its end. After {horizon} years "
    "that of the random walk reaches, for {each}.",
    "table.fragility-undone.caption": "Narrowing and its reversal by measure: the year counted from, the low point and the year of the "
    "return after which the largest share of the fall was undone (1: all of it), and the share "
    "undone by now.",
    "table.fragility-undone.series": "Series",
    "table.fragility-undone.measure": "Measure",
    "table.fragility-undone.first": "From",
    "table.fragility-undone.trough": "low point",
    "table.fragility-undone.peak": "return",
    "table.fragility-undone.share": "undone",
    "table.fragility-undone.now": "by now",
    "table.fragility-places.caption": "The gaps between groups in figures per head (differences of logs, without sign): at the first "
    "year, at their least, at the last year; the largest share of a narrowing that was undone, from "
    "the year of its low point to that of its return. Share 0: nothing narrowed by 3 % of the first "
    "value, or nothing of it was undone.",
    "table.fragility-places.series": "Series",
    "table.fragility-places.one": "Between",
    "table.fragility-places.other": "and",
    "table.fragility-places.start": "first",
    "table.fragility-places.end": "last",
    "table.fragility-places.least": "least",
    "table.fragility-places.share": "undone",
    "table.fragility-places.trough": "from",
    "table.fragility-places.peak": "to",
    "table.fragility-widening.caption": "Probability that the CV lies above its last value after one year and after five, with its 95 % "
    "interval, and the mean squared error of such forecasts from earlier years (a coin: .25). "
    "Dashes: no better than a coin, or not tried.",
    "table.fragility-widening.series": "Series",
    "table.fragility-widening.model": "Model",
    "table.fragility-widening.horizon": "Years",
    "table.fragility-widening.origins": "Tried from",
    "table.fragility-widening.brier": "error",
    "table.fragility-widening.p": "p",
    "table.fragility-widening.p_interval": "95 %",
    "figure.fragility-dates.title": "The trend turned between {low} and {high}, most likely in {year}",
    "figure.fragility-dates.subtitle": "p of each first year of a new trend; below the line it is rejected",
    "figure.fragility-dates.each": "{series} {low} to {high}",
    "figure.fragility-dates.caption": "How well each year agrees with being the first of a new trend, given that there is one break: "
    "the p-value of the date against the best one. Above the line at .05: in the 95 % set. The title "
    "is of the CV, {series}.",
    "figure.fragility-dates.alt": "Lines of dots by year, which rise to 1 at the best date. By the CV the years above the line "
    "are, for {each}.",
    "figure.fragility-parts.title": "{years}: {top} moved away from the mean most ({most:+.1f} %), {low} towards it ({least:+.1f} %)",
    "figure.fragility-parts.subtitle": "Contributions to the change of the squared CV, {series}",
    "figure.fragility-parts.points": "% of the squared CV at first",
    "figure.fragility-parts.caption": "Each region's contribution to the change of the squared CV ({series}), over the largest "
    "reversal if there was one, and over all years since the change is counted. To the right: away "
    "from the mean; to the left: towards it. The contributions of a panel sum to its change, "
    "{total:+.1f} % in the first.",
    "figure.fragility-parts.alt": "Columns of {n} dots, sorted by the first. {years}: {top} stands farthest right ({most:+.1f} %), "
    "{low} farthest left ({least:+.1f} %), most others near zero.",
    "figure.fragility-undoing.title": "{tenth:+.1f} % a year for the highest tenth would bring {since} back; their best five years "
    "gave {pushed:+.1f} %",
    "figure.fragility-undoing.subtitle": "Growth over that of the others; required: for {horizon} years, by the CV",
    "figure.fragility-undoing.rate": "% a year",
    "figure.fragility-undoing.required": "required",
    "figure.fragility-undoing.mean": "mean so far",
    "figure.fragility-undoing.push": "best five years",
    "figure.fragility-undoing.each": "{series}, {upper}: {required:.2f} required, {push:.2f} in the best five years",
    "figure.fragility-undoing.caption": "How much faster the upper regions would have to grow than the others, for {horizon} years, to "
    "bring the CV back to its first level, beside what the years since then show: their mean, and "
    "the largest mean of five neighbouring years. The title is of {series}.",
    "figure.fragility-undoing.alt": "Two panels of dots, a row for each series, in percent a year. {each}.",
    "table.fragility-trends.caption": "Trends of the logs of the measures in percent a year with 95 % intervals of two block "
    "bootstraps: of the residuals about a line (shocks fade), and of the yearly steps (shocks stay). "
    "Length: the mean length of a block in years.",
    "table.fragility-trends.series": "Series",
    "table.fragility-trends.measure": "Measure",
    "table.fragility-trends.n": "Years",
    "table.fragility-trends.way": "If",
    "table.fragility-trends.length": "Length",
    "table.fragility-trends.slope": "Trend",
    "table.fragility-trends.slope_interval": "95 %",
}
