"""Words of the chapter on the macro-regions' growth (book/plates/growth)."""

WORDS: dict[str, tuple[str, str]] = {
    "figure.growth-gap.title": (
        "The West outgrew the East in {west} of {n} years, by {most:.1f} points in {most_year} and {now:.1f} in {last}",
        "{n}年中西部增速高于东部的有{west}年：{most_year}年高{most:.1f}个百分点，{last}年高{now:.1f}个百分点",
    ),
    "figure.growth-gap.subtitle": (
        "Real growth minus the East's, by vintage of the accounts. Hollow: preliminary",
        "实际增速与东部之差，按核算版本；空心为初步数",
    ),
    "figure.growth-gap.lead": ("percentage points", "百分点"),
    "figure.growth-gap.caption": (
        "Real growth of the central, western and northeastern macro-regions minus the East's. Years are counted in "
        "{series}, {first}-{last}.",
        "中部、西部、东北实际增速与东部之差。年数按{series}计，{first}—{last}年。",
    ),
    "figure.growth-gap.alt": (
        "Two small charts of three lines around zero, one for each vintage. In {series} the West lies above zero in "
        "{west} of {n} years, highest at {most:+.1f} points in {most_year}; the centre near it, the Northeast below.",
        "按核算版本的两幅小图，各有三条围绕零线的折线。按{series}，{n}年中西部高于零的有{west}年，{most_year}年最高，"
        "为{most:+.1f}个百分点；中部与之接近，东北低于零。",
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
        "Growth of the macro-regions, compound, in percent a year. * with preliminary figures.",
        "四大板块年均增速，%。*含初步数。",
    ),
    "table.growth-rates.series": ("Series", "序列"),
    "table.growth-rates.span": ("Years", "年份"),
    "table.growth-rates.East": ("East", "东部"),
    "table.growth-rates.Central": ("Central", "中部"),
    "table.growth-rates.West": ("West", "西部"),
    "table.growth-rates.Northeast": ("Northeast", "东北"),
    "table.half-year.caption": (
        "Real growth in the first half of 2022, percent: of the macro-regions on revised figures, weighted by the "
        "first half of 2021, with the slowest and the fastest province; and the least and the most that the first "
        "figures known allow, weighted by the output of 2021 in two vintages.",
        "2022年上半年实际增速，%：按修订数计算的四大板块增速（以2021年上半年为权重）及其最慢、最快省份；以及按已知初次公布数"
        "所允许的下界与上界（以两个版本的2021年地区生产总值为权重）。",
    ),
    "table.half-year.macro_region": ("Macro-region", "板块"),
    "table.half-year.regions": ("Provinces", "省份数"),
    "table.half-year.covered": ("with a rate", "有增速"),
    "table.half-year.lowest": ("slowest", "最慢"),
    "table.half-year.highest": ("fastest", "最快"),
    "table.half-year.growth": ("revised", "修订数"),
    "table.half-year.low_v4": ("first figures, least (v4)", "初次公布数下界（v4）"),
    "table.half-year.high_v4": ("most (v4)", "上界（v4）"),
    "table.half-year.low_v5": ("least (v5)", "下界（v5）"),
    "table.half-year.high_v5": ("most (v5)", "上界（v5）"),
}
