"""Words of the chapter on beta convergence."""

WORDS: dict[str, str] = {
    "column.series": "Series",
    "column.first": "From",
    "column.last": "To",
    "column.p": "p",
    "column.r2": "R²",
    "column.se": "se",
    "column.speed": "Speed, % a year",
    "column.speed_interval": "95 % interval",
    "figure.beta-speeds.title": "The distance in output per head {early:closed|opened} by {early:abs.1f} % a year to {start}, "
    "and since then {late:closed|opened} by {late:abs.1f} %",
    "figure.beta-speeds.title.any": "The distance between regions {early:closed|opened} by {early:abs.1f} % a year to {start}, and "
    "since then {late:closed|opened} by {late:abs.1f} %",
    "figure.beta-speeds.subtitle": "Share of the distance, in logs, that closes each year, with 95 % intervals",
    "figure.beta-speeds.speed": "speed of convergence, % a year",
    "figure.beta-speeds.early": "to {start}",
    "figure.beta-speeds.late": "since {start}",
    "figure.beta-speeds.each": "{series} from {first} to {last} {speed:.1f} % a year ({speed_low:.1f} to {speed_high:.1f})",
    "figure.beta-speeds.caption": "Speed of absolute beta convergence to {start} and since, every region counted alike, with 95 % "
    "intervals (HC3, delta method). A series that begins after {start} has its later years alone.",
    "figure.beta-speeds.alt": "Dots with intervals around a line at zero. {each}.",
    "table.beta-periods.caption": "Speed of absolute beta convergence by series, years and weights, in percent a year, with 95 % "
    "intervals (HC3, delta method), the p-value of the coefficient, R² and the half-life of a gap in "
    "years (a dash where the speed is not positive).",
    "table.beta-periods.weights": "Weights",
    "table.beta-periods.none": "none",
    "table.beta-periods.population": "population",
    "table.beta-periods.half_life": "Half-life",
    "figure.beta-scatter.title": "The starting level explains {early:.0f} % of the variance of growth to {start}, {late:.0f} % "
    "since",
    "figure.beta-scatter.subtitle": "Yearly growth, %, against the level of the first year, {series}",
    "figure.beta-scatter.level": "first year's level over the mean",
    "figure.beta-scatter.early": "{first}–{start}",
    "figure.beta-scatter.late": "{start}–{last}",
    "figure.beta-scatter.each": "{first}-{last} {speed:.1f} % a year with R² = {r2:.2f}",
    "figure.beta-scatter.caption": "Yearly log growth against the level of the first year (log scale), {series}, with the line of "
    "least squares. Named: the regions farthest from the line.",
    "figure.beta-scatter.alt": "Clouds of dots with a fitted line each. Speeds: {each}.",
    "figure.beta-moving.title": "The speed of output was highest in the {years} years to {fastest_last:.0f}, at "
    "{fastest_speed:.1f} % a year, and is now {latest_speed:.1f} %",
    "figure.beta-moving.title.any": "The speed was highest in the {years} years to {fastest_last:.0f}, at {fastest_speed:.1f} % a "
    "year, and is now {latest_speed:.1f} %",
    "figure.beta-moving.subtitle": "Speed over moving windows of {years} years, % a year, with 95 % intervals",
    "figure.beta-moving.last": "last year of the window",
    "figure.beta-moving.each": "{series} {fastest_speed:.1f} in the window to {fastest_last:.0f}, {latest_speed:.1f} in that to "
    "{latest_last:.0f}",
    "figure.beta-moving.caption": "Speed of beta convergence over moving windows of {years} years, by last year, with 95 % "
    "intervals (HC3); unweighted. Windows that begin before 2010 and end after it cross the change "
    "of the population's basis.",
    "figure.beta-moving.caption.any": "Speed of beta convergence over moving windows of {years} years, by last year, with 95 % "
    "intervals (HC3); unweighted.",
    "figure.beta-moving.alt": "Lines with bands. Percent a year at its highest and at last: {each}.",
    "table.beta-prices.caption": "The coefficient on the log starting level at current prices as the sum of one of volumes and "
    "one of prices, in percentage points of yearly growth per log point, with 95 % intervals (HC3).",
    "table.beta-prices.part": "Growth of",
    "table.beta-prices.nominal": "current prices",
    "table.beta-prices.volume": "volume",
    "table.beta-prices.prices": "prices",
    "table.beta-prices.coefficient": "b × 100",
    "table.beta-prices.hc3_interval": "95 % interval",
    "table.beta-people.caption": "The coefficient on the log starting level per head as the sum of one of output and one of "
    "people (the population's, its sign turned), in percentage points of yearly growth per log "
    "point, with 95 % intervals (HC3).",
    "table.beta-people.part": "Growth of",
    "table.beta-people.per_head": "figures per head",
    "table.beta-people.output": "output",
    "table.beta-people.people": "people, sign turned",
    "table.beta-people.coefficient": "b × 100",
    "table.beta-people.hc3_interval": "95 % interval",
    "table.beta-conditional.caption": "Growth regressions of {series} by statsmodels (least squares, HC3): the coefficient of the log "
    "starting level (times 100), its standard error and p-value, R², and the speed that it implies, "
    "absolute and conditional on dummies for macro-regions, on the shares of primary and secondary "
    "industry in the first year (v4), and on its share of people in towns.",
    "table.beta-conditional.caption.any": "Growth regressions of {series} by statsmodels (least squares, HC3): the coefficient of the log "
    "starting level (times 100), its standard error and p-value, R², and the speed that it implies, "
    "without and with dummies for groups of regions.",
    "table.beta-conditional.condition": "Conditional on",
    "table.beta-conditional.none": "nothing",
    "table.beta-conditional.groups": "macro-region",
    "table.beta-conditional.groups.any": "group",
    "table.beta-conditional.structure": "starting structure",
    "table.beta-conditional.towns": "urban share",
    "table.beta-conditional.both": "both",
    "table.beta-conditional.coefficient": "b × 100",
    "figure.beta-influence.title": "Without {least} the speed is {low:.1f} % a year, without {most} {high:.1f} %; all others lie "
    "between",
    "figure.beta-influence.subtitle": "Speed without each region in turn, {start}–{last}, {series}",
    "figure.beta-influence.speed": "speed without it, % a year",
    "figure.beta-influence.caption": "Speed of convergence of {series}, {start}-{last}, without each region in turn, with 95 % "
    "intervals (HC3). Upright line: with all regions.",
    "figure.beta-influence.alt": "A dot with an interval for each region, sorted, around the line at {speed:.2f} % a year. "
    "Slowest without {least} ({low:.2f} %), fastest without {most} ({high:.2f} %).",
    "table.beta-panel.caption": "Yearly panels with region and year effects: the coefficient b with 95 % intervals clustered by "
    "region and by Driscoll and Kraay; what b would be expected to be without any convergence; the "
    "half-panel jackknife with its bootstrap interval.",
    "table.beta-panel.kind": "Estimate",
    "table.beta-panel.clustered": "plain, clustered by region",
    "table.beta-panel.driscoll_kraay": "plain, Driscoll-Kraay",
    "table.beta-panel.without_convergence": "expected without convergence",
    "table.beta-panel.jackknife": "half-panel jackknife",
    "table.beta-panel.b": "b",
    "table.beta-panel.b_interval": "95 % interval",
    "table.beta-intervals.caption": "Speed since {start} (or the first year after it) in percent a year, with 95 % intervals of four "
    "kinds.",
    "table.beta-intervals.kind": "Estimate",
    "table.beta-intervals.hc3": "least squares, HC3",
    "table.beta-intervals.nls": "non-linear, HC3",
    "table.beta-intervals.classical": "least squares, classical",
    "table.beta-intervals.bootstrap": "least squares, regions drawn",
}
