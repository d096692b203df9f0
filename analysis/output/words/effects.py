"""Words of the part on effects (book/effects), and why an effect cannot be estimated."""

WORDS: dict[str, tuple[str, str]] = {
    "absent.few_sets": (
        "there are {n} placebo sets, and p is never below one over their number; a test at {percent:.0f} % takes {least}",
        "安慰剂组合共{n}个，p值不会低于其倒数；{percent:.0f}%水平的检验至少需要{least}个",
    ),
    "absent.no_tests": (
        "no primary design of this kind allows a test; it takes one with at least ten connected sets",
        "没有可供检验的此类主要设计；至少需要十个连通组合",
    ),
    "absent.too_many_sets": (
        "over a million connected sets of {k} among {n} regions; it takes fewer donors",
        "{n}个地区中{k}个一组的连通组合超过一百万个；需要较少的对照地区",
    ),
    "absent.too_many_regions": (
        "{n} regions; sets of at most 63 are enumerated, so that it takes fewer donors",
        "共{n}个地区；最多可列举63个地区的组合，需要较少的对照地区",
    ),
    "absent.perfect_fit": (
        "{donors} donors fit the {years} years before perfectly ({method}), so that the weights are not unique; it takes "
        "more years before, or fewer donors",
        "{donors}个对照地区完全拟合此前{years}年（{method}），权重不唯一；需要更多的事前年份或较少的对照地区",
    ),
    "family.primary": ("primary", "主要"),
    "family.secondary": ("secondary", "次要"),
    "family.check": ("check", "核对"),
    "kind.method": ("estimator", "估计方法"),
    "kind.donors": ("donors", "对照组"),
    "choice.did": ("difference in differences", "双重差分"),
    "choice.sc": ("synthetic control", "合成控制"),
    "choice.demeaned": ("synthetic control, demeaned", "去均值合成控制"),
    "choice.sdid": ("synthetic difference in differences", "合成双重差分"),
    "choice.ridge": ("synthetic control, ridge-augmented", "岭回归增广合成控制"),
    "choice.no_neighbours": ("without neighbours", "剔除相邻地区"),
    "choice.only.none": ("the eight under no strategy", "仅未列入战略的八省份"),
    "choice.without.East": ("without the East", "剔除东部"),
    "choice.without.Central": ("without the Central region", "剔除中部"),
    "choice.without.West": ("without the West", "剔除西部"),
    "choice.without.Northeast": ("without the Northeast", "剔除东北"),
    "refused.perfect_fit": ("weights not unique", "权重不唯一"),
    "refused.outside_hull": ("outside the donors' hull", "处于对照凸包之外"),
    "column.design": ("Design", "设计"),
    "column.family": ("Family", "类别"),
    "column.kind": ("Choice of", "选择"),
    "column.choice": ("Choice", "取法"),
    "column.refused": ("Refused", "未予估计"),
    "column.sets": ("Sets", "组合数"),
    "column.unit": ("Unit", "单位"),
    "column.value_interval": ("Confidence set", "置信集"),
    "figure.effects-smallest.title": (
        "No design on growth could have seen less than {least:.1f} points a year; the weakest needs {most:.1f}",
        "没有一项增长率设计能看出每年小于{least:.1f}个百分点的效应；最弱者需{most:.1f}个百分点",
    ),
    "figure.effects-smallest.subtitle": (
        "Smallest effect found in four of five sets, percentage points of growth a year",
        "在五分之四的组合中可检出的最小效应，增长率，百分点/年",
    ),
    "figure.effects-smallest.value": ("percentage points a year", "百分点/年"),
    "figure.effects-smallest.caption": (
        "The smallest effect on growth that each of {n} primary designs finds four times in five, planted in connected sets "
        "of regions on the figures as they are.",
        "{n}项主要设计在五次中有四次可检出的最小增长效应：将效应植入连通的地区组合，其余数据不变。",
    ),
    "figure.effects-smallest.alt": (
        "A dot for each of {n} designs, from {least:.1f} points a year ({best}) to {most:.1f}.",
        "{n}项设计各一点，自每年{least:.1f}个百分点（{best}）至{most:.1f}个百分点。",
    ),
    "table.effects-shuffles.caption": (
        "p of each design by connected sets and by a shuffle that ignores borders, and the percentage of connected sets that "
        "the shuffle rejects at 5 %.",
        "各设计按连通组合与按不顾边界的随机组合所得p值，以及后者在5%水平下拒绝的连通组合百分比。",
    ),
    "table.effects-shuffles.connected": ("p, connected", "p值，连通组合"),
    "table.effects-shuffles.free": ("p, free shuffle", "p值，随机组合"),
    "table.effects-shuffles.rejects": ("Rejected by the shuffle, %", "随机组合拒绝，%"),
    "table.effects-shuffles.draws": ("Free sets", "随机组合数"),
    "table.effects-designs.caption": (
        "The declared designs: start, units treated and donors, years before and after, connected sets, level (%), family, "
        "and the smallest effect found four times in five, in the outcome's unit.",
        "申报的设计：起点、处理与对照单位数、前后年数、连通组合数、显著性水平（%）、类别，以及五次中有四次可检出的最小效应（按结果单位）。",
    ),
    "table.effects-designs.start": ("Start", "起点"),
    "table.effects-designs.treated": ("Treated", "处理"),
    "table.effects-designs.donors": ("Donors", "对照"),
    "table.effects-designs.before": ("Before", "前"),
    "table.effects-designs.after": ("After", "后"),
    "table.effects-designs.level": ("Level, %", "水平，%"),
    "table.effects-designs.value": ("Smallest seen", "可检出最小值"),
    "table.effects-cannot.caption": ("What no design can tell, and why.", "任何设计都无法判断者及其原因。"),
    "table.effects-cannot.what": ("Question", "问题"),
    "table.effects-cannot.reason": ("Why it cannot be told", "为何无法判断"),
    "table.effects-seen.caption": (
        "What was known of the figures when designs were declared, and what was changed afterwards.",
        "申报设计时已知的数据情况，以及事后的改动。",
    ),
    "table.effects-seen.what": ("Designs", "设计"),
    "table.effects-seen.reason": ("What was known, or changed", "已知或改动"),
    "figure.effects-power.title": (
        "An effect of {worth:g} point a year is found in {least:.0f} to {most:.0f} % of sets",
        "每年{worth:g}个百分点的效应在{least:.0f}%至{most:.0f}%的组合中被检出",
    ),
    "figure.effects-power.subtitle": (
        "Share of connected sets in which the test finds a planted effect; lines: four in five, and an effect worth having",
        "检验在连通组合中检出植入效应的比例；标线：五分之四，及值得拥有的效应",
    ),
    "figure.effects-power.effect": ("planted effect, percentage points a year", "植入效应，百分点/年"),
    "figure.effects-power.power": ("share found", "检出比例"),
    "figure.effects-power.caption": (
        "How often each primary design on growth finds an effect of a given size, planted in every connected set (in some, "
        "drawn at random, for the largest group), added and taken off in turn.",
        "各主要增长率设计对植入效应的检出频率：逐一植入每个连通组合（最大的一组为随机抽取的若干组合），正负各一次。",
    ),
    "figure.effects-power.alt": (
        "Rising curves, one for each design; at {worth:g} point a year they lie between {least:.0f} and {most:.0f} %.",
        "每项设计一条上升曲线；在每年{worth:g}个百分点处介于{least:.0f}%与{most:.0f}%之间。",
    ),
    "table.effects-power.caption": (
        "Connected sets, level and size (both %), and the smallest effect found four times in five, in the outcome's unit.",
        "连通组合数、名义水平与实际水平（%），以及五次中有四次可检出的最小效应（按结果单位）。",
    ),
    "table.effects-power.level": ("Level, %", "水平，%"),
    "table.effects-power.size": ("Size, %", "实际水平，%"),
    "table.effects-power.value": ("Smallest seen", "可检出最小值"),
    "figure.effects-forest.title": (
        "{rejected} of {tests} primary tests reject; the smallest adjusted p is {holm:.2f}",
        "{tests}项主要检验中有{rejected}项拒绝；调整后的最小p值为{holm:.2f}",
    ),
    "figure.effects-forest.subtitle": (
        "Effect on growth, percentage points a year, with the confidence set by inversion",
        "对增长率的效应，百分点/年，置信集由检验反演得到",
    ),
    "figure.effects-forest.value": ("percentage points a year", "百分点/年"),
    "figure.effects-forest.caption": (
        "Difference in differences of growth for each primary design, and the effects that its placebo test does not reject "
        "(95 %, or 90 % where fewer than twenty sets are connected).",
        "各主要设计增长率的双重差分，及其安慰剂检验未拒绝的效应（95%；连通组合不足二十个者为90%）。",
    ),
    "figure.effects-forest.alt": (
        "A dot with a bar for each design; of {tests} primary tests {rejected} reject after adjustment.",
        "每项设计一个点与一条横线；{tests}项主要检验经调整后有{rejected}项拒绝。",
    ),
    "table.effects-all.caption": (
        "All designs: the difference in differences, its confidence set, p, and p adjusted by Holm's method over the primary "
        "tests. Logs are times 100.",
        "全部设计：双重差分、置信集、p值，以及对主要检验按Holm方法调整的p值。对数均乘以100。",
    ),
    "table.effects-all.holm": ("p, adjusted", "调整后p值"),
    "table.effects-all.value": ("Effect", "效应"),
    "figure.effects-path.title": (
        "After the start growth moved by {value:.1f} points beside the donors'; from {low:.1f} to {high:.1f} cannot be rejected",
        "政策起点之后，增长率相对对照组变动{value:.1f}个百分点；{low:.1f}至{high:.1f}之间均不能拒绝",
    ),
    "figure.effects-path.subtitle": (
        "Growth of the treated less that of {n} donors, from its mean before; band: nine in ten of {sets} connected sets",
        "处理组增长率减{n}个对照地区，相对事前均值；阴影：{sets}个连通组合的十分之九",
    ),
    "figure.effects-path.value": ("percentage points", "百分点"),
    "figure.effects-path.caption": (
        "The mean growth of the treated less that of the donors by year, {first}–{last}, from its mean before {begun}; the "
        "band holds nine in ten connected sets of regions, each taken as if treated.",
        "{first}—{last}年处理组平均增长率减对照组，相对{begun}年之前的均值；阴影含十分之九的连通地区组合，逐一视同处理组。",
    ),
    "figure.effects-path.alt": (
        "A line about zero inside a band; over the years from {begun} on its mean is {value:.1f} points.",
        "一条在阴影内围绕零的曲线；{begun}年起各年均值为{value:.1f}个百分点。",
    ),
    "table.effects-robust.caption": (
        "The effect by estimator, and by choice of donors (difference in differences), with p by connected sets where there "
        "are enough of them.",
        "按估计方法以及按对照组取法（双重差分）所得效应；连通组合足够时附p值。",
    ),
    "table.effects-robust.value": ("Effect", "效应"),
    "table.effects-outcomes.caption": (
        "All designs of the strategy: effect, confidence set, p; the smallest p of a start invented before the true one; the "
        "honest bound. Logs are times 100.",
        "该战略的全部设计：效应、置信集、p值；虚构的更早起点的最小p值；稳健界限。对数均乘以100。",
    ),
    "table.effects-outcomes.value": ("Effect", "效应"),
    "table.effects-outcomes.false": ("p, false start", "虚构起点p值"),
    "table.effects-outcomes.bound": ("Honest bound", "稳健界限"),
    "figure.effects-starts.title": (
        "A start invented before the true one gives p down to {lowest:.2f}",
        "虚构的更早起点，p值可低至{lowest:.2f}",
    ),
    "figure.effects-starts.subtitle": (
        "p of the same test at starts inside the years before; line: 5 %",
        "在事前年份内虚构起点的同一检验p值；横线：5%",
    ),
    "figure.effects-starts.start": ("invented start", "虚构起点"),
    "figure.effects-starts.p": ("p", "p值"),
    "figure.effects-starts.caption": (
        "p of the placebo test at invented starts, for {n} designs of the strategy, on the years before the true start alone.",
        "该战略{n}项设计在虚构起点处的安慰剂检验p值，仅用真实起点之前的年份。",
    ),
    "figure.effects-starts.alt": (
        "A line for each design; the lowest p is {lowest:.2f}.",
        "每项设计一条线；最低p值为{lowest:.2f}。",
    ),
    "table.effects-shuffles.independent": ("p, independent", "p值，视为独立"),
    "reference.connected": ("connected sets", "连通组合"),
    "reference.free": ("free sets", "随机组合"),
    "figure.effects-references.title": (
        "The same change has p = {free:.2f} by free sets and p = {connected:.2f} by connected ones",
        "同一变动，按随机组合p={free:.2f}，按连通组合p={connected:.2f}",
    ),
    "figure.effects-references.subtitle": (
        "Change of growth beside the others in sets of {n} regions, percentage points a year; line: the treated",
        "{n}个地区一组相对其余地区的增长率变动，百分点/年；竖线：处理组",
    ),
    "figure.effects-references.value": ("percentage points a year", "百分点/年"),
    "figure.effects-references.caption": (
        "How the change of growth is distributed over all {sets:,} connected sets of {n} regions, and over sets drawn without "
        "regard to borders; the line is the treated group's own.",
        "增长率变动在全部{sets:,}个由{n}个地区组成的连通组合中、以及在不顾边界随机抽取的组合中的分布；竖线为处理组。",
    ),
    "figure.effects-references.alt": (
        "Two distributions about zero; the treated group's change is {value:.1f} points a year.",
        "两个围绕零的分布；处理组的变动为每年{value:.1f}个百分点。",
    ),
    "table.effects-belt.caption": (
        "p of the strategy's designs by a test that takes regions as independent (HC3), by a free shuffle, and by connected "
        "sets.",
        "该战略各设计的p值：视地区为独立的检验（HC3）、随机组合、连通组合。",
    ),
    "table.effects-belt.independent": ("p, independent", "p值，视为独立"),
    "table.effects-belt.free": ("p, free shuffle", "p值，随机组合"),
    "table.effects-belt.connected": ("p, connected", "p值，连通组合"),
    "figure.effects-single.title": (
        "Of {n} designs of one unit the smallest p is {lowest:.2f}",
        "{n}项单一单位的设计中最小p值为{lowest:.2f}",
    ),
    "figure.effects-single.subtitle": (
        "Growth less that of the donors, from its mean before, percentage points; band: nine in ten of the units",
        "增长率减对照组，相对事前均值，百分点；阴影：十分之九的单位",
    ),
    "figure.effects-single.value": ("percentage points", "百分点"),
    "figure.effects-single.caption": (
        "Growth of the treated unit less the mean of its donors by year, from its mean before the start; the band holds nine in "
        "ten units, each taken as if treated. Years left out are missing.",
        "处理单位逐年增长率减对照组均值，相对起点之前的均值；阴影含十分之九的单位，逐一视同处理。剔除的年份不画。",
    ),
    "figure.effects-single.alt": (
        "{n} panels with a line inside a band; the smallest p is {lowest:.2f}.",
        "{n}幅图，各有一条阴影内的曲线；最小p值为{lowest:.2f}。",
    ),
    "table.effects-single.caption": (
        "The designs of one unit: donors, effect, confidence set (90 %), p, and the smallest effect found four times in five.",
        "单一单位的设计：对照数、效应、置信集（90%）、p值，以及五次中有四次可检出的最小效应。",
    ),
    "table.effects-single.value": ("Effect", "效应"),
    "table.effects-single.donors": ("Donors", "对照"),
    "table.effects-single.smallest": ("Smallest seen", "可检出最小值"),
    "table.effects-single-methods.caption": (
        "The effect by estimator, with p over the units; refused where weights would not be unique.",
        "按估计方法所得效应及p值；权重不唯一者不予估计。",
    ),
    "table.effects-single-methods.value": ("Effect", "效应"),
    "figure.effects-break.title": (
        "The cities' figures come down from {early:.0f} to {late:.0f} % of the province's by the first year after",
        "至战略后的第一年，城市数据之和由全省的{early:.0f}%降至{late:.0f}%",
    ),
    "figure.effects-break.subtitle": (
        "Sum of Guangdong's cities (v4r) over the province (v4), %",
        "广东各市之和（v4r）占全省（v4）的比重，%",
    ),
    "figure.effects-break.value": ("%", "%"),
    "figure.effects-break.caption": (
        "Product of Guangdong's cities in the compilation v4r, summed, over the province's own in v4. The upright line is the "
        "start of the strategy, the level one that both should share.",
        "广东各市产值（汇编口径v4r）之和与全省产值（v4）之比。竖线为战略起点，横线为两者应有的一致水平。",
    ),
    "figure.effects-break.alt": (
        "A line at up to {early:.1f} % to 2017 and up to {late:.1f} % from 2018 on.",
        "2017年以前最高{early:.1f}%，2018年起最高{late:.1f}%的曲线。",
    ),
    "table.effects-careless.caption": (
        "What a careless design prints: the difference in differences of logs, and p as if regions were independent.",
        "草率设计的结果：对数的双重差分，及视地区为独立的p值。",
    ),
    "table.effects-careless.what": ("Question", "问题"),
    "table.effects-careless.value": ("Effect, %", "效应，%"),
    "table.effects-careless.reason": ("What is wrong with it", "问题所在"),
    "table.effects-not.caption": (
        "What else no design can tell, and why.",
        "其他任何设计都无法判断者及其原因。",
    ),
    "table.effects-not.what": ("Question", "问题"),
    "table.effects-not.reason": ("Why it cannot be told", "为何无法判断"),
    "placing.unit": ("by trading unit", "按经营单位"),
    "placing.place": ("by origin and destination", "按货源地与目的地"),
    "column.placing": ("Trade placed", "贸易归属"),
    "figure.effects-customs.title": (
        "Trade beside the donors' moved by {unit:.2f} log points by trading unit, {place:.2f} by place",
        "贸易额相对对照组的变动（对数点）：按经营单位{unit:.2f}，按货源地与目的地{place:.2f}",
    ),
    "figure.effects-customs.subtitle": (
        "Log of exports and imports less the donors', from its mean before; band: nine in ten of {sets} connected sets",
        "进出口额对数减对照组，相对事前均值；阴影：{sets}个连通组合的十分之九",
    ),
    "figure.effects-customs.value": ("log points", "对数点"),
    "figure.effects-customs.caption": (
        "The mean log of trade of Beijing, Tianjin and Hebei less that of the donors by year, from its mean before 2014 (left "
        "out), by two ways of placing trade; the band holds nine in ten connected sets of three provinces.",
        "京津冀贸易额对数均值逐年减对照组，相对2014年（剔除）之前的均值，按两种归属；阴影含三省份连通组合的十分之九。",
    ),
    "figure.effects-customs.alt": (
        "Two panels, each a line in a band; after 2014 the mean is {unit:.2f} by trading unit and {place:.2f} by place.",
        "两幅图，各一条阴影中的曲线；2014年之后均值按经营单位为{unit:.2f}，按货源地与目的地为{place:.2f}。",
    ),
    "table.effects-customs.caption": (
        "Log of trade beside the donors': its change from before 2014 to after, and what goes with a whole year under the reform "
        "(dose), with the confidence set and p by connected sets, and p as if provinces were independent.",
        "贸易额对数相对对照组：2014年前后的变动，以及与改革实施一整年（剂量）相伴的变动，附按连通组合的置信集与p值，以及视省份为独立的p值。",
    ),
    "comparison.step": ("before and after", "前后比较"),
    "comparison.dose": ("dose", "剂量"),
    "column.comparison": ("Comparison", "比较方式"),
    "table.effects-joined.caption": (
        "From when goods were cleared in common, and the share of 2014 and of 2015 after that day.",
        "一体化通关的起始日期，以及该日之后占2014年和2015年的比例。",
    ),
    "table.effects-joined.date": ("From", "起始"),
    "table.effects-joined.what": ("Act", "事项"),
    "table.effects-joined.2014": ("Share of 2014", "占2014年"),
    "table.effects-joined.2015": ("Share of 2015", "占2015年"),
    "table.effects-customs.value": ("Change, log points", "变动，对数点"),
    "table.effects-customs.independent": ("p, independent", "p值，视为独立"),
    "table.effects-verdicts.caption": (
        "What each primary design must pass: p adjusted, one sign over vintages, estimators and donors, the smallest p of a "
        "false start, the honest bound, the upper end of the confidence set; and the verdict.",
        "各主要设计须通过者：调整后p值、各口径与估计方法及对照组符号一致、虚构起点的最小p值、稳健界限、置信集上端；以及结论。",
    ),
    "table.effects-verdicts.holm": ("p, adjusted", "调整后p值"),
    "table.effects-verdicts.signs": ("Signs", "符号"),
    "table.effects-verdicts.same": ("the same", "一致"),
    "table.effects-verdicts.differ": ("differ", "不一"),
    "table.effects-verdicts.false": ("p, false start", "虚构起点p值"),
    "table.effects-verdicts.bound": ("Honest bound", "稳健界限"),
    "table.effects-verdicts.high": ("Upper end", "上端"),
    "table.effects-verdicts.verdict": ("An effect", "有无效应"),
    "table.effects-verdicts.yes": ("yes", "有"),
    "table.effects-verdicts.no": ("none worth having", "无足轻重"),
    "table.effects-verdicts.open": ("undecided", "无法判定"),
}
