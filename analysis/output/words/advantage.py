"""Words of the chapter on comparative advantage (book/strategies/advantage)."""

WORDS: dict[str, tuple[str, str]] = {
    "column.industry": ("Industry", "行业"),
    "industry.agriculture": ("agriculture", "农业"),
    "industry.industry": ("industry", "工业"),
    "industry.construction": ("construction", "建筑"),
    "industry.commerce": ("commerce", "批零"),
    "industry.transport": ("transport", "交通"),
    "industry.hospitality": ("catering", "住餐"),
    "industry.finance": ("finance", "金融"),
    "industry.real_estate": ("real estate", "房地产"),
    "industry.other": ("other services", "其他服务"),
    "figure.advantage-grid.title": (
        "{region} has {most:.1f} times the nation's share of {industry}",
        "{region}的{industry}比重为全国的{most:.1f}倍",
    ),
    "figure.advantage-grid.subtitle": (
        "Location quotients by value added, {year}; purple: more than the nation",
        "{year}年增加值区位商；紫色表示高于全国",
    ),
    "figure.advantage-grid.caption": (
        "Location quotients of nine industries by value added, {year} ({series}): above one the province has more of the "
        "industry than the nation. Colours end at a third and at three times.",
        "{year}年九个行业增加值的区位商（{series}）：大于1表示该省该行业比重高于全国。颜色止于三分之一与三倍。",
    ),
    "figure.advantage-grid.alt": (
        "A grid of provinces by nine industries. The highest quotient is {region}'s in {industry} ({most:.1f}).",
        "各省×9行业方格图。最高的是{region}的{industry}（{most:.1f}）。",
    ),
    "table.advantage-places.caption": (
        "How unevenly each industry lies over the provinces (locational Gini, 0: as everything else does) in {first} and "
        "{last}; the rank correlation of its quotients between the two years; and of the provinces with a quotient above one "
        "in {first}, the share that still has one.",
        "各行业在各省分布的不均程度（区位基尼系数，0表示与总体相同），{first}年与{last}年；两年区位商的等级相关；以及{first}年区位商"
        "大于1的省份到{last}年仍大于1的比例。",
    ),
    "table.advantage-places.gini_first": ("Gini, first", "基尼，首年"),
    "table.advantage-places.gini_last": ("Gini, last", "基尼，末年"),
    "table.advantage-places.correlation": ("rank correlation", "等级相关"),
    "table.advantage-places.stayed": ("stayed, %", "保持，%"),
    "table.advantage-places.n": ("provinces", "省份数"),
    "figure.advantage-krugman.title": (
        "Provinces grew a little {moved:less|more} alike: the mean index went from {was:.2f} in 2012 to {now:.2f} in {year}",
        "各省略{moved:趋异|趋同}：指数均值由2012年的{was:.2f}到{year}年的{now:.2f}",
    ),
    "figure.advantage-krugman.subtitle": (
        "Krugman's index of specialisation, mean of provinces; lower: more alike",
        "克鲁格曼专业化指数，各省均值；越低越相似",
    ),
    "figure.advantage-krugman.nation": ("All", "全部"),
    "figure.advantage-krugman.each": (
        "{series} from {first:.2f} in {since} to {last:.2f} in {until}",
        "{series}由{since}年的{first:.2f}到{until}年的{last:.2f}",
    ),
    "figure.advantage-krugman.caption": (
        "Krugman's index of specialisation against all other provinces by value added in nine industries, mean of the "
        "provinces, by macro-region and vintage.",
        "克鲁格曼专业化指数（九行业增加值，与其余各省比较），各板块省份均值，分版本。",
    ),
    "figure.advantage-krugman.alt": (
        "Five small line charts. For all provinces the mean goes: {each}.",
        "五幅小折线图。全部省份均值：{each}。",
    ),
    "table.advantage-krugman.caption": (
        "Krugman's index, mean of provinces; the mean share of value added that changed industry, percent; and the provinces "
        "in which the index rose since 2012 or the first year.",
        "克鲁格曼指数省份均值；改变行业的增加值平均比重（%）；以及2012年（或首年）以来指数上升的省份数。",
    ),
    "table.advantage-krugman.series": ("Series", "序列"),
    "table.advantage-krugman.since": ("From", "起"),
    "table.advantage-krugman.until": ("To", "止"),
    "table.advantage-krugman.first": ("at first", "首年"),
    "table.advantage-krugman.2012": ("2012", "2012"),
    "table.advantage-krugman.last": ("at last", "末年"),
    "table.advantage-krugman.moved": ("moved, %", "变动，%"),
    "table.advantage-krugman.rose": ("rose in", "上升省份"),
    "figure.advantage-map.title": (
        "{most} is most unlike the rest, {least} most alike",
        "{most}与其余差别最大，{least}最小",
    ),
    "figure.advantage-map.subtitle": ("Krugman's index by province, {year}", "{year}年各省克鲁格曼指数"),
    "figure.advantage-map.index": ("index", "指数"),
    "figure.advantage-map.caption": (
        "Krugman's index of specialisation by value added in nine industries, {year} ({series}).",
        "{year}年九行业增加值的克鲁格曼专业化指数（{series}）。",
    ),
    "figure.advantage-map.alt": (
        "A grid of tiles, one for each province. Most unlike the rest is {most} ({high:.2f}), most alike {least} ({low:.2f}).",
        "每省一格的方块地图。与其余差别最大的是{most}（{high:.2f}），最小的是{least}（{low:.2f}）。",
    ),
    "table.advantage-shifts.caption": (
        "Growth beyond the nation's by macro-region: what goes with the mix of industries and the rest, in percent of the size "
        "in the first year.",
        "各板块超出全国增速的部分：与产业结构相应者及其余，占首年规模的%。",
    ),
    "table.advantage-shifts.series": ("Series", "序列"),
    "table.advantage-shifts.part": ("Part", "部分"),
    "table.advantage-shifts.mix": ("industry mix", "产业结构"),
    "table.advantage-shifts.regional": ("regional part", "地区部分"),
    "table.advantage-shifts.East": ("East", "东部"),
    "table.advantage-shifts.Central": ("Central", "中部"),
    "table.advantage-shifts.West": ("West", "西部"),
    "table.advantage-shifts.Northeast": ("Northeast", "东北"),
    "figure.advantage-shifts.title": (
        "The regional part runs from {low:+.0f} % ({least}) to {high:+.0f} % ({most})",
        "地区部分从{low:+.0f}%（{least}）到{high:+.0f}%（{most}）",
    ),
    "figure.advantage-shifts.subtitle": (
        "Growth beyond the nation's, {first}-{last}, % of value added in {first}",
        "超出全国的增长，{first}—{last}年，占{first}年增加值的%",
    ),
    "figure.advantage-shifts.mix": ("industry mix", "产业结构"),
    "figure.advantage-shifts.regional": ("regional part", "地区部分"),
    "figure.advantage-shifts.of_base": ("%", "%"),
    "figure.advantage-shifts.caption": (
        "Shift-share of the growth of value added at current prices, {first}-{last} ({series}, year by year and added up). An "
        "identity, not an explanation.",
        "现价增加值增长的偏离—份额分解，{first}—{last}年（{series}，逐年分解后相加）。仅为恒等式，不作解释。",
    ),
    "figure.advantage-shifts.alt": (
        "Two bars for each province, sorted by their sum. The regional part runs from {low:+.0f} % ({least}) to "
        "{high:+.0f} % ({most}).",
        "各省两条横条，按合计排序。地区部分从{low:+.0f}%（{least}）到{high:+.0f}%（{most}）。",
    ),
}
