"""Words of the chapter on the macro-regions' growth (book/plates/growth)."""

WORDS: dict[str, str] = {
    "figure.growth-gap.title": "The West outgrew the East in {west} of {n} years, by {most:.1f} points in {most_year} and "
    "{now:.1f} in {last}",
    "figure.growth-gap.subtitle": "Real growth minus the East's, by vintage of the accounts. Hollow: preliminary",
    "figure.growth-gap.lead": "percentage points",
    "figure.growth-gap.caption": "Real growth of the central, western and northeastern macro-regions minus the East's. Years are "
    "counted in {series}, {first}-{last}.",
    "figure.growth-gap.alt": "Two small charts of three lines around zero, one for each vintage. In {series} the West lies "
    "above zero in {west} of {n} years, highest at {most:+.1f} points in {most_year}; the centre "
    "near it, the Northeast below.",
    "figure.growth-map.title": "{most} grew fastest, by {high:.1f} % a year, and {least} slowest, by {low:.1f} %",
    "figure.growth-map.subtitle": "Real growth, {first}-{last}; the scale is centred on all provinces' {centre:.1f} %",
    "figure.growth-map.rate": "% a year",
    "figure.growth-map.caption": "Real growth of each province, {first}-{last}, compound.",
    "figure.growth-map.alt": "A grid of tiles, one for each province. Fastest is {most} ({high:.1f} % a year), slowest "
    "{least} ({low:.1f} %); all provinces together grew by {centre:.1f} %.",
    "figure.growth-nominal.title": "At current prices the West was ahead in {west} of {n} years, the centre in {central}",
    "figure.growth-nominal.subtitle": "Growth of GRP at current prices minus the East's, percentage points",
    "figure.growth-nominal.caption": "Growth of GRP at current prices, Central and West minus East, from {first}, by vintage of the "
    "accounts; years are counted in {series}.",
    "figure.growth-nominal.alt": "Two small line charts around zero, {first} to {last}. In {series} the centre grew faster than "
    "the East in {central} of {n} years, the West in {west}.",
    "table.growth-rates.caption": "Growth of the macro-regions, compound, in percent a year. * with preliminary figures.",
    "table.growth-rates.series": "Series",
    "table.growth-rates.span": "Years",
    "table.growth-rates.East": "East",
    "table.growth-rates.Central": "Central",
    "table.growth-rates.West": "West",
    "table.growth-rates.Northeast": "Northeast",
    "table.half-year.caption": "Real growth in the first half of 2022, percent: of the macro-regions on revised figures, "
    "weighted by the first half of 2021, with the slowest and the fastest province; and the least "
    "and the most that the first figures known allow, weighted by the output of 2021 in two vintages.",
    "table.half-year.macro_region": "Macro-region",
    "table.half-year.regions": "Provinces",
    "table.half-year.covered": "with a rate",
    "table.half-year.lowest": "slowest",
    "table.half-year.highest": "fastest",
    "table.half-year.growth": "revised",
    "table.half-year.low_v4": "first figures, least (v4)",
    "table.half-year.high_v4": "most (v4)",
    "table.half-year.low_v5": "least (v5)",
    "table.half-year.high_v5": "most (v5)",
}
