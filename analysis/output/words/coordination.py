"""Words of the chapter on the convergence of the rebuilt index: key -> (English, Chinese)."""

from __future__ import annotations

WORDS = {
    "reading.relative": ("relative gaps", "相对差距"),
    "reading.absolute": ("absolute gaps", "绝对差距"),
    "gap.cv": ("CV", "变异系数"),
    "gap.gini": ("Gini", "基尼系数"),
    "gap.sd_log": ("sd of logs", "对数标准差"),
    "gap.ratio": ("thirds", "三分比"),
    "gap.sd": ("sd", "标准差"),
    "choice.reading.relative": ("relative gaps", "相对差距"),
    "choice.reading.absolute": ("absolute gaps", "绝对差距"),
    "choice.data.full": ("31 regions, 2012-2019", "31地区，2012—2019"),
    "choice.data.without_tibet": ("without Tibet", "不含西藏"),
    "choice.data.from_2013": ("from 2013", "自2013年"),
    "choice.data.reduced": ("reduced, to 2022", "缩减，至2022"),
    "choice.data.current": ("at current prices", "现价"),
    "choice.data.constant": ("at constant prices", "不变价"),
    "choice.normalise.reference": ("base-year mean", "基年均值"),
    "choice.normalise.minmax": ("min-max", "极差"),
    "choice.normalise.zscore": ("z-score", "z分数"),
    "choice.normalise.rank": ("rank", "名次"),
    "choice.normalise.percentile": ("percentile", "百分位"),
    "choice.weight.dimension": ("dimensions equal", "维度等权"),
    "choice.weight.equal": ("indicators equal", "指标等权"),
    "choice.weight.pca": ("PCA weights", "主成分权重"),
    "choice.weight.entropy": ("entropy weights", "熵权"),
    "choice.aggregate.arithmetic": ("arithmetic mean", "算术平均"),
    "choice.aggregate.geometric": ("geometric mean", "几何平均"),
    "choice.aggregate.harmonic": ("harmonic mean", "调和平均"),
    "choice.aggregate.nested": ("nested means", "嵌套平均"),
    "choice.aggregate.copeland": ("Copeland", "Copeland法"),
    "factor.reading": ("Reading", "读法"),
    "factor.data": ("Sample", "样本"),
    "factor.normalise": ("Normalisation", "标准化"),
    "factor.weight": ("Weights", "权重"),
    "factor.aggregate": ("Aggregation", "合成"),
    "verdict.closer": ("closer", "接近"),
    "verdict.apart": ("farther apart", "拉开"),
    "verdict.open": ("cannot tell", "无法判断"),
    "figure.coordination-spread.title": (
        "Relative gaps end at {least:.0f} to {most:.0f} by {last}; in points of the index the gap stands at {sd:.0f}",
        "到{last}年相对差距终于{least:.0f}至{most:.0f}；以指数点计的差距为{sd:.0f}",
    ),
    "figure.coordination-spread.subtitle": (
        "Spread of the rebuilt index over {regions} provinces, {first} = 100",
        "重建指数在{regions}个省份间的离散程度，{first}年=100",
    ),
    "figure.coordination-spread.caption": (
        "Spread of the index of level over {regions} provinces, {first} = 100, by the recipe of the parameters. Relative "
        "measures are drawn only where the scale has a true zero.",
        "水平指数在{regions}个省份间的离散程度，{first}年=100，按参数所定配方。仅当尺度有真正零点时才画相对指标。",
    ),
    "figure.coordination-spread.alt": (
        "Lines from {first} to {last}, all 100 at the start. The measures end between {least:.0f} and {most:.0f}; the "
        "standard deviation ends at {sd:.0f}.",
        "{first}至{last}年的折线，起点均为100。各指标终于{least:.0f}至{most:.0f}之间，标准差终于{sd:.0f}。",
    ),
    "figure.coordination-groups.title": (
        "Between macro-regions lies {end:.0f} % of the variance, where chance would give {expected:.0f} %",
        "板块间占方差的{end:.0f}%，而随机分组仅为{expected:.0f}%",
    ),
    "figure.coordination-groups.subtitle": (
        "Variance of the scores ({reading}) within macro-regions and between their means",
        "得分的方差（{reading}）：板块内与板块均值之间",
    ),
    "figure.coordination-groups.within": ("within", "板块内"),
    "figure.coordination-groups.between": ("between", "板块间"),
    "figure.coordination-groups.caption": (
        "Variance of the scores over provinces ({reading}), within the macro-regions and between their means, each "
        "province counted alike.",
        "各省得分的方差（{reading}），分为板块内与板块均值之间，每省权数相同。",
    ),
    "figure.coordination-groups.alt": (
        "Two areas on top of one another. Between macro-regions lies {start:.0f} % of the variance in {first} and "
        "{end:.0f} % in {last}.",
        "上下两块面积。板块间占方差的比重，{first}年为{start:.0f}%，{last}年为{end:.0f}%。",
    ),
    "start.relative": ("log of the score", "得分的对数"),
    "start.absolute": ("score", "得分"),
    "pace.relative": ("growth, log points a year", "年均增长（对数点）"),
    "pace.absolute": ("change a year, in points", "年均变化（点）"),
    "figure.coordination-growth.title": (
        "The gap {speed:closes|opens} at {speed:abs.1f} % a year, but anything from {low:.1f} to {high:.1f} would fit",
        "差距每年{speed:缩小|扩大}{speed:abs.1f}%，但{low:.1f}至{high:.1f}均可相容",
    ),
    "figure.coordination-growth.subtitle": (
        "Growth of each province's score to {last} against where it began",
        "各省得分至{last}年的增长与起点",
    ),
    "figure.coordination-growth.initial": ("{start} in {first}", "{first}年{start}"),
    "figure.coordination-growth.growth": ("{pace}", "{pace}"),
    "figure.coordination-growth.caption": (
        "Yearly growth of each province's score to {last} against its score in {first}, with the line of least squares. "
        "Named are the provinces farthest out.",
        "各省得分至{last}年的年均增长与{first}年得分，附最小二乘直线。标注最远的省份。",
    ),
    "figure.coordination-growth.alt": (
        "{count} dots and a line. The speed of closing is {speed:.1f} % a year, interval {low:.1f} to {high:.1f}.",
        "{count}个点与一条直线。差距缩小的速度为每年{speed:.1f}%，区间{low:.1f}至{high:.1f}。",
    ),
    "figure.coordination-parts.title": (
        "Of {count} dimensions {closer} came closer beyond chance and {apart} drew apart",
        "{count}个维度中{closer}个确定接近，{apart}个确定拉开",
    ),
    "figure.coordination-parts.subtitle": (
        "Yearly change of the spread (below zero: closer) and speed of closing (above zero: closer), %",
        "离散程度的年均变化（负值为接近）与差距缩小速度（正值为接近），%",
    ),
    "figure.coordination-parts.sigma": ("spread, % a year", "离散程度（%/年）"),
    "figure.coordination-parts.speed": ("speed of closing, % a year", "缩小速度（%/年）"),
    "figure.coordination-parts.caption": (
        "The index and its dimensions ({reading}): yearly change of the spread (below zero: closer) and speed of closing "
        "(above zero: closer), {first}-{last}, with 95 % intervals.",
        "总指数及各维度（{reading}）：{first}—{last}年离散程度的年均变化（负值为接近）与差距缩小速度（正值为接近），附95%区间。",
    ),
    "figure.coordination-parts.alt": (
        "A row for the index and each of {count} dimensions. By the spread {closer} are closer and {apart} farther apart "
        "beyond chance; the index itself changes by {sigma:.1f} % a year.",
        "总指数与{count}个维度各一行。按离散程度，{closer}个接近、{apart}个拉开且超出偶然；总指数每年变化{sigma:.1f}%。",
    ),
    "figure.coordination-curve.title": (
        "In relative gaps {relative_open:.0f} % of the recipes cannot tell; in absolute ones {absolute_apart:.0f} % say "
        "farther apart",
        "按相对差距，{relative_open:.0f}%的配方无法判断；按绝对差距，{absolute_apart:.0f}%显示拉开",
    ),
    "figure.coordination-curve.subtitle": (
        "Each recipe by the change of its spread; teal: closer, orange: apart, grey: cannot tell",
        "按离散程度变化排列的各配方；青：接近，橙：拉开，灰：无法判断",
    ),
    "figure.coordination-curve.place": ("{count} recipes, in % of them", "{count}种配方（占其百分比）"),
    "figure.coordination-curve.sigma": ("spread, % a year", "离散程度（%/年）"),
    "figure.coordination-curve.speed": ("closing, % a year", "缩小（%/年）"),
    "figure.coordination-curve.caption": (
        "Every recipe of the fan, sorted by the yearly change of its spread: that change (below zero: closer) and the "
        "speed of closing (above zero: closer), with intervals, and what was chosen. A few of the widest intervals leave "
        "the picture.",
        "全部配方，按离散程度的年均变化排序：该变化（负值为接近）与差距缩小速度（正值为接近），附区间；下方为所作选择。"
        "少数最宽的区间超出图外。",
    ),
    "figure.coordination-curve.alt": (
        "By relative gaps {relative_closer:.0f} % of {relative} recipes draw together and {relative_apart:.0f} % apart; "
        "by absolute gaps {absolute_closer:.0f} % of {absolute} together and {absolute_apart:.0f} % apart.",
        "按相对差距，{relative}种配方中{relative_closer:.0f}%接近、{relative_apart:.0f}%拉开；按绝对差距，"
        "{absolute}种中{absolute_closer:.0f}%接近、{absolute_apart:.0f}%拉开。",
    ),
    "table.coordination-zero.caption": (
        "Min-max scores with a constant added to all of them: change between {first} and {last} in %, by "
        "measure; speed of closing of levels (% a year); Kendall's tau. A dash: the measure does not exist.",
        "极差标准化得分统一加上一个常数：{first}至{last}年各指标的变化（%）、水平差距缩小速度（%/年）与肯德"
        "尔τ。短横：该指标不存在。",
    ),
    "table.coordination-zero.shift": ("Added", "加数"),
    "table.coordination-zero.cv": ("CV", "变异系数"),
    "table.coordination-zero.gini": ("Gini", "基尼系数"),
    "table.coordination-zero.sd_log": ("sd of logs", "对数标准差"),
    "table.coordination-zero.ratio": ("Thirds", "三分比"),
    "table.coordination-zero.sd": ("sd", "标准差"),
    "table.coordination-zero.speed": ("Speed", "速度"),
    "table.coordination-zero.tau": ("tau", "τ"),
    "table.coordination-measures.caption": (
        "The recipes whose scores allow each measure: change of the spread between the first and the last "
        "year (%), and the share of recipes in which it is smaller at the end (%).",
        "各指标适用的配方：首末年间离散程度的变化（%），以及末年较小的配方所占比重（%）。",
    ),
    "table.coordination-measures.gap": ("Measure", "指标"),
    "table.coordination-measures.n": ("Recipes", "配方数"),
    "table.coordination-measures.median": ("Median", "中位数"),
    "table.coordination-measures.least": ("Least", "最小"),
    "table.coordination-measures.most": ("Most", "最大"),
    "table.coordination-measures.smaller": ("Smaller, %", "较小者%"),
    "table.coordination-choices.caption": (
        "What each choice gives over the fan: median change of the spread and speed of closing (% a "
        "year), Kendall's tau, and the shares (%) of recipes closer and apart beyond chance, by the spread.",
        "各项选择在全部配方中的结果：离散程度变化与差距缩小速度的中位数（%/年）、肯德尔τ，以及按离散程度接近"
        "与拉开且超出偶然的配方比重（%）。",
    ),
    "table.coordination-choices.factor": ("Step", "步骤"),
    "table.coordination-choices.choice": ("Choice", "选择"),
    "table.coordination-choices.n": ("Recipes", "配方数"),
    "table.coordination-choices.sigma": ("Spread", "离散程度"),
    "table.coordination-choices.speed": ("Speed", "速度"),
    "table.coordination-choices.tau": ("tau", "τ"),
    "table.coordination-choices.closer": ("Closer", "接近"),
    "table.coordination-choices.apart": ("Apart", "拉开"),
}
