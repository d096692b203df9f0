"""Words of the chapter on the fan of indices: key -> (English, Chinese)."""

from __future__ import annotations

_FACTORS = {
    "sample": ("Sample", "样本"),
    "prices": ("Prices of money", "货币价格"),
    "vintage": ("Accounts", "核算版本"),
    "outliers": ("Outliers", "异常值"),
    "normalisation": ("Normalisation", "标准化"),
    "weights": ("Weighting", "赋权"),
    "aggregation": ("Aggregation", "合成"),
    "across": ("Regions count", "地区计数"),
    "dispersion": ("Measure of gaps", "差距度量"),
    "weights_drawn": ("Weights drawn", "随机权重"),
}
_CHOICES = {
    "sample.full": ("31 regions", "31个地区"),
    "sample.imputed": ("31 regions, gaps filled", "31个地区，缺数插补"),
    "sample.without_tibet": ("without Tibet", "不含西藏"),
    "sample.from_2013": ("from 2013", "自2013年"),
    "sample.reduced": ("reduced, to 2022", "缩减样本，至2022年"),
    "prices.current": ("current", "现价"),
    "prices.constant": ("constant", "不变价"),
    "vintage.v4": ("census of 2018 (v4)", "四经普后（v4）"),
    "vintage.v5": ("census of 2023 (v5)", "五经普后（v5）"),
    "outliers.none": ("as they are", "不处理"),
    "outliers.winsorised": ("winsorised", "缩尾"),
    "normalisation.reference": ("base-year mean", "基年均值"),
    "normalisation.minmax": ("min-max", "极差"),
    "normalisation.zscore": ("z-score", "z分数"),
    "normalisation.rank": ("rank", "名次"),
    "normalisation.percentile": ("percentile", "百分位"),
    "weights.dimension": ("equal dimensions", "维度等权"),
    "weights.equal": ("equal indicators", "指标等权"),
    "weights.pca": ("principal components", "主成分"),
    "weights.entropy": ("entropy", "熵权"),
    "aggregation.arithmetic": ("arithmetic", "算术"),
    "aggregation.geometric": ("geometric", "几何"),
    "aggregation.harmonic": ("harmonic", "调和"),
    "aggregation.nested": ("nested", "嵌套"),
    "aggregation.copeland": ("Copeland", "Copeland法"),
    "across.mean": ("alike", "等权"),
    "across.size": ("by population", "按人口"),
    "across.median": ("by the median one", "取中位"),
    "dispersion.cv": ("coefficient of variation", "变异系数"),
    "dispersion.gini": ("Gini", "基尼系数"),
    "dispersion.sd_log": ("deviation of logs", "对数标准差"),
    "dispersion.ratio": ("lower to upper third", "下三分之一比上三分之一"),
}


def _full(key: str) -> tuple[str, str]:
    """A choice behind its factor: Normalisation: min-max."""
    factor, choice = _FACTORS[key.partition(".")[0]], _CHOICES[key]
    return f"{factor[0]}: {choice[0]}", f"{factor[1]}：{choice[1]}"


