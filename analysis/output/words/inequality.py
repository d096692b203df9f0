"""Words of the chapter on inequality and its parts (book/convergence/inequality)."""

WORDS: dict[str, tuple[str, str]] = {
    "measure.theil_t": ("Theil T", "泰尔T指数"),
    "measure.theil_l": ("Theil L", "泰尔L指数"),
    "measure.gini": ("Gini", "基尼系数"),
    "measure.williamson": ("Williamson", "威廉逊系数"),
    "measure.atkinson_0.5": ("Atkinson, aversion 0.5", "阿特金森，ε=0.5"),
    "measure.atkinson_1": ("Atkinson, aversion 1", "阿特金森，ε=1"),
    "measure.atkinson_2": ("Atkinson, aversion 2", "阿特金森，ε=2"),
    "by.macro_region": ("macro-regions", "四大板块"),
    "by.coast": ("coast and interior", "沿海与内陆"),
    "by.north_south": ("North and South", "南方与北方"),
    "window.whole": ("all years", "全部年份"),
    "window.early": ("first half", "前半段"),
    "window.late": ("to the latest year", "至最近一年"),
    "window.late.any": ("second half", "后半段"),
    "window.2021": ("to 2021", "至2021年"),
    "figure.inequality-parts.title": (
        "Since {since}, at current prices, inequality between the macro-regions {between:rose|fell} by "
        "{between:abs.0f} %, inside them it {within:rose|fell} by {within:abs.0f} %",
        "{since}年以来，按现价，四大板块之间的不平等{between:上升|下降}{between:abs.0f}%，板块内部{within:上升|下降}{within:abs.0f}%",
    ),
    "figure.inequality-parts.title.any": (
        "Since {since} inequality between groups {between:rose|fell} by {between:abs.0f} %, inside them it "
        "{within:rose|fell} by {within:abs.0f} %",
        "{since}年以来，组间不平等{between:上升|下降}{between:abs.0f}%，组内{within:上升|下降}{within:abs.0f}%",
    ),
    "figure.inequality-parts.subtitle": (
        "Theil T, {series}, between groups and inside each; upper edge: the whole",
        "泰尔T指数，{series}：组间部分与各组内部部分，上沿为合计",
    ),
    "figure.inequality-parts.between": ("between them", "相互之间"),
    "figure.inequality-parts.caption": (
        "Theil T ({series}) split into the part between groups ({by}) and what each group adds by the inequality "
        "inside it.",
        "泰尔T指数（{series}）的分解：组间（{by}）部分，以及各组内部不平等的贡献。",
    ),
    "figure.inequality-parts.alt": (
        "Stacked areas. From {since} to {last} the part between groups goes from {between_first:.4f} to "
        "{between_last:.4f}, the parts inside them, together, from {within_first:.4f} to {within_last:.4f}.",
        "堆积面积图。{since}年至{last}年，组间部分由{between_first:.4f}到{between_last:.4f}，各组内部合计由"
        "{within_first:.4f}到{within_last:.4f}。",
    ),
    "table.inequality-changes.caption": (
        "Change of each index of inequality between regions since the change is counted, in percent, by series.",
        "自计算起点以来各地区间不平等指数的变动，%，按序列。",
    ),
    "table.inequality-changes.measure": ("Index", "指数"),
    "table.inequality-changes.when": ("Until", "截至"),
    "table.inequality-changes.change": ("latest year", "最近一年"),
    "table.inequality-changes.change_2021": ("2021", "2021年"),
    "figure.inequality-indices.title": (
        "How inequality moved since {since} depends on the index: {least:+.1f} % ({low}) to {most:+.1f} % ({high})",
        "{since}年以来不平等如何变动取决于指数：{least:+.1f}%（{low}）至{most:+.1f}%（{high}）",
    ),
    "figure.inequality-indices.subtitle": (
        "Indices of inequality, first year = 100; panels of one height",
        "地区间不平等指数，首年为100；各图纵向跨度相同",
    ),
    "figure.inequality-indices.caption": (
        "Four indices of inequality between regions by series, the year that the change is counted from = 100.",
        "各序列地区间不平等的四个指数，以计算变动的起始年为100。",
    ),
    "figure.inequality-indices.alt": (
        "Four small line charts from 100. For {series} they end in {last} between {least:+.1f} % ({low}) and "
        "{most:+.1f} % ({high}).",
        "四幅小折线图，均由100起。{series}到{last}年的变动在{least:+.1f}%（{low}）与{most:+.1f}%（{high}）之间。",
    ),
    "figure.inequality-lorenz.title": (
        "A line that crosses zero: indices may disagree on whether inequality fell",
        "穿越零线之处，各指数对不平等是否下降可能不一致",
    ),
    "figure.inequality-lorenz.subtitle": (
        "Share of the sum held by the poorest so many %, points more than before",
        "最低的若干人口所占份额较此前增加的百分点",
    ),
    "figure.inequality-lorenz.people": ("the poorest, % of all people", "最低者，占总人口%"),
    "figure.inequality-lorenz.people.any": ("the poorest, % of all", "最低者，占全部%"),
    "figure.inequality-lorenz.each": (
        "{window} {at} times",
        "{window}{at}次",
    ),
    "figure.inequality-lorenz.caption": (
        "How the Lorenz curve between regions moved, by series: after minus before. Above zero throughout: less "
        "inequality by every index.",
        "各序列地区间洛伦兹曲线的移动：后期减前期。全程高于零，则各指数均下降。",
    ),
    "figure.inequality-lorenz.alt": (
        "A panel for each series, lines over the share of the people. That of {series} crosses zero: {each}.",
        "每个序列一幅，横轴为人口份额。{series}穿越零线：{each}。",
    ),
    "table.inequality-shares.caption": (
        "Share of Theil T that lies between groups, in percent, when the change is counted from and in the latest "
        "year; what random groups of the same sizes would hold (mean, and 97.5th percentile), and how often they "
        "reach the latest share (p).",
        "泰尔T指数中组间所占份额，%，起始年与最近一年；同等规模随机分组的均值与97.5%分位数，以及其达到最近份额的频率（p）。",
    ),
    "table.inequality-shares.by": ("Groups", "分组"),
    "table.inequality-shares.series": ("Series", "序列"),
    "table.inequality-shares.first": ("first", "起始"),
    "table.inequality-shares.last": ("latest", "最近"),
    "table.inequality-shares.expected": ("random", "随机"),
    "table.inequality-shares.high": ("97.5 %", "97.5%"),
    "table.inequality-shares.p": ("p", "p值"),
    "figure.inequality-shares.title": (
        "Between the macro-regions lay {first:.0f} % of the inequality in {since} and {last:.0f} % in {until}",
        "四大板块之间的份额：{since}年{first:.0f}%，{until}年{last:.0f}%",
    ),
    "figure.inequality-shares.title.any": (
        "Between groups ({by}) lay {first:.0f} % of the inequality in {since} and {last:.0f} % in {until}",
        "组间（{by}）份额：{since}年{first:.0f}%，{until}年{last:.0f}%",
    ),
    "figure.inequality-shares.subtitle": (
        "% of Theil T between groups; shaded: 95 % of random groups of the same sizes",
        "组间占泰尔T指数的%；阴影为同等规模随机分组的95%范围",
    ),
    "figure.inequality-shares.chance": ("random", "随机"),
    "figure.inequality-shares.each": (
        "{by} from {first:.1f} to {last:.1f} % (random groups reach {high:.0f} %)",
        "{by}由{first:.1f}%到{last:.1f}%（随机分组上沿{high:.0f}%）",
    ),
    "figure.inequality-shares.caption": (
        "Share of Theil T that lies between groups, by series, and what {draws:,} random groupings of the regions "
        "of {series} give: their mean and where 95 % of them lie.",
        "各序列泰尔T指数中组间所占份额，以及{series}的{draws:,}次随机分组的均值与95%范围。",
    ),
    "figure.inequality-shares.alt": (
        "A panel for each grouping. {series}, {since} and {until}: {each}.",
        "每种分组一幅。{series}，{since}年与{until}年：{each}。",
    ),
    "figure.inequality-levels.title": (
        "Town against country inside provinces makes {town:.0f} % of the inequality of incomes",
        "省内城乡之间占收入不平等的{town:.0f}%",
    ),
    "figure.inequality-levels.subtitle": (
        "Theil T of disposable income per head, town and country: {cells} cells",
        "人均可支配收入的泰尔T指数，各省城镇与乡村共{cells}个单元",
    ),
    "figure.inequality-levels.macro_region": ("macro-regions", "板块之间"),
    "figure.inequality-levels.region": ("provinces in them", "板块内省际"),
    "figure.inequality-levels.cell": ("town, country", "省内城乡"),
    "figure.inequality-levels.caption": (
        "Theil T of disposable income per head over town and country of every province: between macro-regions, "
        "between the provinces of one, and between town and country within provinces.",
        "各省城镇与乡村人均可支配收入的泰尔T指数：板块之间、板块内省份之间、省内城乡之间。",
    ),
    "figure.inequality-levels.alt": (
        "Stacked areas. Town and country within provinces make {town_first:.0f} % of the whole in {first} and "
        "{town:.0f} % in {last}; the macro-regions then make {macro_region:.0f} %.",
        "堆积面积图。省内城乡部分占合计的比例{first}年为{town_first:.0f}%，{last}年为{town:.0f}%；{last}年板块之间为{macro_region:.0f}%。",
    ),
    "figure.inequality-towns.title": (
        "Townspeople earned from {low:.1f} ({least}) to {high:.1f} times ({most}) as much as country people",
        "城镇居民收入为农村居民的{low:.1f}倍（{least}）至{high:.1f}倍（{most}）",
    ),
    "figure.inequality-towns.last": ("urban over rural income per head", "城乡人均收入比"),
    "figure.inequality-towns.caption": (
        "Disposable income per head in towns over that in the country, {last}. The scale is centred on the ratio "
        "of all provinces together, {centre:.2f}.",
        "{last}年城镇与农村人均可支配收入之比；色标以全部省份合计之比{centre:.2f}为中心。",
    ),
    "figure.inequality-towns.alt": (
        "A tile for each province. The ratio is highest in {most} ({high:.2f}) and lowest in {least} ({low:.2f}); "
        "it fell in {fell} of {n} provinces since {first}.",
        "每省一格。比值最高的是{most}（{high:.2f}），最低的是{least}（{low:.2f}）；{first}年以来{n}个省份中{fell}个下降。",
    ),
    "table.inequality-pairs.caption": (
        "Pairs of years by series: all; those whose Lorenz curves cross; those over which two of seven indices "
        "move in opposite directions; and those of the latter whose curves do not cross.",
        "各序列的年份对：全部；洛伦兹曲线相交的；七个指数中有两个变动方向相反的；以及后者中曲线不相交的。",
    ),
    "table.inequality-pairs.series": ("Series", "序列"),
    "table.inequality-pairs.all": ("Pairs", "年份对"),
    "table.inequality-pairs.crossing": ("curves cross", "曲线相交"),
    "table.inequality-pairs.disagree": ("indices disagree", "指数不一致"),
    "table.inequality-pairs.disagree_uncrossed": ("of these, not crossing", "其中不相交"),
}
