"""Words of the chapter on fragility: key -> (English, Chinese)."""

from __future__ import annotations

WORDS = {
    "fragility.series.v4": ("GRP per head, v4", "人均GRP，v4"),
    "fragility.series.v5": ("GRP per head, v5", "人均GRP，v5"),
    "fragility.series.income": ("income per head", "人均收入"),
    "fragility.short.v4": ("GRP per head, v4", "人均GRP，v4"),
    "fragility.short.v5": ("GRP per head, v5", "人均GRP，v5"),
    "fragility.short.income": ("income per head", "人均收入"),
    "fragility.way.residuals": ("residuals", "残差"),
    "fragility.way.steps": ("steps", "逐年变动"),
    "fragility.break.cv.v4": ("CV, v4", "变异系数，v4"),
    "fragility.break.cv.v5": ("CV, v5", "变异系数，v5"),
    "fragility.break.sdlog.v4": ("SD of logs, v4", "对数标准差，v4"),
    "fragility.break.sdlog.v5": ("SD of logs, v5", "对数标准差，v5"),
    "fragility.span": ("{first} to {last}", "{first}—{last}年"),
    "fragility.case.half.v4": ("upper half, v4", "上半部，v4"),
    "fragility.case.half.v5": ("upper half, v5", "上半部，v5"),
    "fragility.case.half.income": ("upper half, income", "上半部，收入"),
    "fragility.case.tenth.v4": ("upper tenth, v4", "前十分之一，v4"),
    "fragility.case.tenth.v5": ("upper tenth, v5", "前十分之一，v5"),
    "fragility.case.tenth.income": ("upper tenth, income", "前十分之一，收入"),
    "table.fragility-places.caption": (
        "The gaps between the four plates in GRP per head (differences of logs, without sign): at the first "
        "year, at their least, at the last year; the largest share of a narrowing that was undone, from the "
        "year of its low point to that of its return. Share 0: nothing narrowed by 3 % of the first value, "
        "or nothing of it was undone.",
        "四大板块人均地区生产总值两两之间的差距（对数之差，不计符号）：首年、最小、末年；缩小部分被抵消的最"
        "大比例，以及低点年份与回升年份。比例为0：缩小不足首年的3%，或未被抵消。",
    ),
    "table.fragility-places.vintage": ("Vintage", "版本"),
    "table.fragility-places.one": ("Plate", "板块"),
    "table.fragility-places.other": ("and", "与"),
    "table.fragility-places.start": ("first", "首年"),
    "table.fragility-places.end": ("last", "末年"),
    "table.fragility-places.least": ("least", "最小"),
    "table.fragility-places.share": ("undone", "被抵消"),
    "table.fragility-places.trough": ("from", "自"),
    "table.fragility-places.peak": ("to", "至"),
    "table.fragility-trends.caption": (
        "Trends of the logs of the measures in percent a year with 95 % intervals of two block bootstraps: "
        "of the residuals about a line, and of the yearly steps. Length: the mean length of a block in "
        "years.",
        "各度量对数的趋势（%/年）及两种区块自助法的95%区间：直线残差与逐年变动。区块长度为平均年数。",
    ),
    "table.fragility-trends.series": ("Series", "序列"),
    "table.fragility-trends.measure": ("Measure", "度量"),
    "table.fragility-trends.n": ("Years", "年数"),
    "table.fragility-trends.way": ("Drawn", "抽取"),
    "table.fragility-trends.length": ("Length", "区块长度"),
    "table.fragility-trends.slope": ("Trend", "趋势"),
    "figure.fragility-outlook.measure": ("CV", "变异系数"),
    "figure.fragility-outlook.p": ("probability of a widening", "扩大的概率"),
    "figure.fragility-outlook.caption": (
        "Above: the CV since {start} (income: 2013) and the 80 % bands of the next {horizon} years, of a "
        "random walk with drift (shaded, with its middle) and of blocks of past steps (dashed); dotted: the "
        "first year's level. Below: the probability that the CV lies above its last value, with the 95 % "
        "interval under the random walk (shaded), and under blocks (dashed).",
        "上：{start}年（收入为2013年）以来的变异系数及此后{horizon}年的80%区间，阴影为带漂移的随机游走（含中"
        "值），虚线为历史变动的区块抽样；点线为首年水平。下：变异系数高于末年水平的概率，阴影为随机游走下的"
        "95%区间，虚线为区块抽样。",
    ),
    "figure.fragility-outlook.alt": (
        "Three columns of two panels. The bands of GRP per head fan out around a line: after {horizon} "
        "years from {v4_low:.2f} to {v4_high:.2f} in v4 (first year {v4_start:.2f}) and from "
        "{v5_low:.2f} to {v5_high:.2f} in v5 ({v5_start:.2f}), that of income to {income_low:.2f} to "
        "{income_high:.2f} ({income_start:.2f}). The probability of a widening goes from {v4_1:.2f} "
        "after one year to {v4_end:.2f} at the end in v4, from {v5_1:.2f} to {v5_end:.2f} in v5, and "
        "from {income_1:.2f} to {income_end:.2f} for income.",
        "三列，每列上下两图。人均地区生产总值的区间围绕一条线展开：{horizon}年后v4为{v4_low:.2f}至"
        "{v4_high:.2f}（首年{v4_start:.2f}），v5为{v5_low:.2f}至{v5_high:.2f}（{v5_start:.2f}）；收入为"
        "{income_low:.2f}至{income_high:.2f}（{income_start:.2f}）。扩大的概率：v4由一年后的{v4_1:.2f}"
        "到期末的{v4_end:.2f}，v5由{v5_1:.2f}到{v5_end:.2f}；收入由{income_1:.2f}到{income_end:.2f}。",
    ),
    "figure.fragility-dates.axis": ("p of the date", "该年份的p值"),
    "figure.fragility-dates.caption": (
        "How well each year agrees with being the first of a new trend, GRP per head since 2006: the "
        "p-value of the date against the best one. Filled: inside the 95 % set (above the dashed line). CV, "
        "{vintage}: best {year}, set {low} to {high}.",
        "2006年以来人均地区生产总值的趋势在各年份转折的相容程度：该年份相对最优年份的p值。实心：在95%集合之"
        "内（虚线以上）。变异系数，{vintage}：最优{year}年，集合{low}—{high}年。",
    ),
    "figure.fragility-dates.alt": (
        "Four panels of dots by year. For the CV in {vintage} the years above the line are {low} to "
        "{high}, with the peak in {year}, of the years {first} to {last}.",
        "四幅按年份的点图。{vintage}的变异系数在{first}—{last}年中高出该线的为{low}—{high}年，最高为"
        "{year}年。",
    ),
    "figure.fragility-parts.axis": (
        "contribution, % of the squared CV at first",
        "贡献，占首年变异系数平方的%",
    ),
    "figure.fragility-parts.caption": (
        "Each province's contribution to the change of the squared CV of GRP per head ({vintage}), "
        "{reversal_a}-{reversal_b} ({reversal_total:+.1f} %) and {turn_a}-{turn_b} ({turn_total:+.1f} %). "
        "To the right: away from the mean; to the left: towards it. The contributions of a panel sum to its "
        "change.",
        "各省份对人均地区生产总值变异系数平方变动的贡献（{vintage}），{reversal_a}—{reversal_b}年（"
        "{reversal_total:+.1f}%）与{turn_a}—{turn_b}年（{turn_total:+.1f}%）。向右为远离均值，向左为趋近均值"
        "；各图贡献之和等于其变动。",
    ),
    "figure.fragility-parts.alt": (
        "Two columns of 31 dots, coloured by plate. From {reversal_a} to {reversal_b} {top} stands far to "
        "the right ({most:+.1f} %) and {low} farthest left ({least:+.1f} %), most others near zero. From "
        "{turn_a} to {turn_b} all dots lie near zero.",
        "两列各31个点，按板块着色。{reversal_a}—{reversal_b}年，{top}远在右侧（{most:+.1f}%），{low}最靠左（"
        "{least:+.1f}%），其余多近于零。{turn_a}—{turn_b}年各点均近于零。",
    ),
    "figure.fragility-undoing.axis": (
        "growth of the upper set over the others, % a year",
        "上部与其余的增速之差，%/年",
    ),
    "figure.fragility-undoing.mean": ("mean so far", "历年平均"),
    "figure.fragility-undoing.push": ("best five years", "最大的五年均值"),
    "figure.fragility-undoing.required": ("required", "所需"),
    "figure.fragility-undoing.caption": (
        "How much faster the upper provinces would have to grow than the others, for {horizon} years, to "
        "bring the CV back to its level of {start} (income: 2013), beside what the years since then show: "
        "each year (grey), their mean, the largest mean of five neighbouring years.",
        "上部省份须连续{horizon}年比其余省份快多少，变异系数才回到{start}年（收入为2013年）的水平；并列此后"
        "各年的实际值（灰）、平均值与相邻五年均值的最大值。",
    ),
    "figure.fragility-undoing.alt": (
        "Six rows of dots about zero. Required for the upper half: {half_v4:.2f} % a year in v4, "
        "{half_v5:.2f} in v5, {half_income:.2f} in income; for the upper tenth {tenth_v4:.2f}, "
        "{tenth_v5:.2f} and {tenth_income:.2f}. Single years of GRP per head scatter over several points on "
        "both sides, those of income lie on the left.",
        "六行围绕零的点。所需差额：上半部，v4为{half_v4:.2f}%/年，v5为{half_v5:.2f}，收入为"
        "{half_income:.2f}；前十分之一为{tenth_v4:.2f}、{tenth_v5:.2f}和{tenth_income:.2f}。人均地区生产总值"
        "的各年值分布在零两侧数个百分点内，收入的各年值在左侧。",
    ),
    "table.fragility-undoing.caption": (
        "The differential (% a year, upper set over the others) that would undo the narrowing within "
        "{horizon} years, by the CV and by the standard deviation of logs; the mean since the first year, "
        "and the largest mean of five neighbouring years with its last year.",
        "{horizon}年内抵消缩小所需的增速之差（上部与其余，%/年），按变异系数与对数标准差；首年以来的平均值，"
        "相邻五年均值的最大值及其末年。",
    ),
    "table.fragility-undoing.case": ("Upper set", "上部"),
    "table.fragility-undoing.required": ("required, CV", "所需，变异系数"),
    "table.fragility-undoing.required_log": ("required, logs", "所需，对数"),
    "table.fragility-undoing.mean": ("mean", "平均"),
    "table.fragility-undoing.push": ("best five years", "最大五年均值"),
    "table.fragility-undoing.until": ("until", "截至"),
}
