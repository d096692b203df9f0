"""Words of the chapter on the spread between regions (book/convergence/sigma)."""

WORDS: dict[str, str] = {
    "measure.cv": "CV",
    "measure.cvw": "CV, weighted by population",
    "measure.sdlog": "SD of logs",
    "measure.sdlogw": "SD of logs, weighted",
    "series.v3": "GRP, v3",
    "series.v4": "GRP, v4",
    "series.v5": "GRP, v5",
    "series.income": "income",
    "figure.sigma-lines.title": "The spread of incomes {income:rose|fell} by {income:abs.0f} %, of real output "
    "{real_v5:rose|fell} by {real_v5:abs.0f} %, of output at current prices {grp_v5:rose|fell} by "
    "{grp_v5:abs.0f} %",
    "figure.sigma-lines.title.any": "From {first} to {last} the spread between {n} regions {change:rose|fell} by {change:abs.0f} %",
    "figure.sigma-lines.subtitle": "The spread between provinces, per head; v4: accounts before the census of 2023, v5: after it",
    "figure.sigma-lines.subtitle.any": "Measures of the spread between regions, on panels of one height",
    "figure.sigma-lines.each": "{series} from {first:.3f} to {last:.3f}",
    "figure.sigma-lines.caption": "The spread between {n} regions, to {last}, by coefficient of variation (CV) and standard "
    "deviation of logs, with and without population weights.",
    "figure.sigma-lines.alt": "Small line charts, one for each measure. The CV: {each}.",
    "table.sigma-changes.caption": "The measures at the first and the latest year, and the change in percent of the first.",
    "table.sigma-changes.series": "Series",
    "table.sigma-changes.measure": "Measure",
    "table.sigma-changes.since": "From",
    "table.sigma-changes.until": "To",
    "table.sigma-changes.first": "first year",
    "table.sigma-changes.last": "last year",
    "table.sigma-changes.change": "change, %",
    "figure.sigma-break.title": "To {year} the CV {before:rose|fell} by {before:abs.1f} % a year; since then it moves by "
    "{after:+.1f} %",
    "figure.sigma-break.subtitle": "Coefficient of variation, {series}",
    "figure.sigma-break.before": "{before:+.1f} % a year",
    "figure.sigma-break.after": "{after:+.1f} % a year",
    "figure.sigma-break.caption": "CV by year, {series}, {first}-{last}, with log-linear trends before and after the likeliest "
    "break, {year} (bootstrap p = {p:.4f}).",
    "figure.sigma-break.alt": "Dots by year and two fitted lines, with slopes of {before:+.1f} and {after:+.1f} percent a year.",
    "table.sigma-people.caption": "How far each measure changed, in %: as it was, and with every region's population as in the "
    "first year, over which output is then taken.",
    "table.sigma-people.series": "Series",
    "table.sigma-people.measure": "Measure",
    "table.sigma-people.first": "From",
    "table.sigma-people.last": "To",
    "table.sigma-people.change": "As it was",
    "table.sigma-people.held": "Population held",
    "table.sigma-trends.caption": "Log-linear trends of the measures since the change is counted, in percent a year, with two 95 % "
    "intervals: HAC (Newey-West) and an AR(1) bootstrap of its t statistic. Series of fewer than 5 "
    "years have no fit.",
    "table.sigma-trends.series": "Series",
    "table.sigma-trends.measure": "Measure",
    "table.sigma-trends.n": "Years",
    "table.sigma-trends.slope": "Slope",
    "table.sigma-trends.hac_interval": "HAC",
    "table.sigma-trends.bootstrap_interval": "Bootstrap",
    "figure.sigma-groups.title": "At current prices the East's lead over the centre and the West shrank; over the Northeast it "
    "grew",
    "figure.sigma-groups.title.any": "How far the leading group stands above each other group",
    "figure.sigma-groups.macro_region": "East over",
    "figure.sigma-groups.north_south": "South over",
    "figure.sigma-groups.subtitle": "Ratio of groups' figures per head, {series}",
    "figure.sigma-groups.each": "{group} from {first:.2f} to {last:.2f}",
    "figure.sigma-groups.caption": "The leading group's figure per head over that of each other group, {series}, {first}-{last}.",
    "figure.sigma-groups.alt": "Line charts of ratios over {each}.",
    "figure.sigma-influence.title": "No region alone makes it: without {best} the change is {least:+.1f} %, without {worst} "
    "{most:+.1f} %",
    "figure.sigma-influence.change": "change of the CV without it, %",
    "figure.sigma-influence.caption": "Change of the CV from {first} to {last} in percent ({series}) when a region is left out, one at "
    "a time; the scale is centred on the change with all of them, {centre:.1f} %.",
    "figure.sigma-influence.alt": "A tile for each region. Without {best} the change is {least:+.1f} %, without {worst} it is "
    "{most:+.1f} %; all others lie between.",
}
