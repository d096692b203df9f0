"""Words of the chapter on robustness."""

WORDS: dict[str, tuple[str, str]] = {
    "series.income_real": ("income, real", "实际收入"),
    "series.together": ("all measures", "全部指标"),
    "factor.first": ("first year", "首年"),
    "factor.last": ("last year", "末年"),
    "factor.measure": ("measure", "指标"),
    "factor.weighting": ("weighting", "权重"),
    "factor.estimator": ("estimator", "估计方法"),
    "weighting.equal": ("equal weights", "等权"),
    "weighting.population": ("by population", "人口加权"),
    "estimator.linear": ("linear", "线性"),
    "estimator.nls": ("non-linear", "非线性"),
    "sample.tibet": ("Tibet", "西藏"),
    "sample.three": ("BJ, SH, TJ", "京沪津"),
    "sample.northeast": ("Northeast", "东北"),
    "figure.robustness-curve.title": (
        "In {share:.0f} % of {n:,} specifications poorer provinces grow significantly faster, in {opposite:.0f} % slower",
        "{n:,}个设定中，{share:.0f}%显示较穷的省份增长显著更快，{opposite:.0f}%显著更慢",
    ),
    "figure.robustness-curve.title.any": (
        "In {share:.0f} % of {n:,} specifications poorer regions grow significantly faster, in {opposite:.0f} % slower",
        "{n:,}个设定中，{share:.0f}%显示较穷的地区增长显著更快，{opposite:.0f}%显著更慢",
    ),
    "figure.robustness-curve.subtitle": (
        "Speed of convergence by size; below, where on the curve each choice lies",
        "由小到大排列的收敛速度，及各项选择在曲线上的位置",
    ),
    "figure.robustness-curve.speed": ("speed, % a year", "速度，%/年"),
    "figure.robustness-curve.place": (
        "place on the curve, % of specifications",
        "曲线上的位置，占全部设定的%",
    ),
    "figure.robustness-curve.sure": ("significant at 5 % (HC3), %", "在5%水平显著（HC3）的占比，%"),
    "figure.robustness-curve.all": ("all regions", "全部地区"),
    "figure.robustness-curve.without": ("without {name}", "不含{name}"),
    "figure.robustness-curve.first": ("from {low}–{high}", "起于{low}—{high}"),
    "figure.robustness-curve.last": ("to {low}–{high}", "止于{low}—{high}"),
    "figure.robustness-curve.caption": (
        "Above: the speed of convergence in {n:,} specifications ({fits:,} regressions), a bar a hundredth of them; "
        "the darker, the more of them significant. Below: the darker a cell, the more of its row's specifications "
        "fall into that hundredth (an even shade: no association with the estimate).",
        "上：{n:,}个设定（{fits:,}个回归）的收敛速度，每柱为百分之一；颜色越深，显著者越多。下：格子颜色越深，该行设定落入该百分位的越多"
        "（深浅均匀表示与估计值无关）。",
    ),
    "figure.robustness-curve.alt": (
        "Bars rising from about {ends[0]:.1f} to {ends[4]:.1f} % a year with median {ends[2]:.1f}; nine tenths of the "
        "estimates lie between {ends[1]:.1f} and {ends[3]:.1f}, and {share:.0f} % are significantly positive (dark "
        "bars). Below, a band of shades for every choice.",
        "柱由每年约{ends[0]:.1f}%升至{ends[4]:.1f}%，中位数{ends[2]:.1f}%；十分之九的估计值在{ends[1]:.1f}%与{ends[3]:.1f}%之间，"
        "{share:.0f}%显著为正（深色柱）。下方每项选择一条色带。",
    ),
    "table.robustness-shares.caption": (
        "Specifications by measure, over all windows, those that end by {start} and those that begin in {start} or "
        "later: their number, the median, lowest and highest speed (% a year), and the percentages that are "
        "significant at 5 % (HC3) for convergence and for divergence.",
        "按指标的设定（全部窗口、{start}年及以前结束的窗口、{start}年及以后起始的窗口）：个数，速度的中位数、最低与最高值（%/年），"
        "以及在5%水平（HC3）上显著收敛与显著发散的百分比。",
    ),
    "table.robustness-shares.half": ("Windows", "窗口"),
    "table.robustness-shares.all": ("all", "全部"),
    "table.robustness-shares.early": ("early", "前期"),
    "table.robustness-shares.late": ("late", "后期"),
    "table.robustness-shares.series": ("Measure", "指标"),
    "table.robustness-shares.n": ("Number", "个数"),
    "table.robustness-shares.median": ("Median", "中位数"),
    "table.robustness-shares.lowest": ("Lowest", "最低"),
    "table.robustness-shares.highest": ("Highest", "最高"),
    "table.robustness-shares.share": ("Converge, %", "显著收敛，%"),
    "table.robustness-shares.share_opposite": ("Diverge, %", "显著发散，%"),
    "figure.robustness-windows.title": (
        "By the years chosen the speed goes from {least:.1f} % a year to {best:.1f} %, fastest from {best_first} to "
        "{best_last}",
        "速度因所选年份而异：由每年{least:.1f}%至{best:.1f}%，{best_first}—{best_last}年最快",
    ),
    "figure.robustness-windows.subtitle": (
        "Speed by first year (down) and last (across); a dot: not significant at 5 %",
        "按首年（纵）与末年（横）的速度；圆点：在5%水平上不显著",
    ),
    "figure.robustness-windows.first": ("first year", "首年"),
    "figure.robustness-windows.last": ("last year", "末年"),
    "figure.robustness-windows.speed": ("speed, % a year", "速度，%/年"),
    "figure.robustness-windows.caption": (
        "Speed of convergence by first and last year of the window (unweighted, all regions, non-linear form). A "
        "dot: not significant at 5 % (HC3).",
        "按窗口首年与末年的收敛速度（未加权，全部地区，非线性形式）。圆点表示在5%水平（HC3）上不显著。",
    ),
    "figure.robustness-windows.alt": (
        "A triangle of coloured cells for each measure, a cell a window. Speeds lie between {least:.1f} and "
        "{best:.1f} % a year; the fastest window is {best_first}-{best_last}.",
        "每个指标一个由色块组成的三角形，每格一个窗口。速度在每年{least:.1f}%与{best:.1f}%之间，最快的窗口为{best_first}—{best_last}年。",
    ),
    "figure.robustness-parts.title": (
        "First and last year explain {years:.0f} % of the variance of the estimates",
        "首年与末年占估计值方差的{years:.0f}%",
    ),
    "figure.robustness-parts.subtitle": (
        "Share of the variance that each choice explains (Shapley value)",
        "各项选择占方差的份额（夏普利值）",
    ),
    "figure.robustness-parts.shapley": ("share of the variance of estimates, %", "占估计值方差的份额，%"),
    "figure.robustness-parts.each": ("{factor} {shapley:.1f} %", "{factor}{shapley:.1f}%"),
    "figure.robustness-parts.caption": (
        "The share of the variance of the estimates that each choice explains (Shapley value). All main effects "
        "together: {together:.0f} %. The data hold what a factor explains alone, and what is lost when it enters last.",
        "各项选择占估计值方差的份额（夏普利值）。全部主效应合计{together:.0f}%。数据中另有各因素单独与最后进入时的份额。",
    ),
    "figure.robustness-parts.alt": ("Bars, sorted: {each}.", "按大小排列的横条：{each}。"),
    "table.robustness-moves.caption": (
        "One choice changed, all else the same: number of pairs of specifications, mean difference and mean absolute "
        "difference of the speed (percentage points a year), and the percentage of pairs in which only one of the two "
        "converges significantly.",
        "只改变一项选择、其余相同：成对设定的个数，速度的平均差与平均绝对差（每年百分点），以及两者中只有一个显著收敛的百分比。",
    ),
    "table.robustness-moves.factor": ("Choice", "选择"),
    "table.robustness-moves.base": ("From", "由"),
    "table.robustness-moves.other": ("To", "改为"),
    "table.robustness-moves.sample": ("left out", "剔除"),
    "table.robustness-moves.all": ("none", "无"),
    "table.robustness-moves.year": ("a year", "某年"),
    "table.robustness-moves.next": ("the next", "次年"),
    "table.robustness-moves.n": ("Pairs", "对数"),
    "table.robustness-moves.difference": ("Mean difference", "平均差"),
    "table.robustness-moves.size": ("Mean size", "平均绝对差"),
    "table.robustness-moves.flipped": ("Flipped, %", "结论改变，%"),
    "figure.robustness-joint.title": (
        "Growth reassigned at random gives so high a median with p = {all_free:.3f}, from {start} on with "
        "p = {late_free:.3f}",
        "随机互换增长而得到如此高中位数的p值为{all_free:.3f}，{start}年起的窗口为{late_free:.3f}",
    ),
    "figure.robustness-joint.subtitle": (
        "Median speed of the observed curve (line) and of {draws} permuted ones",
        "实际曲线（竖线）与{draws}条置换曲线的速度中位数",
    ),
    "figure.robustness-joint.value": ("median speed, % a year", "速度中位数，%/年"),
    "panel.all.free": ("all, any region", "全部窗口，任意地区间"),
    "panel.all.within": ("all, inside macro-regions", "全部窗口，板块内"),
    "panel.all.within.any": ("all, inside groups", "全部窗口，组内"),
    "panel.late.free": ("late, any region", "后期窗口，任意地区间"),
    "panel.late.within": ("late, inside macro-regions", "后期窗口，板块内"),
    "panel.late.within.any": ("late, inside groups", "后期窗口，组内"),
    "figure.robustness-joint.each": (
        "{panel}: line at {observed:.1f}, p = {p:.3f}",
        "{panel}：竖线在{observed:.1f}，p={p:.3f}",
    ),
    "figure.robustness-joint.caption": (
        "The median speed of the whole curve (line) against {draws} curves in which the regions' growth was "
        "reassigned: between any two regions, or inside groups of them only; over all windows, and over late ones, that "
        "begin in {start} or later. p: the share of curves at least as high.",
        "整条曲线的速度中位数（竖线）与{draws}条置换曲线的比较：增长在任意地区间互换，或仅在组内互换；全部窗口，及后期（{start}年及以后起始的）窗口。"
        "p为不低于实际值的曲线所占份额。",
    ),
    "figure.robustness-joint.alt": (
        "Histograms with an upright line each, in % a year. {each}.",
        "直方图，各有一条竖线，单位为%/年。{each}。",
    ),
}
