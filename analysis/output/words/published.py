"""Words of the chapter on the published index (book/index/published)."""

WORDS: dict[str, tuple[str, str]] = {
    "dimension.infrastructure": ("Infrastructure", "基础设施通达"),
    "dimension.services": ("Public services", "基本公共服务均等化"),
    "dimension.green": ("Green and low-carbon", "绿色低碳协同"),
    "dimension.living_standards": ("Living standards", "居民生活水平差距"),
    "dimension.comparative_advantage": ("Comparative advantage", "区域比较优势"),
    "column.dimension": ("Dimension", "维度"),
    "figure.published-paths.title": (
        "Two points allow {low:.0f} to {high:.0f} by {horizon}: how the index varied between them is not known",
        "仅凭两点，{horizon}年可为{low:.0f}至{high:.0f}：其间如何波动无从得知",
    ),
    "figure.published-paths.subtitle": (
        "Index, {first} = 100; 95 % bands for assumed standard deviations of growth",
        "指数，{first}年=100；区间为假定年增长标准差下的95%",
    ),
    "figure.published-paths.linear": ("linear", "线性"),
    "figure.published-paths.calm": ("log-linear, ±{calm:g}", "对数线性，±{calm:g}"),
    "figure.published-paths.rough": ("log-linear, ±{rough:g}", "对数线性，±{rough:g}"),
    "figure.published-paths.caption": (
        "The two published points, the two paths through them to {horizon}, and 95 % bands of a random walk "
        "with drift for two assumed standard deviations of yearly growth ({calm:g} and {rough:g}). The bands "
        "show what an assumption implies; the data do not identify it.",
        "两个已公布的点、经过它们延伸到{horizon}年的两条路径，以及带漂移随机游走在两个假定年增长标准差（"
        "{calm:g}与{rough:g}）下的95%区间。区间只表示假定的含义，数据无法识别该标准差。",
    ),
    "figure.published-paths.alt": (
        "Two lines from 100 in {first} through the published value of {last}, which end at {linear_end:.0f} and "
        "{log_end:.0f} in {horizon}; around them two bands that widen fast after {last}, the wider one from {low:.0f} "
        "to {high:.0f}.",
        "两条线从{first}年的100经{last}年的公布值，到{horizon}年分别为{linear_end:.0f}与{log_end:.0f}；其外两条区间带在"
        "{last}年后迅速变宽，较宽者为{low:.0f}至{high:.0f}。",
    ),
    "figure.published-dimensions.title": (
        "{most} made {share:.0f} % of the rise at equal weights, the most of the five dimensions",
        "等权重下{most}贡献升幅的{share:.0f}%，居五个维度之首",
    ),
    "figure.published-dimensions.subtitle": (
        "What each dimension adds to the rise from {first} to {last}, index points",
        "各维度对{first}—{last}年升幅的贡献，点",
    ),
    "figure.published-dimensions.points": ("index points", "点"),
    "figure.published-dimensions.caption": (
        "What each dimension adds to the index's rise from {first} to {last} at equal weights, in index points.",
        "等权重下各维度对{first}—{last}年指数升幅的贡献，点。",
    ),
    "figure.published-dimensions.alt": (
        "Five bars, one for each dimension, sorted: the longest {top:.2f} index points ({most}), the shortest "
        "{bottom:.2f}.",
        "五条横条，每个维度一条，按大小排序：最长{top:.2f}点（{most}），最短{bottom:.2f}点。",
    ),
    "table.dimension-growth.caption": (
        "Which dimension carried the rise from {first} to {last}, at equal weights: the dimension's value ("
        "{first} = 100) and its own growth, then what it adds, in percentage points of growth, as a share of "
        "the rise, and in percentage points a year. The last two columns: the least and the most that it "
        "could have added under any weights that leave the published total as it is.",
        "等权重下各维度对{first}—{last}年升幅的贡献：维度数值（{first}年=100）及其自身年均增长；对增长的贡献"
        "（百分点）、占升幅的比重、每年的贡献（百分点）。最后两列：在公布的总指数不变的任何权重下，贡献的最"
        "小值与最大值。",
    ),
    "table.dimension-growth.value": ("Value", "数值"),
    "table.dimension-growth.rate": ("Own growth, % a year", "自身增长，%/年"),
    "table.dimension-growth.growth": ("Adds, points", "贡献，百分点"),
    "table.dimension-growth.share": ("Share, %", "占比，%"),
    "table.dimension-growth.a_year": ("Points a year", "每年，百分点"),
    "table.dimension-growth.least": ("Least", "最小"),
    "table.dimension-growth.most": ("Most", "最大"),
    "table.weight-ranges.caption": (
        "How far each dimension's weight could lie from an equal one, with the published total unchanged. "
        "The ranges hold one at a time.",
        "在公布的总指数不变的前提下，各维度权重可能的取值范围（逐一成立，而非同时成立）。",
    ),
    "table.weight-ranges.value": ("Value in 2020", "2020年数值"),
    "table.weight-ranges.equal": ("Equal weight", "等权重"),
    "table.weight-ranges.low": ("Lowest weight", "最低权重"),
    "table.weight-ranges.high": ("Highest weight", "最高权重"),
}
