"""Words of the chapter on neighbours (book/convergence/space)."""

WORDS: dict[str, tuple[str, str]] = {
    "kind.joined": ("borders, Hainan joined", "接壤（海南连广东）"),
    "kind.joined.any": ("borders", "接壤"),
    "kind.land": ("land borders only", "仅陆地接壤"),
    "kind.near": ("4 nearest by borders", "最近4个（按边界数）"),
    "kind.tiles": ("4 nearest tiles", "最近4格"),
    "kind.km": ("4 nearest in km", "最近4个（按公里）"),
    "kind.inverse": ("all, inverse distance", "全部，距离倒数"),
    "model.ols": ("least squares", "最小二乘"),
    "model.lag": ("lag", "滞后"),
    "model.error": ("error", "误差"),
    "cluster.high-high": ("high beside high", "高—高"),
    "cluster.low-low": ("low beside low", "低—低"),
    "cluster.high-low": ("high beside low", "高—低"),
    "cluster.low-high": ("low beside high", "低—高"),
    "cluster.high-high alone": ("high beside high, uncorrected", "高—高（未校正）"),
    "cluster.low-low alone": ("low beside low, uncorrected", "低—低（未校正）"),
    "cluster.high-low alone": ("high beside low, uncorrected", "高—低（未校正）"),
    "cluster.low-high alone": ("low beside high, uncorrected", "低—高（未校正）"),
    "cluster.none": ("may be chance", "与随机无异"),
    "figure.space-moran.title": (
        "The likeness of neighbours in output {change:rose|fell} from {start:.2f} to {end:.2f}; chance reaches {high:.2f}",
        "邻居间产出的相似程度由{start:.2f}{change:上升|下降}到{end:.2f}；随机至多约{high:.2f}",
    ),
    "figure.space-moran.title.any": (
        "The likeness of neighbours {change:rose|fell} from {start:.2f} to {end:.2f}; chance reaches {high:.2f}",
        "邻居间的相似程度由{start:.2f}{change:上升|下降}到{end:.2f}；随机至多约{high:.2f}",
    ),
    "figure.space-moran.subtitle": (
        "Moran's I of the log per head; shaded: 95 % of random maps",
        "人均水平（对数）的莫兰指数；阴影为随机排列的95%",
    ),
    "figure.space-moran.chance": ("chance", "随机"),
    "figure.space-moran.each": (
        "{series} from {first:.2f} to {last:.2f}",
        "{series}由{first:.2f}到{last:.2f}",
    ),
    "figure.space-moran.caption": (
        "Moran's I of the logs by series, neighbours by borders. Shaded: where 95 % of {draws:,} random "
        "reassignments of {series} lie, year by year, about the value expected without dependence.",
        "各序列（对数）的莫兰指数，按接壤界定邻居。阴影：{series}逐年{draws:,}次随机排列的95%范围，其中线为无空间相关时的期望值。",
    ),
    "figure.space-moran.alt": (
        "Lines by year above a grey band about zero whose upper edge is near {high:.2f}: {each}.",
        "零附近灰带（上沿约{high:.2f}）之上的逐年折线：{each}。",
    ),
    "figure.space-scatter.title": (
        "{alike} of {n} regions lie on the same side of the mean as their neighbours",
        "{n}个地区中{alike}个与邻居处于均值同一侧",
    ),
    "figure.space-scatter.subtitle": (
        "Logs, {series}, {year}; the line's slope is Moran's I",
        "对数，{series}，{year}年；直线斜率即莫兰指数",
    ),
    "figure.space-scatter.z": ("own, standard deviations from the mean", "本地区，距均值的标准差倍数"),
    "figure.space-scatter.lag": ("mean of the neighbours", "邻居均值"),
    "figure.space-scatter.caption": (
        "Each region's log per head and the mean of its neighbours, {year} ({series}), in standard deviations from "
        "the mean of all. The slope of the line is Moran's I, {slope:.2f}.",
        "{year}年各地区人均水平（对数）与其邻居均值（{series}），以距全部均值的标准差倍数表示；直线斜率即莫兰指数{slope:.2f}。",
    ),
    "figure.space-scatter.alt": (
        "A cloud of {n} dots around a line of slope {slope:.2f}; {alike} of them lie in the two quadrants where "
        "region and neighbours are on the same side of the mean. Farthest from the middle is {far}.",
        "{n}个点组成的点云，直线斜率{slope:.2f}；其中{alike}个点与邻居处于均值同一侧。离中心最远的是{far}。",
    ),
    "figure.space-lisa.title": (
        "{some} regions stand out one by one, {kept} once corrected for testing them all",
        "单独检验{some}个地区突出，多重检验校正后剩{kept}个",
    ),
    "figure.space-lisa.subtitle": (
        "Local Moran of the log per head, {series}, {year}",
        "人均水平（对数）的局部莫兰指数，{series}，{year}年",
    ),
    "figure.space-lisa.caption": (
        "Local Moran of the log per head, {year} ({series}), {draws:,} conditional permutations. Coloured: p at most "
        ".05 taken by itself (pale), and with the false discovery rate held at 5 % over all regions (dark).",
        "{year}年人均水平（对数）的局部莫兰指数（{series}），{draws:,}次条件排列。着色：单独看p不大于.05（浅），控制全部地区错误发现率5%后仍显著（深）。",
    ),
    "figure.space-lisa.alt": (
        "A tile for each region. {some} are coloured, that is, have a p of at most .05 by themselves; {kept} of them "
        "are dark, which remain after the correction for making a test in every region.",
        "每个地区一格。{some}个着色（单独看p不大于.05），其中{kept}个为深色，即多重检验校正后仍显著。",
    ),
    "table.space-lisa.caption": (
        "Regions whose local Moran has p at most .05 by itself ({series}): their own and their neighbours' log per "
        "head in standard deviations, and p by itself, with the false discovery rate held, and by Bonferroni. Kind: "
        "own value, then the neighbours'.",
        "局部莫兰指数单独p不大于.05的地区（{series}）：本地区与邻居的对数值（标准差倍数），以及单独的p值、控制错误发现率后的p值和邦费罗尼校正p值。类型：先本地区后邻居。",
    ),
    "table.space-lisa.quadrant": ("Kind", "类型"),
    "table.space-lisa.high-high": ("high–high", "高—高"),
    "table.space-lisa.low-high": ("low–high", "低—高"),
    "table.space-lisa.low-low": ("low–low", "低—低"),
    "table.space-lisa.high-low": ("high–low", "高—低"),
    "table.space-lisa.z": ("own", "本地区"),
    "table.space-lisa.lag": ("neighbours", "邻居"),
    "table.space-lisa.p": ("p", "p值"),
    "table.space-lisa.p_fdr": ("p, FDR", "p（FDR）"),
    "table.space-lisa.p_bonferroni": ("p, Bonferroni", "p（邦费罗尼）"),
    "figure.space-effects.title": (
        "With neighbours in the equation: {whole_low:.1f} to {whole_high:.1f} over all years, {late_low:.1f} to "
        "{late_high:.1f} since {since}",
        "计入邻居后：全部年份为{whole_low:.1f}至{whole_high:.1f}，{since}年以来为{late_low:.1f}至{late_high:.1f}",
    ),
    "figure.space-effects.subtitle": (
        "Growth, % a year, per log point of initial level; the title has the direct effect",
        "初始水平每高1个对数点的年均增速差，%；标题为直接效应",
    ),
    "figure.space-effects.whole": ("all years", "全部年份"),
    "figure.space-effects.late": ("since {since}", "{since}年以来"),
    "figure.space-effects.beta.ols": ("least squares", "最小二乘"),
    "figure.space-effects.beta.error": ("error model", "空间误差"),
    "figure.space-effects.effect.direct": ("lag: direct", "滞后：直接"),
    "figure.space-effects.effect.total": ("lag: total", "滞后：总和"),
    "figure.space-effects.estimate": ("% a year per log point", "每对数点，%/年"),
    "figure.space-effects.caption": (
        "Growth per log point of the initial level with 95 % intervals, by series: least squares, the error model, "
        "and the average direct and total effects of the lag model. A long interval leaves the picture. Below zero: "
        "poorer regions grew faster.",
        "各序列增长对初始水平（每对数点）的系数及95%区间：最小二乘、空间误差模型，以及空间滞后模型的平均直接与总效应。过长的区间延伸至图外。低于零表示较穷地区增长较快。",
    ),
    "figure.space-effects.alt": (
        "Two panels of dots with intervals. {series}: least squares {whole_ols:.2f} over all years and {late_ols:.2f} "
        "since {since}; the direct effect lies from {whole_low:.2f} to {whole_high:.2f}, and since {since} from "
        "{late_low:.2f} to {late_high:.2f}.",
        "两幅带区间的点图。{series}：最小二乘全部年份为{whole_ols:.2f}，{since}年以来为{late_ols:.2f}；直接效应区间为{whole_low:.2f}至{whole_high:.2f}，{since}年以来为{late_low:.2f}至{late_high:.2f}。",
    ),
    "table.space-prices.caption": (
        "Growth of output per head on its initial level, at current prices and at constant ones, with 95 % intervals: "
        "least squares, the lag model's average effects, and its dependence rho.",
        "人均产出增长对初始水平的回归，按现价与按不变价，附95%区间：最小二乘、空间滞后模型的平均效应及其相关系数ρ。",
    ),
    "table.space-prices.what": ("Estimate", "估计"),
    "table.space-prices.beta.ols": ("least squares", "最小二乘"),
    "table.space-prices.effect.direct": ("lag: direct", "滞后：直接"),
    "table.space-prices.effect.total": ("lag: total", "滞后：总和"),
    "table.space-prices.rho": ("rho", "ρ"),
    "table.space-prices.basis": ("Prices", "价格"),
    "table.space-prices.nominal": ("current", "现价"),
    "table.space-prices.real": ("constant", "不变价"),
    "table.space-prices.years": ("Years", "年份"),
    "table.space-prices.estimate": ("% a year", "%/年"),
    "table.space-prices.estimate_interval": ("95 %", "95%区间"),
    "table.space-tests.caption": (
        "p of the tests on the residuals of least squares, growth on initial level (large-sample distributions): "
        "Moran's I, the LM tests for a lag and for an error model, their robust forms; and the model that the usual "
        "rule names at 5 %.",
        "增长对初始水平最小二乘残差的检验p值（大样本分布）：莫兰指数、空间滞后与空间误差的LM检验及其稳健形式，以及按惯用规则（5%）所选的模型。",
    ),
    "table.space-tests.series": ("Series", "序列"),
    "table.space-tests.note": ("Years", "年份"),
    "table.space-tests.moran": ("Moran", "莫兰"),
    "table.space-tests.lag": ("LM lag", "LM滞后"),
    "table.space-tests.error": ("LM error", "LM误差"),
    "table.space-tests.robust_lag": ("robust lag", "稳健滞后"),
    "table.space-tests.robust_error": ("robust error", "稳健误差"),
    "table.space-tests.chosen": ("Named", "所选模型"),
    "figure.space-weights.title": (
        "Who counts as a neighbour matters: from {least:.1f} ({lowest}) to {most:.1f} standard deviations",
        "邻居如何界定有影响：由{least:.1f}（{lowest}）到{most:.1f}个标准差",
    ),
    "figure.space-weights.subtitle": (
        "Standard deviate of Moran's I, {series}; line: 1.96",
        "莫兰指数的标准化值，{series}；横线为1.96",
    ),
    "figure.space-weights.each": ("{kind} from {first:.1f} to {last:.1f}", "{kind}由{first:.1f}到{last:.1f}"),
    "figure.space-weights.caption": (
        "Standard deviates of Moran's I of the log per head by kind of neighbourhood, {first}-{last} ({series}).",
        "不同邻居界定下人均水平（对数）莫兰指数的标准化值，{first}—{last}年（{series}）。",
    ),
    "figure.space-weights.alt": (
        "Lines by year: {each}. A line across marks 1.96.",
        "逐年折线：{each}。横线为1.96。",
    ),
    "table.space-choice.caption": (
        "The same regression by kind of neighbourhood, {since}-{last} ({series}): mean number of neighbours, p of the "
        "LM tests, the model that the rule names, and the coefficient of the initial level in the lag and in the "
        "error model (% a year per log point; in the lag model no slope). A region without neighbours is left out.",
        "不同邻居界定下的同一回归，{since}—{last}年（{series}）：平均邻居数、LM检验p值、按规则所选模型，以及初始水平在空间滞后与空间误差模型中的系数（每对数点，%/年；滞后模型中并非斜率）。没有邻居的地区不计入。",
    ),
    "table.space-choice.kind": ("Neighbours", "邻居"),
    "table.space-choice.neighbours": ("mean", "平均"),
    "table.space-choice.lag": ("LM lag", "LM滞后"),
    "table.space-choice.error": ("LM error", "LM误差"),
    "table.space-choice.robust_lag": ("robust lag", "稳健滞后"),
    "table.space-choice.robust_error": ("robust error", "稳健误差"),
    "table.space-choice.chosen": ("Named", "所选模型"),
    "table.space-choice.lag_b": ("b, lag", "系数，滞后"),
    "table.space-choice.error_b": ("b, error", "系数，误差"),
    "figure.space-power.title": (
        "Dependence of six tenths would be found in {power:.0f} % of maps of {n} regions",
        "强度0.6的空间相关在{n}个地区的地图上有{power:.0f}%被发现",
    ),
    "figure.space-power.subtitle": (
        "% of planted maps in which Moran's test (5 %) finds it; line: 80 %",
        "莫兰检验（5%）在模拟地图中的发现率，%；横线为80%",
    ),
    "figure.space-power.strength": ("planted strength of dependence", "植入的空间相关强度"),
    "figure.space-power.each": ("{power:.0f} % with {kind}", "{kind}{power:.0f}%"),
    "figure.space-power.caption": (
        "How often Moran's permutation test finds dependence of a known strength, by kind of neighbourhood; 500 "
        "planted maps for each point.",
        "不同邻居界定下，莫兰排列检验发现已知强度空间相关的频率，每点500个模拟。",
    ),
    "figure.space-power.alt": (
        "Lines that rise with the strength. At six tenths: {each}.",
        "随强度上升的折线。强度0.6时：{each}。",
    ),
    "table.space-rule.caption": (
        "What the rule and the estimates make of planted models, 500 of each: % of cases in which it names each "
        "model, the mean estimate of the strength, and % of 95 % intervals that hold it.",
        "规则与估计如何看待植入的模型（各500次）：选中各模型的比例（%）、强度估计的均值，以及95%区间包含真值的比例（%）。",
    ),
    "table.space-rule.planted": ("Planted", "植入模型"),
    "table.space-rule.strength": ("strength", "强度"),
    "table.space-rule.ols": ("least squares", "最小二乘"),
    "table.space-rule.lag": ("lag", "滞后"),
    "table.space-rule.error": ("error", "误差"),
    "table.space-rule.estimate": ("mean estimate", "估计均值"),
    "table.space-rule.covered": ("covered", "覆盖率"),
}
