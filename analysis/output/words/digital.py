"""Words of the chapter on digital gaps (book/strategies/digital)."""

WORDS: dict[str, tuple[str, str]] = {
    "digital.broadband": ("broadband lines per person", "人均宽带用户"),
    "digital.mobile_internet": ("mobile internet users per person", "人均移动互联网用户"),
    "digital.mobile_data": ("mobile data per person", "人均移动数据流量"),
    "digital.ecommerce_firms": ("firms that trade online", "有电子商务的企业占比"),
    "digital.ecommerce_sales": ("online sales per person", "人均电子商务销售额"),
    "digital.software": ("software revenue per person", "人均软件业务收入"),
    "digital.income": ("income per person", "人均可支配收入"),
    "digital.grp": ("GRP per person", "人均地区生产总值"),
    "digital.nation": ("all", "全国"),
    "figure.digital-plates.caption": (
        "The East's figure over the West's and over the centre's, {first}-{last}. Above one the East "
        "has more. Software without Tibet and Inner Mongolia.",
        "东部与西部、东部与中部之比，{first}—{last}年；大于1表示东部较高。软件业不含西藏和内蒙古。",
    ),
    "figure.digital-plates.alt": (
        "Five small line charts of two lines. East over West, {first} and {last}: broadband "
        "{broadband_a:.2f} and {broadband_b:.2f}, mobile data {mobile_data_a:.2f} and "
        "{mobile_data_b:.2f}, online sales {ecommerce_sales_a:.1f} and {ecommerce_sales_b:.1f}, "
        "software {software_a:.1f} and {software_b:.1f}, income {income_a:.2f} and {income_b:.2f}.",
        "五幅小折线图，各两条线。东西部之比（{first}年与{last}年）：宽带{broadband_a:.2f}与"
        "{broadband_b:.2f}，移动数据{mobile_data_a:.2f}与{mobile_data_b:.2f}，网上销售"
        "{ecommerce_sales_a:.1f}与{ecommerce_sales_b:.1f}，软件{software_a:.1f}与{software_b:.1f}，收入"
        "{income_a:.2f}与{income_b:.2f}。",
    ),
    "figure.digital-rates.axis": ("change of the spread, % a year", "省际离散程度的变化，%/年"),
    "figure.digital-rates.caption": (
        "Change of the spread between provinces (standard deviation of logs, weighted by people) from "
        "{first} to {last}, in percent a year. Left of zero: closing. Green: access; orange: business; "
        "grey: income and output.",
        "{first}年至{last}年省际离散程度（人口加权对数标准差）的年均变化，%；零线左侧为缩小。绿色为接入"
        "，橙色为商业应用，灰色为收入与产出。",
    ),
    "figure.digital-rates.alt": (
        "Eight dots. Broadband {broadband:.1f} % a year, mobile data {mobile_data:.1f}, mobile users "
        "{mobile_internet:.1f}, firms online {ecommerce_firms:.1f}, income {income:.1f}, GRP "
        "{grp:.1f}, online sales {ecommerce_sales:.1f}, software {software:.1f}.",
        "八个圆点。每年变化：宽带{broadband:.1f}%，移动数据{mobile_data:.1f}%，移动用户"
        "{mobile_internet:.1f}%，有电商企业占比{ecommerce_firms:.1f}%，收入{income:.1f}%，地区生产总值"
        "{grp:.1f}%，网上销售{ecommerce_sales:.1f}%，软件{software:.1f}%。",
    ),
    "table.digital-rates.caption": (
        "Spread between provinces in {a} and {b}, its change, growth of the nation's level, and by how "
        "much it closed faster than income's (negative: faster), with the range when each province is "
        "left out in turn; percent a year.",
        "{a}年与{b}年的省际离散程度及其变化、全国水平的增长，以及与收入相比缩小得快多少（负为更快）和逐"
        "一剔除各省时的范围；%/年。",
    ),
    "table.digital-rates.measure": ("Measure", "指标"),
    "table.digital-rates.first": ("spread, first", "首年离散"),
    "table.digital-rates.last": ("spread, last", "末年离散"),
    "table.digital-rates.rate": ("change, % a year", "变化，%/年"),
    "table.digital-rates.level": ("level, % a year", "水平，%/年"),
    "table.digital-rates.difference": ("less income's", "减收入"),
    "table.digital-rates.range": ("one left out", "逐一剔除"),
    "table.digital-rates.n": ("n", "样本"),
    "figure.digital-towns.caption": (
        "Broadband lines per person in towns over those in the country, by plate and in all, "
        "{first}-{last}, without Shanghai. At one, both have as many. The leap of the Northeast is "
        "Liaoning's: lines moved between town and country in its reports.",
        "城镇与乡村人均宽带用户之比，分板块及全国，{first}—{last}年，不含上海；等于1时两者相同。东北的"
        "跳升来自辽宁：其上报的城乡用户划分有变动。",
    ),
    "figure.digital-towns.alt": (
        "Five lines. For all provinces the ratio goes from {a:.2f} in {first} to {b:.2f} in {last}.",
        "五条折线。全部省份之比由{first}年的{a:.2f}到{last}年的{b:.2f}。",
    ),
    "figure.digital-hubs.with": ("hub, with clusters (number)", "枢纽，有集群（个数）"),
    "figure.digital-hubs.without": ("hub, no cluster", "枢纽，无集群"),
    "figure.digital-hubs.caption": (
        "Provinces of the {hubs} national hubs of computing, and the number of the {clusters} clusters "
        "that lie in each; a cluster in three provinces counts in each. Grey: no hub.",
        "{hubs}个国家算力枢纽所在省份及其中的数据中心集群数（共{clusters}个；跨三省的集群在各省均计）。"
        "灰色：无枢纽。",
    ),
    "figure.digital-hubs.alt": (
        "A grid of tiles. {n} provinces belong to a hub, {western} of them in the West; {without} of "
        "them have no cluster.",
        "每省一格的方块地图。{n}个省份属于枢纽，其中西部{western}个；{without}个没有集群。",
    ),
}
