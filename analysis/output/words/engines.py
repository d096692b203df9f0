"""Words of the chapter on the three great clusters and the centre cities (book/strategies/engines)."""

WORDS: dict[str, tuple[str, str]] = {
    "engines.group.others": ("all other cities", "其他城市"),
    "engines.group.rest": ("rest of the country", "全国其余"),
    "engines.vintage.v3": ("first published", "初次公布"),
    "engines.vintage.v4": ("first published, new basis", "初次公布（新口径）"),
    "engines.vintage.v4r": ("revised backwards", "回溯修订"),
    "engines.vintage.province": ("provinces, v5", "省级，v5"),
    "figure.engines-shares.caption": (
        "Share of the three clusters' cities in the sum of all provinces' GRP, percent, by the state of "
        "the figures: cities as first published over provinces of the same vintage (v3 to 2017, dotted; "
        "v4 from 2019, solid), the compilation revised backwards over v4 (dashed), and, thin, Beijing, "
        "Tianjin and Hebei as provinces in v5. The Delta is its central area of 27 cities unless asked "
        "otherwise; the bay area is its nine mainland cities. All panels have the same height in "
        "percentage points.",
        "三大城市群各市占各省地区生产总值合计的比重，%，按数据口径：初次公布的城市数据除以同口径省份（至"
        "2017年为v3，点线；2019年起为v4，实线），回溯修订的汇编除以v4（虚线），细线为京津冀三省市v5数据。"
        "长三角默认为中心区27市，大湾区为内地九市。各图纵向跨度的百分点数相同。",
    ),
    "figure.engines-shares.alt": (
        "Three panels of broken lines. By the revised compilation from {first} to {last}: "
        "Beijing-Tianjin-Hebei from {bth_first:.1f} to {bth_last:.1f} %, the Delta from {delta_first:.1f}"
        " to {delta_last:.1f} %, the bay area from {bay_first:.1f} to {bay_last:.1f} %. The dotted lines "
        "of first published figures lie above or below the dashed ones by up to {trouble:.1f} points.",
        "三幅折线图，线段互不相接。按回溯修订的汇编，{first}年至{last}年：京津冀由{bth_first:.1f}%到"
        "{bth_last:.1f}%，长三角由{delta_first:.1f}%到{delta_last:.1f}%，大湾区由{bay_first:.1f}%到"
        "{bay_last:.1f}%。初次公布的点线与虚线相差最多{trouble:.1f}个百分点。",
    ),
    "figure.engines-shares.title": ("{group}: share of all provinces, %", "{group}：占各省合计，%"),
    "figure.engines-rank.caption": (
        "Cities by rank and size of product, {first} (hollow) and {last} (full), revised compilation, "
        "logarithmic scales. Colours: {legend}.",
        "城市按生产总值的位序与规模，{first}年（空心）与{last}年（实心），回溯修订的汇编，双对数坐标。颜"
        "色：{legend}。",
    ),
    "figure.engines-rank.legend": (
        "Beijing-Tianjin-Hebei orange, Yangtze Delta blue, bay area green, others grey",
        "京津冀橙色，长三角蓝色，大湾区绿色，其他灰色",
    ),
    "figure.engines-rank.rank": ("rank", "位序"),
    "figure.engines-rank.size": ("GRP, 100 million yuan", "地区生产总值，亿元"),
    "figure.engines-rank.alt": (
        "Points from {top} at the upper left downwards. The straight line through the largest {count} of "
        "{n} cities has an exponent of {exponent:.2f} in {last}.",
        "点由左上方的{top}向下排列。{last}年{n}个城市中最大的{count}个的拟合直线，指数为{exponent:.2f}。",
    ),
    "figure.engines-exponent.caption": (
        "Exponent of the rank-size law of the cities' product, {first}-{last}, over the largest cities "
        "in each panel: ln(rank - 1/2) on ln(GRP), 95 % band by the standard error of Gabaix and "
        "Ibragimov. Lower: more unequal. Revised compilation.",
        "城市生产总值位序—规模指数，{first}—{last}年，各图为最大的若干城市：ln(位序−1/2)对ln(GRP)回归，按"
        "Gabaix–Ibragimov标准误的95%区间。指数越低越不均。回溯修订的汇编。",
    ),
    "figure.engines-exponent.title": ("largest {n}", "最大的{n}个"),
    "figure.engines-exponent.axis": ("exponent", "指数"),
    "figure.engines-exponent.one": ("Zipf", "齐普夫"),
    "figure.engines-exponent.alt": (
        "{panels} panels with lines inside bands. Over the largest {n} the exponent "
        "goes from {first_value:.2f} to {last_value:.2f}, and its band in {last} from {low:.2f} to "
        "{high:.2f}.",
        "{panels}幅图，折线附区间。最大的{n}个城市的指数由{first_value:.2f}到{last_value:.2f}，"
        "{last}年区间为{low:.2f}至{high:.2f}。",
    ),
    "figure.engines-theil.title": ("Theil's T of GRP per head, cities", "城市人均生产总值泰尔T指数"),
    "figure.engines-theil.between": ("between the four groups", "四组之间"),
    "figure.engines-theil.within": ("within {group}", "{group}内部"),
    "figure.engines-theil.caption": (
        "Theil's T of GRP per head over {n} cities, {first}-{last}, cut into the part between the three "
        "clusters and all other cities, and the parts within each. Revised compilation, population as "
        "published.",
        "{n}个城市人均生产总值的泰尔T指数，{first}—{last}年，分解为三大城市群与其他城市四组之间，以及各组"
        "内部。回溯修订的汇编，人口为公布数。",
    ),
    "figure.engines-theil.alt": (
        "Stacked areas. The whole goes from {total_first:.3f} to {total_last:.3f}; the part between the "
        "groups makes {share_first:.0f} % in {first} and {share_last:.0f} % in {last}.",
        "堆积面积图。总体由{total_first:.3f}到{total_last:.3f}；组间部分在{first}年占{share_first:.0f}%，"
        "{last}年占{share_last:.0f}%。",
    ),
    "table.engines-centres.caption": (
        "Centre cities in their clusters: share of the cluster's product, percent, and growth against "
        "the other members (percentage points a year), by the state of the figures.",
        "中心城市在其城市群中：占城市群生产总值比重（%），以及与其他成员的增速差（百分点/年），按数据口径。",
    ),
    "table.engines-centres.group": ("Cluster", "城市群"),
    "table.engines-centres.centres": ("Centres", "中心"),
    "table.engines-centres.first": ("2012, revised", "2012，回溯修订"),
    "table.engines-centres.last": ("2022, revised", "2022，回溯修订"),
    "table.engines-centres.early": ("gap 2012-2017, first published", "增速差2012—2017，初次公布"),
    "table.engines-centres.late": ("gap 2019-2023, first published", "增速差2019—2023，初次公布"),
    "table.engines-centres.whole": ("gap 2012-2022, revised", "增速差2012—2022，回溯修订"),
    "table.engines-size.caption": (
        "Growth of product at current prices, percent a year, in three states of the figures; the rest "
        "is what the three leave of the provinces' sum. A dash: not held for all cities of the cluster.",
        "按现价生产总值年均增速，%，三种数据口径；其余为各省合计减去三大城市群。横线：该城市群并非全部城"
        "市有数据。",
    ),
    "table.engines-size.group": ("Group", "组别"),
    "table.engines-size.v3": ("2012-2017, first published", "2012—2017，初次公布"),
    "table.engines-size.v4": ("2019-2023, first published", "2019—2023，初次公布"),
    "table.engines-size.v4r": ("2012-2022, revised", "2012—2022，回溯修订"),
}
