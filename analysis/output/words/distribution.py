"""Words of the chapter on distribution dynamics: key -> (English, Chinese)."""

from __future__ import annotations

WORDS = {
    "distribution.series.v5": ("GRP per head, v5", "人均GRP，v5"),
    "distribution.series.v4": ("GRP per head, v4", "人均GRP，v4"),
    "distribution.series.real": ("GRP per head, real", "人均GRP，不变价"),
    "distribution.series.income": ("income per head", "人均收入"),
    "distribution.scheme.fixed": ("fixed", "固定"),
    "distribution.scheme.pooled": ("pooled quantiles", "合并分位"),
    "distribution.scheme.quantile": ("ranks", "名次"),
    "distribution.test.time": ("the chain is the same in both halves of the years", "前后两半时期的链相同"),
    "distribution.test.order": ("the year before does not matter", "前一年无关"),
    "distribution.test.space": ("neighbours do not matter", "邻省无关"),
    "distribution.test.space_land": ("the same, without Hainan", "同上，不含海南"),
    "distribution.near.1": ("poor ({n})", "贫（{n}）"),
    "distribution.near.2": ("middling ({n})", "居中（{n}）"),
    "distribution.near.3": ("rich ({n})", "富（{n}）"),
    "distribution.rank.1": ("low", "低"),
    "distribution.rank.2": ("mid", "中"),
    "distribution.rank.3": ("high", "高"),
    "distribution.all": ("all", "全部"),
    "figure.distribution.relative": ("per head, relative to the country", "人均值与全国之比"),
    "figure.distribution.count": ("provinces", "省份数"),
    "figure.distribution.class": ("{name}", "{name}"),
    "figure.distribution.to": ("class a year later", "一年后所在组"),
    "figure.distribution.from": ("class", "所在组"),
    "figure.distribution-ridges.caption": (
        "Kernel densities of GRP per head relative to the country's (1), {vintage}; a tick is a "
        "province. Gaussian kernel, bandwidth by Silverman's rule; every province counts alike.",
        "人均地区生产总值与全国之比（全国为1）的核密度，{vintage}；短线为各省。高斯核，带宽按Silverman法"
        "则；各省权重相同。",
    ),
    "figure.distribution-ridges.alt": (
        "Ridges, one for every third year from {first} to {last}. The poorest province stands at "
        "{low_first:.2f} of the country's mean in {first} and {low_last:.2f} in {last}, the richest at "
        "{high_first:.2f} and {high_last:.2f}.",
        "{first}至{last}年每三年一条脊线。最贫省份在{first}年为全国均值的{low_first:.2f}、{last}年为"
        "{low_last:.2f}，最富省份分别为{high_first:.2f}与{high_last:.2f}。",
    ),
    "figure.distribution-classes.caption": (
        "Provinces by class of GRP per head relative to the country's, {vintage}.",
        "按人均地区生产总值与全国之比分组的省份数，{vintage}。",
    ),
    "figure.distribution-classes.alt": (
        "Stacked bars by year, {first} to {last}. The lowest class holds {low_first} provinces at first "
        "and {low_last} in the end, the highest {high_first} and {high_last}.",
        "{first}至{last}年逐年堆积柱。最低组由{low_first}个变为{low_last}个，最高组由{high_first}个变为"
        "{high_last}个。",
    ),
    "figure.distribution-chains.fixed": ("fixed classes", "固定分组"),
    "figure.distribution-chains.quantile": ("ranks (fifths)", "名次（五分）"),
    "figure.distribution-chains.caption": (
        "Where a province stands a year later, in percent of those that stood in the class of the row: "
        "GRP per head, {vintage}, {first}–{last}. Blank: nobody went there.",
        "一年后所在组，占该行所在组的百分比：人均地区生产总值，{vintage}，{first}—{last}年。空白表示无此"
        "转移。",
    ),
    "figure.distribution-chains.alt": (
        "Two squares of cells, {k} by {k} and five by five. On the diagonal of the fixed classes, "
        "between {low:.0f} and {high:.0f} % stay where they are from one year to the next; the "
        "furthest move in a year is {far} class up or down.",
        "两个方阵，分别为{k}乘{k}与五乘五。固定分组的对角线上，每年{low:.0f}%至{high:.0f}%留在原组；一"
        "年内最多移动{far}组。",
    ),
    "figure.distribution-settle.axis": ("share of provinces, %", "省份占比，%"),
    "figure.distribution-settle.first": ("first year", "首年"),
    "figure.distribution-settle.last": ("last year", "末年"),
    "figure.distribution-settle.ergodic": ("long run", "长期"),
    "figure.distribution-settle.caption": (
        "How the provinces divide over the fixed classes in {first}, in {last}, and where the chain of "
        "these years would settle if it went on for ever: GRP per head, {vintage}.",
        "各固定组的省份占比：{first}年、{last}年，以及这些年的转移若永远持续所趋向的分布：人均地区生产总"
        "值，{vintage}。",
    ),
    "figure.distribution-settle.alt": (
        "Three dots for each of {k} classes. In the lowest class {low_first:.0f} % of the provinces in "
        "{first}, {low_last:.0f} % in {last}, {low_end:.0f} % in the long run; in the highest "
        "{high_first:.0f}, {high_last:.0f} and {high_end:.0f} %.",
        "{k}组各三点。最低组：{first}年{low_first:.0f}%，{last}年{low_last:.0f}%，长期{low_end:.0f}%；最"
        "高组：{high_first:.0f}%、{high_last:.0f}%、{high_end:.0f}%。",
    ),
    "figure.distribution-neighbours.caption": (
        "Transitions between thirds of GRP per head among poor, middling and rich neighbours (thirds of "
        "the neighbours' mean): {vintage}, {first}–{last}, percent of the row; in brackets the number of "
        "transitions. Hainan is joined to Guangdong by convention.",
        "邻省贫、居中、富（邻省均值的三分组）时人均地区生产总值三分组之间的转移：{vintage}，{first}—"
        "{last}年，占行的百分比；括号内为转移数。海南按惯例与广东相邻。",
    ),
    "figure.distribution-neighbours.alt": (
        "Three squares of three by three cells, for poor, middling and rich neighbours. A province in "
        "the lowest third stays there in {poor:.0f} % of the years among poor neighbours and in "
        "{rich:.0f} % among rich ones.",
        "三个三乘三方阵，邻省分别为贫、中、富。最低三分组的省份，邻省贫时{poor:.0f}%的年份留在原组，邻省"
        "富时{rich:.0f}%。",
    ),
    "table.distribution-mobility.caption": (
        "Mobility between classes: moves of all transitions; Shorrocks' index with a bootstrap interval "
        "(regions drawn with their histories); half-life in years, lower end of its interval, and the "
        "share of draws in which the chain does not mix at all.",
        "组间流动性：跨组转移数与转移总数；Shorrocks指数及自助区间（连同历史抽取地区）；半衰期（年）及其"
        "区间下限，以及抽样中链条完全不混合的比例。",
    ),
    "table.distribution-mobility.series": ("Series", "序列"),
    "table.distribution-mobility.scheme": ("Classes", "分组"),
    "table.distribution-mobility.moves": ("Moves", "跨组"),
    "table.distribution-mobility.n": ("of", "总数"),
    "table.distribution-mobility.shorrocks": ("Shorrocks", "Shorrocks"),
    "table.distribution-mobility.half_life": ("Half-life", "半衰期"),
    "table.distribution-mobility.half_low": ("at least", "下限"),
    "table.distribution-mobility.unmixed": ("unmixed, %", "不混合，%"),
    "table.distribution-sojourn.caption": (
        "Expected years in a fixed class before leaving it: GRP per head ({first}–{last} in v5) and "
        "income per head. A dash: nobody left, or nobody was there.",
        "离开固定组前的预期停留年数：人均地区生产总值（v5为{first}—{last}年）与人均收入。横线表示无人离开"
        "或无人属于该组。",
    ),
    "table.distribution-sojourn.class": ("Class", "组"),
    "table.distribution-sojourn.v5": ("GRP, v5", "GRP，v5"),
    "table.distribution-sojourn.v4": ("GRP, v4", "GRP，v4"),
    "table.distribution-sojourn.real": ("GRP, real", "GRP，不变价"),
    "table.distribution-sojourn.income": ("income", "收入"),
    "table.distribution-tests.caption": (
        "Tests of the chain of GRP per head, {vintage}, {first}–{last}: likelihood ratio, degrees of "
        "freedom, p by the chi-squared and by resampling ({draws} draws). With so few moves the latter "
        "is to be believed.",
        "人均地区生产总值转移链的检验，{vintage}，{first}—{last}年：似然比、自由度、卡方p值与重抽样p值（"
        "{draws}次）。跨组转移很少，应以后者为准。",
    ),
    "table.distribution-tests.test": ("Null hypothesis", "原假设"),
    "table.distribution-tests.scheme": ("Classes", "分组"),
    "table.distribution-tests.lr": ("LR", "LR"),
    "table.distribution-tests.dof": ("df", "自由度"),
    "table.distribution-tests.p_lr": ("p, chi-squared", "p，卡方"),
    "table.distribution-tests.p": ("p, resampled", "p，重抽样"),
}
