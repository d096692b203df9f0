"""Words of the chapter on the spread between regions (book/convergence/sigma)."""

WORDS: dict[str, tuple[str, str]] = {
    "measure.cv": ("CV", "变异系数"),
    "measure.cvw": ("CV, weighted by population", "变异系数（人口加权）"),
    "measure.sdlog": ("SD of logs", "对数标准差"),
    "measure.sdlogw": ("SD of logs, weighted", "对数标准差（人口加权）"),
    "series.v3": ("GRP, v3", "GRP，v3"),
    "series.v4": ("GRP, v4", "GRP，v4"),
    "series.v5": ("GRP, v5", "GRP，v5"),
    "series.income": ("income", "收入"),
    "figure.sigma-measures.caption": (
        "Four measures of how far 31 provinces lie apart, {first}-{last}: GRP per head (v4 dashed, v5 "
        "solid) and, from 2013, disposable income per head. All four panels have the same height.",
        "31个省份差距的四种度量，{first}—{last}年：人均地区生产总值（v4虚线，v5实线）与2013年起的人均可支"
        "配收入。四图纵向跨度相同。",
    ),
    "figure.sigma-measures.alt": (
        "Four small line charts, {first} to {last}. The CV of GRP per head goes from {v4_first:.3f} to "
        "{v4_last:.3f} in v4 and from {v5_first:.3f} to {v5_last:.3f} in v5; that of income from "
        "{income_first:.3f} to {income_last:.3f}.",
        "四幅小折线图，{first}至{last}年。人均地区生产总值的变异系数，v4由{v4_first:.3f}到{v4_last:.3f}"
        "，v5由{v5_first:.3f}到{v5_last:.3f}；人均收入由{income_first:.3f}到{income_last:.3f}。",
    ),
    "table.sigma-changes.caption": (
        "The measures at their first year since 2012 and at the latest, and the change in percent of the "
        "first.",
        "各度量2012年（或其后首年）与最近一年的数值，及相对首年的变动（%）。",
    ),
    "table.sigma-changes.series": ("Series", "序列"),
    "table.sigma-changes.measure": ("Measure", "度量"),
    "table.sigma-changes.first": ("From", "起"),
    "table.sigma-changes.last": ("To", "止"),
    "table.sigma-changes.start": ("at first", "首年"),
    "table.sigma-changes.end": ("at last", "末年"),
    "table.sigma-changes.change": ("change, %", "变动，%"),
    "figure.sigma-break.title": ("CV of GRP per head, {vintage}", "人均地区生产总值的变异系数，{vintage}"),
    "figure.sigma-break.slope": ("{slope:+.1f} % a year", "每年{slope:+.1f}%"),
    "figure.sigma-break.caption": (
        "CV of GRP per head ({vintage}, {first}-{last}) with log-linear trends before and after the "
        "likeliest break, {year} (sup-F {statistic:.0f}, bootstrap p = {p:.4f}). The population's basis "
        "changes between 2009 and 2010.",
        "人均地区生产总值的变异系数（{vintage}，{first}—{last}年），及最可能断点{year}年前后的对数线性趋势"
        "（sup-F={statistic:.0f}，自助法p={p:.4f}）。2009—2010年间人口统计口径有变。",
    ),
    "figure.sigma-break.alt": (
        "Dots from {start:.2f} in {first} to {turn:.2f} in {year} and on to {end:.2f} in {last}; two "
        "fitted lines with slopes of {before:+.1f} and {after:+.1f} percent a year.",
        "散点由{first}年的{start:.2f}到{year}年的{turn:.2f}，{last}年为{end:.2f}；两条拟合线的斜率为每"
        "年{before:+.1f}%和{after:+.1f}%。",
    ),
    "table.sigma-trends.caption": (
        "Log-linear trends of the measures, {first}-{last} where held, in percent a year, with two 95 % "
        "intervals: HAC (Newey-West) and an AR(1) bootstrap of its t statistic. Series of fewer than 5 "
        "years have no fit.",
        "各度量的对数线性趋势（{first}—{last}年中有数据的年份），%/年，附两种95%区间：HAC（Newey-West）与"
        "其t统计量的AR(1)自助法。不足5年的序列不拟合。",
    ),
    "table.sigma-trends.series": ("Series", "序列"),
    "table.sigma-trends.measure": ("Measure", "度量"),
    "table.sigma-trends.n": ("Years", "年数"),
    "table.sigma-trends.slope": ("Slope", "斜率"),
    "table.sigma-trends.hac": ("HAC", "HAC"),
    "table.sigma-trends.bootstrap": ("Bootstrap", "自助法"),
    "figure.sigma-without.all": ("all 31", "全部31个"),
    "figure.sigma-without.rest": ("without 3", "去掉3个"),
    "figure.sigma-without.title": ("CV of GRP per head", "人均地区生产总值的变异系数"),
    "figure.sigma-without.sides": ("CV within North and South", "北方、南方内部的变异系数"),
    "figure.sigma-without.ratio": ("South over North, GRP per head", "南方与北方人均地区生产总值之比"),
    "figure.sigma-without.plates": ("CV between the four plates", "四大板块之间的变异系数"),
    "figure.sigma-without.caption": (
        "GRP per head, {vintage}, {first}-{last}. Above: CV of all 31 provinces and without Beijing, "
        "Shanghai and Tianjin; CV within North and South. Below: South over North; CV between the four "
        "plates.",
        "人均地区生产总值，{vintage}，{first}—{last}年。上：全部31个省份与去掉北京、上海、天津后的变异系数"
        "；北方、南方内部的变异系数。下：南方与北方之比；四大板块之间的变异系数。",
    ),
    "figure.sigma-without.alt": (
        "Four small line charts. The CV goes from {all_first:.3f} to {all_last:.3f}, without the three "
        "municipalities from {rest_first:.3f} to {rest_last:.3f}; within the North from "
        "{North_first:.3f} to {North_last:.3f}, within the South from {South_first:.3f} to "
        "{South_last:.3f}. South over North goes from {ratio_first:.2f} to {ratio_last:.2f}. Between "
        "the plates the CV goes from {plates_first:.3f} to {plates_last:.3f}.",
        "四幅小折线图。变异系数由{all_first:.3f}到{all_last:.3f}，去掉三市后由{rest_first:.3f}到"
        "{rest_last:.3f}；北方内部由{North_first:.3f}到{North_last:.3f}，南方内部由{South_first:.3f}到"
        "{South_last:.3f}。南北之比由{ratio_first:.2f}到{ratio_last:.2f}。板块之间由{plates_first:.3f}"
        "到{plates_last:.3f}。",
    ),
    "figure.sigma-plates.caption": (
        "GRP per head of the East over that of the other plates, {first}-{last}, by vintage.",
        "东部人均地区生产总值与其他板块之比，{first}—{last}年，按版本。",
    ),
    "figure.sigma-plates.alt": (
        "Two small line charts, v4 and v5, with three lines each. In {vintage} East over Central goes from "
        "{Central_first:.2f} to {Central_last:.2f}, East over West from {West_first:.2f} to {West_last:.2f}"
        ", East over Northeast from {Northeast_first:.2f} to {Northeast_last:.2f}.",
        "两幅小折线图（v4、v5），各三条线。按{vintage}，东部与中部之比由{Central_first:.2f}到"
        "{Central_last:.2f}，与西部之比由{West_first:.2f}到{West_last:.2f}，与东北之比由"
        "{Northeast_first:.2f}到{Northeast_last:.2f}。",
    ),
    "figure.sigma-influence.bar": ("change of the CV without it, %", "去掉该地区后变异系数的变动，%"),
    "figure.sigma-influence.caption": (
        "Change of the CV of GRP per head from {first} to {last} in percent ({vintage}) when a province is "
        "left out, one at a time; the scale is centred on the change with all of them, {centre:.1f} %.",
        "逐一去掉一个省份后，人均地区生产总值变异系数从{first}年到{last}年的变动，%（{vintage}）；色标以全"
        "部省份的变动{centre:.1f}%为中心。",
    ),
    "figure.sigma-influence.alt": (
        "A grid of tiles, one for each province. Without {best} the change is {least:+.1f} %, without "
        "{worst} it is {most:+.1f} %; all others lie between.",
        "每省一格的方块地图。去掉{best}后变动为{least:+.1f}%，去掉{worst}后为{most:+.1f}%，其余介于两者之间"
        "。",
    ),
}
