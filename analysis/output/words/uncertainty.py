"""Words of the chapter on the fan of indices: key -> (English, Chinese)."""

from __future__ import annotations

WORDS = {
    "uncertainty.factor.sample": ("Sample", "样本"),
    "uncertainty.sample.full": ("31 regions", "31个地区"),
    "uncertainty.sample.imputed": ("31 regions, gaps filled", "31个地区，缺数插补"),
    "uncertainty.sample.without_tibet": ("without Tibet", "不含西藏"),
    "uncertainty.sample.from_2013": ("from 2013", "自2013年"),
    "uncertainty.sample.reduced": ("reduced, to 2022", "缩减样本，至2022年"),
    "uncertainty.factor.prices": ("Prices of money", "货币价格"),
    "uncertainty.prices.current": ("current", "现价"),
    "uncertainty.prices.constant": ("constant", "不变价"),
    "uncertainty.factor.vintage": ("Accounts", "核算版本"),
    "uncertainty.vintage.v4": ("census of 2018 (v4)", "四经普后（v4）"),
    "uncertainty.vintage.v5": ("census of 2023 (v5)", "五经普后（v5）"),
    "uncertainty.factor.outliers": ("Outliers", "异常值"),
    "uncertainty.outliers.none": ("as they are", "不处理"),
    "uncertainty.outliers.winsorised": ("winsorised", "缩尾"),
    "uncertainty.factor.normalisation": ("Normalisation", "标准化"),
    "uncertainty.normalisation.reference": ("base-year mean", "基年均值"),
    "uncertainty.normalisation.minmax": ("min-max", "极差"),
    "uncertainty.normalisation.zscore": ("z-score", "z分数"),
    "uncertainty.normalisation.rank": ("rank", "名次"),
    "uncertainty.normalisation.percentile": ("percentile", "百分位"),
    "uncertainty.factor.weights": ("Weighting", "赋权"),
    "uncertainty.weights.dimension": ("equal dimensions", "维度等权"),
    "uncertainty.weights.equal": ("equal indicators", "指标等权"),
    "uncertainty.weights.pca": ("principal components", "主成分"),
    "uncertainty.weights.entropy": ("entropy", "熵权"),
    "uncertainty.factor.aggregation": ("Mean", "合成"),
    "uncertainty.aggregation.arithmetic": ("arithmetic", "算术"),
    "uncertainty.aggregation.geometric": ("geometric", "几何"),
    "uncertainty.aggregation.harmonic": ("harmonic", "调和"),
    "uncertainty.aggregation.nested": ("nested", "嵌套"),
    "uncertainty.aggregation.copeland": ("Copeland", "Copeland法"),
    "uncertainty.factor.across": ("Regions count", "地区计数"),
    "uncertainty.across.mean": ("alike", "等权"),
    "uncertainty.across.size": ("by population", "按人口"),
    "uncertainty.across.median": ("by the median one", "取中位"),
    "uncertainty.factor.dispersion": ("Measure of gaps", "差距度量"),
    "uncertainty.dispersion.cv": ("coefficient of variation", "变异系数"),
    "uncertainty.dispersion.gini": ("Gini", "基尼系数"),
    "uncertainty.dispersion.sd_log": ("deviation of logs", "对数标准差"),
    "uncertainty.dispersion.ratio": ("lower to upper third", "下三分之一比上三分之一"),
    "uncertainty.factor.weights_drawn": ("Weights drawn", "随机权重"),
    "figure.uncertainty-fan.published": ("published", "发布值"),
    "figure.uncertainty-fan.median": ("median", "中位"),
    "figure.uncertainty-fan.one": ("one recipe", "一种配方"),
    "figure.uncertainty-fan.caption": (
        "The fan of {draws:,} indices drawn over {combinations:,} combinations of choices and over weights, "
        "{first} = 100: middle 95 % (pale), middle half, median; the black line is one recipe, the "
        "default one with what the parameters fix. Dashed: median and middle 95 % of the shorter list of "
        "indicators, which goes on to {late}. Joined dots: the two published points. The scales differ.",
        "在{combinations:,}种选择组合及权重上抽取的{draws:,}个指数构成的扇形，{first}年=100：中间95%（浅色）、"
        "中间一半与中位数；黑线为一种配方，即默认配方加上参数所固定的选择。虚线：延伸至{late}年的缩减指标的中位数与中间95%。相连圆点：发布的两个数值。"
        "两图刻度不同。",
    ),
    "figure.uncertainty-fan.alt": (
        "Two panels. The level's fan widens to between {level_low:.0f} and {level_high:.0f} in {last}, "
        "median {level_middle:.0f}; that of coordination to between {coordination_low:.1f} and "
        "{coordination_high:.1f}, median {coordination_middle:.1f}. The published line ends at "
        "{published:.1f}.",
        "两幅图。水平的扇形到{last}年展开为{level_low:.0f}至{level_high:.0f}，中位数{level_middle:.0f}；协调的扇形为"
        "{coordination_low:.1f}至{coordination_high:.1f}，中位数{coordination_middle:.1f}。发布值的连线终于"
        "{published:.1f}。",
    ),
    "figure.uncertainty-choices.caption": (
        "The index of {last} ({first} = 100) by each choice taken alone, all others drawn: middle 95 % "
        "(thin), middle half (thick), median (dot). Dashed: 100, no change.",
        "{last}年指数（{first}年=100），逐一固定每种选择、其余随机抽取：中间95%（细线）、中间一半（粗线）与中位数（圆点）。"
        "虚线：100，即无变化。",
    ),
    "figure.uncertainty-choices.alt": (
        "{count} rows, one a choice. Medians of the level lie between {level_low:.0f} and {level_high:.0f}, "
        "of coordination between {coordination_low:.1f} and {coordination_high:.1f}.",
        "{count}行，每行一种选择。水平的中位数介于{level_low:.0f}与{level_high:.0f}，协调的中位数介于"
        "{coordination_low:.1f}与{coordination_high:.1f}。",
    ),
    "figure.uncertainty-sobol.first": ("alone", "单独"),
    "figure.uncertainty-sobol.total": ("with others", "含交互"),
    "figure.uncertainty-sobol.caption": (
        "Sobol indices of the index of {last}: the share of its variance over the fan that goes with a "
        "choice alone (first order, filled) and with it and others together (total, hollow), with 95 % "
        "intervals; {evaluations:,} evaluations. A choice that is fixed has 0.",
        "{last}年指数的Sobol指数：某一选择单独（一阶，实心）及连同与其他选择的交互（总阶，空心）在扇形方差中所占的份额，"
        "附95%区间；共{evaluations:,}次计算。已固定的选择为0。",
    ),
    "figure.uncertainty-sobol.alt": (
        "{count} rows, two panels. For the level the largest total is {level:.2f}, of: {level_top}; for "
        "coordination {coordination:.2f}, of: {coordination_top}.",
        "{count}行，两幅图。水平的最大总阶指数为{level:.2f}（{level_top}）；协调为{coordination:.2f}（{coordination_top}）。",
    ),
    "figure.uncertainty-parts.share": ("{share:.0f} %", "{share:.0f}%"),
    "figure.uncertainty-parts.caption": (
        "Each dimension as an index of its own in {last} ({first} = 100): median and middle 95 % of the fan, "
        "and the share of indices above 100. The scales differ.",
        "{last}年各维度单独的指数（{first}年=100）：扇形的中位数与中间95%，以及高于100的指数所占份额。两图刻度不同。",
    ),
    "figure.uncertainty-parts.alt": (
        "{count} dimensions, two panels. The share that rises goes from {level_low:.0f} to "
        "{level_high:.0f} % for the level and from {coordination_low:.0f} to {coordination_high:.0f} % for "
        "coordination, where the lowest is: {least}.",
        "{count}个维度，两幅图。上升的份额：水平为{level_low:.0f}%至{level_high:.0f}%，协调为{coordination_low:.0f}%至"
        "{coordination_high:.0f}%，最低者为{least}。",
    ),
    "figure.uncertainty-indicators.weights": ("weight, %", "权重，%"),
    "figure.uncertainty-indicators.caption": (
        "The one recipe by indicator. Left: nominal weight (hollow) and effective weight (filled; the "
        "squared correlation with the score, as a share). Right: by how many points each index of {last} "
        "changes if the indicator is left out. Nominal and effective weights correlate by {correlation}.",
        "同一配方下的各指标。左：名义权重（空心）与有效权重（实心；与得分相关系数的平方所占份额）。右：去掉该指标后{last}年"
        "指数变化的点数。名义权重与有效权重的相关系数为{correlation}。",
    ),
    "figure.uncertainty-indicators.alt": (
        "{count} indicators. Effective weights lie between {least:.1f} and {most:.1f} %; leaving one out "
        "moves the level by {level_low:.0f} to {level_high:.0f} points and coordination by "
        "{coordination_low:.1f} to {coordination_high:.1f}.",
        "{count}个指标。有效权重介于{least:.1f}%与{most:.1f}%；去掉一个指标，水平的变动（点）："
        "{level_low:.0f}至{level_high:.0f}；协调的变动：{coordination_low:.1f}至{coordination_high:.1f}。",
    ),
    "figure.uncertainty-ranks.axis": ("rank", "名次"),
    "figure.uncertainty-ranks.caption": (
        "Rank of each region by its score of {last} (1: highest) over the fan: median and 95 % interval, by "
        "plate. {count} regions that every sample holds.",
        "各地区{last}年得分的名次（1为最高）在扇形中的中位数与95%区间，按板块着色。共{count}个所有样本都包含的地区。",
    ),
    "figure.uncertainty-ranks.alt": (
        "{count} regions sorted by median rank. Intervals are between {least:.0f} and {most:.0f} places "
        "wide, half of them wider than {width:.0f}; the first is {top}.",
        "{count}个地区按名次中位数排序。区间宽{least:.0f}至{most:.0f}位，半数宽于{width:.0f}位；首位为{top}。",
    ),
}
