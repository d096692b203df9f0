"""Words of the chapter on convergence clubs: key -> (English, Chinese)."""

from __future__ import annotations

WORDS = {
    "clubs.comma": (",", "、"),
    "clubs.series.v4": ("GRP per head, v4", "人均GRP，v4"),
    "clubs.series.v5": ("GRP per head, v5", "人均GRP，v5"),
    "clubs.series.real": ("GRP per head, real", "人均GRP，不变价"),
    "clubs.series.income": ("income per head", "人均收入"),
    "clubs.change.none": ("as drawn above", "如上图"),
    "clubs.change.trim_low": ("trimming fraction .2", "截尾比例0.2"),
    "clubs.change.trim_high": ("trimming fraction .4", "截尾比例0.4"),
    "clubs.change.filter_soft": ("filter with lambda 6.25", "滤波参数6.25"),
    "clubs.change.filter_none": ("no filter", "不滤波"),
    "clubs.change.form": ("logs for levels, or the reverse", "水平值与对数互换"),
    "clubs.change.first_2010": ("from 2010", "自2010年起"),
    "clubs.change.first_2012": ("from 2012", "自2012年起"),
    "clubs.change.fixed": ("sieve at a fixed c", "筛选阈值固定"),
    "clubs.change.one_by_one": ("sieve one by one", "逐个筛选"),
    "clubs.change.unmerged": ("clubs not merged", "不合并俱乐部"),
    "clubs.change.vlt": ("merged by the strictest pair", "按最严相邻对合并"),
    "clubs.change.sandwich": ("errors: sandwich", "标准误：三明治"),
    "clubs.change.newey_west": ("errors: Newey and West", "标准误：Newey-West"),
    "clubs.change.vintage": ("vintage {other}", "{other}口径"),
    "clubs.world.two": ("gaps close at 2 % a year", "差距每年缩小2%"),
    "clubs.world.six": ("gaps close at 6 % a year", "差距每年缩小6%"),
    "clubs.world.still": ("gaps stand still, no clubs", "差距不变，无俱乐部"),
    "clubs.world.three": ("three true clubs", "三个真实俱乐部"),
    "figure.clubs.club": ("Club {club}", "俱乐部{club}"),
    "figure.clubs.apart": ("Diverging", "发散"),
    "figure.clubs.key": ("{name}: {n}", "{name}：{n}个"),
    "figure.clubs-windows.level": ("levels: b", "水平值：b"),
    "figure.clubs-windows.log": ("logs of yuan: b", "元的对数：b"),
    "figure.clubs-windows.axis": ("first year used", "起始年份"),
    "figure.clubs-windows.caption": (
        "The log t coefficient b of all provinces' GRP per head, by the first year used, to the latest "
        "year of each vintage. Filled: convergence is not rejected; hollow: rejected at 5 %.",
        "全部省份人均地区生产总值的log t系数b，按起始年份，截至各版本最近一年。实心：不拒绝收敛；空心：在"
        "5%水平拒绝。",
    ),
    "figure.clubs-windows.alt": (
        "Two panels of lines, levels and logs, one line for each vintage, by first year. b lies between "
        "{low:.2f} and {high:.2f}; {passed} of {tests} tests do not reject convergence.",
        "左右两图分别为水平值与对数，每个版本一条线，横轴为起始年份。b介于{low:.2f}与{high:.2f}之间；"
        "{tests}次检验中{passed}次不拒绝收敛。",
    ),
    "figure.clubs-map.caption": (
        "Convergence clubs of GRP per head, {vintage}, {first}–{last}; club 1 is the one with the "
        "richest core. A dash: the province diverges.",
        "人均地区生产总值的收敛俱乐部，{vintage}，{first}—{last}年；俱乐部1的核心组最富。横线表示发散。",
    ),
    "figure.clubs-map.alt": (
        "A tile map of the provinces with the number of each one's club: {count} clubs, {apart} "
        "provinces diverge. In the first club: {top}; in the last: {bottom}.",
        "各省方格图，标出所属俱乐部：共{count}个俱乐部，{apart}个省份发散。第一俱乐部：{top}；最末俱乐部："
        "{bottom}。",
    ),
    "figure.clubs-paths.caption": (
        "Relative transition paths of GRP per head, {vintage}, {first}–{last}: each province over the "
        "mean of all, filtered; a panel a club, everybody else in grey. The highest and the lowest "
        "member are named.",
        "人均地区生产总值的相对转移路径，{vintage}，{first}—{last}年：各省与全体均值之比（滤波后）；每个"
        "俱乐部一图，其余省份为灰色。标出最高与最低的成员。",
    ),
    "figure.clubs-paths.alt": (
        "A panel of lines for each of {count} clubs, and one for {apart} diverging provinces if there "
        "are any, against the lines of all others in grey. The mean path of the first club goes from "
        "{start_top:.2f} to {end_top:.2f}, that of the last from {start_bottom:.2f} to {end_bottom:.2f}.",
        "{count}个俱乐部各一图，若有发散省份（{apart}个）另列一图，其余省份为灰线。第一俱乐部的平均路径由"
        "{start_top:.2f}到{end_top:.2f}，最末俱乐部由{start_bottom:.2f}到{end_bottom:.2f}。",
    ),
    "figure.clubs-company.axis": ("share of specifications in one club", "同属一个俱乐部的设定所占比例"),
    "figure.clubs-company.caption": (
        "How often two provinces fall into one club in {specs} specifications: vintages, levels and "
        "logs, filters, trimming fractions, first years. In the order of the clubs of the map "
        "({vintage}, {first}–{last}; white lines).",
        "在{specs}种设定（版本、水平值与对数、滤波、截尾比例、起始年份）中两省同属一个俱乐部的频率。按方"
        "格图中的俱乐部排序（{vintage}，{first}—{last}年；白线为界）。",
    ),
    "figure.clubs-company.alt": (
        "A square of cells, one for each pair of provinces. {always:.0f} % of the pairs are together in "
        "at least nine of ten specifications, {never:.0f} % in at most one of ten; the rest lies in "
        "between.",
        "方阵，每格为一对省份。{always:.0f}%的省份对在九成以上设定中同组，{never:.0f}%在一成以下设定中同"
        "组，其余居中。",
    ),
    "table.clubs-whole.caption": (
        "The log t test of all provinces together: b and its t statistic, for levels, logarithms of yuan "
        "and logarithms of 1,000 yuan. Convergence is rejected where t < −1.65.",
        "全部省份的log t检验：水平值、元的对数与千元的对数下的b及t值。t < −1.65时拒绝收敛。",
    ),
    "table.clubs-whole.series": ("Series", "序列"),
    "table.clubs-whole.years": ("Years", "年份"),
    "table.clubs-whole.b_level": ("b, level", "b，水平值"),
    "table.clubs-whole.t_level": ("t", "t"),
    "table.clubs-whole.b_log": ("b, log", "b，对数（元）"),
    "table.clubs-whole.t_log": ("t", "t"),
    "table.clubs-whole.b_log_1000": ("b, log of 1,000", "b，对数（千元）"),
    "table.clubs-whole.t_log_1000": ("t", "t"),
    "table.clubs-table.caption": (
        "The clubs of GRP per head, {vintage}, {first}–{last}: size, log t coefficient and t, mean "
        "relative path in the first and the last year, members.",
        "人均地区生产总值的俱乐部，{vintage}，{first}—{last}年：规模、log t系数与t值、首末年平均相对路径、"
        "成员。",
    ),
    "table.clubs-table.club": ("Club", "俱乐部"),
    "table.clubs-table.b": ("b", "b"),
    "table.clubs-table.t": ("t", "t"),
    "table.clubs-table.start": ("h, first", "h，首年"),
    "table.clubs-table.end": ("h, last", "h，末年"),
    "table.clubs-table.members": ("Members", "成员"),
    "table.clubs-variants.caption": (
        "One choice changed at a time from the clubs drawn ({vintage}, {first}–{last}): t of all "
        "provinces, number of clubs, diverging provinces, and likeness with the clubs drawn (adjusted "
        "Rand index: 1 the same, 0 as by chance).",
        "在所绘俱乐部（{vintage}，{first}—{last}年）基础上每次只改一项：全体的t值、俱乐部数、发散省份数、"
        "与所绘俱乐部的相似度（调整兰德指数：1为相同，0为随机水平）。",
    ),
    "table.clubs-variants.change": ("Changed", "改动"),
    "table.clubs-variants.t": ("t, all", "t，全体"),
    "table.clubs-variants.count": ("Clubs", "俱乐部数"),
    "table.clubs-variants.apart": ("Diverging", "发散"),
    "table.clubs-variants.rand": ("Likeness", "相似度"),
    "table.clubs-planted.caption": (
        "What the test and the algorithm (levels, filter 400, trimming fraction .3) give in {draws} "
        "simulated panels of each kind: rejections of convergence, mean number of clubs and of diverging "
        "provinces, likeness with the truth (adjusted Rand index), and with the clubs that a softer "
        "filter (6.25) finds in the same panel.",
        "检验与算法（水平值、滤波参数400、截尾比例0.3）在每类{draws}个模拟面板中的结果：拒绝收敛的比例、"
        "平均俱乐部数与发散省份数、与真实分组的相似度（调整兰德指数），以及与同一面板用较软滤波（6.25）所"
        "得俱乐部的相似度。",
    ),
    "table.clubs-planted.world": ("Truth", "真实情形"),
    "table.clubs-planted.rejected": ("Rejected, %", "拒绝，%"),
    "table.clubs-planted.count": ("Clubs", "俱乐部数"),
    "table.clubs-planted.apart": ("Diverging", "发散"),
    "table.clubs-planted.rand": ("Likeness", "相似度"),
    "table.clubs-planted.kept": ("Kept", "保持度"),
}
