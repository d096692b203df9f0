"""Words of the chapter on movers and prices (book/factors)."""

WORDS: dict[str, str] = {
    "measure.moved": "moved within five years",
    "measure.away": "registered in another province",
    "measure.away_within": "registered elsewhere in the province",
    "measure.born_elsewhere": "born in another province",
    "basket.sixteen": "16 goods",
    "basket.without_food": "14 goods, no food",
    "basket.fine": "20 goods, food in five",
    "pairs.all": "all pairs",
    "pairs.neighbours": "neighbours",
    "column.basket": "Basket",
    "column.pairs": "Provinces",
    "figure.factors-people.title": "From 2010 to 2020 the share that had moved {moved:rose|fell} by {moved:abs.1f} points, the share living away "
    "{away:rose|fell} by {away:abs.1f}",
    "figure.factors-people.subtitle": "Migrants between provinces, % of population",
    "figure.factors-people.each": "{measure} from {first:.1f} to {last:.1f}",
    "figure.factors-people.caption": "Persons who five years earlier lived in another province, who live away from the province of their "
    "registration, and who were born in another, % of the population; censuses, and for 2015 a 1 % survey.",
    "figure.factors-people.alt": "Three lines. First to last count: {each}.",
    "table.factors-regions.caption": "Persons who came from another province within five years, and who left, 10,000.",
    "table.factors-regions.arrived": "came",
    "table.factors-regions.left": "left",
    "table.factors-regions.net": "net",
    "figure.factors-map.title": "Most came to {most}, most left {least}",
    "figure.factors-map.subtitle": "People who came less people who left, 2010 to 2015, 10,000",
    "figure.factors-map.net": "10,000 persons",
    "figure.factors-map.caption": "Arrivals from other provinces less departures to them, within the five years before 2015. Six western "
    "provinces stand under names corrected here.",
    "figure.factors-map.alt": "A grid of tiles, one for each province. {most} gained most ({high:.0f}), {least} lost most ({low:.0f}).",
    "figure.factors-prices.title": "Goods' prices move more alike than in {top}; since 2012-14 their dispersion {neighbours:rose|fell} by "
    "{neighbours:abs.0f} % between neighbours",
    "figure.factors-prices.subtitle": "Variance over goods of relative price changes, times 10,000",
    "figure.factors-prices.all": "All pairs of provinces",
    "figure.factors-prices.neighbours": "Neighbours",
    "figure.factors-prices.each": "{basket}, {pairs}: {change:+.0f} %",
    "figure.factors-prices.caption": "Segmentation of goods markets by the price method, three baskets of the retail price index, {first}-{last}. "
    "Lower is more alike.",
    "figure.factors-prices.alt": "Two line charts of three lines. Mean of 2017-19 against 2012-14: {each}.",
    "table.factors-prices.caption": "Change of segmentation from the mean of 2012-14 to that of 2017-19, %: with all goods, and the least and the "
    "greatest without one of them; share of lots of years that fall as much; and the same change of prices' "
    "unrest.",
    "table.factors-prices.change": "change",
    "table.factors-prices.lowest": "least",
    "table.factors-prices.highest": "greatest",
    "table.factors-prices.p": "by lot",
    "table.factors-prices.unrest": "unrest",
    "source.migrants": "NBS: population censuses",
    "source.region_migrants": "NBS: population censuses",
    "source.retail_prices": "NBS: retail prices",
}
