"""Words of the chapter on roads and rails (book/strategies/infrastructure)."""

WORDS: dict[str, tuple[str, str]] = {
    "network.highway": ("highways", "公路"),
    "network.highway_last": ("highways, no Tibet", "公路（不含西藏）"),
    "network.expressway": ("expressways", "高速公路"),
    "network.railway": ("railways", "铁路"),
    "density.per_area": ("by land", "按面积"),
    "density.per_head": ("by people", "按人口"),
    "column.network": ("Network", "网络"),
    "column.density": ("Length", "里程"),
    "figure.infrastructure-equality.title": (
        "Inequality of expressways {per_area:rose|fell} by {per_area:abs.0f} % by land and {per_head:rose|fell} by "
        "{per_head:abs.0f} % by people",
        "高速公路的不均等程度按面积{per_area:上升|下降}{per_area:abs.0f}%，按人口{per_head:上升|下降}{per_head:abs.0f}%",
    ),
    "figure.infrastructure-equality.subtitle": (
        "Gini coefficient between provinces of network length; changes since 2012",
        "省际网络里程的基尼系数；变动自2012年起",
    ),
    "figure.infrastructure-equality.per_area": ("By land", "按面积"),
    "figure.infrastructure-equality.per_head": ("By people", "按人口"),
    "figure.infrastructure-equality.each": (
        "{network} {density} from {first:.2f} to {last:.2f}",
        "{network}{density}由{first:.2f}到{last:.2f}",
    ),
    "figure.infrastructure-equality.caption": (
        "Gini coefficient between provinces of network length by land (weighted by land) and by people (weighted by "
        "people), 2006-2019; highways without Tibet to {last}. Lower is more even.",
        "省际网络里程的基尼系数：按面积（以面积加权）与按人口（以人口加权），2006—2019年；不含西藏的公路至{last}年。越低越均匀。",
    ),
    "figure.infrastructure-equality.alt": (
        "Two line charts. From 2012 to the last year: {each}.",
        "两幅折线图。2012年至末年：{each}。",
    ),
    "figure.infrastructure-plan.title": (
        "Of {planned:.0f} thousand km planned, {share:.0f} % stood in 2021",
        "规划{planned:.0f}千公里，2021年已有{share:.0f}%",
    ),
    "figure.infrastructure-plan.subtitle": ("National highways, 1,000 km", "国家公路，千公里"),
    "figure.infrastructure-plan.value": ("1,000 km", "千公里"),
    "figure.infrastructure-plan.expressways": ("expressways", "高速公路"),
    "figure.infrastructure-plan.ordinary": ("ordinary", "普通国道"),
    "figure.infrastructure-plan.total": ("together", "合计"),
    "figure.infrastructure-plan.built": ("built by 2021", "2021年已建"),
    "figure.infrastructure-plan.added": ("added by 2035", "到2035年增加"),
    "figure.infrastructure-plan.caption": (
        "National highways: what stood at the end of 2021 and what the plan adds by 2035. A part of what is added is "
        "existing road raised in class.",
        "国家公路：2021年末已建成与规划到2035年的增量。增量中有一部分是现有道路升级。",
    ),
    "figure.infrastructure-plan.alt": (
        "Three bars of two parts. Of {planned:.0f} thousand km planned together, {share:.0f} % stood in 2021.",
        "三条横条，各分两段。规划合计{planned:.0f}千公里，2021年已有{share:.0f}%。",
    ),
    "table.infrastructure-added.caption": (
        "What was added between {a} and {b}, all regions that report both years.",
        "{a}年至{b}年新增里程（两年均有数据的地区）。",
    ),
    "table.infrastructure-added.first": ("first, 1,000 km", "首年，千公里"),
    "table.infrastructure-added.last": ("last, 1,000 km", "末年，千公里"),
    "table.infrastructure-added.a_year": ("km a year", "公里/年"),
    "table.infrastructure-added.rate": ("% a year", "%/年"),
    "table.infrastructure-added.n": ("regions", "地区数"),
    "figure.infrastructure-map.title": (
        "Highways are densest in {most} and thinnest in {least}",
        "公路密度{most}最高，{least}最低",
    ),
    "figure.infrastructure-map.subtitle": (
        "Length of highways by land, 2019; all regions together: {centre:.0f}",
        "2019年公路密度；全部地区合计为{centre:.0f}",
    ),
    "figure.infrastructure-map.density": ("km per 100 km²", "公里/百平方公里"),
    "figure.infrastructure-map.caption": (
        "Length of highways of every class by land, 2019. Land areas are derived, not official.",
        "2019年各等级公路密度。土地面积为推算值，非官方数。",
    ),
    "figure.infrastructure-map.alt": (
        "A grid of tiles, one for each province. Densest is {most} ({high:.0f} km per 100 km²), thinnest {least} "
        "({low:.0f}).",
        "每省一格的方块地图。最密的是{most}（每百平方公里{high:.0f}公里），最疏的是{least}（{low:.0f}）。",
    ),
    "table.infrastructure-plates.caption": (
        "Density of networks in 2019: km per 1,000 km² of land, and km per 10,000 persons; last, the West's over the "
        "East's.",
        "2019年网络密度：每千平方公里里程（公里）与每万人里程（公里）；末列为西部与东部之比。",
    ),
    "table.infrastructure-plates.East": ("East", "东部"),
    "table.infrastructure-plates.Central": ("Central", "中部"),
    "table.infrastructure-plates.West": ("West", "西部"),
    "table.infrastructure-plates.Northeast": ("Northeast", "东北"),
    "table.infrastructure-plates.west_over_east": ("West / East", "西部/东部"),
    "figure.infrastructure-heads.title": (
        "The West's expressways per person went from {was:.0f} to {now:.0f} % of the nation's",
        "西部人均高速公路由全国的{was:.0f}%到{now:.0f}%",
    ),
    "figure.infrastructure-heads.subtitle": ("Length per person, nation = 100", "人均里程，全国=100"),
    "figure.infrastructure-heads.each": (
        "{network} from {first:.0f} to {last:.0f}",
        "{network}由{first:.0f}到{last:.0f}",
    ),
    "figure.infrastructure-heads.caption": (
        "Length of each network per person by macro-region, all regions that report in every year together = 100, "
        "2006-2019. Expressways without Tibet.",
        "2006—2019年分板块人均里程，各年均有数据的地区合计=100；高速公路不含西藏。",
    ),
    "figure.infrastructure-heads.alt": (
        "Three panels of four lines. The West: {each}.",
        "三幅图，各四条线。西部：{each}。",
    ),
    "table.infrastructure-gini.caption": (
        "Gini coefficient between provinces of network length, and its change in percent, to 2019 (highways without Tibet: "
        "to {last}).",
        "省际网络里程的基尼系数及变动（%），至2019年（不含西藏的公路至{last}年）。",
    ),
    "table.infrastructure-gini.2012": ("2012", "2012"),
    "table.infrastructure-gini.last": ("last", "末年"),
    "table.infrastructure-gini.change_2012_last": ("change, %", "变动，%"),
}
