"""Words of the chapter on distribution dynamics (book/convergence/distribution)."""

WORDS: dict[str, str] = {
    "place.lowest": "lowest",
    "place.lower": "lower quartile",
    "place.median": "median",
    "place.upper": "upper quartile",
    "place.highest": "highest",
    "which.lowest": "lowest class",
    "which.highest": "highest class",
    "scheme.fixed": "fixed classes",
    "scheme.quantile": "ranks (fifths)",
    "figure.distribution-places.title": "The poorest province {lowest:rose|fell} from {lowest_first:.2f} to {lowest_last:.2f} of the "
    "country, the richest {highest:rose|fell} from {highest_first:.2f} to {highest_last:.2f}",
    "figure.distribution-places.title.any": "The poorest region {lowest:rose|fell} from {lowest_first:.2f} to {lowest_last:.2f} of the mean, "
    "the richest {highest:rose|fell} from {highest_first:.2f} to {highest_last:.2f}",
    "figure.distribution-places.subtitle": "Per head, relative to the country: ends, quartiles and median",
    "figure.distribution-places.subtitle.any": "Relative to the mean of all regions: ends, quartiles and median",
    "figure.distribution-places.each": "{series}: lowest from {lowest_first:.2f} to {lowest_last:.2f}, median from {median_first:.2f} "
    "to {median_last:.2f}, highest from {highest_first:.2f} to {highest_last:.2f}",
    "figure.distribution-places.caption": "Where {n} regions stand relative to the mean of all (1, weighted by population where there is "
    "one): the lowest, the quartiles, the median and the highest of each year. The title is of "
    "{series}.",
    "figure.distribution-places.alt": "Five lines for each series. {each}.",
    "figure.distribution-shapes.title": "One hump or two? That there is only one has p = {p_first:.2f} in {first} and {p_last:.2f} in "
    "{last}",
    "figure.distribution-shapes.subtitle": "Kernel densities, {series}; a tick is a region",
    "figure.distribution-shapes.x": "relative to the mean of all",
    "figure.distribution-shapes.caption": "Kernel densities of {series} relative to the mean of all (1); a tick is a region. Gaussian "
    "kernel, bandwidth by Silverman's rule; every region counts alike.",
    "figure.distribution-shapes.alt": "Ridges, one above another, from {first} to {last}. The poorest region stands at "
    "{lowest_first:.2f} of the mean in {first} and {lowest_last:.2f} in {last}, the richest at "
    "{highest_first:.2f} and {highest_last:.2f}.",
    "figure.distribution-chains.title": "From one year to the next at least {least:.0f} % of every class stay in it",
    "figure.distribution-chains.subtitle": "Where a region stands a year later, % of the row; {series}",
    "figure.distribution-chains.origin": "class",
    "figure.distribution-chains.destination": "class a year later",
    "figure.distribution-chains.each": "{scheme}: between {min:.0f} and {max:.0f} % stay where they are",
    "figure.distribution-chains.caption": "Where a region stands a year later, in percent of those that stood in the class of the row: "
    "{series}, {first}–{last}. Blank: nobody went there.",
    "figure.distribution-chains.alt": "Two squares of cells. On the diagonals, {each}.",
    "figure.distribution-settle.title": "If these years went on forever, {lowest_ergodic:.0f} % would stand in the lowest class and "
    "{highest_ergodic:.0f} % in the highest",
    "figure.distribution-settle.title.any": "Where the chain of these years would settle",
    "figure.distribution-settle.subtitle": "Share of the regions in each class of the value relative to the mean, %",
    "figure.distribution-settle.percent": "share of the regions, %",
    "figure.distribution-settle.first": "first year",
    "figure.distribution-settle.last": "last year",
    "figure.distribution-settle.ergodic": "long run",
    "figure.distribution-settle.each": "{which} {first:.0f}, {last:.0f} and {ergodic:.0f} %",
    "figure.distribution-settle.caption": "How the regions divide over the fixed classes in the first and the last year, and where the "
    "chain of these years would settle if it went on for ever. No long run is shown where there is "
    "no single one.",
    "figure.distribution-settle.alt": "Dots for each class and series. {series}, first year, last year, long run: {each}.",
    "figure.distribution-neighbours.title": "In the lowest third {poor:.0f} % stay there among poor neighbours, {rich:.0f} % among rich ones",
    "figure.distribution-neighbours.title.any": "In the lowest third {poor:.0f} % stay there among poor neighbours, {rich:.0f} % among rich ones",
    "figure.distribution-neighbours.subtitle": "Third a year later, % of the row, by the neighbours' third; {series}",
    "figure.distribution-neighbours.origin": "third",
    "figure.distribution-neighbours.destination": "a year later",
    "figure.distribution-neighbours.poor": "poor ({n_poor})",
    "figure.distribution-neighbours.middling": "middling ({n_middling})",
    "figure.distribution-neighbours.rich": "rich ({n_rich})",
    "figure.distribution-neighbours.1": "low",
    "figure.distribution-neighbours.2": "mid",
    "figure.distribution-neighbours.3": "high",
    "figure.distribution-neighbours.caption": "Transitions between thirds among poor, middling and rich neighbours (thirds of the neighbours' "
    "mean): {series}, {first}–{last}, percent of the row; in brackets the number of transitions. "
    "Hainan is joined to Guangdong by convention.",
    "figure.distribution-neighbours.caption.any": "Transitions between thirds among poor, middling and rich neighbours (thirds of the neighbours' "
    "mean): {series}, {first}–{last}, percent of the row; in brackets the number of transitions.",
    "figure.distribution-neighbours.alt": "Three squares of three by three cells, for poor, middling and rich neighbours. In the lowest "
    "third {poor:.0f} % stay from one year to the next among poor neighbours, {rich:.0f} % among "
    "rich ones.",
    "table.distribution-mobility.caption": "Mobility between classes: moves of all transitions; Shorrocks' index (1: perfect mobility) with "
    "a bootstrap interval (regions drawn with their histories); half-life in years, lower end of its "
    "interval, the share of draws in which the chain does not mix at all; expected years in the "
    "lowest and the highest class. A dash: forever, or nobody there.",
    "table.distribution-mobility.series": "Series",
    "table.distribution-mobility.scheme": "Classes",
    "table.distribution-mobility.fixed": "fixed",
    "table.distribution-mobility.quantile": "ranks",
    "table.distribution-mobility.moves": "Moves",
    "table.distribution-mobility.transitions": "of",
    "table.distribution-mobility.shorrocks": "Shorrocks",
    "table.distribution-mobility.shorrocks_interval": "95 %",
    "table.distribution-mobility.half_life": "Half-life",
    "table.distribution-mobility.at_least": "at least",
    "table.distribution-mobility.unmixed": "unmixed, %",
    "table.distribution-mobility.stay_lowest": "lowest, years",
    "table.distribution-mobility.stay_highest": "highest, years",
    "table.distribution-tests.caption": "Tests of the chains: likelihood ratio, degrees of freedom, p by the chi-squared and by "
    "resampling ({draws} draws). With so few moves the latter is the one to trust.",
    "table.distribution-tests.test": "Null hypothesis",
    "table.distribution-tests.scheme": "Classes",
    "table.distribution-tests.series": "Series",
    "table.distribution-tests.lr": "LR",
    "table.distribution-tests.dof": "df",
    "table.distribution-tests.p_chi2": "p, chi-squared",
    "table.distribution-tests.p": "p, resampled",
    "table.distribution-tests.time": "the chain is the same in both halves",
    "table.distribution-tests.order": "the year before does not matter",
    "table.distribution-tests.space": "neighbours do not matter",
    "table.distribution-tests.space_land": "the same, by land alone",
    "table.distribution-tests.fixed": "fixed",
    "table.distribution-tests.quantile": "ranks",
}
