"""Words of the chapter on productivity (book/strategies/productivity)."""

WORDS: dict[str, tuple[str, str]] = {
    "figure.productivity-capital.title": ("capital over output", "资本产出比"),
    "figure.productivity-capital.caption": (
        "Capital at work over output of the year, at prices of {first}, by plate, {first}-{last}; "
        "capital by perpetual inventory with {depreciation:.0f} % written off a year. Without Tibet. "
        "Investment is of an older vintage (v3) than output (v4).",
        "各板块资本产出比（{first}年价），{first}—{last}年；资本按永续盘存法，年折旧率"
        "{depreciation:.0f}%。不含西藏。投资为较早版本（v3），产出为v4。",
    ),
    "figure.productivity-capital.alt": (
        "Four lines. East from {east_a:.1f} to {east_b:.1f}, Central from {central_a:.1f} to "
        "{central_b:.1f}, West from {west_a:.1f} to {west_b:.1f}, Northeast from {northeast_a:.1f} to "
        "{northeast_b:.1f}.",
        "四条折线。东部由{east_a:.1f}到{east_b:.1f}，中部由{central_a:.1f}到{central_b:.1f}，西部"
        "由{west_a:.1f}到{west_b:.1f}，东北由{northeast_a:.1f}到{northeast_b:.1f}。",
    ),
    "figure.productivity-nation.capital": ("capital", "资本"),
    "figure.productivity-nation.labour": ("employed persons", "就业人员"),
    "figure.productivity-nation.residual": ("left over", "余值"),
    "figure.productivity-nation.axis": (
        "growth of output, % a year (log points)",
        "产出增长，%/年（对数点）",
    ),
    "figure.productivity-nation.caption": (
        "Growth of the output of thirty provinces together and what goes with capital and with the "
        "nation's employed persons; the rest is left over. {first}-{last}, in log points x 100 a year.",
        "三十省合计产出增长及其中与资本、与全国就业人员相应的部分，其余为余值；{first}—{last}年，每年对"
        "数点×100。",
    ),
    "figure.productivity-nation.alt": (
        "Four stacked bars. Left over: {all:.1f} % a year over the whole span, {early:.1f} early, "
        "{middle:.1f} in the middle, {late:.1f} late.",
        "四条堆积横条。余值：全期每年{all:.1f}%，前期{early:.1f}%，中期{middle:.1f}%，后期{late:.1f}%。",
    ),
    "figure.productivity-choices.depreciation": ("depreciation", "折旧率"),
    "figure.productivity-choices.initial": ("first stock", "初始资本"),
    "figure.productivity-choices.shares": ("labour's share", "劳动份额"),
    "figure.productivity-choices.investment": ("investment", "投资"),
    "productivity.option.initial.steady": ("steady path", "稳态"),
    "productivity.option.initial.earlier": ("since 1996", "自1996年"),
    "productivity.option.initial.ratio": ("ratio of 2", "比率为2"),
    "productivity.option.shares.own": ("by accounts", "按核算"),
    "productivity.option.shares.mean": ("mean", "平均"),
    "productivity.option.shares.fixed": ("one half", "二分之一"),
    "productivity.option.investment.published": ("as published", "公布值"),
    "productivity.option.investment.scaled": ("scaled to v4", "按v4缩放"),
    "figure.productivity-choices.axis": ("left over, % a year", "余值，%/年"),
    "figure.productivity-choices.caption": (
        "The nation's residual, {first}-{last}, under {n} sets of assumptions, one tick each; every "
        "row shows all of them, parted by one choice.",
        "{first}—{last}年全国余值在{n}组假设下的结果，每条竖线一组；每行均为全部结果，按一项选择分开。",
    ),
    "figure.productivity-choices.alt": (
        "Four rows of ticks between {low:.1f} and {high:.1f} % a year: by depreciation, first stock, "
        "labour's share and investment.",
        "四行竖线，介于每年{low:.1f}%与{high:.1f}%之间：按折旧率、初始资本、劳动份额和投资口径。",
    ),
    "figure.productivity-map.bar": ("left over, % a year (variant)", "余值，%/年（变体）"),
    "figure.productivity-map.caption": (
        "Variant with residents in place of employed persons: growth left over after capital and "
        "residents, {first}-{last}, in percent a year; the scale is centred on the median, "
        "{centre:.1f}.",
        "以常住人口代替就业人员的变体：扣除资本与人口后的余值，{first}—{last}年，%/年；色标以中位数"
        "{centre:.1f}为中心。",
    ),
    "figure.productivity-map.alt": (
        "A grid of tiles, one for each province but Tibet. Highest is {most} ({high:.1f}), lowest "
        "{least} ({low:.1f}).",
        "除西藏外每省一格的方块地图。最高的是{most}（{high:.1f}），最低的是{least}（{low:.1f}）。",
    ),
    "table.productivity-plates.caption": (
        "Variant with residents in place of employed persons: growth left over by plate in percent a "
        "year, {first}-{last} and in three parts.",
        "以常住人口代替就业人员的变体：各板块余值，%/年，{first}—{last}年及三个时段。",
    ),
    "table.productivity-plates.all": ("whole span", "全期"),
    "table.productivity-plates.early": ("to 2007", "至2007年"),
    "table.productivity-plates.middle": ("2007–2012", "2007—2012年"),
    "table.productivity-plates.late": ("after 2012", "2012年以后"),
    "figure.productivity-spread.title": (
        "spread between provinces, standard deviation of logs",
        "省际离散，对数标准差",
    ),
    "figure.productivity-spread.output": ("output", "人均产出"),
    "figure.productivity-spread.caption": (
        "Variant with residents in place of employed persons: spread between thirty provinces of "
        "levels of productivity, for three rates of depreciation, and of output per resident, "
        "{first}-{last}.",
        "以常住人口代替就业人员的变体：三十省生产率水平的离散（三种折旧率）与人均产出的离散，"
        "{first}—{last}年。",
    ),
    "figure.productivity-spread.alt": (
        "Four lines. Output per resident goes from {out_a:.2f} in {first} to {out_b:.2f} in {last}; "
        "productivity at a depreciation of 10 % from {a:.2f} to {b:.2f}.",
        "四条折线。人均产出由{first}年的{out_a:.2f}到{last}年的{out_b:.2f}；折旧率10%的生产率由"
        "{a:.2f}到{b:.2f}。",
    ),
    "figure.productivity-frontier.catching_up": (
        "catching up with the frontier, first year = 1",
        "追赶前沿，首年=1",
    ),
    "figure.productivity-frontier.frontier": ("move of the frontier, first year = 1", "前沿移动，首年=1"),
    "figure.productivity-frontier.caption": (
        "Variant with residents in place of employed persons: the two parts of the Malmquist index, "
        "multiplied up, geometric mean of each plate's provinces, {first}-{last}. Without Tibet.",
        "以常住人口代替就业人员的变体：曼奎斯特指数的两部分（连乘，各板块省份几何平均），"
        "{first}—{last}年，不含西藏。",
    ),
    "figure.productivity-frontier.alt": (
        "Two line charts. Catching up ends at {catching_up_east:.2f} (East), {catching_up_central:.2f} "
        "(Central), {catching_up_west:.2f} (West) and {catching_up_northeast:.2f} (Northeast), the "
        "frontier's move at {frontier_east:.2f}, {frontier_central:.2f}, {frontier_west:.2f} and "
        "{frontier_northeast:.2f}.",
        "两幅折线图。追赶止于{catching_up_east:.2f}（东部）、{catching_up_central:.2f}（中部）、"
        "{catching_up_west:.2f}（西部）和{catching_up_northeast:.2f}（东北），前沿移动止于"
        "{frontier_east:.2f}、{frontier_central:.2f}、{frontier_west:.2f}和{frontier_northeast:.2f}。",
    ),
}
