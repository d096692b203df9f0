"""Words of the chapter on the three great clusters and the centre cities (book/strategies/engines)."""

WORDS: dict[str, tuple[str, str]] = {
    "strategy.three": ("the three together", "三者合计"),
    "strategy.rest": ("rest of the country", "全国其余"),
    "figure.engines-shares.title": (
        "The clusters' share {early:rose|fell} as first published and {carried:rose|fell} once carried back after the census",
        "按初次公布三大城市群份额{early:上升|下降}，按普查回溯则{carried:上升|下降}",
    ),
    "figure.engines-shares.subtitle": (
        "Share of the provinces' output, %; panels of one height",
        "占各省地区生产总值合计的比重，%；各图纵向跨度相同",
    ),
    "figure.engines-shares.v3": ("first published", "初次公布"),
    "figure.engines-shares.v4": ("first published, new basis", "初次公布（新口径）"),
    "figure.engines-shares.v4r": ("carried back", "回溯修订"),
    "figure.engines-shares.each": (
        "{strategy} from {first:.1f} to {last:.1f} %",
        "{strategy}由{first:.1f}%到{last:.1f}%",
    ),
    "figure.engines-shares.caption": (
        "Share of the three clusters' cities in the sum of all provinces' GRP by the state of the figures: as first published "
        "(to 2017 and, on a new basis, from 2019), and the compilation that carries the census revision back. The Delta is "
        "its central area of 27 cities unless asked otherwise; the bay area its nine mainland cities.",
        "三大城市群各市占各省地区生产总值合计的比重，按数据口径：初次公布（至2017年，及2019年起的新口径）与普查回溯汇编。"
        "长三角默认为中心区27市，大湾区为内地九市。",
    ),
    "figure.engines-shares.alt": (
        "Three panels of lines that do not join. As carried back, {first} to {last}: {each}.",
        "三幅折线图，线段互不相接。按回溯汇编，{first}年至{last}年：{each}。",
    ),
    "figure.engines-rank.title": (
        "{top} is the largest of {n} cities; the largest hundred follow a line of slope {exponent:.2f}",
        "{n}个城市中{top}最大；前一百个近于斜率{exponent:.2f}的直线",
    ),
    "figure.engines-rank.subtitle": (
        "Cities by rank and product, logarithmic scales",
        "城市按生产总值的位序与规模，双对数坐标",
    ),
    "figure.engines-rank.rank": ("rank", "位序"),
    "figure.engines-rank.grp": ("GRP, 100 million yuan", "地区生产总值，亿元"),
    "figure.engines-rank.rest": ("other cities", "其他城市"),
    "figure.engines-rank.caption": (
        "Cities by rank and size of product, {last}, in the compilation carried back.",
        "城市按生产总值的位序与规模，{last}年，回溯汇编。",
    ),
    "figure.engines-rank.alt": (
        "Points from {top} at the upper left downwards. The straight line through the largest hundred of {n} "
        "cities has an exponent of {exponent:.2f} in {last}.",
        "散点由左上方的{top}向下排列。{last}年{n}个城市中最大的一百个的拟合直线，指数为{exponent:.2f}。",
    ),
    "figure.engines-exponent.title": (
        "Over the largest hundred the exponent went from {was:.2f} to {exponent:.2f}, within its error",
        "最大一百个城市的指数由{was:.2f}到{exponent:.2f}，在误差之内",
    ),
    "figure.engines-exponent.subtitle": (
        "Rank-size exponent with its 95 % band; line at 1: Zipf's law",
        "位序—规模指数与95%区间；横线1为齐普夫定律",
    ),
    "figure.engines-exponent.50": ("Largest 50", "最大的50个"),
    "figure.engines-exponent.100": ("Largest 100", "最大的100个"),
    "figure.engines-exponent.200": ("Largest 200", "最大的200个"),
    "figure.engines-exponent.caption": (
        "Exponent of the rank-size law of the cities' product, {first}-{last}, over the largest cities in each panel: "
        "ln(rank - 1/2) on ln(GRP), band by the standard error of Gabaix and Ibragimov. Lower: more unequal.",
        "城市生产总值位序—规模指数，{first}—{last}年，各图为最大的若干城市：ln(位序−1/2)对ln(GRP)回归，按Gabaix–Ibragimov标准误。"
        "指数越低越不均。",
    ),
    "figure.engines-exponent.alt": (
        "{panels} panels with lines inside bands. Over the largest hundred the exponent goes from {was:.2f} to "
        "{exponent:.2f}, and its band in {last} from {low:.2f} to {high:.2f}.",
        "{panels}幅图，折线附区间。最大一百个城市的指数由{was:.2f}到{exponent:.2f}，{last}年区间为{low:.2f}至{high:.2f}。",
    ),
    "figure.engines-theil.title": (
        "{share:.0f} % of the inequality between cities lies between the clusters and the others",
        "城市间不平等的{share:.0f}%在城市群与其他城市之间",
    ),
    "figure.engines-theil.subtitle": (
        "Theil's T of GRP per head, {n} cities",
        "人均生产总值泰尔T指数，{n}个城市",
    ),
    "figure.engines-theil.between": ("between", "组间"),
    "figure.engines-theil.beijing-tianjin-hebei": ("within B.-T.-Hebei", "京津冀内部"),
    "figure.engines-theil.yangtze-delta": ("within the Delta", "长三角内部"),
    "figure.engines-theil.greater-bay-area": ("within the bay area", "大湾区内部"),
    "figure.engines-theil.rest": ("within the others", "其他城市内部"),
    "figure.engines-theil.caption": (
        "Theil's T of GRP per head, {first}-{last}, cut into the part between the three clusters and all other cities, and "
        "the parts within each. Compilation carried back, population as published.",
        "人均生产总值的泰尔T指数，{first}—{last}年，分解为三大城市群与其他城市之间，以及各组内部。回溯汇编，人口为公布数。",
    ),
    "figure.engines-theil.alt": (
        "Stacked areas. The whole goes from {was:.3f} to {now:.3f}; the part between the groups makes "
        "{share:.0f} % in {last}.",
        "堆积面积图。总体由{was:.3f}到{now:.3f}；组间部分{last}年占{share:.0f}%。",
    ),
    "table.engines-ends.caption": (
        "Share of the clusters' cities in the provinces' output, in percent, at both ends of the years that each state of the "
        "figures has, and the change in percentage points.",
        "城市群各市占各省地区生产总值合计的比重（%），各数据口径首末年，及变动（百分点）。",
    ),
    "table.engines-ends.vintage": ("Figures", "口径"),
    "table.engines-ends.v3": ("first published, 2012-2017", "初次公布，2012—2017"),
    "table.engines-ends.v4": ("first published, 2019-2023", "初次公布，2019—2023"),
    "table.engines-ends.v4r": ("carried back, 2012-2022", "回溯修订，2012—2022"),
    "table.engines-ends.first": ("first", "首年"),
    "table.engines-ends.last": ("last", "末年"),
    "table.engines-ends.change": ("change", "变动"),
    "table.engines-centres.caption": (
        "Centre cities in their clusters: share of the cluster's product, percent, carried back, and growth against the other "
        "members, percentage points a year, by the state of the figures.",
        "中心城市在其城市群中：占城市群生产总值比重（%，回溯修订），以及与其他成员的增速差（百分点/年），按数据口径。",
    ),
    "table.engines-centres.first": ("share 2012", "比重2012"),
    "table.engines-centres.last": ("share 2022", "比重2022"),
    "table.engines-centres.v3": ("ahead 2012-2017, first published", "增速差2012—2017，初次公布"),
    "table.engines-centres.v4": ("ahead 2019-2023, first published", "增速差2019—2023，初次公布"),
    "table.engines-centres.v4r": ("ahead 2012-2022, carried back", "增速差2012—2022，回溯修订"),
    "table.engines-size.caption": (
        "Growth of product at current prices, percent a year, in three states of the figures; the rest is what the three leave "
        "of the provinces' sum. A dash: not held for all cities of the cluster.",
        "按现价生产总值年均增速，%，三种数据口径；其余为各省合计减去三大城市群。横线：该城市群并非全部城市有数据。",
    ),
    "table.engines-size.v3": ("2012-2017, first published", "2012—2017，初次公布"),
    "table.engines-size.v4": ("2019-2023, first published", "2019—2023，初次公布"),
    "table.engines-size.v4r": ("2012-2022, carried back", "2012—2022，回溯修订"),
}
