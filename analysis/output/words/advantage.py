"""Words of the chapter on comparative advantage (book/strategies/advantage)."""

WORDS: dict[str, tuple[str, str]] = {
    "industry.agriculture": ("agriculture", "农业"),
    "industry.industry": ("industry", "工业"),
    "industry.construction": ("construction", "建筑"),
    "industry.commerce": ("commerce", "批零"),
    "industry.transport": ("transport", "交通"),
    "industry.hospitality": ("catering", "住餐"),
    "industry.finance": ("finance", "金融"),
    "industry.real_estate": ("real estate", "房地产"),
    "industry.other": ("other services", "其他服务"),
    "figure.advantage-grid.bar": ("location quotient", "区位商"),
    "figure.advantage-grid.caption": (
        "Location quotients of nine industries by value added, {year} ({vintage}): above one (purple), "
        "the province has more of the industry than the nation.",
        "{year}年九个行业增加值的区位商（{vintage}）：大于1（紫色）表示该省该行业比重高于全国。",
    ),
    "figure.advantage-grid.alt": (
        "A grid of 31 provinces by nine industries. The highest quotient is {region}'s in {industry} "
        "({most:.1f}); Beijing has {finance:.1f} in finance, Shanxi {mine:.1f} in industry.",
        "31省×9行业方格图。最高的是{region}的{industry}（{most:.1f}）；北京金融{finance:.1f}，山西工业"
        "{mine:.1f}。",
    ),
    "table.advantage-places.caption": (
        "How unevenly each industry lies over the provinces (locational Gini, 0: as everything else "
        "does) in {first} and {last}; the rank correlation of its quotients between the two years; and "
        "of the provinces with a quotient above one in {first}, the share that still has one "
        "({vintage}).",
        "各行业在各省分布的不均程度（区位基尼系数，0表示与总体相同），{first}年与{last}年；两年区位商的"
        "等级相关；以及{first}年区位商大于1的省份到{last}年仍大于1的比例（{vintage}）。",
    ),
    "table.advantage-places.industry": ("Industry", "行业"),
    "table.advantage-places.gini_first": ("Gini, first", "基尼，首年"),
    "table.advantage-places.gini_last": ("Gini, last", "基尼，末年"),
    "table.advantage-places.correlation": ("rank correlation", "等级相关"),
    "table.advantage-places.stayed": ("stayed, %", "保持，%"),
    "table.advantage-places.n": ("provinces", "省份数"),
    "figure.advantage-krugman.nation": ("all, mean", "全部，均值"),
    "figure.advantage-krugman.caption": (
        "Krugman's index of specialisation against all other provinces, mean of the provinces, by "
        "plate and vintage (v4 dashed, v5 solid). Lower: more alike.",
        "克鲁格曼专业化指数（与其余各省比较），各板块省份均值，分版本（v4虚线，v5实线）；越低越相似。",
    ),
    "figure.advantage-krugman.alt": (
        "Five small line charts. For all provinces the mean goes from {v4_a:.2f} in {v4_a_year} to "
        "{v4_b:.2f} in {v4_b_year} in v4, and from {v5_a:.2f} in {v5_a_year} to {v5_b:.2f} in "
        "{v5_b_year} in v5.",
        "五幅小折线图。全部省份均值：v4由{v4_a_year}年的{v4_a:.2f}到{v4_b_year}年的{v4_b:.2f}，v5由"
        "{v5_a_year}年的{v5_a:.2f}到{v5_b_year}年的{v5_b:.2f}。",
    ),
    "figure.advantage-map.bar": ("Krugman's index, {year}", "克鲁格曼指数，{year}年"),
    "figure.advantage-map.caption": (
        "Krugman's index of specialisation by value added in nine industries, {year} ({vintage}).",
        "{year}年九行业增加值的克鲁格曼专业化指数（{vintage}）。",
    ),
    "figure.advantage-map.alt": (
        "A grid of tiles, one for each province. Most unlike the rest is {most} ({high:.2f}), most "
        "alike {least} ({low:.2f}).",
        "每省一格的方块地图。与其余差别最大的是{most}（{high:.2f}），最小的是{least}（{low:.2f}）。",
    ),
    "figure.advantage-shifts.mix": ("industry mix", "产业结构"),
    "figure.advantage-shifts.regional": ("regional part", "地区部分"),
    "figure.advantage-shifts.axis": ("% of value added in {first}", "占{first}年增加值的%"),
    "figure.advantage-shifts.caption": (
        "Shift-share of the growth of value added at current prices, {first}-{last} ({vintage}, year "
        "by year and added up): growth beyond the nation's that goes with the mix of industries, and "
        "the rest, in percent of the size at first. An identity, not an explanation.",
        "现价增加值增长的偏离—份额分解，{first}—{last}年（{vintage}，逐年分解后相加）：超出全国增速的部"
        "分中与产业结构相应者及其余，占首年增加值的%。仅为恒等式，不作解释。",
    ),
    "figure.advantage-shifts.alt": (
        "Two bars for each of 31 provinces, sorted by their sum. The regional part runs from "
        "{low:+.0f} % ({least}) to {high:+.0f} % ({most}).",
        "31省各两条横条，按合计排序。地区部分从{low:+.0f}%（{least}）到{high:+.0f}%（{most}）。",
    ),
}
