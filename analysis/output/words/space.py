"""The words of the chapter on space."""

WORDS = {
    "space.cluster.high-high": ("high beside high", "高—高"),
    "space.cluster.low-high": ("low beside high", "低—高"),
    "space.cluster.low-low": ("low beside low", "低—低"),
    "space.cluster.high-low": ("high beside low", "高—低"),
    "space.kind.high-high": ("high–high", "高—高"),
    "space.kind.low-high": ("low–high", "低—高"),
    "space.kind.low-low": ("low–low", "低—低"),
    "space.kind.high-low": ("high–low", "高—低"),
    "space.weights.joined": ("borders, Hainan joined", "接壤（海南连广东）"),
    "space.weights.land": ("land borders only", "仅陆地接壤"),
    "space.weights.near": ("4 nearest by borders", "最近4个（按边界数）"),
    "space.weights.tiles": ("4 nearest tiles", "最近4格"),
    "space.weights.inverse": ("all, inverse distance", "全部，距离倒数"),
    "space.model.ols": ("least squares", "最小二乘"),
    "space.model.lag": ("lag", "滞后"),
    "space.model.error": ("error", "误差"),
    "space.series.grp": ("GRP, {vintage}", "GRP，{vintage}"),
    "space.series.real": ("GRP, prices of 2012", "GRP，2012年价"),
    "table.space-kinds.caption": (
        "Five ways to say who neighbours whom, and how many neighbours a province has under each. "
        "Distances are counted in borders to cross, or in tiles of the map; ties at the fourth are all "
        "taken.",
        "界定邻居的五种方式及每个省份的邻居数。距离按需跨越的边界数或方块地图的格数计；与第四近者等距的全部"
        "计入。",
    ),
    "table.space-kinds.weights": ("Neighbours", "邻居"),
    "table.space-kinds.least": ("fewest", "最少"),
    "table.space-kinds.mean": ("mean", "平均"),
    "table.space-kinds.most": ("most", "最多"),
    "figure.space-moran.title": (
        "Moran's I of log output or income per head",
        "人均产出或收入（对数）的莫兰指数",
    ),
    "figure.space-moran.band": ("95 % of random maps", "随机排列的95%"),
    "figure.space-moran.caption": (
        "Moran's I of log GRP per head (at current prices, v4 and v5; v4 at the prices of 2012 to 2019) "
        "and of log disposable income per head, {first}-{last}, neighbours by borders with Hainan joined "
        "to Guangdong. Grey: where 95 % of {draws:,} random reassignments of {vintage} lie, year by year; "
        "the line in it is the expected value without dependence.",
        "人均地区生产总值（现价v4、v5；v4按2012年价至2019年）与人均可支配收入（均取对数）的莫兰指数，"
        "{first}—{last}年，按接壤界定邻居，海南连广东。灰带：{vintage}逐年{draws:,}次随机排列的95%所在范围"
        "，其中细线为无空间相关时的期望值。",
    ),
    "figure.space-moran.alt": (
        "Four lines above a grey band around zero whose upper edge is near {high:.2f}. GRP in "
        "{vintage} goes from {start:.2f} in {first} to {end:.2f} in {last}. At the prices of 2012 it "
        "ends at {real:.2f}. The mean of income over its years is {income:.2f}.",
        "四条折线与零附近的灰带，灰带上沿约{high:.2f}。{vintage}的GRP由{first}年的{start:.2f}到{last}年"
        "的{end:.2f}；按2012年价止于{real:.2f}；收入各年平均{income:.2f}。",
    ),
    "figure.space-scatter.z": (
        "log GRP per head, standard deviations from the mean",
        "人均GRP（对数），与均值之差，标准差",
    ),
    "figure.space-scatter.lag": ("the neighbours' mean of the same", "邻居的同一指标均值"),
    "figure.space-scatter.caption": (
        "Each province's log GRP per head and the mean of its neighbours, {year} ({vintage}), in standard "
        "deviations from the mean of all. The slope of the line is Moran's I, {slope:.2f}.",
        "{year}年各省份人均地区生产总值（对数）与其邻居均值（{vintage}），以与全部均值之差的标准差倍数表示"
        "；直线斜率即莫兰指数{slope:.2f}。",
    ),
    "figure.space-scatter.alt": (
        "A cloud of {n} dots around a line of slope {slope:.2f}; {alike} of them lie in the two quadrants "
        "where province and neighbours are on the same side of the mean. Farthest from the middle is {far}.",
        "{n}个点组成的点云，直线斜率{slope:.2f}；其中{alike}个点与邻居处于均值同一侧。离中心最远的是{far}。",
    ),
    "figure.space-lisa.frame": ("kept with the FDR held", "控制错误发现率后保留"),
    "figure.space-lisa.caption": (
        "Local Moran of log GRP per head, {year} ({vintage}). Coloured: p at most .05 taken by itself, "
        "{draws:,} conditional permutations; thick frame: also with the false discovery rate held at 5 % "
        "over all provinces. The number is p by itself.",
        "{year}年人均地区生产总值（对数）的局部莫兰指数（{vintage}）。着色：单独看p不大于.05（{draws:,}次条"
        "件排列）；粗框：对全部省份控制错误发现率5%后仍显著。格中数字为单独的p值。",
    ),
    "figure.space-lisa.alt": (
        "A grid of tiles, one for each province. {some} are coloured, that is, have a p of at most .05 by "
        "themselves; {kept} of them have the frame that marks what remains after the correction for making "
        "a test in every province.",
        "每省一格的方块地图。{some}个省份着色（单独看p不大于.05），其中{kept}个带有多重检验校正后仍显著的粗"
        "框。",
    ),
    "table.space-lisa.caption": (
        "Provinces whose local Moran has p at most .05 by itself, in three years ({vintage}): their own "
        "and their neighbours' log GRP per head in standard deviations, and p by itself, with the false "
        "discovery rate held, and by Bonferroni. Kind: own value, then the neighbours'.",
        "三个年份中局部莫兰指数单独p不大于.05的省份（{vintage}）：本省与邻居的人均地区生产总值（对数，标准"
        "差倍数），以及单独的p值、控制错误发现率后的p值和邦费罗尼校正p值。类型：先本省后邻居。",
    ),
    "table.space-lisa.quadrant": ("Kind", "类型"),
    "table.space-lisa.z": ("own", "本省"),
    "table.space-lisa.lag": ("neighbours", "邻居"),
    "table.space-lisa.p": ("p", "p值"),
    "table.space-lisa.p_fdr": ("p, FDR", "p（FDR）"),
    "table.space-lisa.p_bonferroni": ("p, Bonferroni", "p（邦费罗尼）"),
    "figure.space-weights.title": ("standard deviate of Moran's I", "莫兰指数的标准化值"),
    "figure.space-weights.caption": (
        "Standard deviates of Moran's I of log GRP per head under five kinds of neighbourhood, {first}-"
        "{last} ({vintage}). Dashed: 1.96.",
        "五种邻居界定下人均地区生产总值（对数）莫兰指数的标准化值，{first}—{last}年（{vintage}）。虚线为"
        "1.96。",
    ),
    "figure.space-weights.alt": (
        "Five lines. In {first} the lowest is at {start:.1f}; in {last} they lie between {least:.1f} ("
        "{lowest}) and {most:.1f}. A dashed line marks 1.96.",
        "五条折线。{first}年最低者为{start:.1f}；{last}年在{least:.1f}（{lowest}）与{most:.1f}之间。虚线为"
        "1.96。",
    ),
    "table.space-tests.caption": (
        "p of the tests on the residuals of least squares, growth on initial level (large-sample "
        "distributions): Moran's I, the LM tests for a lag and for an error model, their robust forms; and "
        "the model that the usual rule names at 5 %.",
        "增长对初始水平最小二乘残差的检验p值（大样本分布）：莫兰指数、空间滞后与空间误差的LM检验及其稳健形"
        "式，以及按惯用规则（5%）所选的模型。",
    ),
    "table.space-tests.window": ("Years", "年份"),
    "table.space-tests.moran": ("Moran", "莫兰"),
    "table.space-tests.lag": ("LM lag", "LM滞后"),
    "table.space-tests.error": ("LM error", "LM误差"),
    "table.space-tests.robust_lag": ("robust lag", "稳健滞后"),
    "table.space-tests.robust_error": ("robust error", "稳健误差"),
    "table.space-tests.chosen": ("Named", "所选模型"),
    "table.space-real.caption": (
        "Prices or volumes? Growth of GRP per head on its initial level, {start}-{stop} (v4), at current "
        "prices and at the prices of 2012: the coefficient by least squares with its 95 % interval, p of "
        "the LM test for a lag, and the lag model's average direct effect with its interval.",
        "名义还是实际？人均地区生产总值增长对初始水平的回归，{start}—{stop}年（v4），按现价与按2012年价：最"
        "小二乘系数及95%区间，空间滞后LM检验p值，以及空间滞后模型的平均直接效应及区间。",
    ),
    "table.space-real.series": ("Growth", "增长"),
    "table.space-real.estimate": ("b", "系数"),
    "table.space-real.lag": ("p, LM lag", "p，LM滞后"),
    "table.space-real.direct": ("direct, lag", "滞后：直接"),
    "table.space-real.direct_low": ("its low", "其下限"),
    "table.space-real.direct_high": ("its high", "其上限"),
    "space.series.nominal": ("current prices", "现价"),
    "space.series.volume": ("prices of 2012", "2012年价"),
    "figure.space-effects.ols": ("least squares", "最小二乘"),
    "figure.space-effects.error": ("error model", "空间误差"),
    "figure.space-effects.direct": ("lag: direct", "滞后：直接"),
    "figure.space-effects.indirect": ("lag: indirect", "滞后：间接"),
    "figure.space-effects.total": ("lag: total", "滞后：总和"),
    "figure.space-effects.axis": (
        "growth, percentage points a year, per log point of initial level",
        "初始水平每高1个对数点，年均增长的百分点差",
    ),
    "figure.space-effects.caption": (
        "Growth of GRP per head per log point of its initial level, {vintage}, with 95 % intervals: least "
        "squares, error model, and the average direct, indirect and total effects of the lag model. An "
        "arrow: the interval goes on. Below zero: poorer provinces grew faster.",
        "人均地区生产总值增长对初始水平（每对数点）的系数及95%区间（{vintage}）：最小二乘、空间误差模型，以"
        "及空间滞后模型的平均直接、间接与总效应。箭头表示区间延伸至图外。低于零表示较穷省份增长较快。",
    ),
    "figure.space-effects.alt": (
        "Two panels of dots with intervals. {long}: least squares {long_ols:.2f}, direct effect "
        "{long_direct:.2f}, total {long_total:.2f}. {since}: least squares {since_ols:.2f}, direct effect "
        "{since_direct:.2f}, total {since_total:.2f}.",
        "两幅带区间的点图。{long}年：最小二乘{long_ols:.2f}，直接效应{long_direct:.2f}，总效应"
        "{long_total:.2f}。{since}年：最小二乘{since_ols:.2f}，直接效应{since_direct:.2f}，总效应"
        "{since_total:.2f}。",
    ),
    "table.space-choice.caption": (
        "The same regression under five kinds of neighbourhood, {window} ({vintage}): p of the LM tests, "
        "the model that the rule names, and the coefficient of the initial level in the lag and in the "
        "error model (% a year per log point; in the lag model no slope). With land borders only, Hainan "
        "is left out.",
        "五种邻居界定下的同一回归，{window}年（{vintage}）：LM检验p值、按规则所选模型，以及初始水平在空间滞"
        "后与空间误差模型中的系数（每对数点，%/年；滞后模型中并非斜率）。仅陆地接壤时不含海南。",
    ),
    "table.space-choice.weights": ("Neighbours", "邻居"),
    "table.space-choice.lag": ("LM lag", "LM滞后"),
    "table.space-choice.error": ("LM error", "LM误差"),
    "table.space-choice.robust_lag": ("robust lag", "稳健滞后"),
    "table.space-choice.robust_error": ("robust error", "稳健误差"),
    "table.space-choice.chosen": ("Named", "所选模型"),
    "table.space-choice.lag_b": ("b, lag", "系数，滞后"),
    "table.space-choice.error_b": ("b, error", "系数，误差"),
    "figure.space-power.strength": ("planted strength of dependence", "植入的空间相关强度"),
    "figure.space-power.title": (
        "found by Moran's I at 5 %, % of planted maps",
        "在5%水平被莫兰指数发现的比例，%",
    ),
    "figure.space-power.caption": (
        "What 31 provinces could show: how often Moran's permutation test finds dependence of a known "
        "strength, by kind of neighbourhood; 500 planted maps for each point. Dashed: 5 and 80 %.",
        "31个省份能显示什么：不同邻居界定下，莫兰排列检验发现已知强度空间相关的频率，每点500个模拟。虚线为"
        "5%与80%。",
    ),
    "figure.space-power.alt": (
        "Three lines from about {size:.0f} % at no dependence. At strength .6: {joined:.0f} % with "
        "borders, {near:.0f} % with the four nearest, {inverse:.0f} % with inverse distances between all "
        "pairs.",
        "三条折线，无相关时约{size:.0f}%。强度为.6时：接壤{joined:.0f}%，最近4个{near:.0f}%，全部距离倒数"
        "{inverse:.0f}%。",
    ),
    "table.space-rule.caption": (
        "What the rule and the estimates make of planted models, 500 of each: % of cases in which it names "
        "each model, the mean estimate of the strength, and % of 95 % intervals that hold it.",
        "规则与估计如何看待植入的模型（各500次）：选中各模型的比例（%）、强度估计的均值，以及95%区间包含真"
        "值的比例（%）。",
    ),
    "table.space-rule.planted": ("Planted", "植入模型"),
    "table.space-rule.strength": ("strength", "强度"),
    "table.space-rule.ols": ("least squares", "最小二乘"),
    "table.space-rule.lag": ("lag", "滞后"),
    "table.space-rule.error": ("error", "误差"),
    "table.space-rule.estimate": ("mean estimate", "估计均值"),
    "table.space-rule.covered": ("covered", "覆盖率"),
}
