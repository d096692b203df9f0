"""Words of the chapter on distribution dynamics (book/convergence/distribution)."""

WORDS: dict[str, tuple[str, str]] = {
    "place.lowest": ("lowest", "最低"),
    "place.lower": ("lower quartile", "下四分位"),
    "place.median": ("median", "中位"),
    "place.upper": ("upper quartile", "上四分位"),
    "place.highest": ("highest", "最高"),
    "which.lowest": ("lowest class", "最低组"),
    "which.highest": ("highest class", "最高组"),
    "scheme.fixed": ("fixed classes", "固定分组"),
    "scheme.quantile": ("ranks (fifths)", "名次（五分）"),
    "figure.distribution-places.title": (
        "The poorest province {lowest:rose|fell} from {lowest_first:.2f} to {lowest_last:.2f} of the country, the richest "
        "{highest:rose|fell} from {highest_first:.2f} to {highest_last:.2f}",
        "最贫省份由全国的{lowest_first:.2f}{lowest:升至|降至}{lowest_last:.2f}，最富省份由{highest_first:.2f}"
        "{highest:升至|降至}{highest_last:.2f}",
    ),
    "figure.distribution-places.title.any": (
        "The poorest region {lowest:rose|fell} from {lowest_first:.2f} to {lowest_last:.2f} of the mean, the richest "
        "{highest:rose|fell} from {highest_first:.2f} to {highest_last:.2f}",
        "最贫地区由均值的{lowest_first:.2f}{lowest:升至|降至}{lowest_last:.2f}，最富地区由{highest_first:.2f}"
        "{highest:升至|降至}{highest_last:.2f}",
    ),
    "figure.distribution-places.subtitle": (
        "Per head, relative to the country: ends, quartiles and median",
        "人均值与全国之比：各省的两端、四分位与中位",
    ),
    "figure.distribution-places.subtitle.any": (
        "Relative to the mean of all regions: ends, quartiles and median",
        "与全部地区均值之比：两端、四分位与中位",
    ),
    "figure.distribution-places.each": (
        "{series}: lowest from {lowest_first:.2f} to {lowest_last:.2f}, median from {median_first:.2f} to {median_last:.2f}, "
        "highest from {highest_first:.2f} to {highest_last:.2f}",
        "{series}：最低由{lowest_first:.2f}到{lowest_last:.2f}，中位由{median_first:.2f}到{median_last:.2f}，最高由"
        "{highest_first:.2f}到{highest_last:.2f}",
    ),
    "figure.distribution-places.caption": (
        "Where {n} regions stand relative to the mean of all (1, weighted by population where there is one): the lowest, the "
        "quartiles, the median and the highest of each year. The title is of {series}.",
        "{n}个地区与全部均值之比（均值为1，有人口时加权）：各年最低、四分位、中位与最高；标题为{series}。",
    ),
    "figure.distribution-places.alt": ("Five lines for each series. {each}.", "每个序列五条线。{each}。"),
    "figure.distribution-shapes.title": (
        "One hump or two? That there is only one has p = {p_first:.2f} in {first} and {p_last:.2f} in {last}",
        "一峰还是两峰？至多一峰的p值：{first}年{p_first:.2f}，{last}年{p_last:.2f}",
    ),
    "figure.distribution-shapes.subtitle": (
        "Kernel densities, {series}; a tick is a region",
        "核密度，{series}；短线为各地区",
    ),
    "figure.distribution-shapes.x": ("relative to the mean of all", "与全体均值之比"),
    "figure.distribution-shapes.caption": (
        "Kernel densities of {series} relative to the mean of all (1); a tick is a region. Gaussian kernel, bandwidth by "
        "Silverman's rule; every region counts alike.",
        "{series}与全体均值（1）之比的核密度；短线为各地区。高斯核，带宽按Silverman法则；各地区权重相同。",
    ),
    "figure.distribution-shapes.alt": (
        "Ridges, one above another, from {first} to {last}. The poorest region stands at {lowest_first:.2f} of the mean in "
        "{first} and {lowest_last:.2f} in {last}, the richest at {highest_first:.2f} and {highest_last:.2f}.",
        "{first}至{last}年的脊线逐条叠放。最贫地区在{first}年为均值的{lowest_first:.2f}、{last}年为{lowest_last:.2f}，最富"
        "地区分别为{highest_first:.2f}与{highest_last:.2f}。",
    ),
    "figure.distribution-chains.title": (
        "From one year to the next at least {least:.0f} % of every class stay in it",
        "每一组每年至少有{least:.0f}%留在原组",
    ),
    "figure.distribution-chains.subtitle": (
        "Where a region stands a year later, % of the row; {series}",
        "一年后所在组，占行的%；{series}",
    ),
    "figure.distribution-chains.origin": ("class", "所在组"),
    "figure.distribution-chains.destination": ("class a year later", "一年后所在组"),
    "figure.distribution-chains.each": (
        "{scheme}: between {min:.0f} and {max:.0f} % stay where they are",
        "{scheme}：{min:.0f}%至{max:.0f}%留在原组",
    ),
    "figure.distribution-chains.caption": (
        "Where a region stands a year later, in percent of those that stood in the class of the row: {series}, "
        "{first}–{last}. Blank: nobody went there.",
        "一年后所在组，占该行所在组的百分比：{series}，{first}—{last}年。空白表示无此转移。",
    ),
    "figure.distribution-chains.alt": (
        "Two squares of cells. On the diagonals, {each}.",
        "两个方阵。对角线上，{each}。",
    ),
    "figure.distribution-settle.title": (
        "If these years went on forever, {lowest_ergodic:.0f} % would stand in the lowest class and {highest_ergodic:.0f} % in "
        "the highest",
        "若这些年的转移永远持续，{lowest_ergodic:.0f}%在最低组，{highest_ergodic:.0f}%在最高组",
    ),
    "figure.distribution-settle.title.any": (
        "Where the chain of these years would settle",
        "这些年的转移所趋向的分布",
    ),
    "figure.distribution-settle.subtitle": (
        "Share of the regions in each class of the value relative to the mean, %",
        "各组（按与均值之比）的地区占比，%",
    ),
    "figure.distribution-settle.percent": ("share of the regions, %", "地区占比，%"),
    "figure.distribution-settle.first": ("first year", "首年"),
    "figure.distribution-settle.last": ("last year", "末年"),
    "figure.distribution-settle.ergodic": ("long run", "长期"),
    "figure.distribution-settle.each": (
        "{which} {first:.0f}, {last:.0f} and {ergodic:.0f} %",
        "{which}{first:.0f}%、{last:.0f}%、{ergodic:.0f}%",
    ),
    "figure.distribution-settle.caption": (
        "How the regions divide over the fixed classes in the first and the last year, and where the chain of these years "
        "would settle if it went on for ever. No long run is shown where there is no single one.",
        "首年与末年各固定组的地区占比，以及这些年的转移若永远持续所趋向的分布。没有唯一长期分布者不显示。",
    ),
    "figure.distribution-settle.alt": (
        "Dots for each class and series. {series}, first year, last year, long run: {each}.",
        "每组、每个序列的点。{series}，首年、末年、长期：{each}。",
    ),
    "figure.distribution-neighbours.title": (
        "In the lowest third {poor:.0f} % stay there among poor neighbours, {rich:.0f} % among rich ones",
        "最低三分组中，邻省贫者{poor:.0f}%留在原组，邻省富者{rich:.0f}%",
    ),
    "figure.distribution-neighbours.title.any": (
        "In the lowest third {poor:.0f} % stay there among poor neighbours, {rich:.0f} % among rich ones",
        "最低三分组中，邻居贫者{poor:.0f}%留在原组，邻居富者{rich:.0f}%",
    ),
    "figure.distribution-neighbours.subtitle": (
        "Third a year later, % of the row, by the neighbours' third; {series}",
        "一年后所在三分组，占行的%，按邻居均值三分组（转移数）；{series}",
    ),
    "figure.distribution-neighbours.origin": ("third", "三分组"),
    "figure.distribution-neighbours.destination": ("a year later", "一年后"),
    "figure.distribution-neighbours.poor": ("poor ({n_poor})", "贫（{n_poor}）"),
    "figure.distribution-neighbours.middling": ("middling ({n_middling})", "居中（{n_middling}）"),
    "figure.distribution-neighbours.rich": ("rich ({n_rich})", "富（{n_rich}）"),
    "figure.distribution-neighbours.1": ("low", "低"),
    "figure.distribution-neighbours.2": ("mid", "中"),
    "figure.distribution-neighbours.3": ("high", "高"),
    "figure.distribution-neighbours.caption": (
        "Transitions between thirds among poor, middling and rich neighbours (thirds of the neighbours' mean): {series}, "
        "{first}–{last}, percent of the row; in brackets the number of transitions. Hainan is joined to Guangdong by "
        "convention.",
        "邻省贫、居中、富（邻省均值的三分组）时三分组之间的转移：{series}，{first}—{last}年，占行的百分比；括号内为转移数。"
        "海南按惯例与广东相邻。",
    ),
    "figure.distribution-neighbours.caption.any": (
        "Transitions between thirds among poor, middling and rich neighbours (thirds of the neighbours' mean): {series}, "
        "{first}–{last}, percent of the row; in brackets the number of transitions.",
        "邻居贫、居中、富（邻居均值的三分组）时三分组之间的转移：{series}，{first}—{last}年，占行的百分比；括号内为转移数。",
    ),
    "figure.distribution-neighbours.alt": (
        "Three squares of three by three cells, for poor, middling and rich neighbours. In the lowest third {poor:.0f} % stay "
        "from one year to the next among poor neighbours, {rich:.0f} % among rich ones.",
        "三个三乘三方阵，邻居分别为贫、居中、富。最低三分组中，邻居贫者每年{poor:.0f}%留在原组，邻居富者{rich:.0f}%。",
    ),
    "table.distribution-mobility.caption": (
        "Mobility between classes: moves of all transitions; Shorrocks' index (1: perfect mobility) with a bootstrap interval "
        "(regions drawn with their histories); half-life in years, lower end of its interval, the share of draws in which the "
        "chain does not mix at all; expected years in the lowest and the highest class. A dash: forever, or nobody there.",
        "组间流动性：跨组转移数与转移总数；Shorrocks指数（1为完全流动）及自助区间（连同历史抽取地区）；半衰期（年）、其区间"
        "下限、抽样中链条完全不混合的比例；最低组与最高组的预期停留年数。横线表示无穷或无人。",
    ),
    "table.distribution-mobility.series": ("Series", "序列"),
    "table.distribution-mobility.scheme": ("Classes", "分组"),
    "table.distribution-mobility.fixed": ("fixed", "固定"),
    "table.distribution-mobility.quantile": ("ranks", "名次"),
    "table.distribution-mobility.moves": ("Moves", "跨组"),
    "table.distribution-mobility.transitions": ("of", "总数"),
    "table.distribution-mobility.shorrocks": ("Shorrocks", "Shorrocks"),
    "table.distribution-mobility.shorrocks_interval": ("95 %", "95%区间"),
    "table.distribution-mobility.half_life": ("Half-life", "半衰期"),
    "table.distribution-mobility.at_least": ("at least", "下限"),
    "table.distribution-mobility.unmixed": ("unmixed, %", "不混合，%"),
    "table.distribution-mobility.stay_lowest": ("lowest, years", "最低组，年"),
    "table.distribution-mobility.stay_highest": ("highest, years", "最高组，年"),
    "table.distribution-tests.caption": (
        "Tests of the chains: likelihood ratio, degrees of freedom, p by the chi-squared and by resampling ({draws} draws). "
        "With so few moves the latter is the one to trust.",
        "转移链的检验：似然比、自由度、卡方p值与重抽样p值（{draws}次）。跨组转移很少，应以后者为准。",
    ),
    "table.distribution-tests.test": ("Null hypothesis", "原假设"),
    "table.distribution-tests.scheme": ("Classes", "分组"),
    "table.distribution-tests.series": ("Series", "序列"),
    "table.distribution-tests.lr": ("LR", "LR"),
    "table.distribution-tests.dof": ("df", "自由度"),
    "table.distribution-tests.p_chi2": ("p, chi-squared", "p，卡方"),
    "table.distribution-tests.p": ("p, resampled", "p，重抽样"),
    "table.distribution-tests.time": ("the chain is the same in both halves", "前后两半的链相同"),
    "table.distribution-tests.order": ("the year before does not matter", "前一年无关"),
    "table.distribution-tests.space": ("neighbours do not matter", "邻居无关"),
    "table.distribution-tests.space_land": ("the same, by land alone", "同上，仅陆地相邻"),
    "table.distribution-tests.fixed": ("fixed", "固定"),
    "table.distribution-tests.quantile": ("ranks", "名次"),
}
