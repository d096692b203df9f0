"""Words of the chapter on the published index (book/index/published)."""

WORDS: dict[str, tuple[str, str]] = {
    "dimension.infrastructure": ("Infrastructure", "基础设施通达"),
    "dimension.services": ("Public services", "基本公共服务均等化"),
    "dimension.green": ("Green and low-carbon", "绿色低碳协同"),
    "dimension.living_standards": ("Living standards", "居民生活水平差距"),
    "dimension.comparative_advantage": ("Comparative advantage", "区域比较优势"),
    "column.dimension": ("Dimension", "维度"),
    "figure.projection.axis": ("index, 2012 = 100", "指数，2012年=100"),
    "figure.projection.linear": ("linear", "线性"),
    "figure.projection.log_linear": ("log-linear", "对数线性"),
    "figure.projection.published": ("published", "已公布"),
    "figure.projection.band": ("95 % if sigma = {sigma:g}", "95%区间，σ={sigma:g}"),
    "figure.projection.caption": (
        "The two published points, the two paths through them to {horizon}, and 95 % bands of a random walk "
        "with drift for two assumed standard deviations of yearly growth ({low:g} and {high:g}). The bands "
        "show what an assumption implies; the data do not identify it.",
        "两个已公布的点、经过它们延伸到{horizon}年的两条路径，以及带漂移随机游走在两个假定年增长标准差（"
        "{low:g}与{high:g}）下的95%区间。区间只表示假定的含义，数据无法识别该标准差。",
    ),
    "figure.projection.alt": (
        "Two lines from 100 in 2012 through the published value of 2020 to {horizon}, barely apart until "
        "2025; around them two bands that widen fast after 2020, the outer one about three times as wide.",
        "两条线从2012年的100经2020年的公布值延伸到{horizon}年，2025年以前几乎重合；其外两条区间带在2020年后"
        "迅速变宽，外侧约为内侧的三倍。",
    ),
    "figure.contributions.axis": ("index points of the rise", "对升幅的贡献，点"),
    "figure.contributions.caption": (
        "What each dimension adds to the index's rise from 2012 to 2020 at equal weights, in index points.",
        "等权重下各维度对2012—2020年指数升幅的贡献，点。",
    ),
    "figure.contributions.alt": (
        "Five bars, one a dimension, sorted: the longest {top:.2f} index points, the shortest {bottom:.2f}.",
        "五条横条，每个维度一条，按大小排序：最长{top:.2f}点，最短{bottom:.2f}点。",
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