WORDS = {
    **{f"factor.{name}": texts for name, texts in _FACTORS.items()},
    **{f"choice.{name}": _full(name) for name in _CHOICES},
    "figure.uncertainty-fan.title": (
        "95 % of the indices end at {level_low:.0f}–{level_high:.0f} for the level, at {coordination_low:.0f}–{coordination_high:.0f} for closeness",
        "95%的指数：水平终于{level_low:.0f}—{level_high:.0f}，接近程度终于{coordination_low:.0f}—{coordination_high:.0f}",
    ),
    "figure.uncertainty-fan.subtitle": (
        "Middle 95 % of {draws:,} indices by {last}, {first} = 100; the scales differ",
        "{draws:,}个指数的中间95%，至{last}年，{first}年=100；两图刻度不同",
    ),
    "figure.uncertainty-fan.fan": ("median", "中位"),
    "figure.uncertainty-fan.late": ("shorter list", "缩减指标"),
    "figure.uncertainty-fan.one": ("one recipe", "一种配方"),
    "figure.uncertainty-fan.published": ("published", "发布值"),
    "figure.uncertainty-fan.caption": (
        "{draws:,} indices drawn over {combinations:,} combinations of choices and over weights, {first} = 100: median "
        "and middle 95 %; the same for the shorter list of indicators, which goes on to {late}; one recipe, the default "
        "one with what the parameters fix; and the two published points, joined.",
        "在{combinations:,}种选择组合及权重上抽取的{draws:,}个指数，{first}年=100：中位数与中间95%；延伸至{late}年的缩减指标"
        "亦同；一种配方，即默认配方加上参数所固定的选择；以及相连的两个发布值。",
    ),
    "figure.uncertainty-fan.alt": (
        "Two panels. The level's fan widens to between {level_low:.0f} and {level_high:.0f} in {last}, median {level_middle:.0f}; that of coordination to between {coordination_low:.1f} and {coordination_high:.1f}, median {coordination_middle:.1f}. The published line ends at {published:.1f}.",
        "两幅图。水平的扇形到{last}年展开为{level_low:.0f}至{level_high:.0f}，中位数{level_middle:.0f}；协调的扇形为{coordination_low:.1f}至{coordination_high:.1f}，中位数{coordination_middle:.1f}。发布值的连线终于{published:.1f}。",
    ),
    "figure.uncertainty-choices.title": (
        "With one choice fixed, the median level is {level_low:.0f} to {level_high:.0f}, the median coordination {coordination_low:.1f} to {coordination_high:.1f}",
        "固定一种选择时，水平的中位数为{level_low:.0f}至{level_high:.0f}，协调为{coordination_low:.1f}至{coordination_high:.1f}",
    ),
    "figure.uncertainty-choices.subtitle": (
        "Index of {last}, {first} = 100, with one choice fixed and all others drawn; logarithmic scales",
        "{last}年指数，{first}年=100，固定一种选择、其余随机抽取；对数刻度",
    ),
    "figure.uncertainty-choices.caption": (
        "The index of {last} ({first} = 100) by each choice taken alone, all others drawn: median and middle 95 %. The "
        "line stands at 100, no change.",
        "{last}年指数（{first}年=100），逐一固定每种选择、其余随机抽取：中位数与中间95%。竖线为100，即无变化。",
    ),
    "figure.uncertainty-choices.alt": (
        "{count} rows, one a choice. Medians of the level lie between {level_low:.0f} and {level_high:.0f}, of coordination between {coordination_low:.1f} and {coordination_high:.1f}.",
        "{count}行，每行一种选择。水平的中位数介于{level_low:.0f}与{level_high:.0f}，协调的中位数介于{coordination_low:.1f}与{coordination_high:.1f}。",
    ),
    "figure.uncertainty-sobol.title": (
        "What matters most: {level_top} for the level, {coordination_top} for coordination",
        "最关键的选择：水平为“{level_top}”，协调为“{coordination_top}”",
    ),
    "figure.uncertainty-sobol.subtitle": (
        "Share of the variance of the index of {last} that each choice explains",
        "各项选择在{last}年指数方差中所占份额",
    ),
    "figure.uncertainty-sobol.first": ("alone", "单独"),
    "figure.uncertainty-sobol.total": ("with others", "含交互"),
    "figure.uncertainty-sobol.caption": (
        "Sobol indices of the index of {last}: the share of its variance over the fan that a choice explains alone "
        "(first order) and with it and others together (total), with 95 % intervals; {evaluations:,} evaluations. A "
        "choice that is fixed has 0.",
        "{last}年指数的Sobol指数：某一选择单独（一阶）及连同与其他选择的交互（总阶）在扇形方差中所占的份额，"
        "附95%区间；共{evaluations:,}次计算。已固定的选择为0。",
    ),
    "figure.uncertainty-sobol.alt": (
        "{count} rows, two panels. For the level the largest total is {level:.2f}, of: {level_top}; for coordination {coordination:.2f}, of: {coordination_top}.",
        "{count}行，两幅图。水平的最大总阶指数为{level:.2f}（{level_top}）；协调为{coordination:.2f}（{coordination_top}）。",
    ),
    "figure.uncertainty-parts.title": (
        "As a level every dimension rises in at least {level_low:.0f} % of the indices; {least} came closer in "
        "{coordination_low:.0f} %",
        "作为水平，各维度至少在{level_low:.0f}%的指数中上升；{least}仅在{coordination_low:.0f}%中趋于接近",
    ),
    "figure.uncertainty-parts.subtitle": (
        "Each dimension as an index of its own in {last}, {first} = 100, logarithmic scales",
        "{last}年各维度单独的指数，{first}年=100，对数刻度",
    ),
    "figure.uncertainty-parts.median": ("median and middle 95 %", "中位数与中间95%"),
    "figure.uncertainty-parts.caption": (
        "Each dimension as an index of its own in {last} ({first} = 100): median and middle 95 % of the fan.",
        "{last}年各维度单独的指数（{first}年=100）：扇形的中位数与中间95%。",
    ),
    "figure.uncertainty-parts.alt": (
        "{count} dimensions, two panels. The share that rises goes from {level_low:.0f} to {level_high:.0f} % for the level and from {coordination_low:.0f} to {coordination_high:.0f} % for coordination, where the lowest is: {least}.",
        "{count}个维度，两幅图。上升的份额：水平为{level_low:.0f}%至{level_high:.0f}%，协调为{coordination_low:.0f}%至{coordination_high:.0f}%，最低者为{least}。",
    ),
    "table.uncertainty-indicators.caption": (
        "The one recipe by indicator: nominal weight and effective weight (the squared correlation with the score, as a "
        "share), in percent; and by how many points each index of {last} changes if the indicator is left out.",
        "同一配方下的各指标：名义权重与有效权重（与得分相关系数的平方所占份额），%；以及去掉该指标后{last}年各指数变化的点数。",
    ),
    "table.uncertainty-indicators.indicator": ("Indicator", "指标"),
    "table.uncertainty-indicators.nominal": ("Nominal, %", "名义权重，%"),
    "table.uncertainty-indicators.effective": ("Effective, %", "有效权重，%"),
    "table.uncertainty-indicators.level": ("Level without it", "去掉后水平变动"),
    "table.uncertainty-indicators.coordination": ("Coordination without it", "去掉后协调变动"),
    "figure.uncertainty-ranks.title": (
        "{top} has the best median rank; half of the provinces have intervals of {width:.0f} places or more",
        "{top}名次中位数最佳；半数省份的名次区间宽达{width:.0f}位以上",
    ),
    "figure.uncertainty-ranks.subtitle": (
        "Rank by the score of {last}, 1 = highest: median and 95 % interval over the fan",
        "{last}年得分名次，1为最高：扇形中的中位数与95%区间",
    ),
    "figure.uncertainty-ranks.median": ("rank", "名次"),
    "figure.uncertainty-ranks.caption": (
        "Rank of each province by its score of {last} (1: highest) over the fan: median and 95 % interval, by "
        "macro-region. {count} provinces that every sample holds.",
        "各省{last}年得分的名次（1为最高）在扇形中的中位数与95%区间，按板块着色。共{count}个所有样本都包含的省份。",
    ),
    "figure.uncertainty-ranks.alt": (
        "{count} provinces sorted by median rank. Intervals are between {least:.0f} and {most:.0f} places wide, half of them wider than {width:.0f}; the first is {top}.",
        "{count}个地区按名次中位数排序。区间宽{least:.0f}至{most:.0f}位，半数宽于{width:.0f}位；首位为{top}。",
    ),
}
