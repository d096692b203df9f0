"""Words of the chapter on how easily a narrowing could reverse (book/convergence/fragility)."""

WORDS: dict[str, tuple[str, str]] = {
    "model.walk": ("random walk", "随机游走"),
    "model.blocks": ("blocks of steps", "区块抽样"),
    "model.walk_whole": ("random walk, all years", "随机游走（全部年份）"),
    "upper.half": ("upper half", "上半部"),
    "upper.tenth": ("highest tenth", "前十分之一"),
    "way.residuals": ("shocks fade", "冲击消退"),
    "way.steps": ("shocks stay", "冲击持续"),
    "figure.fragility-outlook.title": (
        "By its past steps, the CV of output may be {low:.2f} or {high:.2f} in {horizon} years (first year {then:.2f})",
        "按以往变动，{horizon}年后产出变异系数可低至{low:.2f}，也可高至{high:.2f}（首年{then:.2f}）",
    ),
    "figure.fragility-outlook.title.any": (
        "By its past steps, the CV may be {low:.2f} or {high:.2f} in {horizon} years (first year {then:.2f})",
        "按以往变动，{horizon}年后变异系数可低至{low:.2f}，也可高至{high:.2f}（首年{then:.2f}）",
    ),
    "figure.fragility-outlook.subtitle": (
        "CV, and where it will lie in 80 of 100 cases, {horizon} years ahead",
        "变异系数及其今后{horizon}年的80%区间",
    ),
    "figure.fragility-outlook.held": ("so far", "至今"),
    "figure.fragility-outlook.then": ("first year", "首年"),
    "figure.fragility-outlook.walk": ("random walk", "随机游走"),
    "figure.fragility-outlook.blocks": ("past blocks", "历史区块"),
    "figure.fragility-outlook.each": (
        "{series} from {low:.2f} to {high:.2f} (first year {then:.2f})",
        "{series}为{low:.2f}至{high:.2f}（首年{then:.2f}）",
    ),
    "figure.fragility-outlook.caption": (
        "The CV by series and the 80 % bands of the next {horizon} years, of a random walk with drift and of drawn "
        "blocks of past steps: how far such steps lead, not a forecast that has been tried. The title has the ends of "
        "the random walk's band for {series}.",
        "各序列的变异系数及此后{horizon}年的80%区间：带漂移的随机游走与历史变动的区块抽样。所示为此类变动可达的范围，并非经过检验的预测。标题为{series}随机游走区间的两端。",
    ),
    "figure.fragility-outlook.alt": (
        "A panel for each series: a line, and two bands that fan out from its end. After {horizon} years that of the "
        "random walk reaches, for {each}.",
        "每个序列一幅：一条折线，末端展开两条区间。{horizon}年后随机游走的区间，{each}。",
    ),
    "table.fragility-undone.caption": (
        "Narrowing and its reversal by measure: the year counted from, the low point and the year of the return after "
        "which the largest share of the fall was undone (1: all of it), and the share undone by now.",
        "各度量的缩小与逆转：起始年、低点年份与回升年份，以及其间被抵消的最大比例（1为全部），和至今被抵消的比例。",
    ),
    "table.fragility-undone.series": ("Series", "序列"),
    "table.fragility-undone.measure": ("Measure", "度量"),
    "table.fragility-undone.first": ("From", "起"),
    "table.fragility-undone.trough": ("low point", "低点"),
    "table.fragility-undone.peak": ("return", "回升"),
    "table.fragility-undone.share": ("undone", "被抵消"),
    "table.fragility-undone.now": ("by now", "至今"),
    "table.fragility-places.caption": (
        "The gaps between groups in figures per head (differences of logs, without sign): at the first year, at their "
        "least, at the last year; the largest share of a narrowing that was undone, from the year of its low point to "
        "that of its return. Share 0: nothing narrowed by 3 % of the first value, or nothing of it was undone.",
        "各组人均水平两两之间的差距（对数之差，不计符号）：首年、最小、末年；缩小部分被抵消的最大比例，以及低点年份与回升年份。比例为0：缩小不足首年的3%，或未被抵消。",
    ),
    "table.fragility-places.series": ("Series", "序列"),
    "table.fragility-places.one": ("Between", "组"),
    "table.fragility-places.other": ("and", "与"),
    "table.fragility-places.start": ("first", "首年"),
    "table.fragility-places.end": ("last", "末年"),
    "table.fragility-places.least": ("least", "最小"),
    "table.fragility-places.share": ("undone", "被抵消"),
    "table.fragility-places.trough": ("from", "自"),
    "table.fragility-places.peak": ("to", "至"),
    "table.fragility-widening.caption": (
        "Probability that the CV lies above its last value after one year and after five, with its 95 % interval, and "
        "the mean squared error of such forecasts from earlier years (a coin: .25). Dashes: no better than a coin, or "
        "not tried.",
        "一年与五年后变异系数高于末年水平的概率及其95%区间；以往年份同类预测的均方误差（掷硬币为.25）。短横：不优于掷硬币，或无从检验。",
    ),
    "table.fragility-widening.series": ("Series", "序列"),
    "table.fragility-widening.model": ("Model", "模型"),
    "table.fragility-widening.horizon": ("Years", "年数"),
    "table.fragility-widening.origins": ("Tried from", "检验起点数"),
    "table.fragility-widening.brier": ("error", "误差"),
    "table.fragility-widening.p": ("p", "概率"),
    "table.fragility-widening.p_interval": ("95 %", "95%区间"),
    "figure.fragility-dates.title": (
        "The trend turned between {low} and {high}, most likely in {year}",
        "趋势在{low}—{high}年间转折，最可能为{year}年",
    ),
    "figure.fragility-dates.subtitle": (
        "p of each first year of a new trend; below the line it is rejected",
        "各年份作为新趋势首年的p值；横线以下被拒绝",
    ),
    "figure.fragility-dates.each": ("{series} {low} to {high}", "{series}{low}—{high}年"),
    "figure.fragility-dates.caption": (
        "How well each year agrees with being the first of a new trend, given that there is one break: the p-value of "
        "the date against the best one. Above the line at .05: in the 95 % set. The title is of the CV, {series}.",
        "在仅有一次转折的前提下，各年份作为新趋势首年的相容程度：该年份相对最优年份的p值。横线（.05）以上为95%集合。标题为变异系数，{series}。",
    ),
    "figure.fragility-dates.alt": (
        "Lines of dots by year, which rise to 1 at the best date. By the CV the years above the line are, for {each}.",
        "逐年点线，在最优年份升至1。按变异系数，横线以上的年份：{each}。",
    ),
    "figure.fragility-parts.title": (
        "{years}: {top} moved away from the mean most ({most:+.1f} %), {low} towards it ({least:+.1f} %)",
        "{years}年：{top}最远离均值（{most:+.1f}%），{low}最趋近（{least:+.1f}%）",
    ),
    "figure.fragility-parts.subtitle": (
        "Contributions to the change of the squared CV, {series}",
        "对变异系数平方变动的贡献，{series}",
    ),
    "figure.fragility-parts.points": ("% of the squared CV at first", "占期初变异系数平方的%"),
    "figure.fragility-parts.caption": (
        "Each region's contribution to the change of the squared CV ({series}), over the largest reversal if there "
        "was one, and over all years since the change is counted. To the right: away from the mean; to the left: "
        "towards it. The contributions of a panel sum to its change, {total:+.1f} % in the first.",
        "各地区对变异系数平方变动的贡献（{series}）：最大一次逆转（如有）与计算变动以来的全部年份。向右为远离均值，向左为趋近均值；各图贡献之和等于其变动，首图为{total:+.1f}%。",
    ),
    "figure.fragility-parts.alt": (
        "Columns of {n} dots, sorted by the first. {years}: {top} stands farthest right ({most:+.1f} %), {low} "
        "farthest left ({least:+.1f} %), most others near zero.",
        "各列{n}个点，按首列排序。{years}年：{top}最靠右（{most:+.1f}%），{low}最靠左（{least:+.1f}%），其余多近于零。",
    ),
    "figure.fragility-undoing.title": (
        "{tenth:+.1f} % a year for the highest tenth would bring {since} back; their best five years gave {pushed:+.1f} %",
        "前十分之一每年快{tenth:+.1f}%即可回到{since}年；其最好五年为{pushed:+.1f}%",
    ),
    "figure.fragility-undoing.subtitle": (
        "Growth over that of the others; required: for {horizon} years, by the CV",
        "与其余地区的增速之差；所需为连续{horizon}年，按变异系数",
    ),
    "figure.fragility-undoing.rate": ("% a year", "%/年"),
    "figure.fragility-undoing.required": ("required", "所需"),
    "figure.fragility-undoing.mean": ("mean so far", "历年平均"),
    "figure.fragility-undoing.push": ("best five years", "最大的五年均值"),
    "figure.fragility-undoing.each": (
        "{series}, {upper}: {required:.2f} required, {push:.2f} in the best five years",
        "{series}，{upper}：所需{required:.2f}，最好五年{push:.2f}",
    ),
    "figure.fragility-undoing.caption": (
        "How much faster the upper regions would have to grow than the others, for {horizon} years, to bring the CV "
        "back to its first level, beside what the years since then show: their mean, and the largest mean of five "
        "neighbouring years. The title is of {series}.",
        "上部地区须连续{horizon}年比其余地区快多少，变异系数才回到首年水平；并列此后各年的平均值与相邻五年均值的最大值。标题为{series}。",
    ),
    "figure.fragility-undoing.alt": (
        "Two panels of dots, a row for each series, in percent a year. {each}.",
        "两幅点图，每个序列一行，%/年。{each}。",
    ),
    "table.fragility-trends.caption": (
        "Trends of the logs of the measures in percent a year with 95 % intervals of two block bootstraps: of the "
        "residuals about a line (shocks fade), and of the yearly steps (shocks stay). Length: the mean length of a "
        "block in years.",
        "各度量对数的趋势（%/年）及两种区块自助法的95%区间：直线残差（冲击消退）与逐年变动（冲击持续）。区块长度为平均年数。",
    ),
    "table.fragility-trends.series": ("Series", "序列"),
    "table.fragility-trends.measure": ("Measure", "度量"),
    "table.fragility-trends.n": ("Years", "年数"),
    "table.fragility-trends.way": ("If", "假设"),
    "table.fragility-trends.length": ("Length", "区块长度"),
    "table.fragility-trends.slope": ("Trend", "趋势"),
    "table.fragility-trends.slope_interval": ("95 %", "95%区间"),
}
