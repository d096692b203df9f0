"""Words of the chapter on digital gaps (book/strategies/digital)."""

WORDS: dict[str, tuple[str, str]] = {
    "measure.broadband": ("broadband lines", "宽带用户"),
    "measure.mobile_internet": ("mobile internet users", "移动互联网用户"),
    "measure.mobile_data": ("mobile data", "移动数据流量"),
    "measure.ecommerce_firms": ("firms that trade online", "有电子商务的企业"),
    "measure.ecommerce_sales": ("online sales", "电子商务销售额"),
    "measure.software": ("software revenue", "软件业务收入"),
    "measure.income": ("income", "可支配收入"),
    "measure.grp": ("GRP", "地区生产总值"),
    "figure.digital-rates.title": (
        "The spread of access closes by up to {fastest:abs.0f} % a year, that of income by {income:abs.1f} %; in software it "
        "{software:widens|closes} by {software:abs.1f} %",
        "接入的省际差距每年最多缩小{fastest:abs.0f}%，收入缩小{income:abs.1f}%，软件业{software:扩大|缩小}{software:abs.1f}%",
    ),
    "figure.digital-rates.subtitle": (
        "Change of the spread between provinces, {first}-{last}; left of zero: closing",
        "省际离散程度的变化，{first}—{last}年；零线左侧为缩小",
    ),
    "figure.digital-rates.rate": ("% a year", "%/年"),
    "figure.digital-rates.access": ("access", "接入"),
    "figure.digital-rates.use": ("business", "商业应用"),
    "figure.digital-rates.compared": ("for comparison", "对照"),
    "figure.digital-rates.each": ("{measure} {rate:+.1f}", "{measure}{rate:+.1f}"),
    "figure.digital-rates.caption": (
        "Change of the spread between provinces (standard deviation of logs, weighted by people) from {first} to {last}; all "
        "measures per person but firms that trade online, which are a share of firms.",
        "{first}年至{last}年省际离散程度（人口加权对数标准差）的年均变化；除有电子商务的企业为占企业比重外，均为人均。",
    ),
    "figure.digital-rates.alt": (
        "Eight dots, in percent a year: {each}.",
        "八个圆点，每年变化（%）：{each}。",
    ),
    "figure.digital-plates.title": (
        "The East's mobile data per person went from {was:.2f} to {now:.2f} times the West's",
        "东部人均移动数据流量由西部的{was:.2f}倍到{now:.2f}倍",
    ),
    "figure.digital-plates.subtitle": (
        "The East's figure over the West's and over the centre's, per person",
        "东部与西部、东部与中部之比，人均",
    ),
    "figure.digital-plates.each": ("{measure} {a:.2f} and {b:.2f}", "{measure}{a:.2f}与{b:.2f}"),
    "figure.digital-plates.caption": (
        "The East's figure over the West's and over the centre's, {first}-{last}. Above one the East has more. Software "
        "without Tibet and Inner Mongolia.",
        "东部与西部、东部与中部之比，{first}—{last}年；大于1表示东部较高。软件业不含西藏和内蒙古。",
    ),
    "figure.digital-plates.alt": (
        "Five small line charts of two lines. East over West in {first} and {last}: {each}.",
        "五幅小折线图，各两条线。东西部之比（{first}年与{last}年）：{each}。",
    ),
    "table.digital-plates.caption": (
        "The East's figure over the West's in the first year, the last before the hubs, and the latest; its change since the "
        "hubs in percent.",
        "东部与西部之比：首年、枢纽获批前一年、最近一年；及枢纽获批以来的变动（%）。",
    ),
    "table.digital-plates.measure": ("Measure", "指标"),
    "table.digital-plates.first": ("first", "首年"),
    "table.digital-plates.hubs": ("before the hubs", "枢纽前"),
    "table.digital-plates.last": ("latest", "最近一年"),
    "table.digital-plates.since_hubs": ("since, %", "此后，%"),
    "table.digital-rates.caption": (
        "Spread between provinces in {a} and {b}, its change, growth of the nation's level, and by how much it closed faster "
        "than income's (negative: faster), with the range when each province is left out in turn; percent a year.",
        "{a}年与{b}年的省际离散程度及其变化、全国水平的增长，以及与收入相比缩小得快多少（负为更快）和逐一剔除各省时的范围；%/年。",
    ),
    "table.digital-rates.measure": ("Measure", "指标"),
    "table.digital-rates.first": ("spread, first", "首年离散"),
    "table.digital-rates.last": ("spread, last", "末年离散"),
    "table.digital-rates.rate": ("change, % a year", "变化，%/年"),
    "table.digital-rates.level": ("level, % a year", "水平，%/年"),
    "table.digital-rates.difference": ("less income's", "减收入"),
    "table.digital-rates.out_interval": ("one left out", "逐一剔除"),
    "figure.digital-towns.title": (
        "Towns went from {a:.2f} to {b:.2f} times the country's broadband lines per person",
        "城镇人均宽带用户由乡村的{a:.2f}倍到{b:.2f}倍",
    ),
    "figure.digital-towns.subtitle": (
        "Towns over country; at one, both have as many",
        "城镇与乡村之比；等于1时两者相同",
    ),
    "figure.digital-towns.ratio": ("ratio", "比值"),
    "figure.digital-towns.nation": ("all", "全国"),
    "figure.digital-towns.caption": (
        "Broadband lines per person in towns over those in the country, by macro-region and in all, {first}-{last}, without "
        "Shanghai; lines of firms count in towns. The leap of the Northeast is Liaoning's: lines moved between town and "
        "country in its reports.",
        "城镇与乡村人均宽带用户之比，分板块及全国，{first}—{last}年，不含上海；企业用户计入城镇。东北的跳升来自辽宁：其上报的城乡用户划分有变动。",
    ),
    "figure.digital-towns.alt": (
        "Five lines. For all provinces the ratio goes from {a:.2f} in {first} to {b:.2f} in {last}.",
        "五条折线。全部省份之比由{first}年的{a:.2f}到{last}年的{b:.2f}。",
    ),
    "figure.digital-hubs.title": (
        "{hubs} hubs lie in {provinces} provinces, {west} of them in the West",
        "{hubs}个枢纽位于{provinces}个省份，其中西部{west}个",
    ),
    "figure.digital-hubs.subtitle": ("Grey: no hub", "灰色：无枢纽"),
    "figure.digital-hubs.with": ("hub, with clusters", "枢纽，有集群"),
    "figure.digital-hubs.without": ("hub, no cluster", "枢纽，无集群"),
    "figure.digital-hubs.caption": (
        "Provinces of the {hubs} national hubs of computing, and whether any of the {clusters} clusters of data centres lies "
        "in them, as approved in 2021 and 2022.",
        "{hubs}个国家算力枢纽所在省份，及其中是否有数据中心集群（共{clusters}个），2021年与2022年批复。",
    ),
    "figure.digital-hubs.alt": (
        "A grid of tiles. {provinces} provinces belong to a hub, {west} of them in the West; {without} of them have no "
        "cluster.",
        "每省一格的方块地图。{provinces}个省份属于枢纽，其中西部{west}个；{without}个没有集群。",
    ),
}
