"""Words of the chapters on strategies: names that all of them share, and those of book/strategies/policy."""

WORDS: dict[str, tuple[str, str]] = {
    "strategy.beijing-tianjin-hebei": ("Beijing-Tianjin-Hebei", "京津冀"),
    "strategy.yangtze-belt": ("Yangtze River Belt", "长江经济带"),
    "strategy.greater-bay-area": ("Greater Bay Area", "粤港澳大湾区"),
    "strategy.yangtze-delta": ("Yangtze Delta", "长三角"),
    "strategy.yellow-river": ("Yellow River basin", "黄河流域"),
    "strategy.middle-yangtze": ("Middle Yangtze", "长江中游"),
    "strategy.beibu-gulf": ("Beibu Gulf", "北部湾"),
    "strategy.guanzhong": ("Guanzhong Plain", "关中平原"),
    "strategy.old-areas": ("Ganzhou, W. Fujian", "赣州、闽西"),
    "strategy.national": ("national, others", "全国及其他"),
    "column.strategy": ("Strategy", "战略"),
    "policy.kind.1": ("1 outline plan", "1 规划纲要"),
    "policy.kind.N": ("N special plan", "N 专项规划"),
    "policy.kind.X": ("X programme", "X 方案、政策"),
    "policy.kind.other": ("other act", "其他"),
    "policy.short.1": ("1", "1"),
    "policy.short.N": ("N", "N"),
    "policy.short.X": ("X", "X"),
    "policy.short.other": ("other", "其他"),
    "figure.policy-timeline.caption": (
        "Dated acts of regional policy held in policies.csv, {first}-{last}, a lane a strategy. An act "
        "dated to the month stands at its middle, one dated to the year in its middle. Only what a "
        "source at hand confirms is drawn: an empty stretch may be ours.",
        "policies.csv 所载区域政策行为，{first}—{last}年，每行一个战略。只知月份者置于月中，只知年份者置"
        "于年中。仅绘出手头来源可以证实者，空白可能出于资料。",
    ),
    "figure.policy-timeline.alt": (
        "Ten lanes of marks from {first} to {last}. The outline plans, squares, come in {outlines}; most "
        "lanes begin with a meeting or an announcement and fill with programmes, triangles, about 2021 "
        "and 2022. {count} acts in all, the most for {most}.",
        "十行标记，自{first}年至{last}年。规划纲要（方块）出现于{outlines}年；多数战略始于座谈会或宣布，"
        "方案（三角）集中于2021至2022年。共{count}项，最多的是{most}。",
    ),
    "figure.policy-ladder.caption": (
        "The structure 1+N+X filled with what is held here: a mark an act. A dashed box: none found, "
        "which is no proof of none. Kinds are read off the titles, or said by the source.",
        "以本书所载文件填充的“1+N+X”结构：一个标记代表一项。虚线框表示未找到，并非证明没有。类别依标题或"
        "来源所述判断。",
    ),
    "figure.policy-ladder.alt": (
        "A table of marks, nine strategies by four kinds. All five major strategies have an outline "
        "plan; {lacking} of nine have no special plan among what was found; the three city clusters and "
        "the old areas have no outline plan.",
        "九个战略乘四类的标记表。五个重大战略都有规划纲要；九个中有{lacking}个在所找到的文件里没有专项规"
        "划；三个城市群和革命老区没有规划纲要。",
    ),
    "figure.policy-map.caption": (
        "Under how many of the nine strategies each province stands, wholly or in part. One tile a province.",
        "每个省份处于九个战略中几个的范围之内（全部或部分）。一格一省。",
    ),
    "figure.policy-map.bar": ("number of strategies", "战略个数"),
    "figure.policy-map.alt": (
        "A grid of tiles, one for each province. {none} of {n} provinces stand under none of the "
        "strategies, {one} under one, {more} under two or more; the most, {high}, for {most}.",
        "每省一格的方块地图。{n}个省份中{none}个不在任何一个战略之内，{one}个在一个之内，{more}个在两个及"
        "以上之内；最多的是{most}，{high}个。",
    ),
    "figure.policy-overlap.caption": (
        "Provinces that stand under both of two strategies, wholly or in part; in bold, on the diagonal, "
        "each strategy's own number.",
        "同时处于两个战略之内（全部或部分）的省份数；对角线上粗体为各战略自身的省份数。",
    ),
    "figure.policy-overlap.bar": ("provinces", "省份数"),
    "figure.policy-overlap.alt": (
        "A triangle of squares with numbers. The largest overlap is {most}, with {shared} provinces; "
        "{zero} of {pairs} pairs have none in common.",
        "标有数字的三角形方格图。重叠最多的是{most}，{shared}个省份；{pairs}对中有{zero}对没有共同省份。",
    ),
    "table.policy-provinces.caption": (
        "Strategies over each province. * : in part, or by some of its cities.",
        "各省份所属战略。* 表示部分，或仅部分城市。",
    ),
    "table.policy-provinces.strategies": ("Strategies", "战略"),
    "table.policy-provinces.total": ("Number", "个数"),
    "table.policy-cities.caption": (
        "Cities by the number of strategies that they stand under. Open: the strategy takes in a part of "
        "the province and the text at hand does not say whether the city belongs; not counted in the "
        "number.",
        "按所属战略个数统计的城市数。“未定”指战略只覆盖该省一部分，而手头文本未说明该市是否在内，不计入个"
        "数。",
    ),
    "table.policy-cities.number": ("Strategies", "战略个数"),
    "table.policy-cities.cities": ("Cities", "城市数"),
    "table.policy-cities.open": ("of these with an open one", "其中有未定者"),
    "table.policy-cities.examples": ("For example", "例如"),
    "table.policy-acts.caption": (
        "What the article names, with the date that a source gives and the one that the article gives.",
        "文章提到的文件与事件：来源所载日期与文章所载日期。",
    ),
    "table.policy-acts.act": ("Plan or event", "文件或事件"),
    "table.policy-acts.date": ("Date by the source", "来源日期"),
    "table.policy-acts.article_date": ("in the article", "文章日期"),
    "table.policy-acts.strategy": ("Strategy", "战略"),
}
