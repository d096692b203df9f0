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
    "figure.sigma-lines.title": (
        "The spread of incomes {income:rose|fell} by {income:abs.0f} %, of real output {real_v5:rose|fell} by "
        "{real_v5:abs.0f} %, of output at current prices {grp_v5:rose|fell} by {grp_v5:abs.0f} %",
        "居民收入差距{income:扩大|缩小}{income:abs.0f}%，实际人均产出差距{real_v5:扩大|缩小}{real_v5:abs.0f}%"
        "，现价差距{grp_v5:扩大|缩小}{grp_v5:abs.0f}%",
    ),
    "figure.sigma-lines.title.any": (
        "From {first} to {last} the spread between {n} regions {change:rose|fell} by {change:abs.0f} %",
        "{first}—{last}年，{n}个地区间的差距{change:扩大|缩小}{change:abs.0f}%",
    ),
    "figure.sigma-lines.subtitle": (
        "The spread between provinces, per head; all panels have the same height",
        "人均水平地区差距的四种度量；各图纵向跨度相同",
    ),
    "figure.sigma-lines.subtitle.any": (
        "Measures of the spread between regions; all panels have the same height",
        "地区差距的度量；各图纵向跨度相同",
    ),
    "figure.sigma-lines.each": (
        "{series} from {first:.3f} to {last:.3f}",
        "{series}由{first:.3f}到{last:.3f}",
    ),
    "figure.sigma-lines.caption": (
        "The spread between {n} regions, to {last}, by coefficient of variation (CV) and standard deviation of "
        "logs, with and without population weights.",
        "{n}个地区的差距（至{last}年）：变异系数与对数标准差，分等权与人口加权。",
    ),
    "figure.sigma-lines.alt": (
        "Small line charts, one for each measure. The CV: {each}.",
        "每种度量一幅小折线图。变异系数：{each}。",
    ),
    "table.sigma-changes.caption": (
        "The measures at the first and the latest year, and the change in percent of the first.",
        "各度量首年与最近一年的数值，及相对首年的变动（%）。",
    ),
    "table.sigma-changes.series": ("Series", "序列"),
    "table.sigma-changes.measure": ("Measure", "度量"),
    "table.sigma-changes.since": ("From", "起"),
    "table.sigma-changes.until": ("To", "止"),
    "table.sigma-changes.first": ("first year", "首年"),
    "table.sigma-changes.last": ("last year", "末年"),
    "table.sigma-changes.change": ("change, %", "变动，%"),
    "figure.sigma-break.title": (
        "The CV {before:rose|fell} by {before:abs.1f} % a year to {year}, and since then it {after:rose|fell} by "
        "{after:abs.1f} %",
        "{year}年以前变异系数每年{before:上升|下降}{before:abs.1f}%，此后每年{after:上升|下降}{after:abs.1f}%",
    ),
    "figure.sigma-break.subtitle": ("Coefficient of variation, {series}", "变异系数，{series}"),
    "figure.sigma-break.before": ("{before:+.1f} % a year", "每年{before:+.1f}%"),
    "figure.sigma-break.after": ("{after:+.1f} % a year", "每年{after:+.1f}%"),
    "figure.sigma-break.caption": (
        "CV by year, {series}, {first}-{last}, with log-linear trends before and after the likeliest break, {year} "
        "(bootstrap p = {p:.4f}).",
        "历年变异系数（{series}，{first}—{last}年），及最可能断点{year}年前后的对数线性趋势（自助法p={p:.4f}）。",
    ),
    "figure.sigma-break.alt": (
        "Dots by year and two fitted lines, with slopes of {before:+.1f} and {after:+.1f} percent a year.",
        "历年散点与两条拟合线，斜率为每年{before:+.1f}%和{after:+.1f}%。",
    ),
    "table.sigma-people.caption": (
        "How far each measure changed, in %: as it was, and with every region's population as in the first year, over "
        "which output is then taken.",
        "各度量的变动，%：实际变动，以及以首年人口为分母（各地区人口保持不变）的变动。",
    ),
    "table.sigma-people.series": ("Series", "序列"),
    "table.sigma-people.measure": ("Measure", "度量"),
    "table.sigma-people.first": ("From", "起"),
    "table.sigma-people.last": ("To", "止"),
    "table.sigma-people.change": ("As it was", "实际"),
    "table.sigma-people.held": ("Population held", "人口不变"),
    "table.sigma-trends.caption": (
        "Log-linear trends of the measures since the change is counted, in percent a year, with two 95 % intervals: HAC "
        "(Newey-West) and an AR(1) bootstrap of its t statistic. Series of fewer than 5 years have no fit.",
        "各度量的对数线性趋势，%/年，附两种95%区间：HAC（Newey-West）与其t统计量的AR(1)自助法。不足5年的序列不拟合。",
    ),
    "table.sigma-trends.series": ("Series", "序列"),
    "table.sigma-trends.measure": ("Measure", "度量"),
    "table.sigma-trends.n": ("Years", "年数"),
    "table.sigma-trends.slope": ("Slope", "斜率"),
    "table.sigma-trends.hac_interval": ("HAC", "HAC"),
    "table.sigma-trends.bootstrap_interval": ("Bootstrap", "自助法"),
    "figure.sigma-groups.title": (
        "At current prices the East's lead over the centre and the West shrank; over the Northeast it grew",
        "按现价，东部对中部、西部的领先缩小，对东北的领先扩大",
    ),
    "figure.sigma-groups.title.any": (
        "How far the leading group stands above each other group",
        "领先组与其他各组之比",
    ),
    "figure.sigma-groups.macro_region": ("East over", "东部与以下之比"),
    "figure.sigma-groups.north_south": ("South over", "南方与以下之比"),
    "figure.sigma-groups.subtitle": (
        "Ratio of groups' figures per head, {series}",
        "各组人均水平之比，{series}",
    ),
    "figure.sigma-groups.each": (
        "{group} from {first:.2f} to {last:.2f}",
        "{group}由{first:.2f}到{last:.2f}",
    ),
    "figure.sigma-groups.caption": (
        "The leading group's figure per head over that of each other group, {series}, {first}-{last}.",
        "领先组人均水平与其他各组之比，{series}，{first}—{last}年。",
    ),
    "figure.sigma-groups.alt": ("Line charts of ratios over {each}.", "比值折线图，分母为：{each}。"),
    "figure.sigma-influence.title": (
        "No region alone makes it: without {best} the change is {least:+.1f} %, without {worst} {most:+.1f} %",
        "没有哪个地区能左右结果：去掉{best}为{least:+.1f}%，去掉{worst}为{most:+.1f}%",
    ),
    "figure.sigma-influence.change": ("change of the CV without it, %", "去掉该地区后变异系数的变动，%"),
    "figure.sigma-influence.caption": (
        "Change of the CV from {first} to {last} in percent ({series}) when a region is left out, one at a time; the "
        "scale is centred on the change with all of them, {centre:.1f} %.",
        "逐一去掉一个地区后，变异系数从{first}年到{last}年的变动，%（{series}）；色标以全部地区的变动{centre:.1f}%为中心。",
    ),
    "figure.sigma-influence.alt": (
        "A tile for each region. Without {best} the change is {least:+.1f} %, without {worst} it is {most:+.1f} %; all "
        "others lie between.",
        "每个地区一格。去掉{best}后变动为{least:+.1f}%，去掉{worst}后为{most:+.1f}%，其余介于两者之间。",
    ),
}
