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
    "figure.policy-map.title": (
        "{more} of {n} provinces stand under two strategies or more, {none} under none",
        "{n}个省份中{more}个处于两个以上战略之内，{none}个不在任何一个之内",
    ),
    "figure.policy-map.subtitle": (
        "Under how many of the nine strategies, wholly or in part",
        "处于九个战略中几个的范围之内（全部或部分）",
    ),
    "figure.policy-map.total": ("number of strategies", "战略个数"),
    "figure.policy-map.caption": (
        "Under how many of the nine strategies each province stands, wholly or in part. One tile a province.",
        "每个省份处于九个战略中几个的范围之内（全部或部分）。一格一省。",
    ),
    "figure.policy-map.alt": (
        "A grid of tiles, one for each province. {none} of {n} provinces stand under none of the strategies, {one} under "
        "one, {more} under two or more; the most, {most}, for {top}.",
        "每省一格的方块地图。{n}个省份中{none}个不在任何一个战略之内，{one}个在一个之内，{more}个在两个及以上之内；"
        "最多的是{top}，{most}个。",
    ),
    "figure.policy-members.title": (
        "The strategies are laid along rivers and around great cities",
        "战略沿江河布局、围绕大城市",
    ),
    "figure.policy-members.subtitle": (
        "Dark: the whole province; pale: a part of it",
        "深色：全省；浅色：部分",
    ),
    "figure.policy-members.caption": (
        "Which of the nine strategies take in each province, wholly or in part; provinces under none are left out.",
        "九个战略各覆盖哪些省份（全部或部分）；不在任何战略之内的省份从略。",
    ),
    "figure.policy-members.alt": (
        "A grid of {n} provinces by nine strategies, with a mark where the strategy takes the province in.",
        "{n}个省份乘九个战略的方格图，凡战略覆盖该省之处有标记。",
    ),
    "figure.policy-overlap.title": (
        "{zero} of {pairs} pairs of strategies share no province; the most, {shared}, are shared by {one} and {other}",
        "{pairs}对战略中{zero}对没有共同省份；{one}与{other}重叠最多，共{shared}个",
    ),
    "figure.policy-overlap.subtitle": (
        "Provinces that stand under both; on the diagonal each strategy's own number",
        "同时处于两个战略之内的省份数；对角线为各战略自身的省份数",
    ),
    "figure.policy-overlap.caption": (
        "Provinces that stand under both of two strategies, wholly or in part.",
        "同时处于两个战略之内（全部或部分）的省份数。",
    ),
    "figure.policy-overlap.alt": (
        "A triangle of squares with numbers. The largest overlap is {one} and {other}, with {shared} provinces; {zero} of "
        "{pairs} pairs have none in common.",
        "标有数字的三角形方格图。重叠最多的是{one}与{other}，{shared}个省份；{pairs}对中有{zero}对没有共同省份。",
    ),
    "figure.policy-ladder.title": (
        "For {lacking} of nine strategies no special plan was found",
        "九个战略中有{lacking}个未找到专项规划",
    ),
    "figure.policy-ladder.subtitle": (
        "Acts held here by kind: 1 outline plan, N special plans, X programmes",
        "本书所载文件，按类别：1 规划纲要，N 专项规划，X 方案、政策",
    ),
    "figure.policy-ladder.1": ("1", "1"),
    "figure.policy-ladder.N": ("N", "N"),
    "figure.policy-ladder.X": ("X", "X"),
    "figure.policy-ladder.other": ("other", "其他"),
    "figure.policy-ladder.caption": (
        "The structure 1 + N + X filled with the acts held here. A zero means that none was found, not that there is none. "
        "Kinds are read off the titles, or said by the source.",
        "以本书所载文件填充的“1+N+X”结构。零表示未找到，并非没有。类别依标题或来源所述判断。",
    ),
    "figure.policy-ladder.alt": (
        "A table of numbers, nine strategies by four kinds. For {lacking} of nine no special plan was found.",
        "九个战略乘四类的数字表。九个中有{lacking}个未找到专项规划。",
    ),
    "figure.policy-timeline.title": (
        "Of {count} acts held here, {outlines} are outline plans; most concern {most}",
        "所载{count}项中有{outlines}项规划纲要；最多的是{most}",
    ),
    "figure.policy-timeline.subtitle": ("Date of each act", "各项文件与事件的日期"),
    "figure.policy-timeline.1": ("1 outline plan", "1 规划纲要"),
    "figure.policy-timeline.N": ("N special plan", "N 专项规划"),
    "figure.policy-timeline.X": ("X programme", "X 方案、政策"),
    "figure.policy-timeline.other": ("other act", "其他"),
    "figure.policy-timeline.caption": (
        "Dated acts of regional policy, {first}-{last}. An act dated to the month stands at its middle. Only what a source "
        "confirms is drawn: an empty stretch may be ours.",
        "区域政策文件与事件，{first}—{last}年。只知月份者置于月中。仅绘出来源可以证实者，空白可能出于资料。",
    ),
    "figure.policy-timeline.alt": (
        "Rows of dots from {first} to {last}, a row for each strategy. {count} acts in all, {outlines} of them outline "
        "plans; the most for {most}.",
        "自{first}年至{last}年的多行圆点，每个战略一行。共{count}项，其中规划纲要{outlines}项；最多的是{most}。",
    ),
    "table.policy-groups.caption": (
        "Provinces by macro-region, how many of them stand under none of the nine strategies, and the mean number of "
        "strategies.",
        "各板块省份数、不在任何战略之内的省份数及平均战略个数。",
    ),
    "table.policy-groups.provinces": ("Provinces", "省份数"),
    "table.policy-groups.none": ("under none", "不在战略之内"),
    "table.policy-groups.mean": ("mean number", "平均个数"),
    "table.policy-acts.caption": (
        "What the article names, with the date that a source gives and the one that the article gives.",
        "文章提到的文件与事件：来源所载日期与文章所载日期。",
    ),
    "table.policy-acts.act": ("Plan or event", "文件或事件"),
    "table.policy-acts.date": ("Date by the source", "来源日期"),
    "table.policy-acts.article_date": ("in the article", "文章日期"),
    "table.policy-acts.strategy": ("Strategy", "战略"),
}
