"""Words of the chapter on power (book/convergence/power)."""

WORDS: dict[str, tuple[str, str]] = {
    "method.ols_classical": ("least squares, classical", "最小二乘，经典标准误"),
    "method.ols_hc1": ("least squares, HC1", "最小二乘，HC1"),
    "method.ols_hc3": ("least squares, HC3", "最小二乘，HC3"),
    "method.weighted": ("weighted by people, HC3", "人口加权，HC3"),
    "method.groups": ("with macro-regions, HC3", "含板块虚拟变量，HC3"),
    "method.error": ("spatial error model", "空间误差模型"),
    "method.panel": ("panel, two-way effects", "面板，双向固定效应"),
    "method.jackknife": ("panel, half-panel jackknife", "面板，半面板刀切"),
    "method.hac": ("trend of SD, HAC", "标准差趋势，HAC"),
    "method.bootstrap": ("trend of SD, AR(1) bootstrap", "标准差趋势，AR(1)自助法"),
    "method.blocks": ("trend of SD, blocks of residuals", "标准差趋势，残差区块"),
    "method.steps": ("trend of SD, blocks of steps", "标准差趋势，逐年变动区块"),
    "figure.power-curves.title": (
        "Over {years_short:.0f} years convergence is found four times in five only from {ols_short:.1f} % a year; the estimate is "
        "{speed_short:.1f} %",
        "{years_short:.0f}年间，收敛速度须达每年{ols_short:.1f}%方可五次中检出四次；实际估计为{speed_short:.1f}%",
    ),
    "figure.power-curves.subtitle": (
        "Share of {draws} planted panels in which a test at 5 % finds it; line: 80 %",
        "{draws}个植入面板中5%水平检出收敛的比例；横线：80%",
    ),
    "figure.power-curves.speed": ("true speed, % a year", "真实速度，%/年"),
    "figure.power-curves.ols_hc3": ("least squares", "最小二乘"),
    "figure.power-curves.groups": ("macro-regions", "含板块"),
    "figure.power-curves.bootstrap": ("trend of SD", "标准差趋势"),
    "figure.power-curves.caption": (
        "How often a test at 5 % finds convergence, by its true speed, in {draws} planted panels of {n} provinces: least "
        "squares, the same with a dummy for each macro-region, the trend of the standard deviation of logs. Estimated in the "
        "real panel ({series}): {speed_short:.1f} % a year over the shorter window, {speed_long:.1f} % over the longer.",
        "按真实速度，5%水平检验检出收敛的比例，{n}个省份的{draws}个植入面板：最小二乘、含板块虚拟变量者、对数标准差趋势。"
        "实际面板（{series}）的估计：短窗口每年{speed_short:.1f}%，长窗口{speed_long:.1f}%。",
    ),
    "figure.power-curves.alt": (
        "Two panels of three rising curves. Least squares reaches 80 % at {ols_short:.1f} % a year over the shorter window and "
        "{ols_long:.1f} % over the longer; with dummies for the macro-regions at {groups_short:.1f} and {groups_long:.1f}; the "
        "trend of the standard deviation needs {trend_short:.1f} and {trend_long:.1f}.",
        "两幅图各三条上升曲线。达到80%所需速度：最小二乘，短窗口每年{ols_short:.1f}%，长窗口{ols_long:.1f}%；含板块者为"
        "{groups_short:.1f}%与{groups_long:.1f}%；标准差趋势需要{trend_short:.1f}%与{trend_long:.1f}%。",
    ),
    "figure.power-worlds.title": (
        "After {years} years the real spread is {real_value:.2f}; no convergence leaves {none_low:.2f} to {none_high:.2f}, 2 % a year "
        "{some_low:.2f} to {some_high:.2f}",
        "{years}年后实际差距为{real_value:.2f}：无收敛可为{none_low:.2f}至{none_high:.2f}，每年2%可为{some_low:.2f}至{some_high:.2f}",
    ),
    "figure.power-worlds.subtitle": (
        "Standard deviation of logs; bands hold 95 % of the planted panels",
        "对数标准差；带内含95%的植入面板",
    ),
    "figure.power-worlds.real": ("real", "实际"),
    "figure.power-worlds.none": ("none", "无收敛"),
    "figure.power-worlds.some": ("2 % a year", "每年2%"),
    "figure.power-worlds.caption": (
        "The standard deviation of the log of {series} in the real panel, {start}–{last}, and in {draws} planted ones that "
        "start from it, without convergence and at 2 % a year (medians and 95 % bands); shocks of the size, memory and spatial "
        "dependence of the real ones.",
        "{series}对数标准差：实际面板（{start}—{last}年）与从同一起点出发的{draws}个植入面板，无收敛与每年2%（中位数与95%"
        "带）；冲击的大小、记忆与空间相关同实际。",
    ),
    "figure.power-worlds.alt": (
        "A line and two bands that start at {begun:.2f} in {start}. In {last} the real panel stands at {real_value:.2f}; planted "
        "without convergence between {none_low:.2f} and {none_high:.2f}, at 2 % a year between {some_low:.2f} and "
        "{some_high:.2f}.",
        "一条线与两条带，{start}年起点为{begun:.2f}。{last}年实际面板为{real_value:.2f}；植入无收敛者在{none_low:.2f}与"
        "{none_high:.2f}之间，每年2%者在{some_low:.2f}与{some_high:.2f}之间。",
    ),
    "figure.power-coverage.title": (
        "Intervals called 95 % contain the truth in {least:.0f} % to {most:.0f} % of planted panels",
        "名义95%区间在植入面板中包含真值的比例为{least:.0f}%至{most:.0f}%",
    ),
    "figure.power-coverage.subtitle": (
        "Share of intervals that contain a true speed of 1 % a year; line: 95 %",
        "区间包含真实速度（每年1%）的比例；竖线：95%",
    ),
    "figure.power-coverage.coverage": ("share of intervals that contain the truth", "区间包含真值的比例"),
    "figure.power-coverage.caption": (
        "How often intervals called 95 % contain the truth in the planted panels, at a true speed of 1 % a year; grey line: 95 %.",
        "真实速度为每年1%时，名义95%区间在植入面板中包含真值的比例；灰线：95%。",
    ),
    "figure.power-coverage.alt": (
        "Dots for each method, one a window. Over the shorter: {ols_hc3:.2f} for least squares with HC3, {panel:.2f} for the panel "
        "with two-way effects, {hac:.2f} for the trend with HAC errors, {bootstrap:.2f} with the bootstrap.",
        "每种方法每窗口一点。短窗口：HC3最小二乘{ols_hc3:.2f}，双向固定效应面板{panel:.2f}，HAC趋势{hac:.2f}，自助法趋势"
        "{bootstrap:.2f}。",
    ),
    "figure.power-space.title": (
        "Shared shocks: Moran's I finds them in {strong:.0f} % of panels when strong, and intervals then miss in {missed:.0f} %",
        "共同冲击较强时，莫兰指数在{strong:.0f}%的面板中检出，区间则在{missed:.0f}%中落空",
    ),
    "figure.power-space.subtitle": (
        "Planted panels in which a test rejects, or an interval misses; line: 5 %",
        "5%水平拒绝或95%区间落空的植入面板比例；横线：5%",
    ),
    "figure.power-space.space": ("spatial autoregression of the shocks", "冲击的空间自回归系数"),
    "figure.power-space.value": ("share of panels", "面板比例"),
    "figure.power-space.moran": ("Moran's I", "莫兰指数I"),
    "figure.power-space.lm_error": ("LM, error", "LM，误差"),
    "figure.power-space.miss_ols": ("least squares misses", "最小二乘区间落空"),
    "figure.power-space.miss_error": ("error model misses", "误差模型区间落空"),
    "figure.power-space.caption": (
        "Shocks that spread to neighbours: the shares of planted panels in which Moran's I of growth and the LM test for a "
        "spatial error reject at 5 %, and in which the 95 % interval of the speed misses the truth, by least squares (HC3) and "
        "by the spatial error model.",
        "冲击波及邻省时：增长的莫兰指数与空间误差LM检验在5%水平拒绝的面板比例，以及最小二乘（HC3）与空间误差模型的速度95%"
        "区间落空的比例。",
    ),
    "figure.power-space.alt": (
        "Four lines over spatial autoregressions from {space_low:g} to {space_high:g}. Moran's I goes from {moran_low:.2f} to "
        "{moran_high:.2f}, the LM test from {lm_error_low:.2f} to {lm_error_high:.2f}; misses of least squares from "
        "{miss_ols_low:.2f} to {miss_ols_high:.2f}, those of the error model from {miss_error_low:.2f} to "
        "{miss_error_high:.2f}.",
        "空间自回归系数从{space_low:g}到{space_high:g}的四条线。莫兰指数由{moran_low:.2f}到{moran_high:.2f}，LM检验由"
        "{lm_error_low:.2f}到{lm_error_high:.2f}；最小二乘落空由{miss_ols_low:.2f}到{miss_ols_high:.2f}，误差模型由"
        "{miss_error_low:.2f}到{miss_error_high:.2f}。",
    ),
    "figure.power-clubs.title": (
        "In one world that converges at 2 % a year the log t test rejects in {slow:.0f} % of panels",
        "全体以每年2%收敛时，log t检验仍在{slow:.0f}%的面板中拒绝",
    ),
    "figure.power-clubs.subtitle": (
        "Share of panels of {years} years in which convergence is rejected; line: 5 %",
        "植入面板（{years}年）中拒绝收敛的比例；横线：5%",
    ),
    "figure.power-clubs.speed": ("true speed of convergence, % a year", "真实收敛速度，%/年"),
    "figure.power-clubs.rejects": ("share of panels", "面板比例"),
    "figure.power-clubs.one": ("one world, log", "无俱乐部，对数"),
    "figure.power-clubs.level": ("one world, level", "无俱乐部，水平"),
    "figure.power-clubs.three": ("three clubs, log", "三个俱乐部，对数"),
    "figure.power-clubs.caption": (
        "The share of planted panels ({years} years) in which the log t test rejects that all provinces converge: where all do "
        "(in logs and in levels), and where three clubs each do.",
        "植入面板（{years}年）中log t检验拒绝全体收敛的比例：全体收敛（对数与水平值）与三个俱乐部各自收敛。",
    ),
    "figure.power-clubs.alt": (
        "Three lines by true speed. With three clubs the test always rejects. Where all converge it rejects in {one_0:.2f} of "
        "panels at speed 0, {one_2:.2f} at 2 % a year and {one_4:.2f} at 4 % in logs; in levels {level_4:.2f} at 4 %.",
        "按真实速度的三条线。三个俱乐部时检验总是拒绝。全体收敛时，对数形式在速度0、每年2%与4%下的拒绝比例为{one_0:.2f}、"
        "{one_2:.2f}与{one_4:.2f}；水平值形式在4%时为{level_4:.2f}。",
    ),
    "table.power-speeds.caption": (
        "Estimators of the speed on planted panels of {n} provinces ({draws} draws): bias and standard deviation in percentage "
        "points a year, coverage of 95 % intervals, and the share in which convergence is found at 5 %. The jackknife comes "
        "without an interval.",
        "{n}个省份植入面板上速度的各估计量（{draws}次抽取）：偏误与标准差（百分点/年）、95%区间覆盖率、5%水平检出收敛的比例。"
        "刀切法无区间。",
    ),
    "table.power-speeds.method": ("Estimator", "估计量"),
    "table.power-speeds.window": ("Window", "窗口"),
    "table.power-speeds.v": ("True speed, %", "真实速度，%"),
    "table.power-speeds.bias": ("Bias", "偏误"),
    "table.power-speeds.sd": ("SD", "标准差"),
    "table.power-speeds.coverage": ("Coverage", "覆盖率"),
    "table.power-speeds.power": ("Found", "检出"),
    "table.power-breaks.caption": (
        "The sup-F test for one break in the trend of the standard deviation of logs, {years} planted years: one constant "
        "speed, and {early:.1f} % a year that becomes the speed given after {at} years. Found: p at most .05. Dated: of those, "
        "within a year. As clear: a sup-F of at least {statistic:.0f}, that of the real panel.",
        "对数标准差趋势单一断点的sup-F检验，植入{years}年：速度不变，或每年{early:.1f}%在第{at}年后变为所列值。检出：p不超过"
        "0.05；定年：其中相差一年以内；同样清晰：sup-F不低于实际面板的{statistic:.0f}。",
    ),
    "table.power-breaks.case": ("World", "情形"),
    "table.power-breaks.constant": ("one speed throughout, the real one", "全程为实际速度"),
    "table.power-breaks.same": ("the early speed throughout", "全程为早期速度"),
    "table.power-breaks.two": ("slows to two percent", "降至2%"),
    "table.power-breaks.one": ("slows to one percent", "降至1%"),
    "table.power-breaks.stop": ("stops", "停止"),
    "table.power-breaks.later": ("Speed after, %", "之后速度，%"),
    "table.power-breaks.found": ("Found", "检出"),
    "table.power-breaks.near": ("Dated", "定年"),
    "table.power-breaks.clearer": ("As clear", "同样清晰"),
    "table.power-chains.caption": (
        "Markov chains of five classes by rank: what the estimate says (median and middle 95 % over draws) against the truth. "
        "Above: chains drawn from the matrix of the real panel; below: slow convergence cut into classes. Half-lives in years.",
        "五分位马尔可夫链：估计值（抽取的中位数与中间95%）与真值。上：由实际面板转移矩阵抽取的链；下：将缓慢收敛切分为类别。"
        "半衰期以年计。",
    ),
    "table.power-chains.what": ("Measure", "指标"),
    "table.power-chains.truth": ("Truth", "真值"),
    "table.power-chains.middle": ("Estimate", "估计"),
    "table.power-chains.range_interval": ("95 % of draws", "95%的抽取"),
    "table.power-chains.shorrocks": ("Shorrocks mobility", "Shorrocks流动性"),
    "table.power-chains.half_life": ("half-life", "半衰期"),
    "table.power-chains.homogeneity": ("LR test of two halves, size", "前后两半LR检验的水平"),
    "table.power-chains.v1": ("half-life at 1 % a year", "速度每年1%时的半衰期"),
    "table.power-chains.v2": ("half-life at 2 % a year", "速度每年2%时的半衰期"),
    "table.power-chains.v3": ("half-life at 3 % a year", "速度每年3%时的半衰期"),
    "table.power-outlook.caption": (
        "The random walk's probability that the dispersion is higher five years on, against what came in {draws} planted "
        "panels: mean probability, share that widened, share of 95 % intervals of the probability that hold it, and mean squared "
        "distance of probability and outcome (a coin's is .25).",
        "随机游走给出的五年后差距扩大概率与{draws}个植入面板的实际结果：平均概率、实际扩大比例、概率的95%区间包含该比例的份额、"
        "概率与结果的均方距离（抛硬币为0.25）。",
    ),
    "table.power-outlook.window": ("Window", "窗口"),
    "table.power-outlook.v": ("True speed, %", "真实速度，%"),
    "table.power-outlook.said": ("said", "预测"),
    "table.power-outlook.came": ("came", "实际"),
    "table.power-outlook.held": ("held", "包含"),
    "table.power-outlook.brier": ("squared error", "均方误差"),
}
