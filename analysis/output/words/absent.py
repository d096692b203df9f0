"""Why something cannot be computed, and what would be needed; ``analysis.data.errors`` names the kinds."""

WORDS = {
    "absent.cell": "these figures give no value here",
    "absent.coin": "tried on the years before, this forecast did no better than a coin, or there are too few years to try it",
    "absent.one_factor": "the measures have no one growth in common; it takes measures that rise together",
    "absent.alike": "every region's value lies within {percent:.2g} % of the others'; it takes regions that differ more",
    "absent.equal": "the regions do not differ in {years}; it takes regions that differ",
    "absent.constant": "all values are equal; it takes values that vary",
    "absent.zero": "the measure is zero in {years}, which has no logarithm; it takes regions that differ in every year",
    "absent.regions": "there are {n} regions; it takes {least}",
    "absent.many": "there are {n} regions; this is computed for at most {most}, as its work grows faster than their number",
    "absent.years": "there are {n} years; it takes {least}",
    "absent.group": "the group {group} has one region only, which its dummy would fit exactly; it takes two in each group",
    "absent.one_group": "all regions are in one group, so that nothing lies between groups; it takes two groups",
    "absent.groups_of_one": "no group has two regions; it takes groups of two or more",
    "absent.columns": "the regressors do not vary apart in these regions; it takes more regions, or regions that differ more",
    "absent.moves": "no region leaves or enters a class, or a class stands empty; it takes classes that are all held and left",
    "absent.distinct": "fewer than {k} different values in {years}; it takes {k}, one for each class",
    "absent.uneven": "the years are unevenly spaced ({years}); it takes a value in each year",
    "absent.links": "{regions} without neighbours; it takes a border for each",
    "absent.shocks": "the figures hold no deviation from a trend; it takes figures that vary about it",
    "absent.initial": "all regions begin at the same level, so that there is nothing to converge from; it takes regions that "
    "differ at the start",
    "absent.speed": "growth over {years} years more than closes the initial gaps, where no speed exists; a shorter window "
    "may have one",
    "absent.effects": "nothing varies once each region and each year has a mean of its own; it takes figures that vary",
    "absent.unit": "the mean log is not positive in this unit; it takes a smaller unit, or levels",
    "absent.undone": "no difference in growth brings the first spread back within {years} years; it takes a spread that moved",
    "absent.choices": "no choice of method can be compared with another; it takes more years, or a second series",
    "absent.unmixed": "the chain does not mix: a class is never left, or none is reached from another; it takes moves between "
    "all classes",
    "absent.windows": "no window of {least} years lies on this side of {year}; it takes more years",
    "absent.island": "{regions} without neighbours, left out of this chapter; a line in the table borders would join them",
    "absent.one_club": "all regions are one club, and any division is as unlike it as another; it takes two clubs",
}
