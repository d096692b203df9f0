"""Words of the chapter on how often a verdict would be wrong (book/convergence/verdicts)."""

WORDS: dict[str, str] = {
    "statistic.cv": "CV",
    "statistic.cvw": "CV, by people",
    "statistic.sdlog": "SD of logs",
    "statistic.sdlogw": "SD of logs, by people",
    "statistic.speed": "speed",
    "statistic.between_cv": "CV between groups",
    "statistic.between_theil_t": "Theil T between groups",
    "statistic.between_gini": "Gini between groups",
    "statistic.share": "share of output",
    "statistic.lead": "growth over the first group",
    "statistic.reversed_places": "gaps that opened again",
    "statistic.inside": "CV inside the group",
    "figure.verdicts-chance.title": "Shocks alone would narrow the CV as far in {p:.0f} of 100 worlds without convergence",
    "figure.verdicts-chance.subtitle": "Share of {draws} false worlds that go as far as the real one, %; line: 5 %",
    "figure.verdicts-chance.p": "% of worlds without convergence",
    "figure.verdicts-chance.caption": "How often worlds of {n} regions in which nothing converges show a narrowing as large as the "
    "real one, by measure and series, in {draws} drawings; the grey line is at five of a hundred. "
    "The number in the title is of the CV of the first series, {first} to {last}.",
    "figure.verdicts-chance.alt": "Dots for each measure, one a series, between {least:.0f} and {most:.0f} of 100 worlds. The CV "
    "of the first series lies at {p:.0f}.",
    "table.verdicts-gaps.caption": "What a narrowing is worth, in {draws} worlds of each kind: the change; what shocks alone exceed "
    "in five of a hundred worlds (a verdict of holds lies beyond); the way back beyond which two "
    "percent a year would lead in fewer than five (a verdict of fails); the share of false worlds "
    "that go as far; the share of true worlds that would be seen. Changes in %, speeds in % a year.",
    "table.verdicts-gaps.series": "Series",
    "table.verdicts-gaps.statistic": "Measure",
    "table.verdicts-gaps.first": "From",
    "table.verdicts-gaps.last": "To",
    "table.verdicts-gaps.observed": "Change",
    "table.verdicts-gaps.chance": "Holds beyond",
    "table.verdicts-gaps.short": "Fails beyond",
    "table.verdicts-gaps.p": "False worlds as far, %",
    "table.verdicts-gaps.power": "True worlds seen, %",
    "table.verdicts-groups.caption": "The same between groups, and for each group's share of output and growth over the first group's "
    "(in the true worlds the group grows one percent a year faster than all others), in {draws} "
    "worlds of each kind; first series. Gaps in %, shares in percentage points, growth in percentage "
    "points a year.",
    "table.verdicts-groups.group": "Group",
    "table.verdicts-groups.statistic": "Measure",
    "table.verdicts-groups.first": "From",
    "table.verdicts-groups.last": "To",
    "table.verdicts-groups.observed": "Change",
    "table.verdicts-groups.chance": "Holds beyond",
    "table.verdicts-groups.short": "Fails beyond",
    "table.verdicts-groups.p": "False worlds as far, %",
    "table.verdicts-groups.power": "True worlds seen, %",
}
