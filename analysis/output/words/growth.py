"""Words of the chapter on the macro-regions' growth (book/plates/growth)."""

WORDS: dict[str, tuple[str, str]] = {
    "figure.growth-gap.title": (
        "The West outgrew the East in every year from {began} to {sure}, by {most:.1f} points at most, in {most_year}",
        "{began}—{sure}年西部增速年年高于东部，{most_year}年领先最多，为{most:.1f}个百分点",
    ),
    "figure.growth-gap.subtitle": (
        "Real growth minus the East's. Hollow: unverified figures, East without Beijing",
        "实际增速与东部之差；空心为未经核实的数据，且东部缺北京",
    ),
    "figure.growth-gap.lead": ("percentage points", "百分点"),
    "figure.growth-gap.caption": (
        "Real growth of the central, western and northeastern macro-regions minus the East's, {first}-{last}.",
        "中部、西部、东北实际增速与东部之差，{first}—{last}年。",
    ),
    "figure.growth-gap.alt": (
        "Three lines around zero. The West lies above it from {began} to {sure}, highest at {most:+.1f} points in "
        "{most_year}; the centre near it, the Northeast mostly below zero in the last decade.",
        "三条围绕零线的折线。西部{began}—{sure}年高于零，{most_year}年最高，为{most:+.1f}个百分点；中部与之接近，"
        "东北近十年多低于零。",
    ),
    "figure.growth-map.title": (
        "{most} grew fastest, by {high:.1f} % a year, and {least} slowest, by {low:.1f} %",
        "{most}增长最快，年均{high:.1f}%；{least}最慢，年均{low:.1f}%",
    ),
    "figure.growth-map.subtitle": (
        "Real growth, {first}-{last}; the scale is centred on all provinces' {centre:.1f} %",
        "实际年均增速，{first}—{last}年；色标以各省合计的{centre:.1f}%为中心",
    ),
    "figure.growth-map.rate": ("% a year", "%/年"),
    "figure.growth-map.caption": (
        "Real growth of each province, {first}-{last}, compound.",
        "各省份{first}—{last}年实际年均增速。",
    ),
    "figure.growth-map.alt": (
        "A grid of tiles, one for each province. Fastest is {most} ({high:.1f} % a year), slowest {least} "
        "({low:.1f} %); all provinces together grew by {centre:.1f} %.",
        "每省一格的方块地图。最快的是{most}（年均{high:.1f}%），最慢的是{least}（{low:.1f}%）；各省合计为{centre:.1f}%。",
    ),
    "figure.growth-nominal.title": (
        "At current prices the West was ahead in {west} of {n} years, the centre in {central}",
        "按现价，{n}年中西部快于东部的有{west}年，中部有{central}年",
    ),
    "figure.growth-nominal.subtitle": (
        "Growth of GRP at current prices minus the East's, percentage points",
        "现价地区生产总值增速与东部之差，百分点",
    ),
    "figure.growth-nominal.caption": (
        "Growth of GRP at current prices, Central and West minus East, from {first}, by vintage of the accounts; "
        "years are counted in {series}.",
        "中部、西部与东部现价地区生产总值增速之差，自{first}年起，按核算版本；年数按{series}计。",
    ),
    "figure.growth-nominal.alt": (
        "Two small line charts around zero, {first} to {last}. In {series} the centre grew faster than the East in "
        "{central} of {n} years, the West in {west}.",
        "两幅围绕零线的小折线图，{first}至{last}年。按{series}，{n}年中中部快于东部的有{central}年，西部有{west}年。",
    ),
    "table.growth-rates.caption": (
        "Growth of the macro-regions, compound, in percent a year. * with unverified figures from 2020, the East "
        "without Beijing.",
        "四大板块年均增速，%。*含2020年起未经核实的数据，东部缺北京。",
    ),
    "table.growth-rates.series": ("Series", "序列"),
    "table.growth-rates.span": ("Years", "年份"),
    "table.growth-rates.East": ("East", "东部"),
    "table.growth-rates.Central": ("Central", "中部"),
    "table.growth-rates.West": ("West", "西部"),
    "table.growth-rates.Northeast": ("Northeast", "东北"),
    "table.half-year.caption": (
        "What could be found of the first half of 2022 by province: GRP and real growth over a year before, as first "
        "published. All are eastern provinces.",
        "2022年上半年分省数据中能够找到的部分：地区生产总值与同比实际增速，均为初次公布数。全部为东部省份。",
    ),
    "table.half-year.grp": ("GRP, 100 million yuan", "地区生产总值，亿元"),
    "table.half-year.growth": ("real growth, %", "实际增速，%"),
    "table.half-year.source": ("Source", "来源"),
}
