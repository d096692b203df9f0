"""Words of the chapter on roads and rails (book/strategies/infrastructure)."""

WORDS: dict[str, tuple[str, str]] = {
    "network.highway": ("highways", "公路"),
    "network.highway_last": ("highways without Tibet", "公路（不含西藏）"),
    "network.expressway": ("expressways", "高速公路"),
    "network.railway": ("railways", "铁路"),
    "figure.infrastructure-plan.axis": ("1,000 km", "千公里"),
    "figure.infrastructure-plan.expressways": ("national expressways", "国家高速公路"),
    "figure.infrastructure-plan.ordinary": ("ordinary national", "普通国道"),
    "figure.infrastructure-plan.total": ("together", "合计"),
    "figure.infrastructure-plan.caption": (
        "National highways: what stood at the end of {since} (dark) and what the plan adds to it by {until} "
        "(light), in 1,000 km. Bold: the plan. A part of what is added is existing road raised in class.",
        "国家公路：{since}年末已建成（深色）与规划到{until}年的增量（浅色），千公里；粗体为规划规模。增量中有一部分是"
        "现有道路升级。",
    ),
    "figure.infrastructure-plan.alt": (
        "Three bars, each of a dark and a light part. Of {planned:.0f} thousand km planned together, "
        "{built:.0f} thousand ({share:.0f} %) stood in {since}.",
        "三条横条，各分深浅两段。规划合计{planned:.0f}千公里，{since}年已有{built:.0f}千公里（{share:.0f}%）。",
    ),
    "table.infrastructure-added.caption": (
        "What was added between {first} and {last}, all regions that report both years: length in 1,000 km, "
        "km a year, and growth in percent a year.",
        "{first}年至{last}年新增里程（两年均有数据的地区）：里程（千公里）、年均新增（公里）与年均增速（%）。",
    ),
    "table.infrastructure-added.network": ("Network", "网络"),
    "table.infrastructure-added.first": ("first, 1,000 km", "首年，千公里"),
    "table.infrastructure-added.last": ("last, 1,000 km", "末年，千公里"),
    "table.infrastructure-added.a_year": ("km a year", "公里/年"),
    "table.infrastructure-added.rate": ("% a year", "%/年"),
    "table.infrastructure-added.n": ("regions", "地区数"),
    "figure.infrastructure-map.bar": ("highways, km per 100 km², 2019", "公路密度，公里/百平方公里，2019年"),
    "figure.infrastructure-map.caption": (
        "Length of highways of every class by land, 2019, in km per 100 km²; all "
        "regions together: {centre:.0f}. Land areas are derived, not official.",
        "2019年各等级公路密度，公里/百平方公里；全部地区合计为{centre:.0f}。土地面积为推算值，非官方数。",
    ),
    "figure.infrastructure-map.alt": (
        "A grid of tiles, one for each province. Densest is {most} ({high:.0f}), thinnest {least} "
        "({low:.0f}). The tiles of the west and the northern border are pale, but for the southwest.",
        "每省一格的方块地图。最密的是{most}（{high:.0f}），最疏的是{least}（{low:.0f}）；除西南外，西部与北部边疆颜色最浅。",
    ),
    "table.infrastructure-plates.caption": (
        "Density of networks in 2019: km per 1,000 km² of land, and km per 10,000 persons.",
        "2019年网络密度：每千平方公里里程（公里）与每万人里程（公里）。",
    ),
    "table.infrastructure-plates.highway_per_area": ("highways, by land", "公路，按面积"),
    "table.infrastructure-plates.highway_per_head": ("by people", "按人口"),
    "table.infrastructure-plates.expressway_per_area": ("expressways, by land", "高速，按面积"),
    "table.infrastructure-plates.expressway_per_head": ("by people", "按人口"),
    "table.infrastructure-plates.railway_per_area": ("railways, by land", "铁路，按面积"),
    "table.infrastructure-plates.railway_per_head": ("by people", "按人口"),
    "figure.infrastructure-heads.highway": ("highways per person, nation = 100", "人均公路里程，全国=100"),
    "figure.infrastructure-heads.expressway": (
        "expressways per person, nation = 100",
        "人均高速公路里程，全国=100",
    ),
    "figure.infrastructure-heads.railway": ("railways per person, nation = 100", "人均铁路里程，全国=100"),
    "figure.infrastructure-heads.caption": (
        "Length of each network per person by plate, all regions that report in every year together = 100, "
        "2006-2019. Expressways without Tibet.",
        "2006—2019年分板块人均里程，各年均有数据的地区合计=100；高速公路不含西藏。",
    ),
    "figure.infrastructure-heads.alt": (
        "Three panels of four lines. The West: highways {highway_a:.0f} in 2006 and {highway_b:.0f} in "
        "2019, expressways {expressway_a:.0f} and {expressway_b:.0f}, railways {railway_a:.0f} and "
        "{railway_b:.0f}. The East's expressways go from {east_a:.0f} to {east_b:.0f}.",
        "三幅图，各四条线。西部：公路2006年{highway_a:.0f}、2019年{highway_b:.0f}，高速公路"
        "{expressway_a:.0f}与{expressway_b:.0f}，铁路{railway_a:.0f}与{railway_b:.0f}。东部高速公路由"
        "{east_a:.0f}到{east_b:.0f}。",
    ),
    "figure.infrastructure-equality.per_area": ("Gini of length by land", "按面积的里程基尼系数"),
    "figure.infrastructure-equality.per_head": ("Gini of length by people", "按人口的里程基尼系数"),
    "figure.infrastructure-equality.caption": (
        "Gini coefficient between provinces of network length by land (weighted by land) and by people "
        "(weighted by people), 2006-2019; highways without Tibet to {last}. Lower is more even.",
        "省际网络里程的基尼系数：按面积（以面积加权）与按人口（以人口加权），2006—2019年；不含西藏的公路至{last}年。"
        "越低越均匀。",
    ),
    "figure.infrastructure-equality.alt": (
        "Two line charts. By land, expressways go from {expressway_per_area_2006:.2f} in 2006 to "
        "{expressway_per_area_2019:.2f} in 2019, railways from {railway_per_area_2006:.2f} to "
        "{railway_per_area_2019:.2f}, highways from {highway_per_area_2006:.2f} to "
        "{highway_per_area_2019:.2f}. By people, expressways from {expressway_per_head_2006:.2f} to "
        "{expressway_per_head_2019:.2f}, railways from {railway_per_head_2006:.2f} to "
        "{railway_per_head_2019:.2f}, highways from {highway_per_head_2006:.2f} to "
        "{highway_per_head_2019:.2f}.",
        "两幅折线图。按面积：高速公路由2006年的{expressway_per_area_2006:.2f}到2019年的"
        "{expressway_per_area_2019:.2f}，铁路由{railway_per_area_2006:.2f}到{railway_per_area_2019:.2f}，公路由"
        "{highway_per_area_2006:.2f}到{highway_per_area_2019:.2f}。按人口：高速公路由{expressway_per_head_2006:.2f}"
        "到{expressway_per_head_2019:.2f}，铁路由{railway_per_head_2006:.2f}到{railway_per_head_2019:.2f}，公路由"
        "{highway_per_head_2006:.2f}到{highway_per_head_2019:.2f}。",
    ),
}
