"""Words of the chapter on robustness."""

from __future__ import annotations

WORDS = {
    "robustness.measure.together": ("all measures", "全部指标"),
    "robustness.measure.grp.v4": ("GRP, v4", "GRP，v4"),
    "robustness.measure.grp.v5": ("GRP, v5", "GRP，v5"),
    "robustness.measure.real.v4": ("GRP, real (v4)", "实际GRP（v4）"),
    "robustness.measure.income": ("income", "收入"),
    "robustness.measure.income_real": ("income, real", "实际收入"),
    "robustness.weighting.equal": ("equal weights", "等权"),
    "robustness.weighting.population": ("by population", "人口加权"),
    "robustness.sample.all": ("all provinces", "全部省份"),
    "robustness.sample.tibet": ("without Tibet", "不含西藏"),
    "robustness.sample.three": ("without BJ, SH, TJ", "不含京沪津"),
    "robustness.sample.northeast": ("without Northeast", "不含东北"),
    "robustness.estimator.linear": ("linear", "线性"),
    "robustness.estimator.nls": ("non-linear", "非线性"),
    "robustness.years": ("{first}–{last}", "{first}—{last}"),
    "robustness.first": ("from {span}", "起于{span}"),
    "robustness.last": ("to {span}", "止于{span}"),
    "robustness.first.year": ("a year", "某年"),
    "robustness.first.next": ("the next", "次年"),
    "robustness.last.year": ("a year", "某年"),
    "robustness.last.next": ("the next", "次年"),
    "robustness.factor.first": ("first year", "首年"),
    "robustness.factor.last": ("last year", "末年"),
    "robustness.factor.measure": ("measure", "指标"),
    "robustness.factor.weighting": ("weighting", "权重"),
    "robustness.factor.sample": ("sample", "样本"),
    "robustness.factor.estimator": ("estimator", "估计方法"),
    "robustness.half.all": ("all", "全部"),
    "robustness.half.until_2012": ("to 2012", "止于2012年"),
    "robustness.half.since_2012": ("from 2012", "2012年起"),
    "figure.robustness-curve.x": ("place on the curve, % of specifications", "曲线上的位置，占全部设定的%"),
    "figure.robustness-curve.y": ("speed, % a year", "速度，%/年"),
    "figure.robustness-curve.sure": ("significant at 5 % (HC3), %", "在5%水平显著（HC3）的占比，%"),
    "figure.robustness-curve.caption": (
        "Above: the speed of convergence in {n:,} specifications ({fits:,} regressions) in order of "
        "size, a bar a hundredth of them; the darker, the more of them significant. Below: where each "
        "choice lies on that curve; the darker a cell, the more of its row's specifications fall into "
        "that hundredth (an even shade: no association with the estimate).",
        "上：{n:,}个设定（{fits:,}个回归）的收敛速度，由小到大排列，每柱为百分之一；颜色越深，显著者越多。下：各项选择在曲线上的位置；格子颜色越深，该行设定落入该百分位的越多（深浅均匀表示"
        "与估计值无关）。",
    ),
    "figure.robustness-curve.alt": (
        "A hundred bars, rising from about {ends[0]:.1f} to {ends[4]:.1f} % a year with median "
        "{ends[2]:.1f}; nine tenths of the estimates lie between {ends[1]:.1f} and {ends[3]:.1f}, and "
        "{share:.0f} % are significantly positive (dark bars). Below, a band of shades for every "
        "choice: darker where its specifications lie.",
        "一百根柱，由每年约{ends[0]:.1f}%升至{ends[4]:.1f}%，中位数{ends[2]:.1f}%；十分之九的估计值在"
        "{ends[1]:.1f}%与{ends[3]:.1f}%之间，{share:.0f}%显著为正（深色柱）。下方每项选择一条色带，颜色"
        "越深，该选择的设定越多。",
    ),
    "table.robustness-shares.caption": (
        "Specifications by measure, over all windows, those that end by 2012 and those that begin in "
        "2012 or later: their number, the median, lowest and highest speed (% a year), and the "
        "percentages that are significant at 5 % (HC3) for convergence and for divergence.",
        "按指标的设定（全部窗口、2012年及以前结束的窗口、2012年及以后起始的窗口）：个数，速度的中位数、最低与最高值（%/年），以及在5%水平（HC3）上显著收敛与显著发散的百分比。",
    ),
    "table.robustness-shares.half": ("Windows", "窗口"),
    "table.robustness-shares.measure": ("Measure", "指标"),
    "table.robustness-shares.n": ("Number", "个数"),
    "table.robustness-shares.median": ("Median", "中位数"),
    "table.robustness-shares.lowest": ("Lowest", "最低"),
    "table.robustness-shares.highest": ("Highest", "最高"),
    "table.robustness-shares.share": ("Converge, %", "显著收敛，%"),
    "table.robustness-shares.opposite": ("Diverge, %", "显著发散，%"),
    "figure.robustness-windows.x": ("last year", "末年"),
    "figure.robustness-windows.y": ("first year", "首年"),
    "figure.robustness-windows.bar": ("speed, % a year", "速度，%/年"),
    "figure.robustness-windows.caption": (
        "Speed of convergence by first and last year of the window (unweighted, all provinces, "
        "non-linear form). A dot: not significant at 5 % (HC3).",
        "按窗口首年与末年的收敛速度（未加权，全部省份，非线性形式）。圆点表示在5%水平（HC3）上不显著。",
    ),
    "figure.robustness-windows.alt": (
        "Four triangles of coloured cells, a cell a window. Speeds lie between {least:.1f} and "
        "{best:.1f} % a year; the fastest window is {best_first}-{best_last}. Dots crowd where windows "
        "of GRP at current prices begin in 2010 or later.",
        "四个由色块组成的三角形，每格一个窗口。速度在每年{least:.1f}%与{best:.1f}%之间，最快的窗口为{best_first}—{best_last}年。圆点集中在2010年及以后"
        "起始的现价GRP窗口。",
    ),
    "figure.robustness-parts.x": ("share of the variance of estimates, %", "占估计值方差的份额，%"),
    "figure.robustness-parts.alone": ("alone", "单独"),
    "figure.robustness-parts.last": ("entered last", "最后进入"),
    "figure.robustness-parts.caption": (
        "What share of the variance of the estimates goes with each choice: Shapley value (bars and "
        "numbers), the factor alone, and entered last. All main effects together: {together:.0f} %.",
        "各项选择占估计值方差的份额：夏普利值（横条与数字）、单独进入与最后进入。全部主效应合计{together:.0f}%。",
    ),
    "figure.robustness-parts.alt": (
        "Bars, sorted: {top} first with {share[0]:.0f} %, then {second} with {share[1]:.0f} %; the "
        "smallest has {share[5]:.1f} %.",
        "按大小排列的横条：首位为{top}（{share[0]:.0f}%），其次为{second}（{share[1]:.0f}%），最小的为{share[5]:.1f}%。",
    ),
    "table.robustness-moves.caption": (
        "One choice changed, all else the same: number of pairs of specifications, mean difference and "
        "mean absolute difference of the speed (percentage points a year), and the percentage of pairs "
        "in which only one of the two converges significantly.",
        "只改变一项选择、其余相同：成对设定的个数，速度的平均差与平均绝对差（每年百分点），以及两者中只有一个显著收敛的百分比。",
    ),
    "table.robustness-moves.factor": ("Choice", "选择"),
    "table.robustness-moves.base": ("From", "由"),
    "table.robustness-moves.other": ("To", "改为"),
    "table.robustness-moves.n": ("Pairs", "对数"),
    "table.robustness-moves.difference": ("Mean difference", "平均差"),
    "table.robustness-moves.size": ("Mean size", "平均绝对差"),
    "table.robustness-moves.flipped": ("Flipped, %", "结论改变，%"),
    "figure.robustness-joint.median": ("median speed, % a year", "速度中位数，%/年"),
    "figure.robustness-joint.all.free": ("all windows, any province", "全部窗口，任意省份间"),
    "figure.robustness-joint.all.within": ("all windows, inside plates", "全部窗口，板块内"),
    "figure.robustness-joint.since_2012.free": ("from 2012, any province", "2012年起，任意省份间"),
    "figure.robustness-joint.since_2012.within": ("from 2012, inside plates", "2012年起，板块内"),
    "figure.robustness-joint.caption": (
        "The median speed of the whole curve (line) against {draws} curves in which the provinces' "
        "growth changed hands: between any two provinces (left), inside plates only (right); all windows "
        "(above), windows that begin in 2012 or later (below). p: the share of curves at least as high.",
        "整条曲线的速度中位数（竖线）与{draws}条置换曲线的比较：增长在任意省份间互换（左）、仅在板块内互换（右）；全部窗口（上）、2012年及以后起始的窗口（下）。p为不低于实际值的曲线所占份额"
        "。",
    ),
    "figure.robustness-joint.alt": (
        "Four histograms with a vertical line each, at {all:.1f} % a year above and {since_2012:.1f} "
        "below. p is {all_free:.3f} and {all_within:.3f} above, {since_2012_free:.3f} and "
        "{since_2012_within:.3f} below; the histograms on the right, inside plates, stand much nearer to "
        "the line.",
        "四幅直方图，各有一条竖线，上排位于每年{all:.1f}%，下排位于{since_2012:.1f}%。p值上排为{all_free:.3f}与{all_within:.3f}，下排为"
        "{since_2012_free:.3f}与{since_2012_within:.3f}；右侧板块内的直方图离竖线近得多。",
    ),
}
