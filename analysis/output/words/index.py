"""Words of the chapters on the rebuilt index: key -> (English, Chinese)."""

from __future__ import annotations

WORDS = {
    "reading.level": ("level", "水平"),
    "reading.coordination": ("coordination", "协调"),
    "dimension.total": ("Index", "总指数"),
    "figure.index-indicators.title": (
        "{what}: in {east} of {count} indicators the East ends highest",
        "{what}：{count}个指标中有{east}个以东部终值最高",
    ),
    "figure.index-indicators.subtitle": (
        "By macro-region, {first} to {last}; units are in the table of indicators",
        "各板块分子合计除以分母合计，{first}—{last}年；单位见指标表",
    ),
    "figure.index-indicators.caption": (
        "{what}, by macro-region from {first}: totals over totals. A line is missing where one of a macro-region's "
        "provinces has no figure.",
        "{what}，按板块，{first}年起：分子合计除以分母合计。板块内任一地区缺数则不画。",
    ),
    "figure.index-indicators.alt": (
        "{count} small panels, one for each indicator, a line for each macro-region from {first} to {last} at the most; "
        "in {east} of them the East ends highest.",
        "{count}个小图，每个指标一图，每个板块一条线，自{first}年至多到{last}年；其中{east}个以东部终值最高。",
    ),
    "dispersion.cv": ("one less the normalised coefficient of variation", "1减去标准化变异系数"),
    "dispersion.gini": ("one less the normalised Gini coefficient", "1减去标准化基尼系数"),
    "dispersion.sd_log": (
        "the exponential of less the standard deviation of logs",
        "对数标准差相反数的指数",
    ),
    "dispersion.ratio": (
        "the lower third's mean over the upper third's",
        "下三分之一均值与上三分之一均值之比",
    ),
    "figure.index-readings.title": (
        "The level rose in {up} of {count} indicators, to {most:.0f} at most; closeness in {closer}, to {top:.0f} at most",
        "{count}个指标中水平上升{up}个，最高至{most:.0f}；地区接近{closer}个，最高至{top:.0f}",
    ),
    "figure.index-readings.subtitle": (
        "Each indicator in {last}, {first} = 100, logarithmic scales; the two differ",
        "各指标{last}年的数值，{first}年=100，对数刻度；两图刻度不同",
    ),
    "figure.index-readings.caption": (
        "Two readings of each indicator in {last}, {first} = 100: the national level (turned so "
        "that more is better) and how close regions are ({measure}). {regions} regions.",
        "每个指标{last}年的两种读法，{first}年=100：全国水平（已调整为越大越好）与地区接近程度（"
        "{measure}）。{regions}个地区。",
    ),
    "figure.index-readings.alt": (
        "{count} indicators. The level lies above 100 in {up} of them, by up to {most:.0f}; coordination in "
        "{closer}, and it stays between {least:.0f} and {top:.0f}.",
        "{count}个指标。{up}个水平高于100，最高{most:.0f}；{closer}个协调高于100，全部介于{least:.0f}与"
        "{top:.0f}之间。",
    ),
    "figure.index-rebuilt.caption": (
        "The rebuilt index and its dimensions, {first} = 100, by the recipe of the parameters: the level of "
        "the regions' mean, and how close regions are. Not the published index: other indicators, other "
        "years.",
        "重建指数及其维度，{first}年=100，按参数所定配方：各地区均值的水平，以及地区接近程度。并非发布的指数"
        "：指标与年份均不同。",
    ),
    "figure.index-rebuilt.alt": (
        "Two lines a panel from {first} to {last}. The index of level ends at {level:.0f}, that of "
        "coordination at {coordination:.0f}.",
        "每图两条线，{first}至{last}年。水平指数终于{level:.0f}，协调指数终于{coordination:.0f}。",
    ),
    "figure.index-rebuilt.title": (
        "What provinces have rose to {level:.0f}; how alike they are, to {coordination:.0f}",
        "各省水平升至{level:.0f}；接近程度为{coordination:.0f}",
    ),
    "figure.index-rebuilt.subtitle": (
        "The rebuilt index and its dimensions, {first} = 100",
        "重建指数及其维度，{first}年=100",
    ),
    "figure.index-regions.title": (
        "{up} of {count} provinces score higher in {last} than in {first}; {best} leads",
        "{count}个省份中{up}个在{last}年得分高于{first}年；{best}居首",
    ),
    "figure.index-regions.subtitle": (
        "Score of each province, logarithmic scales; on the line nothing changed",
        "各省得分，对数刻度；线上表示未变",
    ),
    "figure.index-regions.first": ("score in {first}", "{first}年得分"),
    "figure.index-regions.last": ("score in {last}", "{last}年得分"),
    "figure.index-regions.caption": (
        "Score of each province in {first} and {last}, by macro-region. Above the line it rose.",
        "各省{first}年与{last}年得分，按板块着色。线以上为上升。",
    ),
    "figure.index-regions.alt": (
        "A dot for each of {count} provinces: in {last} scores go from {lowest:.0f} to {highest:.0f}, and {up} lie above "
        "the line.",
        "{count}个省份各一点：{last}年得分由{lowest:.0f}至{highest:.0f}，{up}个位于线以上。",
    ),
    "table.index-trends.caption": (
        "Log-linear trends of the two readings, {first} to {last}, in percent a year, with two 95 % intervals: HAC "
        "(Newey-West) and an AR(1) bootstrap of its t statistic.",
        "两种读法的对数线性趋势，{first}—{last}年，%/年，附两种95%区间：HAC（Newey-West）与其t统计量的AR(1)自助法。",
    ),
    "table.index-trends.reading": ("Reading", "读法"),
    "table.index-trends.n": ("Years", "年数"),
    "table.index-trends.slope": ("Slope", "斜率"),
    "table.index-trends.hac_interval": ("HAC", "HAC"),
    "table.index-trends.bootstrap_interval": ("Bootstrap", "自助法"),
    "table.index-list.caption": (
        "The indicators: unit, direction, years in which every region has a figure, and which samples use it "
        "(f: 31 regions 2012-2019, t: without Tibet, h: from 2013, r: 2012-2022).",
        "指标：单位、方向、全部地区有数的年份，以及所属样本（f：31地区2012—2019，t：不含西藏，h：自2013年，r"
        "：2012—2022）。",
    ),
    "table.index-list.indicator": ("Indicator", "指标"),
    "table.index-list.unit": ("Unit", "单位"),
    "table.index-list.direction": ("Better if", "方向"),
    "table.index-list.years": ("Complete", "完整年份"),
    "table.index-list.samples": ("Samples", "样本"),
    "direction.1": ("more", "越大越好"),
    "direction.-1": ("less", "越小越好"),
    "table.index-dimensions.caption": (
        "The published dimensions in 2020 (2012 = 100) beside the rebuilt ones in {last} ({first} = 100): "
        "two readings. The indicators differ; only the direction and the order can be compared.",
        "发布的2020年各维度（2012年=100）与重建的{last}年各维度（{first}年=100）：两种读法。指标不同，只可比"
        "较方向与次序。",
    ),
    "table.index-dimensions.dimension": ("Dimension", "维度"),
    "table.index-dimensions.published": ("Published 2020", "发布值2020"),
    "table.index-dimensions.level": ("Level", "水平"),
    "table.index-dimensions.coordination": ("Coordination", "协调"),
    "table.index-recipes.caption": (
        "The index of level in {last} under each normalisation (rows) and aggregation (columns), weighted as "
        "the parameters say, {first} = 100.",
        "各标准化方法（行）与合成方法（列）下{last}年的水平指数，权重按参数，{first}年=100。",
    ),
    "table.index-recipes.normalisation": ("Normalisation", "标准化"),
    "table.index-recipes.arithmetic": ("arithmetic", "算术"),
    "table.index-recipes.geometric": ("geometric", "几何"),
    "table.index-recipes.harmonic": ("harmonic", "调和"),
    "table.index-recipes.nested": ("nested", "嵌套"),
    "table.index-recipes.copeland": ("Copeland", "Copeland法"),
    "normalisation.reference": ("base-year mean", "基年均值"),
    "normalisation.minmax": ("min-max", "极差"),
    "normalisation.zscore": ("z-score", "z分数"),
    "normalisation.rank": ("rank", "名次"),
    "normalisation.percentile": ("percentile", "百分位"),
}
