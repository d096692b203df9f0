"""Words of the chapter on the three great clusters and the centre cities (book/strategies/engines)."""

WORDS: dict[str, str] = {
    "strategy.three": "the three together",
    "strategy.rest": "rest of the country",
    "figure.engines-shares.title": "The clusters' share {early:rose|fell} as first published and {carried:rose|fell} once carried back after the census",
    "figure.engines-shares.subtitle": "Share of the provinces' output, %; panels of one height",
    "figure.engines-shares.v3": "first published",
    "figure.engines-shares.v4": "first published, new basis",
    "figure.engines-shares.v4r": "carried back",
    "figure.engines-shares.each": "{strategy} from {first:.1f} to {last:.1f} %",
    "figure.engines-shares.caption": "Share of the three clusters' cities in the sum of all provinces' GRP by the state of the figures: as first published "
    "(to 2017 and, on a new basis, from 2019), and the compilation that carries the census revision back. The Delta is "
    "its central area of 27 cities unless asked otherwise; the bay area its nine mainland cities.",
    "figure.engines-shares.alt": "Three panels of lines that do not join. As carried back, {first} to {last}: {each}.",
    "figure.engines-rank.title": "{top} is the largest of {n} cities; the largest hundred follow a line of slope {exponent:.2f}",
    "figure.engines-rank.subtitle": "Cities by rank and product, logarithmic scales",
    "figure.engines-rank.rank": "rank",
    "figure.engines-rank.grp": "GRP, 100 million yuan",
    "figure.engines-rank.rest": "other cities",
    "figure.engines-rank.caption": "Cities by rank and size of product, {last}, in the compilation carried back.",
    "figure.engines-rank.alt": "Points from {top} at the upper left downwards. The straight line through the largest hundred of {n} "
    "cities has an exponent of {exponent:.2f} in {last}.",
    "figure.engines-exponent.title": "Over the largest hundred the exponent went from {was:.2f} to {exponent:.2f}, within its error",
    "figure.engines-exponent.subtitle": "Rank-size exponent with its 95 % band; line at 1: Zipf's law",
    "figure.engines-exponent.50": "Largest 50",
    "figure.engines-exponent.100": "Largest 100",
    "figure.engines-exponent.200": "Largest 200",
    "figure.engines-exponent.caption": "Exponent of the rank-size law of the cities' product, {first}-{last}, over the largest cities in each panel: "
    "ln(rank - 1/2) on ln(GRP), band by the standard error of Gabaix and Ibragimov. Lower: more unequal.",
    "figure.engines-exponent.alt": "{panels} panels with lines inside bands. Over the largest hundred the exponent goes from {was:.2f} to "
    "{exponent:.2f}, and its band in {last} from {low:.2f} to {high:.2f}.",
    "figure.engines-theil.title": "{share:.0f} % of the inequality between cities lies between the clusters and the others",
    "figure.engines-theil.subtitle": "Theil's T of GRP per head, {n} cities",
    "figure.engines-theil.between": "between",
    "figure.engines-theil.beijing-tianjin-hebei": "within B.-T.-Hebei",
    "figure.engines-theil.yangtze-delta": "within the Delta",
    "figure.engines-theil.greater-bay-area": "within the bay area",
    "figure.engines-theil.rest": "within the others",
    "figure.engines-theil.caption": "Theil's T of GRP per head, {first}-{last}, cut into the part between the three clusters and all other cities, and "
    "the parts within each. Compilation carried back, population as published.",
    "figure.engines-theil.alt": "Stacked areas. The whole goes from {was:.3f} to {now:.3f}; the part between the groups makes "
    "{share:.0f} % in {last}.",
    "table.engines-ends.caption": "Share of the clusters' cities in the provinces' output, in percent, at both ends of the years that each state of the "
    "figures has, and the change in percentage points.",
    "table.engines-ends.vintage": "Figures",
    "table.engines-ends.v3": "first published, 2012-2017",
    "table.engines-ends.v4": "first published, 2019-2023",
    "table.engines-ends.v4r": "carried back, 2012-2022",
    "table.engines-ends.first": "first",
    "table.engines-ends.last": "last",
    "table.engines-ends.change": "change",
    "table.engines-centres.caption": "Centre cities in their clusters: share of the cluster's product, percent, carried back, and growth against the other "
    "members, percentage points a year, by the state of the figures.",
    "table.engines-centres.first": "share 2012",
    "table.engines-centres.last": "share 2022",
    "table.engines-centres.v3": "ahead 2012-2017, first published",
    "table.engines-centres.v4": "ahead 2019-2023, first published",
    "table.engines-centres.v4r": "ahead 2012-2022, carried back",
    "table.engines-size.caption": "Growth of product at current prices, percent a year, in three states of the figures; the rest is what the three leave "
    "of the provinces' sum. A dash: not held for all cities of the cluster.",
    "table.engines-size.v3": "2012-2017, first published",
    "table.engines-size.v4": "2019-2023, first published",
    "table.engines-size.v4r": "2012-2022, carried back",
}
