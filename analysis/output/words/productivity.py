"""Words of the chapter on productivity (book/strategies/productivity)."""

WORDS: dict[str, tuple[str, str]] = {
    "figure.productivity-nation.title": (
        "After 2012 the provinces' accounts leave {provinces_late:.1f} % a year over, the nation's {nation_late:.1f}",
        "2012年以后的余值：按各省核算每年{provinces_late:.1f}%，按全国核算{nation_late:.1f}%",
    ),
    "figure.productivity-nation.subtitle": (
        "Growth of output, of thirty provinces together and of the nation, and what goes with it",
        "三十省合计与全国的产出增长及其组成",
    ),
    "figure.productivity-nation.capital": ("capital", "资本"),
    "figure.productivity-nation.labour": ("employed persons", "就业人员"),
    "figure.productivity-nation.residual": ("left over", "余值"),
    "figure.productivity-nation.value": ("% a year (100 × log points)", "%/年（100×对数点）"),
    "figure.productivity-nation.provinces": ("the provinces' accounts", "各省核算"),
    "figure.productivity-nation.nation": ("the nation's accounts", "全国核算"),
    "figure.productivity-nation.caption": (
        "Growth of output, {first}-{last}, and what goes with the capital of thirty provinces and the nation's employed "
        "persons; the rest is left over. Above: the growth of the provinces' outputs, summed. Below: the nation's own.",
        "{first}—{last}年产出增长及其中与三十省资本、与全国就业人员相应的部分，其余为余值。上：各省产出合计的增长；下：全国核算的增长。",
    ),
    "figure.productivity-nation.alt": (
        "Two panels of four stacked bars. Left over by the provinces' accounts: {provinces_early:.1f} % a year early, "
        "{provinces_middle:.1f} in the middle, {provinces_late:.1f} late; by the nation's {nation_early:.1f}, "
        "{nation_middle:.1f} and {nation_late:.1f}.",
        "两幅各四条堆积横条。余值按各省核算：前期每年{provinces_early:.1f}%，中期{provinces_middle:.1f}%，后期{provinces_late:.1f}%；"
        "按全国核算依次为{nation_early:.1f}%、{nation_middle:.1f}%、{nation_late:.1f}%。",
    ),
    "figure.productivity-capital.title": (
        "Capital ran ahead of output: in the Northeast from {was:.1f} to {now:.1f} years of it",
        "资本增长快于产出：东北由{was:.1f}倍到{now:.1f}倍",
    ),
    "figure.productivity-capital.subtitle": (
        "Capital at work over output, prices of {first}",
        "资本产出比，{first}年价",
    ),
    "figure.productivity-capital.ratio": ("ratio", "比值"),
    "figure.productivity-capital.all": ("all", "全部"),
    "figure.productivity-capital.each": (
        "{macro_region} from {first:.1f} to {last:.1f}",
        "{macro_region}由{first:.1f}到{last:.1f}",
    ),
    "figure.productivity-capital.caption": (
        "Capital at work over output of the year by macro-region, {first}-{last}; capital by perpetual inventory with "
        "{depreciation:.0f} % written off a year. Without Tibet. Investment is of an older vintage than output.",
        "各板块资本产出比，{first}—{last}年；资本按永续盘存法，年折旧率{depreciation:.0f}%。不含西藏。投资的口径早于产出。",
    ),
    "figure.productivity-capital.alt": ("Four lines. {each}.", "四条折线。{each}。"),
    "figure.productivity-choices.title": (
        "Under {n} sets of assumptions {low:.1f} to {high:.1f} % a year are left over",
        "在{n}组假设下，余值为每年{low:.1f}%至{high:.1f}%",
    ),
    "figure.productivity-choices.subtitle": (
        "The nation's residual; a tick a set, parted by one choice at a time",
        "全国余值；每条竖线一组假设，逐项分开",
    ),
    "figure.productivity-choices.depreciation.0.05": ("depreciation 5 %", "折旧率5%"),
    "figure.productivity-choices.depreciation.0.1": ("depreciation 10 %", "折旧率10%"),
    "figure.productivity-choices.depreciation.0.15": ("depreciation 15 %", "折旧率15%"),
    "figure.productivity-choices.initial.steady": ("first stock: steady path", "初始资本：稳态"),
    "figure.productivity-choices.initial.earlier": ("first stock: since 1996", "初始资本：自1996年"),
    "figure.productivity-choices.initial.ratio": ("first stock: twice output", "初始资本：产出两倍"),
    "figure.productivity-choices.shares.own": ("labour's share: accounts", "劳动份额：按核算"),
    "figure.productivity-choices.shares.fixed": ("labour's share: one half", "劳动份额：二分之一"),
    "figure.productivity-choices.investment.published": ("investment: published", "投资：公布值"),
    "figure.productivity-choices.investment.scaled": ("investment: scaled", "投资：缩放"),
    "figure.productivity-choices.all": ("left over, % a year", "余值，%/年"),
    "figure.productivity-choices.caption": (
        "The nation's residual, {first}-{last}, under {n} sets of assumptions; the rows of each choice together show all of "
        "them.",
        "{first}—{last}年全国余值在{n}组假设下的结果；每项选择的各行合起来为全部结果。",
    ),
    "figure.productivity-choices.alt": (
        "Rows of ticks between {low:.1f} and {high:.1f} % a year: by depreciation, first stock, labour's share and investment.",
        "多行竖线，介于每年{low:.1f}%与{high:.1f}%之间：按折旧率、初始资本、劳动份额和投资口径。",
    ),
    "figure.productivity-map.title": (
        "Variant: most is left over in {most}, least in {least}",
        "变体：余值{most}最高，{least}最低",
    ),
    "figure.productivity-map.subtitle": (
        "Residents in place of the employed, {first}-{last}",
        "以常住人口代替就业人员，{first}—{last}年",
    ),
    "figure.productivity-map.residual": ("left over, % a year", "余值，%/年"),
    "figure.productivity-map.caption": (
        "Variant with residents in place of employed persons: growth left over after capital and residents, {first}-{last}; "
        "the scale is centred on the median, {centre:.1f}.",
        "以常住人口代替就业人员的变体：扣除资本与人口后的余值，{first}—{last}年；色标以中位数{centre:.1f}为中心。",
    ),
    "figure.productivity-map.alt": (
        "A grid of tiles, one for each province but Tibet. Highest is {most} ({high:.1f}), lowest {least} ({low:.1f}).",
        "除西藏外每省一格的方块地图。最高的是{most}（{high:.1f}），最低的是{least}（{low:.1f}）。",
    ),
    "table.productivity-plates.caption": (
        "Variant with residents in place of employed persons: growth left over by macro-region in percent a year, "
        "{first}-{last} and in three parts.",
        "以常住人口代替就业人员的变体：各板块余值，%/年，{first}—{last}年及三个时段。",
    ),
    "table.productivity-plates.all": ("whole span", "全期"),
    "table.productivity-plates.early": ("to 2007", "至2007年"),
    "table.productivity-plates.middle": ("2007–2012", "2007—2012年"),
    "table.productivity-plates.late": ("after 2012", "2012年以后"),
    "figure.productivity-spread.title": (
        "The spread of output went from {output_first:.2f} to {output_last:.2f}, that of productivity from {rate_10_first:.2f} to {rate_10_last:.2f}",
        "人均产出离散由{output_first:.2f}到{output_last:.2f}，生产率由{rate_10_first:.2f}到{rate_10_last:.2f}",
    ),
    "figure.productivity-spread.subtitle": (
        "Standard deviation of logs between provinces; variant with residents",
        "省际对数标准差；以常住人口代替就业人员的变体",
    ),
    "figure.productivity-spread.spread": ("log points", "对数点"),
    "figure.productivity-spread.output": ("output per head", "人均产出"),
    "figure.productivity-spread.rate_5": ("depreciation 5 %", "折旧率5%"),
    "figure.productivity-spread.rate_10": ("depreciation 10 %", "折旧率10%"),
    "figure.productivity-spread.rate_15": ("depreciation 15 %", "折旧率15%"),
    "figure.productivity-spread.caption": (
        "Variant with residents in place of employed persons: spread between thirty provinces of levels of productivity, for "
        "three rates of depreciation, and of output per resident, {first}-{last}.",
        "以常住人口代替就业人员的变体：三十省生产率水平的离散（三种折旧率）与人均产出的离散，{first}—{last}年。",
    ),
    "figure.productivity-spread.alt": (
        "Four lines. Output per resident goes from {output_first:.2f} in {first} to {output_last:.2f} in {last}; productivity at a "
        "depreciation of 10 % from {rate_10_first:.2f} to {rate_10_last:.2f}.",
        "四条折线。人均产出由{first}年的{output_first:.2f}到{last}年的{output_last:.2f}；折旧率10%的生产率由{rate_10_first:.2f}到{rate_10_last:.2f}。",
    ),
    "table.productivity-malmquist.caption": (
        "Variant with residents in place of employed persons: the Malmquist index and its parts, mean yearly change in "
        "percent, for a frontier of each year and for one that keeps what was once possible.",
        "以常住人口代替就业人员的变体：曼奎斯特指数及其两部分的年均变化，%，分逐年前沿与序列前沿。",
    ),
    "table.productivity-malmquist.kind": ("Frontier", "前沿"),
    "table.productivity-malmquist.yearly": ("yearly", "逐年"),
    "table.productivity-malmquist.sequential": ("sequential", "序列"),
    "table.productivity-malmquist.malmquist": ("index", "指数"),
    "table.productivity-malmquist.catching_up": ("catching up", "追赶"),
    "table.productivity-malmquist.frontier": ("frontier's move", "前沿移动"),
    "figure.productivity-frontier.title": (
        "Multiplied up, the frontier's move ends at {east:.2f} in the East and at {west:.2f} in the West",
        "连乘的前沿移动：东部为{east:.2f}，西部为{west:.2f}",
    ),
    "figure.productivity-frontier.subtitle": (
        "Parts of the Malmquist index, {first} = 1; variant with residents",
        "曼奎斯特指数的两部分，{first}年=1；以常住人口代替就业人员的变体",
    ),
    "figure.productivity-frontier.catching_up": ("Catching up", "追赶前沿"),
    "figure.productivity-frontier.frontier": ("Move of the frontier", "前沿移动"),
    "figure.productivity-frontier.each": (
        "{macro_region} {catching_up:.2f} and {frontier:.2f}",
        "{macro_region}{catching_up:.2f}与{frontier:.2f}",
    ),
    "figure.productivity-frontier.caption": (
        "Variant with residents in place of employed persons: the two parts of the Malmquist index, multiplied up, geometric "
        "mean of each macro-region's provinces, {first}-{last}. Without Tibet.",
        "以常住人口代替就业人员的变体：曼奎斯特指数的两部分（连乘，各板块省份几何平均），{first}—{last}年，不含西藏。",
    ),
    "figure.productivity-frontier.alt": (
        "Two line charts. Catching up and the frontier's move end at: {each}.",
        "两幅折线图。追赶与前沿移动止于：{each}。",
    ),
}
