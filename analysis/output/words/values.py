"""Words of what chapters show of a package of values; ``.any`` ones stand in for words of the book's own."""

from analysis.output.words import space

WORDS: dict[str, tuple[str, str]] = {
    "inequality.by": ("between groups: {group}, % of Theil T", "组间（{group}），占泰尔T指数%"),
    "inequality.between": ("between groups", "组间"),
    "inequality.within": ("within {group}", "{group}内部"),
    "figure.space-moran.title.any": ("Moran's I of the log", "对数值的莫兰指数I"),
    "figure.space-scatter.z.any": (
        "log, standard deviations from the mean",
        "对数值，距均值的标准差倍数",
    ),
    "figure.space-effects.lag": ("lag, total effect", "滞后模型，总效应"),
    "figure.inequality-lorenz.people.any": (
        "share of people or regions, poorest region first, %",
        "人口或地区累计比重（由最低者起），%",
    ),
    "figure.inequality-lorenz.title.any": (
        "share of the sum, percentage points more than before",
        "占总和比重较前的增量，百分点",
    ),
    # space
    "figure.space-years.caption": (
        "Moran's I of the log of {title}, {first}-{last}, over the band that holds 95 % of {draws} random "
        "maps.",
        "{title}对数值的莫兰指数I，{first}—{last}年，及{draws}幅随机地图中95%所在的带。",
    ),
    "figure.space-years.alt": (
        "A line from {start:.2f} in {first} to {end:.2f} in {last}; the band of random maps ends at "
        "{high:.2f}.",
        "折线由{first}年的{start:.2f}到{last}年的{end:.2f}；随机地图带的上缘为{high:.2f}。",
    ),
    "figure.space-dots.caption": (
        "Each region's log of {title} and the mean of its neighbours, {last}, in standard deviations from "
        "the "
        "mean of all. The slope of the line is Moran's I.",
        "各地区{title}对数值与其邻居均值，{last}年，以距总体均值的标准差计。线的斜率即莫兰指数I。",
    ),
    "figure.space-dots.alt": (
        "A scatter of {n} regions with a line of slope {slope:.2f}; {alike} lie on the same side of the mean "
        "as their neighbours.",
        "{n}个地区的散点与斜率{slope:.2f}的线；{alike}个地区与邻居位于均值同侧。",
    ),
    "figure.space-tiles.caption": (
        "Regions that stand out with their neighbours in {title}, {last}: p at most .05 by itself ({draws} "
        "permutations); framed: kept with the false discovery rate held.",
        "{last}年{title}与邻居一同突出的地区：单独检验p不大于.05（{draws}次置换）；加框：控制错误发现率后仍保留。",
    ),
    "figure.space-tiles.alt": (
        "A grid of tiles, one for each of {n} regions: {some} are coloured, {kept} of them framed.",
        "{n}个地区的方块地图：{some}个着色，其中{kept}个加框。",
    ),
    "table.space-standing.caption": (
        "Regions whose local Moran has p at most .05 by itself, {last}: their own and their neighbours' log "
        "of {title} in standard deviations, and p with and without the false discovery rate held.",
        "{last}年局部莫兰检验单独p不大于.05的地区：自身与邻居的{title}对数值（标准差倍数），及控制错误发现率前后"
        "的p值。",
    ),
    "figure.space-models.caption": (
        "Growth of {title} for each log point of initial level, percent a year: least squares, the total "
        "effect in the lag model, and the error model, with 95 % intervals.",
        "{title}增长对期初水平（每对数点）的关联，%/年：最小二乘、空间滞后模型总效应与空间误差模型，附95%区间。",
    ),
    "figure.space-models.alt": (
        "Two panels of dots with intervals, one a period, three models each, for {n} regions.",
        "两图各三个模型的点与区间，每图一个时段，{n}个地区。",
    ),
    # inequality
    "figure.inequality-lines.caption": (
        "Four indices of inequality between regions, {first} = 100: {title}.",
        "地区不平等的四种指数，{first}年=100：{title}。",
    ),
    "figure.inequality-lines.alt": (
        "Four lines that begin at 100 in {first} and end between {low:.0f} and {high:.0f} in {last}.",
        "四条折线，{first}年为100，{last}年介于{low:.0f}与{high:.0f}之间。",
    ),
    "figure.inequality-curves.caption": (
        "How the Lorenz curve between regions moved: the share of the sum of {title} that the poorest so "
        "many "
        "percent have, last year less first. Above zero: less unequal at that place.",
        "地区洛伦兹曲线的移动：最低若干%所占{title}总和的比重，末年减首年。高于零：该处更均等。",
    ),
    "figure.inequality-curves.alt": (
        "Three lines against the share of people or regions, for all the years and for both halves, from "
        "{first} to {last}.",
        "三条折线（全部年份与前后两段，{first}至{last}年），横轴为人口或地区累计比重。",
    ),
    "figure.inequality-between.caption": (
        "Share of Theil T of {title} that lies between groups of regions, {first}-{last}, over what {draws} "
        "random groupings of the same sizes give (95 % band and mean).",
        "{title}泰尔T指数的组间比重，{first}—{last}年，及{draws}次同规模随机分组的结果（95%带与均值）。",
    ),
    "figure.inequality-between.alt": (
        "A panel for each grouping of the {n} regions: a line from {first} to {last} over the band of random "
        "groupings.",
        "{n}个地区的每种分组一图：{first}至{last}年的折线与随机分组带。",
    ),
    "figure.inequality-stack.caption": (
        "Theil T of {title}, {first}-{last}: the part between the groups ({group}), and each group's part of "
        "what lies within.",
        "{title}的泰尔T指数，{first}—{last}年：组间（{group}）部分与各组的组内部分。",
    ),
    "figure.inequality-stack.alt": (
        "Stacked areas from {first} to {last}: between the groups at the bottom, above it what lies within "
        "each group of the {n} regions.",
        "{first}至{last}年的堆积面积：底部为组间，其上为{n}个地区各组的组内部分。",
    ),
    # fragility
    "figure.fragility-ahead.caption": (
        "Above: the CV of {title} since {start} and the 80 % bands of the next {horizon} years, of a random "
        "walk with drift (shaded, with its middle) and of drawn blocks of steps (dashed). Below: the "
        "probability that the CV is higher than in the last year, with its 95 % interval.",
        "上：{start}年以来{title}的变异系数与未来{horizon}年的80%带：带漂移随机游走（阴影及其中值）与分块抽样"
        "（虚线）。下：变异系数高于末年的概率及其95%区间。",
    ),
    "figure.fragility-ahead.alt": (
        "Two panels one above the other. The random walk gives a widening within one year the probability "
        "{p_1:.2f}, at the end of the horizon {p_end:.2f}.",
        "上下两图。随机游走给出一年内扩大的概率{p_1:.2f}，期末为{p_end:.2f}。",
    ),
    "figure.fragility-regions.caption": (
        "Each region's contribution to the change of the squared CV of {title}, in percent of the squared CV "
        "at first: over all the years used and, beside it, over the largest reversal if there was one. "
        "Colours: the first "
        "grouping.",
        "各地区对{title}变异系数平方变动的贡献，占期初平方的%：所用全部年份，如有逆转则并列最大一次逆转。颜色：首个"
        "分组。",
    ),
    "figure.fragility-regions.alt": (
        "A column of {n} dots, or two, sorted by the first: regions above zero moved away from the mean, "
        "those "
        "below towards it.",
        "一列或两列各{n}个点，按左列排序：零以上者远离均值，以下者趋近均值。",
    ),
}

# Headings that two tables share.
_SAME = {
    "space-standing": (space.WORDS, "space-lisa"),
}
for _name, (_words, _other) in _SAME.items():
    for _key, _texts in _words.items():
        if _key.startswith(f"table.{_other}.") and not _key.endswith(".caption"):
            WORDS[_key.replace(f"table.{_other}.", f"table.{_name}.")] = _texts
