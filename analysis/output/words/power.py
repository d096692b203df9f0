"""Words of the chapter on power: key -> (English, Chinese)."""

from __future__ import annotations

WORDS = {
    "power.window": ("{first}-{last}", "{first}—{last}年"),
    "power.window.years": ("{first}-{last}, {years} years", "{first}—{last}年，共{years}年"),
    "power.real": ("real, {vintage}", "实际，{vintage}"),
    "power.planted": ("planted, {speed:g} % a year", "植入，每年{speed:g}%"),
    "power.method.ols_classical": ("least squares, classical", "最小二乘，经典标准误"),
    "power.method.ols_hc1": ("least squares, HC1", "最小二乘，HC1"),
    "power.method.ols_hc3": ("least squares, HC3", "最小二乘，HC3"),
    "power.method.weighted": ("weighted by people, HC3", "人口加权，HC3"),
    "power.method.groups": ("with plates, HC3", "含板块虚拟变量，HC3"),
    "power.method.error": ("spatial error model", "空间误差模型"),
    "power.method.panel": ("panel, two-way effects", "面板，双向固定效应"),
    "power.method.jackknife": ("panel, half-panel jackknife", "面板，半面板刀切"),
    "power.method.hac": ("trend of SD, HAC", "标准差趋势，HAC"),
    "power.method.bootstrap": ("trend of SD, AR(1) bootstrap", "标准差趋势，AR(1)自助法"),
    "power.method.blocks": ("trend of SD, blocks of residuals", "标准差趋势，残差区块"),
    "power.method.steps": ("trend of SD, blocks of steps", "标准差趋势，逐年变动区块"),
    "power.short.ols_hc3": ("least squares", "最小二乘"),
    "power.short.groups": ("with plates", "含板块"),
    "power.short.bootstrap": ("trend of SD", "标准差趋势"),
    "power.space.moran": ("Moran's I", "莫兰指数I"),
    "power.space.lm_error": ("LM, error", "LM，误差"),
    "power.space.miss_ols": ("LS interval misses", "最小二乘区间落空"),
    "power.space.miss_error": ("error model misses", "误差模型区间落空"),
    "power.clubs.one": ("one world, log", "无俱乐部，对数"),
    "power.clubs.level": ("one world, level", "无俱乐部，水平"),
    "power.clubs.three": ("three clubs, log", "三个俱乐部，对数"),
    "figure.power-worlds.axis": ("log of GRP per head, less the mean", "人均GRP对数减均值"),
    "figure.power-worlds.caption": (
        "The real panel ({vintage}, {first}-{last}) and two planted ones that start from it: logs of GRP "
        "per head less the mean of the provinces, coloured by plate. Planted: no convergence, and {speed:g} "
        "% a year; shocks of the size, memory and spatial dependence of the real ones.",
        "实际面板（{vintage}，{first}—{last}年）与从同一起点出发的两个植入面板：人均地区生产总值对数减各省均"
        "值，按板块着色。植入：无收敛与每年{speed:g}%；冲击的大小、记忆与空间相关同实际。",
    ),
    "figure.power-worlds.alt": (
        "Three panels of 31 lines that start alike in {first}. Real: the standard deviation goes from "
        "{start:.2f} to {real:.2f}; planted without convergence it ends at {none:.2f}, with {speed:g} % a "
        "year at {some:.2f}. The real lines cross less than the planted ones.",
        "三幅图各31条线，{first}年起点相同。实际面板标准差由{start:.2f}到{real:.2f}；植入无收敛者末年为"
        "{none:.2f}，每年{speed:g}%者为{some:.2f}。实际面板的线条交叉较少。",
    ),
    "figure.power-curves.x": ("true speed of convergence, % a year", "真实收敛速度，%/年"),
    "figure.power-curves.y": ("share of panels in which it is found", "检出的面板比例"),
    "figure.power-curves.caption": (
        "How often a test at 5 % finds convergence, by its true speed, in {draws} planted panels of 31 "
        "provinces. Dotted: 80 %. Triangle: the speed estimated in the real panel ({vintage}).",
        "按真实速度，5%水平检验检出收敛的比例，31个省份的{draws}个植入面板。点线：80%；三角：实际面板的估计"
        "速度（{vintage}）。",
    ),
    "figure.power-curves.alt": (
        "Two panels of three rising curves. Least squares reaches 80 % at {ols_short:.1f} % a year over the "
        "shorter window and {ols_long:.1f} % over the longer; with dummies for the plates at "
        "{groups_short:.1f} and {groups_long:.1f}; the trend of the standard deviation needs "
        "{trend_short:.1f} and {trend_long:.1f}.",
        "两幅图各三条上升曲线。达到80%所需速度：最小二乘，短窗口每年{ols_short:.1f}%，长窗口"
        "{ols_long:.1f}%；含板块者为{groups_short:.1f}%与{groups_long:.1f}%；标准差趋势需要"
        "{trend_short:.1f}%与{trend_long:.1f}%。",
    ),
    "figure.power-coverage.axis": ("share of intervals that hold the truth", "区间包含真值的比例"),
    "figure.power-coverage.caption": (
        "How often intervals called 95 % hold the truth in the planted panels, at a true speed of {speed:g} "
        "% a year; grey line: 95 %.",
        "真实速度为每年{speed:g}%时，名义95%区间在植入面板中包含真值的比例；灰线：95%。",
    ),
    "figure.power-coverage.alt": (
        "A row of dots for each method. Cross-sections lie between about .8 and .95 ({ols:.2f} for least "
        "squares with HC3, shorter window), the panel with two-way effects at {panel:.2f}, the trend with "
        "HAC errors at {hac:.2f}, with the bootstrap at {bootstrap:.2f}.",
        "每种方法一行点。截面方法约在0.8至0.95之间（短窗口HC3最小二乘为{ols:.2f}），双向固定效应面板为"
        "{panel:.2f}，HAC趋势为{hac:.2f}，自助法趋势为{bootstrap:.2f}。",
    ),
    "figure.power-shares.y": ("share of panels", "面板比例"),
    "figure.power-space.axis": ("spatial autoregression of the shocks", "冲击的空间自回归系数"),
    "figure.power-space.caption": (
        "Shocks that spread to neighbours: the shares of planted panels in which Moran's I of growth and "
        "the LM test for a spatial error reject at 5 %, and in which the 95 % interval of the speed misses "
        "the truth, by least squares (HC3) and by the spatial error model. Dotted: 5 %.",
        "冲击波及邻省时：增长的莫兰指数与空间误差LM检验在5%水平拒绝的面板比例，以及最小二乘（HC3）与空间误差"
        "模型的速度95%区间落空的比例。点线：5%。",
    ),
    "figure.power-space.alt": (
        "Four lines over spatial autoregressions from {low:g} to {high:g}. Moran's I rises from "
        "{moran_low:.2f} to {moran_high:.2f}, the LM test from {lm_low:.2f} to {lm_high:.2f}; misses of "
        "least squares rise from {ols_low:.2f} to {ols_high:.2f}, those of the error model stay near "
        "{error_high:.2f}.",
        "空间自回归系数从{low:g}到{high:g}的四条线。莫兰指数由{moran_low:.2f}升至{moran_high:.2f}，LM检验由"
        "{lm_low:.2f}升至{lm_high:.2f}；最小二乘落空由{ols_low:.2f}升至{ols_high:.2f}，误差模型保持在"
        "{error_high:.2f}附近。",
    ),
    "figure.power-clubs.axis": ("true speed of convergence, % a year", "真实收敛速度，%/年"),
    "figure.power-clubs.caption": (
        "The share of planted panels ({years} years) in which the log t test rejects that all provinces "
        "converge: where all do (in logs and in levels), and where three clubs each do. Dotted: 5 %.",
        "植入面板（{years}年）中log t检验拒绝全体收敛的比例：全体收敛（对数与水平值）与三个俱乐部各自收敛。"
        "点线：5%。",
    ),
    "figure.power-clubs.alt": (
        "Three lines by true speed. With three clubs the test always rejects. Where all converge it rejects "
        "in {one_0:.2f} of panels at speed 0, {one_2:.2f} at 2 % a year and {one_4:.2f} at 4 % in logs; in "
        "levels {level_4:.2f} at 4 %.",
        "按真实速度的三条线。三个俱乐部时检验总是拒绝。全体收敛时，对数形式在速度0、每年2%与4%下的拒绝比例为"
        "{one_0:.2f}、{one_2:.2f}与{one_4:.2f}；水平值形式在4%时为{level_4:.2f}。",
    ),
    "table.power-speeds.caption": (
        "Estimators of the speed on planted panels of 31 provinces ({draws} draws): bias and standard "
        "deviation in percentage points a year, coverage of 95 % intervals, and the share in which "
        "convergence is found at 5 %. The jackknife comes without an interval.",
        "31个省份植入面板上速度的各估计量（{draws}次抽取）：偏误与标准差（百分点/年）、95%区间覆盖率、5%水平"
        "检出收敛的比例。刀切法无区间。",
    ),
    "table.power-speeds.method": ("Estimator", "估计量"),
    "table.power-speeds.window": ("Window", "窗口"),
    "table.power-speeds.speed": ("True speed, %", "真实速度，%"),
    "table.power-speeds.bias": ("Bias", "偏误"),
    "table.power-speeds.sd": ("SD", "标准差"),
    "table.power-speeds.coverage": ("Coverage", "覆盖率"),
    "table.power-speeds.power": ("Found", "检出"),
    "table.power-breaks.caption": (
        "The sup-F test for one break in the trend of the standard deviation of logs, {years} planted "
        "years; the speed changes from {first:.1f} % a year to the one given, after {at} years. Found: p at "
        "most .05. Dated: of those, within a year. As clear: a sup-F of at least {statistic:.0f}, that of "
        "the real panel.",
        "对数标准差趋势单一断点的sup-F检验，植入{years}年；第{at}年后速度由每年{first:.1f}%变为所列值。检出"
        "：p不超过0.05；定年：其中相差一年以内；同样清晰：sup-F不低于实际面板的{statistic:.0f}。",
    ),
    "table.power-breaks.later": ("Speed after, %", "之后速度，%"),
    "table.power-breaks.found": ("Found", "检出"),
    "table.power-breaks.near": ("Dated", "定年"),
    "table.power-breaks.clearer": ("As clear", "同样清晰"),
    "table.power-chains.caption": (
        "Markov chains of five classes by rank: what the estimate says (median and middle 95 % over draws) "
        "against the truth. Above: chains drawn from the matrix of the real panel; below: slow convergence "
        "cut into classes. Half-lives in years.",
        "五分位马尔可夫链：估计值（抽取的中位数与中间95%）与真值。上：由实际面板转移矩阵抽取的链；下：将缓慢"
        "收敛切分为类别。半衰期以年计。",
    ),
    "table.power-chains.what": ("Measure", "指标"),
    "table.power-chains.truth": ("Truth", "真值"),
    "table.power-chains.middle": ("Estimate", "估计"),
    "power.chain.shorrocks": ("Shorrocks mobility", "Shorrocks流动性"),
    "power.chain.half_life": ("half-life", "半衰期"),
    "power.chain.homogeneity": ("LR test of two halves, size", "前后两半LR检验的水平"),
    "power.chain.speed": ("half-life at {speed:g} % a year", "速度每年{speed:g}%时的半衰期"),
}
