"""The words of the chapter on inequality."""

WORDS = {
    "inequality.measure.theil_t": ("Theil T", "泰尔T指数"),
    "inequality.measure.theil_l": ("Theil L", "泰尔L指数"),
    "inequality.measure.gini": ("Gini", "基尼系数"),
    "inequality.measure.williamson": ("Williamson", "威廉逊系数"),
    "inequality.measure.atkinson_0.5": ("Atkinson, aversion 0.5", "阿特金森，ε=0.5"),
    "inequality.measure.atkinson_1": ("Atkinson, aversion 1", "阿特金森，ε=1"),
    "inequality.measure.atkinson_2": ("Atkinson, aversion 2", "阿特金森，ε=2"),
    "inequality.groups.plate": ("four plates", "四大板块"),
    "inequality.groups.coast": ("coast and interior", "沿海与内陆"),
    "inequality.groups.north_south": ("North and South", "南方与北方"),
    "inequality.series.grp": ("GRP, {vintage}", "GRP，{vintage}"),
    "inequality.series.real": ("GRP, prices of 2012", "GRP，2012年价"),
    "inequality.series.income": ("income", "收入"),
    "table.inequality-changes.caption": (
        "Change of each index in percent. GRP per head by vintage from 2012 to 2021 and to the latest "
        "year; income per head from 2013; weighted by population, and (last column) with every province "
        "counted alike, v5.",
        "各指数的变动，%。分版本人均地区生产总值2012年至2021年及至最近一年；人均收入自2013年起；按人口加权"
        "，末列为v5各省同权。",
    ),
    "table.inequality-changes.measure": ("Index", "指数"),
    "table.inequality-changes.v4_2021": ("v4 to 2021", "v4至2021年"),
    "table.inequality-changes.v5_2021": ("v5 to 2021", "v5至2021年"),
    "table.inequality-changes.v4_last": ("v4 to latest", "v4至最近"),
    "table.inequality-changes.v5_last": ("v5 to latest", "v5至最近"),
    "table.inequality-changes.income_last": ("income to latest", "收入至最近"),
    "table.inequality-changes.alike_last": ("v5, alike", "v5，同权"),
    "figure.inequality-indices.weighted": ("GRP per head, weighted by population", "人均GRP，按人口加权"),
    "figure.inequality-indices.alike": ("GRP per head, every province alike", "人均GRP，各省同权"),
    "figure.inequality-indices.income": ("income per head, weighted by population", "人均收入，按人口加权"),
    "figure.inequality-indices.caption": (
        "Four indices of inequality between provinces, the first year shown = 100: GRP per head ({vintage}"
        ", {first}-{last}) weighted by population and with every province alike, and disposable income per "
        "head from {income_first}.",
        "省际不平等的四个指数，以图中首年为100：人均地区生产总值（{vintage}，{first}—{last}年）按人口加权与"
        "各省同权，以及{income_first}年起的人均可支配收入。",
    ),
    "figure.inequality-indices.alt": (
        "Three small line charts of four lines each, from 100. Weighted by population they end between "
        "{weighted_low:.0f} and {weighted_high:.0f}, with provinces alike between {alike_low:.0f} and "
        "{alike_high:.0f}, for income between {income_low:.0f} and {income_high:.0f}.",
        "三幅小折线图，各四条线，均由100起。按人口加权者止于{weighted_low:.0f}至{weighted_high:.0f}，各省同"
        "权者止于{alike_low:.0f}至{alike_high:.0f}，收入止于{income_low:.0f}至{income_high:.0f}。",
    ),
    "figure.inequality-lorenz.people": (
        "share of the people, poorest province first, %",
        "人口累计份额（由最穷省份起），%",
    ),
    "figure.inequality-lorenz.title": (
        "share of product or income, percentage points more than before",
        "产出或收入份额较此前增加的百分点",
    ),
    "figure.inequality-lorenz.grp_2021": (
        "GRP {vintage}, {first} to 2021",
        "GRP {vintage}，{first}年至2021年",
    ),
    "figure.inequality-lorenz.grp_last": (
        "GRP {vintage}, {first} to {last}",
        "GRP {vintage}，{first}年至{last}年",
    ),
    "figure.inequality-lorenz.income": ("income, {first} to {last}", "收入，{first}年至{last}年"),
    "figure.inequality-lorenz.caption": (
        "How the Lorenz curve between provinces moved: the share of all output ({vintage}) or income that "
        "the poorest so many percent of the people have, after minus before. Above zero throughout: less "
        "inequality by every index. Where a line crosses zero, indices may disagree.",
        "省际洛伦兹曲线的移动：最穷的若干人口所占产出（{vintage}）或收入份额，后期减前期。全程高于零则各指"
        "数均下降；穿越零线则各指数可能不一致。",
    ),
    "figure.inequality-lorenz.alt": (
        "Three lines over the share of the people. GRP to 2021 crosses zero {crossings_2021} times, GRP to "
        "the latest year {crossings_last} times, income {crossings_income} times. The highest point of "
        "income is {most:.1f} percentage points.",
        "横轴为人口份额的三条线。GRP至2021年穿越零线{crossings_2021}次，至最近一年{crossings_last}次，收入"
        "{crossings_income}次；收入最高点为{most:.1f}个百分点。",
    ),
    "figure.inequality-parts.title": ("Theil T of GRP per head", "人均GRP的泰尔T指数"),
    "figure.inequality-parts.between": ("between plates", "板块之间"),
    "figure.inequality-parts.within": ("within {plate}", "{plate}内部"),
    "figure.inequality-parts.caption": (
        "Theil T of GRP per head between provinces, weighted by population ({vintage}, {first}-{last}): "
        "the part between the four plates, and each plate's part within. The upper edge is the whole.",
        "省际人均地区生产总值泰尔T指数（人口加权，{vintage}，{first}—{last}年）：四大板块之间部分与各板块内"
        "部部分，上沿为合计。",
    ),
    "figure.inequality-parts.alt": (
        "Stacked areas. The part between plates goes from {between_first:.4f} in {first} to "
        "{between_last:.4f} in {last}; the parts within, together, from {within_first:.4f} to "
        "{within_last:.4f}, of which the East makes {east_first:.4f} and {east_last:.4f}.",
        "堆积面积图。板块之间部分由{first}年的{between_first:.4f}到{last}年的{between_last:.4f}；各板块内部"
        "合计由{within_first:.4f}到{within_last:.4f}，其中东部为{east_first:.4f}和{east_last:.4f}。",
    ),
    "figure.inequality-shares.plate": ("between the four plates, % of Theil T", "四大板块之间，占泰尔T的%"),
    "figure.inequality-shares.coast": (
        "between coast and interior, % of Theil T",
        "沿海与内陆之间，占泰尔T的%",
    ),
    "figure.inequality-shares.north_south": ("between North and South, % of Theil T", "南北之间，占泰尔T的%"),
    "figure.inequality-shares.caption": (
        "Share of Theil T that lies between groups of provinces, {first}-{last}: GRP per head (v4 dashed, "
        "v5 solid; dotted: v4 at the prices of 2012) and income per head. Grey: where 95 % of {draws:,} "
        "random groupings of the same sizes lie ({vintage}), and their mean.",
        "泰尔T指数中省份组间所占份额，{first}—{last}年：人均地区生产总值（v4虚线，v5实线，点线为v4按2012年"
        "价）与人均收入。灰带：{draws:,}次同等规模随机分组的95%所在范围（{vintage}）及其均值。",
    ),
    "figure.inequality-shares.alt": (
        "Three panels. In {vintage} the share between plates goes from {plate_first:.0f} to "
        "{plate_last:.0f} %, that between coast and interior from {coast_first:.0f} to {coast_last:.0f} %, "
        "that between North and South from {north_south_first:.1f} to {north_south_last:.1f} %. The grey "
        "bands reach up to {plate_high:.0f}, {coast_high:.0f} and {north_south_high:.0f} %.",
        "三幅图。按{vintage}，板块之间份额由{plate_first:.0f}%到{plate_last:.0f}%，沿海与内陆之间由"
        "{coast_first:.0f}%到{coast_last:.0f}%，南北之间由{north_south_first:.1f}%到{north_south_last:.1f}%"
        "。灰带上沿分别达{plate_high:.0f}%、{coast_high:.0f}%和{north_south_high:.0f}%。",
    ),
    "table.inequality-shares.caption": (
        "Share of inequality between groups in {first} and {last}, by index, in percent ({vintage}, "
        "weighted by population), and for Theil T and Gini what random groups of the same sizes give: "
        "their mean and how often they reach the share of {last}.",
        "{first}年与{last}年各指数中组间所占份额，%（{vintage}，人口加权），以及泰尔T和基尼在同等规模随机分"
        "组下的均值和达到{last}年份额的频率。",
    ),
    "table.inequality-shares.groups": ("Groups", "分组"),
    "table.inequality-shares.measure": ("Index", "指数"),
    "table.inequality-shares.start": ("first, %", "首年，%"),
    "table.inequality-shares.end": ("last, %", "末年，%"),
    "table.inequality-shares.expected": ("random, %", "随机，%"),
    "table.inequality-shares.p": ("p", "p值"),
    "figure.inequality-levels.title": ("Theil T of disposable income per head", "人均可支配收入的泰尔T指数"),
    "figure.inequality-levels.plate": ("between plates", "板块之间"),
    "figure.inequality-levels.region": ("between provinces of a plate", "板块内省份之间"),
    "figure.inequality-levels.cell": ("town and country in a province", "省内城乡之间"),
    "figure.inequality-levels.caption": (
        "Theil T of disposable income per head over 62 cells, town and country of 31 provinces, {first}-"
        "{last}: between plates, between the provinces of a plate, and between town and country within "
        "provinces. The weights of town and country are those under which the three published incomes "
        "agree.",
        "31省城镇与乡村共62个单元的人均可支配收入泰尔T指数，{first}—{last}年：板块之间、板块内省份之间、省"
        "内城乡之间。城乡权重取使三项已公布收入一致者。",
    ),
    "figure.inequality-levels.alt": (
        "Stacked areas. Town and country within provinces make {cell_first:.0f} % of the whole in {first} "
        "and {cell_last:.0f} % in {last}; the plates {plate_first:.0f} and {plate_last:.0f} %.",
        "堆积面积图。省内城乡部分占合计的比例{first}年为{cell_first:.0f}%，{last}年为{cell_last:.0f}%；板块"
        "之间为{plate_first:.0f}%和{plate_last:.0f}%。",
    ),
    "figure.inequality-towns.bar": ("urban over rural income per head, {year}", "城乡人均收入比，{year}年"),
    "figure.inequality-towns.caption": (
        "Disposable income per head in towns over that in the country, {year}. The scale is centred on the "
        "ratio of all provinces together, {centre:.2f}.",
        "{year}年城镇与农村人均可支配收入之比；色标以全部省份合计之比{centre:.2f}为中心。",
    ),
    "figure.inequality-towns.alt": (
        "A grid of tiles, one for each province. The ratio is highest in {most} ({high:.2f}) and lowest in "
        "{least} ({low:.2f}); it fell in {fell} of {n} provinces since {first}.",
        "每省一格的方块地图。比值最高的是{most}（{high:.2f}），最低的是{least}（{low:.2f}）；{first}年以来"
        "{n}个省份中{fell}个下降。",
    ),
}
