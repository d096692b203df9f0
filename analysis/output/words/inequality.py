"""Words of the chapter on inequality and its parts (book/convergence/inequality)."""

WORDS: dict[str, str] = {
    "measure.theil_t": "Theil T",
    "measure.theil_l": "Theil L",
    "measure.gini": "Gini",
    "measure.williamson": "Williamson",
    "measure.atkinson_0.5": "Atkinson, aversion 0.5",
    "measure.atkinson_1": "Atkinson, aversion 1",
    "measure.atkinson_2": "Atkinson, aversion 2",
    "by.macro_region": "macro-regions",
    "by.coast": "coast and interior",
    "by.north_south": "North and South",
    "window.whole": "all years",
    "window.early": "first half",
    "window.late": "to the latest year",
    "window.late.any": "second half",
    "window.2021": "to 2021",
    "figure.inequality-parts.title": "Since {since}, at current prices, inequality between the macro-regions {between:rose|fell} by "
    "{between:abs.0f} %, inside them it {within:rose|fell} by {within:abs.0f} %",
    "figure.inequality-parts.title.any": "Since {since} inequality between groups {between:rose|fell} by {between:abs.0f} %, inside them "
    "it {within:rose|fell} by {within:abs.0f} %",
    "figure.inequality-parts.subtitle": "Theil T, {series}, between groups and inside each; upper edge: the whole",
    "figure.inequality-parts.between": "between them",
    "figure.inequality-parts.caption": "Theil T ({series}) split into the part between groups ({by}) and what each group adds by the "
    "inequality inside it.",
    "figure.inequality-parts.alt": "Stacked areas. From {since} to {last} the part between groups goes from {between_first:.4f} to "
    "{between_last:.4f}, the parts inside them, together, from {within_first:.4f} to "
    "{within_last:.4f}.",
    "table.inequality-changes.caption": "Change of each index of inequality between regions since the change is counted, in percent, by "
    "series.",
    "table.inequality-changes.measure": "Index",
    "table.inequality-changes.when": "Until",
    "table.inequality-changes.change": "latest year",
    "table.inequality-changes.change_2021": "2021",
    "figure.inequality-indices.title": "How inequality moved since {since} depends on the index: {least:+.1f} % ({low}) to {most:+.1f} "
    "% ({high})",
    "figure.inequality-indices.subtitle": "Indices of inequality, first year = 100; panels of one height",
    "figure.inequality-indices.caption": "Four indices of inequality between regions by series, the year that the change is counted from "
    "= 100.",
    "figure.inequality-indices.alt": "Four small line charts from 100. For {series} they end in {last} between {least:+.1f} % ({low}) "
    "and {most:+.1f} % ({high}).",
    "figure.inequality-lorenz.title": "A line that crosses zero: indices may disagree on whether inequality fell",
    "figure.inequality-lorenz.subtitle": "Share of the sum held by the poorest so many %, points more than before",
    "figure.inequality-lorenz.people": "the poorest, % of all people",
    "figure.inequality-lorenz.people.any": "the poorest, % of all",
    "figure.inequality-lorenz.each": "{window} {at} times",
    "figure.inequality-lorenz.caption": "How the Lorenz curve between regions moved, by series: after minus before. Above zero "
    "throughout: less inequality by every index.",
    "figure.inequality-lorenz.alt": "A panel for each series, lines over the share of the people. That of {series} crosses zero: "
    "{each}.",
    "table.inequality-shares.caption": "Share of Theil T that lies between groups, in percent, when the change is counted from and in "
    "the latest year; what random groups of the same sizes would hold (mean, and 97.5th percentile), "
    "and how often they reach the latest share (p).",
    "table.inequality-shares.by": "Groups",
    "table.inequality-shares.series": "Series",
    "table.inequality-shares.first": "first",
    "table.inequality-shares.last": "latest",
    "table.inequality-shares.expected": "random",
    "table.inequality-shares.high": "97.5 %",
    "table.inequality-shares.p": "p",
    "figure.inequality-shares.title": "Between the macro-regions lay {first:.0f} % of the inequality in {since} and {last:.0f} % in "
    "{until}",
    "figure.inequality-shares.title.any": "Between groups ({by}) lay {first:.0f} % of the inequality in {since} and {last:.0f} % in {until}",
    "figure.inequality-shares.subtitle": "% of Theil T between groups; shaded: 95 % of random groups of the same sizes",
    "figure.inequality-shares.chance": "random",
    "figure.inequality-shares.each": "{by} from {first:.1f} to {last:.1f} % (random groups reach {high:.0f} %)",
    "figure.inequality-shares.caption": "Share of Theil T that lies between groups, by series, and what {draws:,} random groupings of "
    "the regions of {series} give: their mean and where 95 % of them lie.",
    "figure.inequality-shares.alt": "A panel for each grouping. {series}, {since} and {until}: {each}.",
    "figure.inequality-levels.title": "Town against country inside provinces makes {town:.0f} % of the inequality of incomes",
    "figure.inequality-levels.subtitle": "Theil T of disposable income per head, town and country: {cells} cells",
    "figure.inequality-levels.macro_region": "macro-regions",
    "figure.inequality-levels.region": "provinces in them",
    "figure.inequality-levels.cell": "town, country",
    "figure.inequality-levels.caption": "Theil T of disposable income per head over town and country of every province: between "
    "macro-regions, between the provinces of one, and between town and country within provinces.",
    "figure.inequality-levels.alt": "Stacked areas. Town and country within provinces make {town_first:.0f} % of the whole in "
    "{first} and {town:.0f} % in {last}; the macro-regions then make {macro_region:.0f} %.",
    "figure.inequality-towns.title": "Townspeople earned from {low:.1f} ({least}) to {high:.1f} times ({most}) as much as country "
    "people",
    "figure.inequality-towns.last": "urban over rural income per head",
    "figure.inequality-towns.caption": "Disposable income per head in towns over that in the country, {last}. The scale is centred on "
    "the ratio of all provinces together, {centre:.2f}.",
    "figure.inequality-towns.alt": "A tile for each province. The ratio is highest in {most} ({high:.2f}) and lowest in {least} "
    "({low:.2f}); it fell in {fell} of {n} provinces since {first}.",
    "table.inequality-pairs.caption": "Pairs of years by series: all; those whose Lorenz curves cross; those over which two of seven "
    "indices move in opposite directions; and those of the latter whose curves do not cross.",
    "table.inequality-pairs.series": "Series",
    "table.inequality-pairs.all": "Pairs",
    "table.inequality-pairs.crossing": "curves cross",
    "table.inequality-pairs.disagree": "indices disagree",
    "table.inequality-pairs.disagree_uncrossed": "of these, not crossing",
}
