"""Words of the chapter on beta convergence."""

from __future__ import annotations

WORDS = {
    "beta.series.grp.v4": ("GRP per head, v4", "人均地区生产总值，v4"),
    "beta.series.grp.v5": ("GRP per head, v5", "人均地区生产总值，v5"),
    "beta.series.real.v4": ("GRP per head, real", "人均地区生产总值，实际"),
    "beta.series.income": ("income per head", "人均可支配收入"),
    "beta.weights": ("none", "无"),
    "beta.weights_weighted": ("population", "人口"),
    "beta.part.nominal": ("current prices", "现价"),
    "beta.part.volume": ("volume", "物量"),
    "beta.part.prices": ("prices", "价格"),
    "beta.conditions.absolute": ("none", "无"),
    "beta.conditions.plate": ("plate", "板块"),
    "beta.conditions.structure": ("starting structure", "初始产业结构"),
    "beta.conditions.both": ("plate and structure", "板块与产业结构"),
    "column.series": ("Series", "序列"),
    "column.years": ("Years", "年份"),
    "column.p": ("p", "p 值"),
    "column.r2": ("R²", "R²"),
    "column.speed": ("Speed, % a year", "速度，%/年"),
    "table.beta-periods.caption": (
        "Speed of absolute beta convergence by series, period and weights, in percent a year, with 95 % "
        "intervals (HC3, delta method), the p-value of the coefficient, R² and the half-life of a gap in "
        "years (a dash where the speed is not positive).",
        "绝对β收敛的速度，按序列、时期与权重，%/年；附95%区间（HC3，德尔塔法）、系数的p值、R²与差距的半衰期（年；速度不为正时以短横表示）。",
    ),
    "table.beta-periods.weights": ("Weights", "权重"),
    "table.beta-periods.half_life": ("Half-life", "半衰期"),
    "figure.beta-scatter.x": ("level at the start, 1,000 yuan", "期初水平，千元"),
    "figure.beta-scatter.y": ("growth, % a year", "年均增长，%"),
    "figure.beta-scatter.title": ("{first}–{last}", "{first}—{last}年"),
    "figure.beta-scatter.caption": (
        "Growth of GRP per head at current prices ({vintage}, yearly log growth in percent) against its "
        "level in the first year, 2006-{whole_last} and {first}-{last}. Lines: least squares, unweighted "
        "(solid) and weighted by population (dashed); the area of a dot is its population. Named: the "
        "provinces farthest from the solid line.",
        "人均地区生产总值现价年均对数增长（{vintage}，%）与期初水平，2006—{whole_last}年与{first}—{last}年。实线为未加权最小二乘拟合，虚线为人口加权；点的面积表"
        "示人口。标名者为距实线最远的省份。",
    ),
    "figure.beta-scatter.alt": (
        "Two clouds of 31 dots with fitted lines. Over 2006-{whole_last} the speed is {whole_speed:.1f} "
        "% a year (weighted {whole_weighted:.1f}) with R² = {whole_r2:.2f}; over {first}-{last} the "
        "speed is {window_speed:.1f} (weighted {window_weighted:.1f}) with R² = {window_r2:.2f}.",
        "两幅各31点的散点图及拟合线。2006—{whole_last}年速度为每年{whole_speed:.1f}%（加权{whole_weighted:.1f}%），R²为"
        "{whole_r2:.2f}；{first}—{last}年为{window_speed:.1f}%（加权{window_weighted:.1f}%），R²为{window_r2:.2f}。",
    ),
    "figure.beta-moving.x": ("last year of the window", "窗口末年"),
    "figure.beta-moving.y": ("speed, % a year", "速度，%/年"),
    "figure.beta-moving.caption": (
        "Speed of beta convergence over moving windows of eight years, by last year, with 95 % intervals "
        "(HC3); unweighted. Windows that begin before 2010 and end after it cross the change of the "
        "population's basis.",
        "八年滚动窗口的β收敛速度（按末年），附95%区间（HC3），未加权。起于2010年以前、止于其后的窗口跨越人口统计口径的变动。",
    ),
    "figure.beta-moving.alt": (
        "Four small line charts of the speed with bands. GRP in v5 goes from {grp_v5[0]:.1f} to "
        "{grp_v5[1]:.1f} % a year, GRP in v4 from {grp_v4[0]:.1f} to {grp_v4[1]:.1f}, real GRP from "
        "{real_v4[0]:.1f} to {real_v4[1]:.1f}, income from {income[0]:.1f} to {income[1]:.1f}; both v4 "
        "lines are highest in windows that end about 2013 or 2014.",
        "四幅带区间的速度小折线图。GRP（v5）由每年{grp_v5[0]:.1f}%到{grp_v5[1]:.1f}%，GRP（v4）由{grp_v4[0]:.1f}%到"
        "{grp_v4[1]:.1f}%，实际GRP由{real_v4[0]:.1f}%到{real_v4[1]:.1f}%，收入由{income[0]:.1f}%到{income[1]:.1f}%；"
        "两条v4线均以2013或2014年前后结束的窗口最高。",
    ),
    "figure.beta-influence.x": ("speed without it, % a year", "去掉该地区后的速度，%/年"),
    "figure.beta-influence.caption": (
        "Speed of convergence of GRP per head, {first}-{last} ({vintage}), without each province in "
        "turn, with 95 % intervals (HC3). Vertical line and band: with all provinces.",
        "逐一去掉一个省份后的人均地区生产总值收敛速度，{first}—{last}年（{vintage}），附95%区间（HC3）。竖线与色带为全部省份的结果。",
    ),
    "figure.beta-influence.alt": (
        "A dot with a whisker for each province, sorted, around the line at {speed:.1f} % a year. "
        "Slowest without {slowest} ({slowest_speed:.1f} %), fastest without {fastest} "
        "({fastest_speed:.1f} %); a shaded band shows the interval with all provinces.",
        "每省一点一须，按大小排列，围绕{speed:.1f}%的竖线。去掉{slowest}时最慢（{slowest_speed:.1f}%），去掉{fastest}时最快（"
        "{fastest_speed:.1f}%）；色带为全样本区间。",
    ),
    "table.beta-prices.caption": (
        "The coefficient on the log starting level at current prices (v4) as the sum of one of volumes "
        "and one of prices, in percentage points of yearly growth per log point, with HC3 errors and 95 "
        "% intervals.",
        "期初水平对数的现价系数（v4）分解为物量系数与价格系数之和，单位为每对数点的年均增长百分点，HC3标准误，95%区间。",
    ),
    "table.beta-prices.part": ("Growth of", "增长"),
    "table.beta-prices.coefficient": ("b × 100", "b × 100"),
    "table.beta-prices.se": ("se", "标准误"),
    "table.beta-conditional.caption": (
        "Speed of convergence of GRP per head (v5), absolute and conditional on dummies for the four "
        "plates and on the shares of primary and secondary industry in the first year (v4), in percent a "
        "year.",
        "人均地区生产总值（v5）的收敛速度，%/年：绝对收敛，以及以四大板块虚拟变量和期初第一、第二产业比重（v4）为条件的收敛。",
    ),
    "table.beta-conditional.conditions": ("Conditional on", "条件"),
    "beta.kind.clustered": ("plain, clustered by region", "未校正，按地区聚类"),
    "beta.kind.driscoll_kraay": ("plain, Driscoll-Kraay", "未校正，Driscoll-Kraay"),
    "beta.kind.bias": ("expected without convergence", "无收敛时的期望值"),
    "beta.kind.jackknife": ("half-panel jackknife", "半面板刀切"),
    "beta.kind.hc3": ("least squares, HC3", "最小二乘，HC3"),
    "beta.kind.nls": ("non-linear, HC3", "非线性，HC3"),
    "beta.kind.classical": ("least squares, classical", "最小二乘，经典标准误"),
    "beta.kind.bootstrap": ("least squares, regions drawn", "最小二乘，地区自助法"),
    "table.beta-panel.caption": (
        "Yearly panels with region and year effects: the coefficient b with 95 % intervals clustered by "
        "region and by Driscoll and Kraay; what b would be expected to be without any convergence; the "
        "half-panel jackknife with its bootstrap interval.",
        "含地区与年份固定效应的年度面板：系数b及其按地区聚类与Driscoll-Kraay的95%区间；完全没有收敛时b的期望值；半面板刀切估计及其自助区间。",
    ),
    "table.beta-panel.kind": ("Estimate", "估计"),
    "table.beta-panel.b": ("b", "b"),
    "table.beta-intervals.caption": (
        "Speed since 2012 (income: since its first year) in percent a year, with 95 % intervals of four "
        "kinds.",
        "2012年以来（收入自首年起）的速度，%/年，附四种95%区间。",
    ),
    "table.beta-intervals.kind": ("Estimate", "估计"),
}
