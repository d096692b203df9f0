"""Words of the chapter on convergence clubs (book/convergence/clubs)."""

WORDS: dict[str, tuple[str, str]] = {
    **{f"club.{n}": (f"Club {n}", f"俱乐部{n}") for n in range(1, 40)},
    "club.0": ("Diverging", "发散"),
    "figure.clubs-map.title": (
        "Each series gives other clubs: their likeness with those of {series} is {low:.2f} to {high:.2f}",
        "各序列的俱乐部各不相同：与{series}的相似度为{low:.2f}至{high:.2f}",
    ),
    "figure.clubs-map.title.any": ("Convergence clubs found: {count}", "所得收敛俱乐部：{count}个"),
    "figure.clubs-map.subtitle": (
        "Clubs since {first}, the richest first; likeness 1: the same, 0: chance",
        "{first}年以来的收敛俱乐部，俱乐部1核心最富；相似度1为相同，0为随机",
    ),
    "figure.clubs-map.subtitle.any": (
        "Convergence clubs since {first}, the richest first",
        "{first}年以来的收敛俱乐部，俱乐部1核心最富",
    ),
    "figure.clubs-map.h": ("over the mean of all", "与全体均值之比"),
    "figure.clubs-map.each": ("{region} {club}", "{region}{club}"),
    "figure.clubs-map.caption": (
        "Convergence clubs by series, from {first} or the first year held to the last: club 1 is the one with the "
        "richest core; grey regions diverge. The tiles are places, not areas.",
        "各序列的收敛俱乐部，自{first}年或首个有数年份至最近一年：俱乐部1核心最富，灰色为发散。方块只示位置。",
    ),
    "figure.clubs-map.alt": (
        "Tile maps, one for each of {known} series. {series}: {count} clubs, {diverging} diverge. {each}.",
        "{known}个序列各一幅方格图。{series}：{count}个俱乐部，{diverging}个发散。{each}。",
    ),
    "figure.clubs-windows.title": (
        "In levels {passed} of {tests} tests accept convergence, in logs {logs}: the form and the first year decide",
        "水平值{tests}次检验中{passed}次接受收敛，对数{logs}次：取决于形式与起始年份",
    ),
    "figure.clubs-windows.title.any": (
        "In levels {passed} of {tests} tests accept convergence, in logs {logs}",
        "水平值{tests}次检验中{passed}次接受收敛，对数{logs}次",
    ),
    "figure.clubs-windows.subtitle": (
        "b of the log t test by first year used; hollow: convergence rejected at 5 %",
        "log t检验的b，按起始年份；空心：5%水平拒绝收敛",
    ),
    "figure.clubs-windows.level": ("levels", "水平值"),
    "figure.clubs-windows.log_fine": ("logs", "对数"),
    "figure.clubs-windows.first": ("first year used", "起始年份"),
    "figure.clubs-windows.caption": (
        "The log t coefficient b of all regions together, by the first year used, to the last year of each series; "
        "logs of the fine unit. Filled: convergence is not rejected; hollow: rejected at 5 %.",
        "全部地区的log t系数b，按起始年份，截至各序列最近一年；对数取小单位。实心：不拒绝收敛；空心：5%水平拒绝。",
    ),
    "figure.clubs-windows.alt": (
        "Two panels of lines, levels and logs, by first year. b lies between {low:.2f} and {high:.2f}. Of {tests} tests "
        "in levels {passed} do not reject convergence, of as many in logs {logs}.",
        "水平值与对数两图，横轴为起始年份。b介于{low:.2f}与{high:.2f}之间。水平值{tests}次检验中{passed}次不拒绝收敛，"
        "对数{logs}次。",
    ),
    "figure.clubs-paths.title": (
        "Clubs are levels that hardly move: {count} of them in {series}",
        "俱乐部多为几乎不变的水平：{series}有{count}个",
    ),
    "figure.clubs-paths.title.any": ("The paths of the clubs found: {count}", "所得俱乐部的路径：{count}个"),
    "figure.clubs-paths.subtitle": (
        "Relative transition paths (mean of all = 1), mean and range by club",
        "相对转移路径（全体均值为1）：各俱乐部的均值与范围",
    ),
    "figure.clubs-paths.mean": ("over the mean of all", "与全体均值之比"),
    "figure.clubs-paths.caption": (
        "Relative transition paths, {series}, {first}–{last}: the filtered value of a region over the mean of all; "
        "the mean of each club, and the range of its members.",
        "相对转移路径，{series}，{first}—{last}年：各地区滤波值与全体均值之比；各俱乐部的均值及其成员的范围。",
    ),
    "figure.clubs-paths.each": (
        "{club}, of {n}, from {start:.2f} to {end:.2f}",
        "{club}（{n}个）由{start:.2f}到{end:.2f}",
    ),
    "figure.clubs-paths.alt": (
        "A line with a band for each club. {each}.",
        "每个俱乐部一条带区间的线。{each}。",
    ),
    "figure.clubs-firm.title": (
        "One other choice, and the clubs' likeness falls to as little as {least:.2f}",
        "改动一项选择，俱乐部的相似度最低降至{least:.2f}",
    ),
    "figure.clubs-firm.title.any": (
        "One other choice leaves the clubs a likeness of {least:.2f} or more",
        "改动一项选择后，俱乐部的相似度不低于{least:.2f}",
    ),
    "figure.clubs-firm.subtitle": (
        "Likeness with the series' clubs (adjusted Rand index; 1: the same)",
        "与同一序列俱乐部的相似度（调整兰德指数：1为相同，0为随机）",
    ),
    "figure.clubs-firm.trim_low": ("trimming fraction .2", "截尾比例0.2"),
    "figure.clubs-firm.trim_high": ("trimming fraction .4", "截尾比例0.4"),
    "figure.clubs-firm.filter_soft": ("filter with lambda 6.25", "滤波参数6.25"),
    "figure.clubs-firm.filter_none": ("no filter", "不滤波"),
    "figure.clubs-firm.form": ("logs for levels, or the reverse", "水平值与对数互换"),
    "figure.clubs-firm.later_4": ("from four years later", "起始年推后4年"),
    "figure.clubs-firm.later_6": ("from six years later", "起始年推后6年"),
    "figure.clubs-firm.fixed": ("sieve at a fixed c", "筛选阈值固定"),
    "figure.clubs-firm.one_by_one": ("sieve one by one", "逐个筛选"),
    "figure.clubs-firm.unmerged": ("clubs not merged", "不合并俱乐部"),
    "figure.clubs-firm.vlt": ("merged by the strictest pair", "按最严相邻对合并"),
    "figure.clubs-firm.sandwich": ("errors: sandwich", "标准误：三明治"),
    "figure.clubs-firm.newey_west": ("errors: Newey and West", "标准误：Newey-West"),
    "figure.clubs-firm.caption": (
        "One choice changed at a time: the adjusted Rand index of the clubs and those of the same series with all choices "
        "as in the map. Blank: too few years.",
        "每次只改一项选择：所得俱乐部与同一序列按方格图设定所得者的调整兰德指数。空白：年数不足。",
    ),
    "figure.clubs-firm.alt": (
        "A grid of numbers, changes down and series across, from {least:.2f} to {most:.2f}.",
        "数字方阵：纵为改动，横为序列，取值{least:.2f}至{most:.2f}。",
    ),
    "figure.clubs-company.title": (
        "{always:.0f} % of the pairs nearly always share a club, {never:.0f} % hardly ever do",
        "{always:.0f}%的省份对几乎总在同一俱乐部，{never:.0f}%几乎从不",
    ),
    "figure.clubs-company.title.any": (
        "{always:.0f} % of the pairs nearly always share a club, {never:.0f} % hardly ever do",
        "{always:.0f}%的地区对几乎总在同一俱乐部，{never:.0f}%几乎从不",
    ),
    "figure.clubs-company.subtitle": (
        "Share of {specs} specifications in which two regions are in one club",
        "两地区同属一个俱乐部的设定所占比例，共{specs}种设定",
    ),
    "figure.clubs-company.share": ("share of specifications", "设定所占比例"),
    "figure.clubs-company.caption": (
        "How often two regions fall into one club in {specs} specifications: series of one family, levels and logs, filters, "
        "trimming fractions, first years. In the order of the clubs of {series}, in rows and in columns.",
        "在{specs}种设定（同族序列、水平值与对数、滤波、截尾比例、起始年份）中两地区同属一个俱乐部的频率。行列均按{series}"
        "的俱乐部排序。",
    ),
    "figure.clubs-company.caption.any": (
        "How often two regions fall into one club in {specs} specifications: series of one family, levels and logs, filters, "
        "trimming fractions, first years. In the order of the clubs of {series}, in rows and in columns. Of more than 120 "
        "regions the pairs of 120 are compared, at even ranks of this order.",
        "在{specs}种设定（同族序列、水平值与对数、滤波、截尾比例、起始年份）中两地区同属一个俱乐部的频率。行列均按{series}"
        "的俱乐部排序。地区多于120个时，按此顺序等距选取120个，比较其各对。",
    ),
    "figure.clubs-company.alt": (
        "A square of cells, one for each pair of regions. {always:.0f} % of the pairs are together in at least nine of ten "
        "specifications, {never:.0f} % in at most one of ten; the rest lies in between.",
        "方阵，每格为一对地区。{always:.0f}%的地区对在九成以上设定中同组，{never:.0f}%在一成以下设定中同组，其余居中。",
    ),
    "table.clubs-whole.caption": (
        "The t statistic of the log t test of all regions together, for levels and for logarithms of a fine and of a coarse "
        "unit (yuan and 1,000 yuan). Convergence is rejected where t < −1.65.",
        "全部地区log t检验的t值：水平值，及小单位与大单位（元与千元）的对数。t < −1.65时拒绝收敛。",
    ),
    "table.clubs-whole.caption.any": (
        "The t statistic of the log t test of all regions together, for levels and for logarithms of a fine and of a coarse "
        "unit. Convergence is rejected where t < −1.65.",
        "全部地区log t检验的t值：水平值，及小单位与大单位的对数。t < −1.65时拒绝收敛。",
    ),
    "table.clubs-whole.series": ("Series", "序列"),
    "table.clubs-whole.first": ("From", "起"),
    "table.clubs-whole.last": ("To", "止"),
    "table.clubs-whole.level": ("t, levels", "t，水平值"),
    "table.clubs-whole.log_fine": ("t, logs, fine", "t，对数，小单位"),
    "table.clubs-whole.log_coarse": ("t, logs, coarse", "t，对数，大单位"),
    "table.clubs-falls.caption": (
        "What the test asks of the spread (coefficient of variation) at its edge, and what was seen: fall in percent over the "
        "years that the regression uses.",
        "检验在临界处所要求的差距（变异系数）降幅与实际降幅：回归所用年份内，%。",
    ),
    "table.clubs-falls.series": ("Series", "序列"),
    "table.clubs-falls.from": ("From", "起"),
    "table.clubs-falls.to": ("To", "止"),
    "table.clubs-falls.asked": ("asked, %", "要求，%"),
    "table.clubs-falls.seen": ("seen, %", "实际，%"),
    "table.clubs-series.caption": (
        "The clubs of each series: t of all regions together, number of clubs, regions that diverge, and likeness with the "
        "clubs of the first series (adjusted Rand index: 1 the same, 0 as by chance).",
        "各序列的俱乐部：全体的t值、俱乐部数、发散地区数，及与首个序列俱乐部的相似度（调整兰德指数：1为相同，0为随机水平）。",
    ),
    "table.clubs-series.series": ("Series", "序列"),
    "table.clubs-series.t": ("t, all", "t，全体"),
    "table.clubs-series.count": ("Clubs", "俱乐部数"),
    "table.clubs-series.diverging": ("Diverging", "发散"),
    "table.clubs-series.rand": ("Likeness", "相似度"),
    "table.clubs-series.first": ("From", "起"),
    "table.clubs-series.last": ("To", "止"),
    "table.clubs-table.caption": (
        "The clubs of {series}, {first}–{last}: size, log t coefficient and t, mean relative path in the first and the last "
        "year.",
        "{series}的俱乐部，{first}—{last}年：规模、log t系数与t值、首末年平均相对路径。",
    ),
    "table.clubs-table.club": ("Club", "俱乐部"),
    "table.clubs-table.b": ("b", "b"),
    "table.clubs-table.t": ("t", "t"),
    "table.clubs-table.start": ("h, first", "h，首年"),
    "table.clubs-table.end": ("h, last", "h，末年"),
    "table.clubs-planted.caption": (
        "What the test and the algorithm (levels, filter 400, trimming fraction .3) give in {draws} simulated panels of each "
        "kind: rejections of convergence, mean number of clubs and of diverging regions, likeness with the truth (adjusted Rand "
        "index), and with the clubs that a softer filter (6.25) finds in the same panel.",
        "检验与算法（水平值、滤波参数400、截尾比例0.3）在每类{draws}个模拟面板中的结果：拒绝收敛的比例、平均俱乐部数与发散"
        "地区数、与真实分组的相似度（调整兰德指数），以及与同一面板用较软滤波（6.25）所得俱乐部的相似度。",
    ),
    "table.clubs-planted.caption.any": (
        "What the test and the algorithm (levels, filter 400, trimming fraction .3) give in {draws} simulated panels of each "
        "kind, of {n} regions: rejections of convergence, mean number of clubs and of diverging regions, likeness with the "
        "truth (adjusted Rand index), and with the clubs that a softer filter (6.25) finds in the same panel.",
        "检验与算法（水平值、滤波参数400、截尾比例0.3）在每类{draws}个模拟面板（各{n}个地区）中的结果：拒绝收敛的比例、平均俱乐部"
        "数与发散地区数、与真实分组的相似度（调整兰德指数），以及与同一面板用较软滤波（6.25）所得俱乐部的相似度。",
    ),
    "table.clubs-planted.world": ("Truth", "真实情形"),
    "table.clubs-planted.rejected": ("Rejected, %", "拒绝，%"),
    "table.clubs-planted.count": ("Clubs", "俱乐部数"),
    "table.clubs-planted.diverging": ("Diverging", "发散"),
    "table.clubs-planted.rand": ("Likeness", "相似度"),
    "table.clubs-planted.kept": ("Kept", "保持度"),
    "table.clubs-planted.two": ("gaps close at 2 % a year", "差距每年缩小2%"),
    "table.clubs-planted.six": ("gaps close at 6 % a year", "差距每年缩小6%"),
    "table.clubs-planted.still": ("gaps stand still, no clubs", "差距不变，无俱乐部"),
    "table.clubs-planted.three": ("three true clubs", "三个真实俱乐部"),
    "table.clubs-planted.forty": ("gaps close at 2 % a year, 40 years", "差距每年缩小2%，共40年"),
}
