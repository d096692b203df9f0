"""Words of the chapter on digital gaps (book/strategies/digital)."""

WORDS: dict[str, str] = {
    "measure.broadband": "broadband lines",
    "measure.mobile_internet": "mobile internet users",
    "measure.mobile_data": "mobile data",
    "measure.ecommerce_firms": "firms that trade online",
    "measure.ecommerce_sales": "online sales",
    "measure.software": "software revenue",
    "measure.income": "income",
    "measure.grp": "GRP",
    "figure.digital-rates.title": "The spread of access closes by up to {fastest:abs.0f} % a year, that of income by {income:abs.1f} %; in software it "
    "{software:widens|closes} by {software:abs.1f} %",
    "figure.digital-rates.subtitle": "Change of the spread between provinces, {first}-{last}; left of zero: closing",
    "figure.digital-rates.rate": "% a year",
    "figure.digital-rates.access": "access",
    "figure.digital-rates.use": "business",
    "figure.digital-rates.compared": "for comparison",
    "figure.digital-rates.each": "{measure} {rate:+.1f}",
    "figure.digital-rates.caption": "Change of the spread between provinces (standard deviation of logs, weighted by people) from {first} to {last}; all "
    "measures per person but firms that trade online, which are a share of firms.",
    "figure.digital-rates.alt": "Eight dots, in percent a year: {each}.",
    "figure.digital-plates.title": "The East's mobile data per person went from {was:.2f} to {now:.2f} times the West's",
    "figure.digital-plates.subtitle": "The East's figure over the West's and over the centre's, per person",
    "figure.digital-plates.each": "{measure} {a:.2f} and {b:.2f}",
    "figure.digital-plates.caption": "The East's figure over the West's and over the centre's, {first}-{last}. Above one the East has more. Software "
    "without Tibet and Inner Mongolia.",
    "figure.digital-plates.alt": "Five small line charts of two lines. East over West in {first} and {last}: {each}.",
    "table.digital-plates.caption": "The East's figure over the West's in the first year, the last before the hubs, and the latest; its change since the "
    "hubs in percent.",
    "table.digital-plates.measure": "Measure",
    "table.digital-plates.first": "first",
    "table.digital-plates.hubs": "before the hubs",
    "table.digital-plates.last": "latest",
    "table.digital-plates.since_hubs": "since, %",
    "table.digital-rates.caption": "Spread between provinces in {a} and {b}, its change, growth of the nation's level, and by how much it closed faster "
    "than income's (negative: faster), with the range when each province is left out in turn; percent a year.",
    "table.digital-rates.measure": "Measure",
    "table.digital-rates.first": "spread, first",
    "table.digital-rates.last": "spread, last",
    "table.digital-rates.rate": "change, % a year",
    "table.digital-rates.level": "level, % a year",
    "table.digital-rates.difference": "less income's",
    "table.digital-rates.out_interval": "one left out",
    "figure.digital-towns.title": "Towns went from {a:.2f} to {b:.2f} times the country's broadband lines per person",
    "figure.digital-towns.subtitle": "Towns over country; at one, both have as many",
    "figure.digital-towns.ratio": "ratio",
    "figure.digital-towns.nation": "all",
    "figure.digital-towns.caption": "Broadband lines per person in towns over those in the country, by macro-region and in all, {first}-{last}, without "
    "Shanghai; lines of firms count in towns. The leap of the Northeast is Liaoning's: lines moved between town and "
    "country in its reports.",
    "figure.digital-towns.alt": "Five lines. For all provinces the ratio goes from {a:.2f} in {first} to {b:.2f} in {last}.",
    "figure.digital-hubs.title": "{hubs} hubs lie in {provinces} provinces, {west} of them in the West",
    "figure.digital-hubs.subtitle": "Grey: no hub",
    "figure.digital-hubs.with": "hub, with clusters",
    "figure.digital-hubs.without": "hub, no cluster",
    "figure.digital-hubs.caption": "Provinces of the {hubs} national hubs of computing, and whether any of the {clusters} clusters of data centres lies "
    "in them, as approved in 2021 and 2022.",
    "figure.digital-hubs.alt": "A grid of tiles. {provinces} provinces belong to a hub, {west} of them in the West; {without} of them have no "
    "cluster.",
}
