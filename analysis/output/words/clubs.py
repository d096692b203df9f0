"""Words of the chapter on convergence clubs (book/convergence/clubs)."""

WORDS: dict[str, str] = {
    **{f"club.{n}": f"Club {n}" for n in range(1, 40)},
    "club.0": "Diverging",
    "figure.clubs-map.title": "Each series gives other clubs: their likeness with those of {series} is {low:.2f} to {high:.2f}",
    "figure.clubs-map.title.any": "Convergence clubs found: {count}",
    "figure.clubs-map.subtitle": "Clubs since {first}, the richest first; likeness 1: the same, 0: chance",
    "figure.clubs-map.subtitle.any": "Convergence clubs since {first}, the richest first",
    "figure.clubs-map.h": "over the mean of all",
    "figure.clubs-map.each": "{region} {club}",
    "figure.clubs-map.caption": "Convergence clubs by series, from {first} or the first year held to the last: club 1 is the one with the "
    "richest core; grey regions diverge. The tiles are places, not areas.",
    "figure.clubs-map.alt": "Tile maps, one for each of {known} series. {series}: {count} clubs, {diverging} diverge. {each}.",
    "figure.clubs-windows.title": "In levels {passed} of {tests} tests accept convergence, in logs {logs}: the form and the first year decide",
    "figure.clubs-windows.title.any": "In levels {passed} of {tests} tests accept convergence, in logs {logs}",
    "figure.clubs-windows.subtitle": "b of the log t test by first year used; hollow: convergence rejected at 5 %",
    "figure.clubs-windows.level": "levels",
    "figure.clubs-windows.log_fine": "logs",
    "figure.clubs-windows.first": "first year used",
    "figure.clubs-windows.caption": "The log t coefficient b of all regions together, by the first year used, to the last year of each series; "
    "logs of the fine unit. Filled: convergence is not rejected; hollow: rejected at 5 %.",
    "figure.clubs-windows.alt": "Two panels of lines, levels and logs, by first year. b lies between {low:.2f} and {high:.2f}. Of {tests} tests "
    "in levels {passed} do not reject convergence, of as many in logs {logs}.",
    "figure.clubs-paths.title": "Clubs are levels that hardly move: {count} of them in {series}",
    "figure.clubs-paths.title.any": "The paths of the clubs found: {count}",
    "figure.clubs-paths.subtitle": "Relative transition paths (mean of all = 1), mean and range by club",
    "figure.clubs-paths.mean": "over the mean of all",
    "figure.clubs-paths.caption": "Relative transition paths, {series}, {first}–{last}: the filtered value of a region over the mean of all; "
    "the mean of each club, and the range of its members.",
    "figure.clubs-paths.each": "{club}, of {n}, from {start:.2f} to {end:.2f}",
    "figure.clubs-paths.alt": "A line with a band for each club. {each}.",
    "figure.clubs-firm.title": "One other choice, and the clubs' likeness falls to as little as {least:.2f}",
    "figure.clubs-firm.title.any": "One other choice leaves the clubs a likeness of {least:.2f} or more",
    "figure.clubs-firm.subtitle": "Likeness with the series' clubs (adjusted Rand index; 1: the same)",
    "figure.clubs-firm.trim_low": "trimming fraction .2",
    "figure.clubs-firm.trim_high": "trimming fraction .4",
    "figure.clubs-firm.filter_soft": "filter with lambda 6.25",
    "figure.clubs-firm.filter_none": "no filter",
    "figure.clubs-firm.form": "logs for levels, or the reverse",
    "figure.clubs-firm.later_4": "from four years later",
    "figure.clubs-firm.later_6": "from six years later",
    "figure.clubs-firm.fixed": "sieve at a fixed c",
    "figure.clubs-firm.one_by_one": "sieve one by one",
    "figure.clubs-firm.unmerged": "clubs not merged",
    "figure.clubs-firm.vlt": "merged by the strictest pair",
    "figure.clubs-firm.sandwich": "errors: sandwich",
    "figure.clubs-firm.newey_west": "errors: Newey and West",
    "figure.clubs-firm.caption": "One choice changed at a time: the adjusted Rand index of the clubs and those of the same series with all choices "
    "as in the map. Blank: too few years.",
    "figure.clubs-firm.alt": "A grid of numbers, changes down and series across, from {least:.2f} to {most:.2f}.",
    "figure.clubs-company.title": "{always:.0f} % of the pairs nearly always share a club, {never:.0f} % hardly ever do",
    "figure.clubs-company.title.any": "{always:.0f} % of the pairs nearly always share a club, {never:.0f} % hardly ever do",
    "figure.clubs-company.subtitle": "Share of {specs} specifications in which two regions are in one club",
    "figure.clubs-company.share": "share of specifications",
    "figure.clubs-company.caption": "How often two regions fall into one club in {specs} specifications: series of one family, levels and logs, filters, "
    "trimming fractions, first years. In the order of the clubs of {series}, in rows and in columns.",
    "figure.clubs-company.caption.any": "How often two regions fall into one club in {specs} specifications: series of one family, levels and logs, filters, "
    "trimming fractions, first years. In the order of the clubs of {series}, in rows and in columns. Of more than 120 "
    "regions the pairs of 120 are compared, at even ranks of this order.",
    "figure.clubs-company.alt": "A square of cells, one for each pair of regions. {always:.0f} % of the pairs are together in at least nine of ten "
    "specifications, {never:.0f} % in at most one of ten; the rest lies in between.",
    "table.clubs-whole.caption": "The t statistic of the log t test of all regions together, for levels and for logarithms of a fine and of a coarse "
    "unit (yuan and 1,000 yuan). Convergence is rejected where t < −1.65.",
    "table.clubs-whole.caption.any": "The t statistic of the log t test of all regions together, for levels and for logarithms of a fine and of a coarse "
    "unit. Convergence is rejected where t < −1.65.",
    "table.clubs-whole.series": "Series",
    "table.clubs-whole.first": "From",
    "table.clubs-whole.last": "To",
    "table.clubs-whole.level": "t, levels",
    "table.clubs-whole.log_fine": "t, logs, fine",
    "table.clubs-whole.log_coarse": "t, logs, coarse",
    "table.clubs-falls.caption": "What the test asks of the spread (coefficient of variation) at its edge, and what was seen: fall in percent over the "
    "years that the regression uses.",
    "table.clubs-falls.series": "Series",
    "table.clubs-falls.from": "From",
    "table.clubs-falls.to": "To",
    "table.clubs-falls.asked": "asked, %",
    "table.clubs-falls.seen": "seen, %",
    "table.clubs-series.caption": "The clubs of each series: t of all regions together, number of clubs, regions that diverge, and likeness with the "
    "clubs of the first series (adjusted Rand index: 1 the same, 0 as by chance).",
    "table.clubs-series.series": "Series",
    "table.clubs-series.t": "t, all",
    "table.clubs-series.count": "Clubs",
    "table.clubs-series.diverging": "Diverging",
    "table.clubs-series.rand": "Likeness",
    "table.clubs-series.first": "From",
    "table.clubs-series.last": "To",
    "table.clubs-table.caption": "The clubs of {series}, {first}–{last}: size, log t coefficient and t, mean relative path in the first and the last "
    "year.",
    "table.clubs-table.club": "Club",
    "table.clubs-table.b": "b",
    "table.clubs-table.t": "t",
    "table.clubs-table.start": "h, first",
    "table.clubs-table.end": "h, last",
    "table.clubs-planted.caption": "What the test and the algorithm (levels, filter 400, trimming fraction .3) give in {draws} simulated panels of each "
    "kind: rejections of convergence, mean number of clubs and of diverging regions, likeness with the truth (adjusted Rand "
    "index), and with the clubs that a softer filter (6.25) finds in the same panel.",
    "table.clubs-planted.caption.any": "What the test and the algorithm (levels, filter 400, trimming fraction .3) give in {draws} simulated panels of each "
    "kind, of {n} regions: rejections of convergence, mean number of clubs and of diverging regions, likeness with the "
    "truth (adjusted Rand index), and with the clubs that a softer filter (6.25) finds in the same panel.",
    "table.clubs-planted.world": "Truth",
    "table.clubs-planted.rejected": "Rejected, %",
    "table.clubs-planted.count": "Clubs",
    "table.clubs-planted.diverging": "Diverging",
    "table.clubs-planted.rand": "Likeness",
    "table.clubs-planted.kept": "Kept",
    "table.clubs-planted.two": "gaps close at 2 % a year",
    "table.clubs-planted.six": "gaps close at 6 % a year",
    "table.clubs-planted.still": "gaps stand still, no clubs",
    "table.clubs-planted.three": "three true clubs",
    "table.clubs-planted.forty": "gaps close at 2 % a year, 40 years",
}
