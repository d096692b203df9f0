"""Words of the chapter on how often a verdict would be wrong (book/convergence/verdicts)."""

WORDS: dict[str, tuple[str, str]] = {
    "statistic.cv": ("CV", "变异系数"),
    "statistic.cvw": ("CV, by people", "人口加权变异系数"),
    "statistic.sdlog": ("SD of logs", "对数标准差"),
    "statistic.sdlogw": ("SD of logs, by people", "人口加权对数标准差"),
    "statistic.speed": ("speed", "收敛速度"),
    "statistic.between_cv": ("CV between groups", "组间变异系数"),
    "statistic.between_theil_t": ("Theil T between groups", "组间泰尔T指数"),
    "statistic.between_gini": ("Gini between groups", "组间基尼系数"),
    "statistic.share": ("share of output", "产出占比"),
    "statistic.lead": ("growth over the first group", "比首组增长快"),
    "statistic.reversed_places": ("gaps that opened again", "重新扩大的差距数"),
    "statistic.inside": ("CV inside the group", "组内变异系数"),
    "figure.verdicts-chance.title": (
        "Shocks alone would narrow the CV as far in {p:.0f} of 100 worlds without convergence",
        "在无收敛的世界中，仅凭冲击，变异系数也有{p:.0f}%的机会下降这么多",
    ),
    "figure.verdicts-chance.subtitle": (
        "Share of {draws} false worlds that go as far as the real one, %; line: 5 %",
        "{draws}个无收敛世界中变动达到实际幅度的比例，%；竖线：5%",
    ),
    "figure.verdicts-chance.p": ("% of worlds without convergence", "占无收敛世界的比例，%"),
    "figure.verdicts-chance.caption": (
        "How often worlds of {n} regions in which nothing converges show a narrowing as large as the real one, by measure "
        "and series, in {draws} drawings; the grey line is at five of a hundred. The number in the title is of the CV of the "
        "first series, {first} to {last}.",
        "在{n}个地区、无收敛的世界中，差距缩小达到实际幅度的比例，按指标与序列，抽取{draws}次；灰线为5%。"
        "标题中的数字为首个序列的变异系数，{first}年至{last}年。",
    ),
    "figure.verdicts-chance.alt": (
        "Dots for each measure, one a series, between {least:.0f} and {most:.0f} of 100 worlds. The CV of the first series lies at "
        "{p:.0f}.",
        "每个指标每个序列一点，介于{least:.0f}%与{most:.0f}%之间；首个序列的变异系数为{p:.0f}%。",
    ),
    "table.verdicts-gaps.caption": (
        "What a narrowing is worth, in {draws} worlds of each kind: the change; what shocks alone exceed in five of a hundred "
        "worlds (a verdict of holds lies beyond); the way back beyond which two percent a year would "
        "lead in fewer than five (a verdict of fails); the share of false worlds that go as far; the share of true worlds that would be seen. Changes in %, speeds "
        "in % a year.",
        "差距缩小的含金量，每类世界各{draws}个：变动；仅凭冲击有5%的机会超过的值（超过方为成立）；每年2%的收敛至多有5%的机会"
        "反向超过的值（超过即为不成立）；无收敛世界中达到这一变动的比例；有收敛世界中可检出的比例。变动为%，速度为%/年。",
    ),
    "table.verdicts-gaps.series": ("Series", "序列"),
    "table.verdicts-gaps.statistic": ("Measure", "指标"),
    "table.verdicts-gaps.first": ("From", "起"),
    "table.verdicts-gaps.last": ("To", "止"),
    "table.verdicts-gaps.observed": ("Change", "变动"),
    "table.verdicts-gaps.chance": ("Holds beyond", "成立须超过"),
    "table.verdicts-gaps.short": ("Fails beyond", "不成立须超过"),
    "table.verdicts-gaps.p": ("False worlds as far, %", "无收敛世界达到，%"),
    "table.verdicts-gaps.power": ("True worlds seen, %", "有收敛世界检出，%"),
    "table.verdicts-groups.caption": (
        "The same between groups, and for each group's share of output and growth over the first group's (in the true worlds "
        "the group grows one percent a year faster than all others), in {draws} worlds of each kind; first series. Gaps in %, "
        "shares in percentage points, growth in percentage points a year.",
        "组间差距、各组产出占比及其比首组增长快多少（真实世界中该组每年比其他组快1%），每类世界各{draws}个；首个序列。"
        "差距为%，占比为百分点，增长为百分点/年。",
    ),
    "table.verdicts-groups.group": ("Group", "组"),
    "table.verdicts-groups.statistic": ("Measure", "指标"),
    "table.verdicts-groups.first": ("From", "起"),
    "table.verdicts-groups.last": ("To", "止"),
    "table.verdicts-groups.observed": ("Change", "变动"),
    "table.verdicts-groups.chance": ("Holds beyond", "成立须超过"),
    "table.verdicts-groups.short": ("Fails beyond", "不成立须超过"),
    "table.verdicts-groups.p": ("False worlds as far, %", "无变化世界达到，%"),
    "table.verdicts-groups.power": ("True worlds seen, %", "有变化世界检出，%"),
}
