"""Words of the chapter on the convergence of the rebuilt index: key -> (English, Chinese)."""

from __future__ import annotations

WORDS = {
    "coordination.reading.relative": ("relative gaps", "相对差距"),
    "coordination.reading.absolute": ("absolute gaps", "绝对差距"),
    "coordination.measure.cv": ("CV", "变异系数"),
    "coordination.measure.gini": ("Gini", "基尼系数"),
    "coordination.measure.sd_log": ("sd of logs", "对数标准差"),
    "coordination.measure.ratio": ("thirds", "三分比"),
    "coordination.measure.sd": ("sd", "标准差"),
    "coordination.scale.ratio": ("ratio scale", "比率尺度"),
    "coordination.scale.interval": ("interval scale", "区间尺度"),
    "coordination.scale.order": ("order", "次序"),
    "coordination.scale.convention": ("convention", "约定"),
    "coordination.part.total": ("Index", "总指数"),
    "coordination.choice.reading.relative": ("relative gaps", "相对差距"),
    "coordination.choice.reading.absolute": ("absolute gaps", "绝对差距"),
    "coordination.choice.data.full": ("31 regions, 2012-2019", "31地区，2012—2019"),
    "coordination.choice.data.without_tibet": ("without Tibet", "不含西藏"),
    "coordination.choice.data.from_2013": ("from 2013", "自2013年"),
    "coordination.choice.data.reduced": ("reduced, to 2022", "缩减，至2022"),
    "coordination.choice.data.current": ("at current prices", "现价"),
    "coordination.choice.data.constant": ("at constant prices", "不变价"),
    "coordination.choice.outliers.none": ("outliers kept", "保留极端值"),
    "coordination.choice.outliers.winsorised": ("winsorised", "缩尾"),
    "coordination.choice.normalise.reference": ("base-year mean", "基年均值"),
    "coordination.choice.normalise.minmax": ("min-max", "极差"),
    "coordination.choice.normalise.zscore": ("z-score", "z分数"),
    "coordination.choice.normalise.rank": ("rank", "名次"),
    "coordination.choice.normalise.percentile": ("percentile", "百分位"),
    "coordination.choice.weight.dimension": ("dimensions equal", "维度等权"),
    "coordination.choice.weight.equal": ("indicators equal", "指标等权"),
    "coordination.choice.weight.pca": ("PCA weights", "主成分权重"),
    "coordination.choice.weight.entropy": ("entropy weights", "熵权"),
    "coordination.choice.aggregate.arithmetic": ("arithmetic mean", "算术平均"),
    "coordination.choice.aggregate.geometric": ("geometric mean", "几何平均"),
    "coordination.choice.aggregate.harmonic": ("harmonic mean", "调和平均"),
    "coordination.choice.aggregate.nested": ("nested means", "嵌套平均"),
    "coordination.choice.aggregate.copeland": ("Copeland", "Copeland法"),
    "coordination.factor.reading": ("Reading", "读法"),
    "coordination.factor.data": ("Sample", "样本"),
    "coordination.factor.outliers": ("Outliers", "极端值"),
    "coordination.factor.normalise": ("Normalisation", "标准化"),
    "coordination.factor.weight": ("Weights", "权重"),
    "coordination.factor.aggregate": ("Aggregation", "合成"),
    "figure.coordination-spread.relative": ("relative gaps, {first} = 100", "相对差距，{first}年=100"),
    "figure.coordination-spread.absolute": ("absolute gap, {first} = 100", "绝对差距，{first}年=100"),
    "figure.coordination-spread.caption": (
        "Spread of the index of level over {regions} regions, {first} = 100, by the recipe of the "
        "parameters. Relative measures are drawn only where the scale has a true zero.",
        "水平指数在{regions}个地区间的离散程度，{first}年=100，按参数所定配方。仅当尺度有真正零点时才画相对"
        "指标。",
    ),
    "figure.coordination-spread.alt": (
        "Lines from {first} to {last}, all 100 at the start. The measures end between {least:.0f} and "
        "{most:.0f}; the standard deviation ends at {sd:.0f}.",
        "{first}至{last}年的折线，起点均为100。各指标终于{least:.0f}至{most:.0f}之间，标准差终于{sd:.0f}。",
    ),
    "figure.coordination-groups.variance": ("variance of scores", "得分的方差"),
    "figure.coordination-groups.means": ("mean score by plate", "各板块平均得分"),
    "figure.coordination-groups.within": ("within plates", "板块内"),
    "figure.coordination-groups.between": ("between plates", "板块间"),
    "figure.coordination-groups.caption": (
        "Left: variance of the scores over regions ({reading}), within the plates and between their means, "
        "each region counted alike. Right: the plates' mean scores.",
        "左：各地区得分的方差（{reading}），分为板块内与板块均值之间，每个地区权数相同。右：各板块平均得分。",
    ),
    "figure.coordination-groups.alt": (
        "Between plates lies {start:.0f} % of the variance in {first} and {end:.0f} % in {last}. The highest "
        "mean score in {last} is that of {top} ({high:.0f}), the lowest that of {bottom} ({low:.0f}).",
        "板块间占方差的比重，{first}年为{start:.0f}%，{last}年为{end:.0f}%。{last}年平均得分最高者为{top}（"
        "{high:.0f}），最低者为{bottom}（{low:.0f}）。",
    ),
    "figure.coordination-growth.x.relative": ("log of the score in {first}", "{first}年得分的对数"),
    "figure.coordination-growth.y.relative": ("growth, log points a year", "年均增长（对数点）"),
    "figure.coordination-growth.x.absolute": ("score in {first}", "{first}年得分"),
    "figure.coordination-growth.y.absolute": ("change a year, in points", "年均变化（点）"),
    "figure.coordination-growth.caption": (
        "Yearly growth of each region's score to {last} against its score in {first}, with the line of least "
        "squares. Named are the regions farthest from it.",
        "各地区得分至{last}年的年均增长与{first}年得分，附最小二乘直线。标注离直线最远的地区。",
    ),
    "figure.coordination-growth.alt": (
        "{count} dots and a line. The speed of closing is {speed:.1f} % a year, interval {low:.1f} to "
        "{high:.1f}.",
        "{count}个点与一条直线。差距缩小的速度为每年{speed:.1f}%，区间{low:.1f}至{high:.1f}。",
    ),
    "figure.coordination-parts.sigma": ("spread, % a year", "离散程度（%/年）"),
    "figure.coordination-parts.speed": ("speed of closing, % a year", "缩小速度（%/年）"),
    "figure.coordination-parts.caption": (
        "The index and its dimensions ({reading}): yearly change of the spread (below zero: closer) and "
        "speed of closing (above zero: closer), {first}-{last}, with intervals. Teal: closer, orange: apart, "
        "grey: the interval holds zero.",
        "总指数及各维度（{reading}）：{first}—{last}年离散程度的年均变化（负值为接近）与差距缩小速度（正值为"
        "接近），附区间。青：接近；橙：拉开；灰：区间含零。",
    ),
    "figure.coordination-parts.alt": (
        "{count} rows. By the spread {closer} are closer and {apart} farther apart beyond chance; the index "
        "itself changes by {sigma:.1f} % a year.",
        "{count}行。按离散程度，{closer}行接近、{apart}行拉开且超出偶然；总指数每年变化{sigma:.1f}%。",
    ),
    "figure.coordination-curve.x": ("{count} recipes, in % of them", "{count}种配方（占其百分比）"),
    "figure.coordination-curve.sigma": ("spread, % a year", "离散程度（%/年）"),
    "figure.coordination-curve.speed": ("closing, % a year", "缩小（%/年）"),
    "figure.coordination-curve.caption": (
        "Every recipe of the fan, sorted by the yearly change of its spread: that change (below zero: "
        "closer) and the speed of closing (above zero: closer), with intervals, and what was chosen. Teal: "
        "closer, orange: apart, grey: the interval holds zero. A few of the widest intervals leave the "
        "picture.",
        "全部配方，按离散程度的年均变化排序：该变化（负值为接近）与差距缩小速度（正值为接近），附区间；下方"
        "为所作选择。青：接近；橙：拉开；灰：区间含零。少数最宽的区间超出图外。",
    ),
    "figure.coordination-curve.alt": (
        "By relative gaps {relative_closer:.0f} % of {relative} recipes draw together and "
        "{relative_apart:.0f} % apart; by absolute gaps {absolute_closer:.0f} % of {absolute} together and "
        "{absolute_apart:.0f} % apart.",
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
    "table.coordination-measures.measure": ("Measure", "指标"),
    "table.coordination-measures.n": ("Recipes", "配方数"),
    "table.coordination-measures.median": ("Median", "中位数"),
    "table.coordination-measures.least": ("Least", "最小"),
    "table.coordination-measures.most": ("Most", "最大"),
    "table.coordination-measures.smaller": ("Smaller, %", "较小者%"),
    "table.coordination-choices.caption": (
        "What each choice comes to over the fan: median change of the spread and speed of closing (% a "
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
