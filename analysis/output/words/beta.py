"""Words of the chapter on beta convergence."""

WORDS: dict[str, tuple[str, str]] = {
    "column.series": ("Series", "序列"),
    "column.first": ("From", "起"),
    "column.last": ("To", "止"),
    "column.p": ("p", "p 值"),
    "column.r2": ("R²", "R²"),
    "column.se": ("se", "标准误"),
    "column.speed": ("Speed, % a year", "速度，%/年"),
    "column.speed_interval": ("95 % interval", "95%区间"),
    "figure.beta-speeds.title": (
        "The distance in output per head {early:closed|opened} by {early:abs.1f} % a year to {start}, and since then "
        "{late:closed|opened} by {late:abs.1f} %",
        "{start}年以前人均产值差距每年{early:缩小|扩大}{early:abs.1f}%，此后每年{late:缩小|扩大}{late:abs.1f}%",
    ),
    "figure.beta-speeds.title.any": (
        "The distance between regions {early:closed|opened} by {early:abs.1f} % a year to {start}, and since then "
        "{late:closed|opened} by {late:abs.1f} %",
        "{start}年以前地区差距每年{early:缩小|扩大}{early:abs.1f}%，此后每年{late:缩小|扩大}{late:abs.1f}%",
    ),
    "figure.beta-speeds.subtitle": (
        "Share of the distance, in logs, that closes each year, with 95 % intervals",
        "每年缩小的差距份额（对数），附95%区间",
    ),
    "figure.beta-speeds.speed": ("speed of convergence, % a year", "收敛速度，%/年"),
    "figure.beta-speeds.early": ("to {start}", "至{start}年"),
    "figure.beta-speeds.late": ("since {start}", "{start}年以来"),
    "figure.beta-speeds.each": (
        "{series} from {first} to {last} {speed:.1f} % a year ({speed_low:.1f} to {speed_high:.1f})",
        "{series}，{first}—{last}年：每年{speed:.1f}%（{speed_low:.1f}至{speed_high:.1f}）",
    ),
    "figure.beta-speeds.caption": (
        "Speed of absolute beta convergence to {start} and since, every region counted alike, with 95 % intervals "
        "(HC3, delta method). A series that begins after {start} has its later years alone.",
        "{start}年前后的绝对β收敛速度（各地区等权），附95%区间（HC3，德尔塔法）。{start}年以后起始的序列只有后一时段。",
    ),
    "figure.beta-speeds.alt": (
        "Dots with intervals around a line at zero. {each}.",
        "围绕零线的点与区间。{each}。",
    ),
    "table.beta-periods.caption": (
        "Speed of absolute beta convergence by series, years and weights, in percent a year, with 95 % intervals "
        "(HC3, delta method), the p-value of the coefficient, R² and the half-life of a gap in years (a dash where "
        "the speed is not positive).",
        "绝对β收敛的速度，按序列、年份与权重，%/年；附95%区间（HC3，德尔塔法）、系数的p值、R²与差距的半衰期（年；速度不为正时以短横表示）。",
    ),
    "table.beta-periods.weights": ("Weights", "权重"),
    "table.beta-periods.none": ("none", "无"),
    "table.beta-periods.population": ("population", "人口"),
    "table.beta-periods.half_life": ("Half-life", "半衰期"),
    "figure.beta-scatter.title": (
        "The starting level explains {early:.0f} % of the variance of growth to {start}, {late:.0f} % since",
        "起点对应{start}年以前增长方差的{early:.0f}%，此后为{late:.0f}%",
    ),
    "figure.beta-scatter.subtitle": (
        "Yearly growth, %, against the level of the first year, {series}",
        "年均增长（%）与首年水平，{series}",
    ),
    "figure.beta-scatter.level": ("first year's level over the mean", "首年水平与均值之比"),
    "figure.beta-scatter.early": ("{first}–{start}", "{first}—{start}年"),
    "figure.beta-scatter.late": ("{start}–{last}", "{start}—{last}年"),
    "figure.beta-scatter.each": (
        "{first}-{last} {speed:.1f} % a year with R² = {r2:.2f}",
        "{first}—{last}年每年{speed:.1f}%，R²为{r2:.2f}",
    ),
    "figure.beta-scatter.caption": (
        "Yearly log growth against the level of the first year (log scale), {series}, with the line of least "
        "squares. Named: the regions farthest from the line.",
        "年均对数增长与首年水平（对数刻度），{series}，附最小二乘拟合线。标名者为距线最远的地区。",
    ),
    "figure.beta-scatter.alt": (
        "Clouds of dots with a fitted line each. Speeds: {each}.",
        "散点图，各附一条拟合线。速度：{each}。",
    ),
    "figure.beta-moving.title": (
        "The speed of output was highest in the {years} years to {fastest_last:.0f}, at {fastest_speed:.1f} % a year, and is now {latest_speed:.1f} %",
        "人均产值的收敛速度以截至{fastest_last:.0f}年的{years}年最高，为每年{fastest_speed:.1f}%，现为{latest_speed:.1f}%",
    ),
    "figure.beta-moving.title.any": (
        "The speed was highest in the {years} years to {fastest_last:.0f}, at {fastest_speed:.1f} % a year, and is now {latest_speed:.1f} %",
        "收敛速度以截至{fastest_last:.0f}年的{years}年最高，为每年{fastest_speed:.1f}%，现为{latest_speed:.1f}%",
    ),
    "figure.beta-moving.subtitle": (
        "Speed over moving windows of {years} years, % a year, with 95 % intervals",
        "{years}年滚动窗口的收敛速度，%/年，附95%区间",
    ),
    "figure.beta-moving.last": ("last year of the window", "窗口末年"),
    "figure.beta-moving.each": (
        "{series} {fastest_speed:.1f} in the window to {fastest_last:.0f}, {latest_speed:.1f} in that to "
        "{latest_last:.0f}",
        "{series}：截至{fastest_last:.0f}年的窗口为{fastest_speed:.1f}，截至{latest_last:.0f}年为{latest_speed:.1f}",
    ),
    "figure.beta-moving.caption": (
        "Speed of beta convergence over moving windows of {years} years, by last year, with 95 % intervals (HC3); "
        "unweighted. Windows that begin before 2010 and end after it cross the change of the population's basis.",
        "{years}年滚动窗口的β收敛速度（按末年），附95%区间（HC3），未加权。起于2010年以前、止于其后的窗口跨越人口统计口径的变动。",
    ),
    "figure.beta-moving.caption.any": (
        "Speed of beta convergence over moving windows of {years} years, by last year, with 95 % intervals (HC3); "
        "unweighted.",
        "{years}年滚动窗口的β收敛速度（按末年），附95%区间（HC3），未加权。",
    ),
    "figure.beta-moving.alt": (
        "Lines with bands. Percent a year at its highest and at last: {each}.",
        "带区间的折线。最高与最近（%/年）：{each}。",
    ),
    "table.beta-prices.caption": (
        "The coefficient on the log starting level at current prices as the sum of one of volumes and one of "
        "prices, in percentage points of yearly growth per log point, with 95 % intervals (HC3).",
        "期初水平对数的现价系数分解为物量系数与价格系数之和，单位为每对数点的年均增长百分点，附95%区间（HC3）。",
    ),
    "table.beta-prices.part": ("Growth of", "增长"),
    "table.beta-prices.nominal": ("current prices", "现价"),
    "table.beta-prices.volume": ("volume", "物量"),
    "table.beta-prices.prices": ("prices", "价格"),
    "table.beta-prices.coefficient": ("b × 100", "b × 100"),
    "table.beta-prices.hc3_interval": ("95 % interval", "95%区间"),
    "table.beta-people.caption": (
        "The coefficient on the log starting level per head as the sum of one of output and one of people (the "
        "population's, its sign turned), in percentage points of yearly growth per log point, with 95 % intervals (HC3).",
        "期初人均水平对数的系数分解为产出系数与人口系数（人口增长系数取反号）之和，单位为每对数点的年均增长百分点，附95%区间（HC3）。",
    ),
    "table.beta-people.part": ("Growth of", "增长"),
    "table.beta-people.per_head": ("figures per head", "人均"),
    "table.beta-people.output": ("output", "产出"),
    "table.beta-people.people": ("people, sign turned", "人口（反号）"),
    "table.beta-people.coefficient": ("b × 100", "b × 100"),
    "table.beta-people.hc3_interval": ("95 % interval", "95%区间"),
    "table.beta-conditional.caption": (
        "Growth regressions of {series} by statsmodels (least squares, HC3): the coefficient of the log starting "
        "level (times 100), its standard error and p-value, R², and the speed that it implies, absolute and "
        "conditional on dummies for macro-regions, on the shares of primary and secondary industry in the first year "
        "(v4), and on its share of people in towns.",
        "{series}的增长回归（statsmodels，最小二乘，HC3）：期初水平对数的系数（乘以100）、标准误与p值、R²及其隐含的速度；绝对收敛，"
        "以及以四大板块虚拟变量、期初第一和第二产业比重（v4）、期初城镇化率为条件的收敛。",
    ),
    "table.beta-conditional.caption.any": (
        "Growth regressions of {series} by statsmodels (least squares, HC3): the coefficient of the log starting "
        "level (times 100), its standard error and p-value, R², and the speed that it implies, without and with "
        "dummies for groups of regions.",
        "{series}的增长回归（statsmodels，最小二乘，HC3）：期初水平对数的系数（乘以100）、标准误与p值、R²及其隐含的速度；不含与含地区组虚拟变量。",
    ),
    "table.beta-conditional.condition": ("Conditional on", "条件"),
    "table.beta-conditional.none": ("nothing", "无"),
    "table.beta-conditional.groups": ("macro-region", "板块"),
    "table.beta-conditional.groups.any": ("group", "地区组"),
    "table.beta-conditional.structure": ("starting structure", "初始产业结构"),
    "table.beta-conditional.towns": ("urban share", "城镇化率"),
    "table.beta-conditional.both": ("both", "两者"),
    "table.beta-conditional.coefficient": ("b × 100", "b × 100"),
    "figure.beta-influence.title": (
        "Without {least} the speed is {low:.1f} % a year, without {most} {high:.1f} %; all others lie between",
        "去掉{least}时速度为每年{low:.1f}%，去掉{most}时为{high:.1f}%，其余介于两者之间",
    ),
    "figure.beta-influence.subtitle": (
        "Speed without each region in turn, {start}–{last}, {series}",
        "逐一去掉一个地区后的速度，{start}—{last}年，{series}",
    ),
    "figure.beta-influence.speed": ("speed without it, % a year", "去掉该地区后的速度，%/年"),
    "figure.beta-influence.caption": (
        "Speed of convergence of {series}, {start}-{last}, without each region in turn, with 95 % intervals (HC3). "
        "Upright line: with all regions.",
        "逐一去掉一个地区后的收敛速度，{series}，{start}—{last}年，附95%区间（HC3）。竖线为全部地区的结果。",
    ),
    "figure.beta-influence.alt": (
        "A dot with an interval for each region, sorted, around the line at {speed:.2f} % a year. Slowest without "
        "{least} ({low:.2f} %), fastest without {most} ({high:.2f} %).",
        "每个地区一点一区间，按大小排列，围绕每年{speed:.2f}%的竖线。去掉{least}时最慢（{low:.2f}%），去掉{most}时最快（{high:.2f}%）。",
    ),
    "table.beta-panel.caption": (
        "Yearly panels with region and year effects: the coefficient b with 95 % intervals clustered by region and "
        "by Driscoll and Kraay; what b would be expected to be without any convergence; the half-panel jackknife "
        "with its bootstrap interval.",
        "含地区与年份固定效应的年度面板：系数b及其按地区聚类与Driscoll-Kraay的95%区间；完全没有收敛时b的期望值；半面板刀切估计及其自助区间。",
    ),
    "table.beta-panel.kind": ("Estimate", "估计"),
    "table.beta-panel.clustered": ("plain, clustered by region", "未校正，按地区聚类"),
    "table.beta-panel.driscoll_kraay": ("plain, Driscoll-Kraay", "未校正，Driscoll-Kraay"),
    "table.beta-panel.without_convergence": ("expected without convergence", "无收敛时的期望值"),
    "table.beta-panel.jackknife": ("half-panel jackknife", "半面板刀切"),
    "table.beta-panel.b": ("b", "b"),
    "table.beta-panel.b_interval": ("95 % interval", "95%区间"),
    "table.beta-intervals.caption": (
        "Speed since {start} (or the first year after it) in percent a year, with 95 % intervals of four kinds.",
        "{start}年以来（或其后首年起）的速度，%/年，附四种95%区间。",
    ),
    "table.beta-intervals.kind": ("Estimate", "估计"),
    "table.beta-intervals.hc3": ("least squares, HC3", "最小二乘，HC3"),
    "table.beta-intervals.nls": ("non-linear, HC3", "非线性，HC3"),
    "table.beta-intervals.classical": ("least squares, classical", "最小二乘，经典标准误"),
    "table.beta-intervals.bootstrap": ("least squares, regions drawn", "最小二乘，地区自助法"),
}
