"""Words of the chapter on the plates' growth (book/plates/growth)."""

WORDS: dict[str, tuple[str, str]] = {
    "figure.growth-gap.title": (
        "real growth minus the East's, percentage points",
        "实际增速与东部之差，百分点",
    ),
    "figure.growth-gap.caption": (
        "Real growth of the central, western and northeastern plates minus the eastern plate's, {first}-"
        "{last}, in percentage points. Hollow and dotted: unverified figures, the East without Beijing.",
        "中部、西部、东北实际增速与东部之差，{first}—{last}年，百分点。空心点线为未经核实的数据，且东部缺"
        "北京。",
    ),
    "figure.growth-gap.alt": (
        "Three lines around zero. Central and West lie below zero until {below}, above it until {sure}, "
        "highest at {most:+.1f} points ({most_plate}, {most_year}); after {sure} they cross zero. The "
        "Northeast lies below zero in most years.",
        "三条折线围绕零线。中部和西部在{below}年及以前低于零，此后至{sure}年高于零，最高{most:+.1f}个百分点"
        "（{most_plate}，{most_year}年）；{sure}年以后上下穿越零线。东北多数年份低于零。",
    ),
    "figure.growth-map.bar": ("real growth, % a year", "实际增速，%/年"),
    "figure.growth-map.caption": (
        "Real growth of each province, {first}-{last}, compound, in percent a year; the scale is centred "
        "on the growth of all provinces together, {centre:.1f} %.",
        "各省份{first}—{last}年实际年均增速，%；色标以各省合计的年均增速{centre:.1f}%为中心。",
    ),
    "figure.growth-map.alt": (
        "A grid of tiles, one for each province. Fastest is {best} ({most:.1f} % a year), slowest {worst} ("
        "{least:.1f} %). The provinces of the southwest lie above the middle of the scale, those of the "
        "northeast below it.",
        "每省一格的方块地图。最快的是{best}（年均{most:.1f}%），最慢的是{worst}（{least:.1f}%）。西南各省高"
        "于色标中点，东北各省低于中点。",
    ),
    "figure.growth-nominal.Central": ("Central minus East", "中部减东部"),
    "figure.growth-nominal.West": ("West minus East", "西部减东部"),
    "figure.growth-nominal.caption": (
        "Growth of GRP at current prices, Central and West minus East, {first}-{last}, in percentage "
        "points, by vintage (v4 dashed, v5 solid).",
        "中部、西部与东部现价地区生产总值增速之差，{first}—{last}年，百分点；虚线为v4，实线为v5。",
    ),
    "figure.growth-nominal.alt": (
        "Two small line charts around zero. In {vintage} the centre grew faster than the East in {central} "
        "of {n} years, the West in {west}.",
        "两幅围绕零线的小折线图。按{vintage}，{n}年中中部快于东部的有{central}年，西部快于东部的有{west}年。",
    ),
    "table.growth-rates.caption": (
        "Growth of the plates since 2012 in percent a year, compound: real (latest: {real}), and at "
        "current prices to the latest year of each vintage ({v4} in v4, {v5} in v5). * with unverified "
        "figures from 2020, the East without Beijing.",
        "四大板块2012年以来年均增速，%：实际增速（最近为{real}年）与按版本至最近一年的现价增速（v4为{v4}年"
        "，v5为{v5}年）。*含2020年起未经核实的数据，东部缺北京。",
    ),
    "table.growth-rates.real": ("real, to 2019", "实际，至2019"),
    "table.growth-rates.real_flagged": ("real, to latest*", "实际，至最近*"),
    "table.growth-rates.nominal_v4": ("nominal, v4", "现价，v4"),
    "table.growth-rates.nominal_v5": ("nominal, v5", "现价，v5"),
    "table.growth-rates.since_v5": ("nominal, v5, since 2019", "现价，v5，2019年起"),
    "table.half-year.caption": (
        "What could be found of the first half of 2022 by province: GRP in 100 million yuan and real "
        "growth in percent over a year before, as first published. All are eastern provinces.",
        "2022年上半年分省数据中能够找到的部分：地区生产总值（亿元）与同比实际增速（%），均为初次公布数。全"
        "部为东部省份。",
    ),
    "table.half-year.grp": ("GRP, 100 million yuan", "地区生产总值，亿元"),
    "table.half-year.growth": ("real growth, %", "实际增速，%"),
    "table.half-year.source": ("Source", "来源"),
}
