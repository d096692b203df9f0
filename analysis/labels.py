"""Every word that a figure or a table draws, in English and in Chinese.

One catalogue holds both languages, so that one computation gives both editions. Keys are dotted:

- ``figure.<name>.caption``, ``figure.<name>.alt``, ``figure.<name>.<word>``: a figure's own words;
- ``table.<name>.caption``, ``table.<name>.<column>``: a table's own words;
- ``column.<column>``: a column's heading wherever a table has no heading of its own for it;
- ``plate.East``, ``region.Beijing``, ``side.North``, ``vintage.v4``, ``unit.%``, ``measure.cv``: shared.

A caption says what is drawn, from which vintage and in which unit. An alt text says what the picture shows to
one who cannot see it: its shape and, by values filled in at drawing time, its numbers. ``{name}`` in a text
is filled in by ``text(key, language, name=...)``, in Python's format notation.

It misleads when a text says what the figures no longer show: whatever can change with the data is filled in.
"""

from __future__ import annotations

import difflib
import re

from analysis import words

LANGUAGES = ("en", "zh")
MINUS = re.compile(r"(?<![\w\])-])-(?=\d)")  # before a number that no number precedes: no range, no name

_REGIONS = {
    "Beijing": "北京",
    "Tianjin": "天津",
    "Hebei": "河北",
    "Shanxi": "山西",
    "Inner Mongolia": "内蒙古",
    "Liaoning": "辽宁",
    "Jilin": "吉林",
    "Heilongjiang": "黑龙江",
    "Shanghai": "上海",
    "Jiangsu": "江苏",
    "Zhejiang": "浙江",
    "Anhui": "安徽",
    "Fujian": "福建",
    "Jiangxi": "江西",
    "Shandong": "山东",
    "Henan": "河南",
    "Hubei": "湖北",
    "Hunan": "湖南",
    "Guangdong": "广东",
    "Guangxi": "广西",
    "Hainan": "海南",
    "Chongqing": "重庆",
    "Sichuan": "四川",
    "Guizhou": "贵州",
    "Yunnan": "云南",
    "Tibet": "西藏",
    "Shaanxi": "陕西",
    "Gansu": "甘肃",
    "Qinghai": "青海",
    "Ningxia": "宁夏",
    "Xinjiang": "新疆",
}

_SHARED = {
    "plate.East": ("East", "东部"),
    "plate.Central": ("Central", "中部"),
    "plate.West": ("West", "西部"),
    "plate.Northeast": ("Northeast", "东北"),
    "side.North": ("North", "北方"),
    "side.South": ("South", "南方"),
    "vintage.v3": ("v3, before the census of 2018", "v3，第四次经济普查修订前"),
    "vintage.v4": ("v4, after the census of 2018", "v4，第四次经济普查修订后"),
    "vintage.v5": ("v5, after the census of 2023", "v5，第五次经济普查修订后"),
    "unit.%": ("%", "%"),
    "unit.% a year": ("% a year", "%/年"),
    "unit.10,000 persons": ("10,000 persons", "万人"),
    "unit.100 million yuan": ("100 million yuan", "亿元"),
    "unit.CV": ("CV", "变异系数"),
    "unit.CV a year": ("CV a year", "变异系数/年"),
    "unit.count": ("count", "个"),
    "unit.index": ("index", "指数"),
    "unit.index points": ("index points", "点"),
    "unit.index points a year": ("index points a year", "点/年"),
    "unit.km": ("km", "公里"),
    "unit.log points": ("log points", "对数点"),
    "unit.log points a year": ("log points a year", "对数点/年"),
    "unit.p": ("p", "p 值"),
    "unit.percentage points": ("percentage points", "个百分点"),
    "unit.percentage points a year": ("percentage points a year", "个百分点/年"),
    "unit.ratio": ("ratio", "比值"),
    "unit.share": ("share", "份额"),
    "unit.trillion yuan": ("trillion yuan", "万亿元"),
    "unit.year": ("year", "年份"),
    "unit.years": ("years", "年"),
    "unit.yuan": ("yuan", "元"),
    "column.region": ("Region", "地区"),
    "column.plate": ("Plate", "板块"),
    "column.year": ("Year", "年份"),
    "column.vintage": ("Vintage", "版本"),
    "column.value": ("Value", "数值"),
    "column.low": ("Low", "下限"),
    "column.high": ("High", "上限"),
    "column.n": ("n", "样本量"),
    "column.note": ("Note", "说明"),
    "style.no_cjk_font": (
        "The figure's labels are in English: no font with the Chinese characters needed was found on the "
        "machine that drew it.",
        "图中文字为英文：绘图所用的计算机上没有找到含所需汉字的字体。",
    ),
}

_DATA = {
    "figure.revision.axis": ("change of GRP by the revision, %", "修订幅度，%"),
    "figure.revision-v4.caption": (
        "What the revision after the census of 2018 did to each province's GRP of {year}: v4 against v3, "
        "in percent.",
        "第四次经济普查修订对各省{year}年地区生产总值的影响：v4与v3相比，%。",
    ),
    "figure.revision-v4.alt": (
        "Dots, one for each of 31 provinces, sorted by the change of GRP of {year} from v3 to v4 in "
        "percent. Most lie close to zero; a few provinces lie far to the left, a few to the right.",
        "31个省份各一点，按{year}年地区生产总值从v3到v4的变动百分比排序。多数接近零，少数明显偏左，少数偏右"
        "。",
    ),
    "figure.revision-v5.caption": (
        "What the revision after the census of 2023 did to each province's GRP of {year}: v5 against v4, "
        "in percent.",
        "第五次经济普查修订对各省{year}年地区生产总值的影响：v5与v4相比，%。",
    ),
    "figure.revision-v5.alt": (
        "Dots, one for each of 31 provinces, sorted by the change of GRP of {year} from v4 to v5 in "
        "percent, coloured by plate.",
        "31个省份各一点，按{year}年地区生产总值从v4到v5的变动百分比排序，颜色表示板块。",
    ),
    "table.revision-v5-plates.caption": (
        "The four plates' GRP of {year} in v4 and v5 (100 million yuan), and the change in percent.",
        "四大板块{year}年地区生产总值的v4与v5数值（亿元）及变动（%）。",
    ),
    "table.revision-v5-plates.old": ("v4", "v4"),
    "table.revision-v5-plates.new": ("v5", "v5"),
    "table.revision-v5-plates.revision": ("change, %", "变动，%"),
    "figure.over-national.axis": ("provinces' sum over national GDP", "各省合计与全国之比"),
    "figure.over-national.caption": (
        "The sum of the provinces' GRP over national GDP of the same vintage.",
        "各省地区生产总值合计与同口径国内生产总值之比。",
    ),
    "figure.over-national.alt": (
        "Two lines, v4 and v5, close to one in every year: the lowest ratio is {low:.3f}, the highest "
        "{high:.3f}.",
        "v4与v5两条线，各年均接近1：最低{low:.3f}，最高{high:.3f}。",
    ),
    "figure.coverage.axis": ("series with a figure", "有数据的序列数"),
    "figure.coverage.caption": (
        "How many of the book's regional series hold a figure, by region and year.",
        "各地区各年份有数据的序列数。",
    ),
    "figure.coverage.alt": (
        "A grid of 31 regions by the years {first} to {last}, darker where more series hold a figure, up "
        "to {most}. The shades change by year and hardly at all by region.",
        "31个地区与{first}至{last}年的网格，颜色越深，有数据的序列越多，最多{most}个；深浅随年份变化，地区"
        "之间几乎没有差别。",
    ),
    "table.coverage.caption": (
        "The regional series, their years, and empty cells between.",
        "分地区序列、起止年份及其间的缺失单元。",
    ),
    "table.coverage.series": ("Series (table, column, vintage)", "序列（表、列、版本）"),
    "table.coverage.first": ("From", "起"),
    "table.coverage.last": ("To", "止"),
    "table.coverage.regions": ("Regions", "地区数"),
    "table.coverage.missing": ("Empty cells", "缺失单元"),
    "table.highways.caption": (
        "National highways: what the plan foresees for 2035 and what stood at the end of 2021, in km.",
        "国家公路：2035年规划里程与2021年底已建成里程，公里。",
    ),
    "table.highways.note": ("What", "内容"),
    "table.highways.value": ("km", "公里"),
    "table.highways.issuer": ("Issued by", "发布者"),
    "table.highways.source": ("Source", "来源"),
}

_PUBLISHED = {
    "dimension.infrastructure": ("Infrastructure", "基础设施通达"),
    "dimension.services": ("Public services", "基本公共服务均等化"),
    "dimension.green": ("Green and low-carbon", "绿色低碳协同"),
    "dimension.living_standards": ("Living standards", "居民生活水平差距"),
    "dimension.comparative_advantage": ("Comparative advantage", "区域比较优势"),
    "column.dimension": ("Dimension", "维度"),
    "figure.projection.axis": ("index, 2012 = 100", "指数，2012年=100"),
    "figure.projection.linear": ("linear", "线性"),
    "figure.projection.log_linear": ("log-linear", "对数线性"),
    "figure.projection.published": ("published", "已公布"),
    "figure.projection.band": ("95 % if sigma = {sigma:g}", "95%区间，σ={sigma:g}"),
    "figure.projection.caption": (
        "The two published points, the two paths through them to {horizon}, and 95 % bands of a random "
        "walk with drift for two assumed standard deviations of yearly growth ({low:g} and {high:g}). The "
        "bands show what an assumption implies; the data do not identify it.",
        "两个已公布的点、经过它们延伸到{horizon}年的两条路径，以及带漂移随机游走在两个假定年增长标准差（"
        "{low:g}与{high:g}）下的95%区间。区间只表示假定的含义，数据无法识别该标准差。",
    ),
    "figure.projection.alt": (
        "Two lines from 100 in 2012 through the published value of 2020 to {horizon}, barely apart until "
        "2025; around them two bands that widen fast after 2020, the outer one about three times as wide.",
        "两条线从2012年的100经2020年的公布值延伸到{horizon}年，2025年以前几乎重合；其外两条区间带在2020年后"
        "迅速变宽，外侧约为内侧的三倍。",
    ),
    "figure.contributions.axis": ("index points of the rise", "对升幅的贡献，点"),
    "figure.contributions.caption": (
        "What each dimension adds to the index's rise from 2012 to 2020 at equal weights, in index points.",
        "等权重下各维度对2012—2020年指数升幅的贡献，点。",
    ),
    "figure.contributions.alt": (
        "Five bars, one a dimension, sorted: the longest {top:.2f} index points, the shortest {bottom:.2f}.",
        "五条横条，每个维度一条，按大小排序：最长{top:.2f}点，最短{bottom:.2f}点。",
    ),
    "table.weight-ranges.caption": (
        "How far each dimension's weight could lie from an equal one, with the published total unchanged. "
        "The ranges hold one at a time.",
        "在公布的总指数不变的前提下，各维度权重可能的取值范围（逐一成立，而非同时成立）。",
    ),
    "table.weight-ranges.value": ("Value in 2020", "2020年数值"),
    "table.weight-ranges.equal": ("Equal weight", "等权重"),
    "table.weight-ranges.low": ("Lowest weight", "最低权重"),
    "table.weight-ranges.high": ("Highest weight", "最高权重"),
}

_SHARES = {
    "figure.shares-lines.caption": (
        "Each plate's share of the provinces' sum of GRP, {first}-{last}, in percent, by vintage (v4 "
        "dashed, v5 solid). The panels have different levels but the same height in percentage points, so "
        "that slopes compare. Hollow diamonds: what the article says of 2021.",
        "四大板块占各省地区生产总值合计的份额，{first}—{last}年，%；虚线为v4，实线为v5。各图起点不同，但纵"
        "向跨度的百分点数相同，斜率可比。空心菱形为文章所述2021年的数值。",
    ),
    "figure.shares-lines.alt": (
        "Four small line charts, {first} to {last}. In {vintage}: East from {East_first:.1f} to "
        "{East_last:.1f} %, Central from {Central_first:.1f} to {Central_last:.1f} %, West from "
        "{West_first:.1f} to {West_last:.1f} %, Northeast from {Northeast_first:.1f} to "
        "{Northeast_last:.1f} %. The two vintages run close together, the v5 line a little higher for the "
        "East and lower for the centre.",
        "四幅小折线图，{first}至{last}年。按{vintage}：东部由{East_first:.1f}%到{East_last:.1f}%，中部由"
        "{Central_first:.1f}%到{Central_last:.1f}%，西部由{West_first:.1f}%到{West_last:.1f}%，东北由"
        "{Northeast_first:.1f}%到{Northeast_last:.1f}%。两个版本的线很接近，v5的东部略高、中部略低。",
    ),
    "figure.shares-map.bar": ("change of share, percentage points", "份额变动，百分点"),
    "figure.shares-map.caption": (
        "Change of each province's share of the provinces' sum of GRP from {first} to {last}, in "
        "percentage points ({vintage}). One tile a province; tiles keep rough positions, not areas.",
        "各省份占各省合计份额从{first}年到{last}年的变动，百分点（{vintage}）。一格一省，只保留大致方位，不"
        "表示面积。",
    ),
    "figure.shares-map.alt": (
        "A grid of tiles, one for each province. The share rose most in {best} ({most:+.2f} points) and "
        "fell most in {worst} ({least:+.2f}); {rose} of {n} provinces gained.",
        "每省一格的方块地图。份额上升最多的是{best}（{most:+.2f}个百分点），下降最多的是{worst}（"
        "{least:+.2f}）；{n}个省份中{rose}个上升。",
    ),
    "table.shares.caption": (
        "The plates' shares of the provinces' sum of GRP, in percent, by vintage. Latest: {v4} in v4, {v5} "
        "in v5.",
        "四大板块占各省地区生产总值合计的份额，%，按版本。最近一年：v4为{v4}年，v5为{v5}年。",
    ),
    "table.shares.y2012": ("2012", "2012"),
    "table.shares.y2020": ("2020", "2020"),
    "table.shares.y2021": ("2021", "2021"),
    "table.shares.latest": ("latest", "最近一年"),
}

_GROWTH = {
    "figure.growth-gap.title": (
        "real growth minus the East's, percentage points",
        "实际增速与东部之差，百分点",
    ),
    "figure.growth-gap.caption": (
        "Real growth of the central, western and northeastern plates minus the eastern plate's, {first}-"
        "{last}, in percentage points. Hollow and dotted: unverified figures, the East without Beijing.",
        "中部、西部、东北实际增速与东部之差，{first}—{last}年，百分点。空心点线为未经核实的数据，且东部缺"
        "北京。",
    ),
    "figure.growth-gap.alt": (
        "Three lines around zero. Central and West lie below zero until {below}, above it until {sure}, "
        "highest at {most:+.1f} points ({most_plate}, {most_year}); after {sure} they cross zero. The "
        "Northeast lies below zero in most years.",
        "三条折线围绕零线。中部和西部在{below}年及以前低于零，此后至{sure}年高于零，最高{most:+.1f}个百分点"
        "（{most_plate}，{most_year}年）；{sure}年以后上下穿越零线。东北多数年份低于零。",
    ),
    "figure.growth-map.bar": ("real growth, % a year", "实际增速，%/年"),
    "figure.growth-map.caption": (
        "Real growth of each province, {first}-{last}, compound, in percent a year; the scale is centred "
        "on the growth of all provinces together, {centre:.1f} %.",
        "各省份{first}—{last}年实际年均增速，%；色标以各省合计的年均增速{centre:.1f}%为中心。",
    ),
    "figure.growth-map.alt": (
        "A grid of tiles, one for each province. Fastest is {best} ({most:.1f} % a year), slowest {worst} ("
        "{least:.1f} %). The provinces of the southwest lie above the middle of the scale, those of the "
        "northeast below it.",
        "每省一格的方块地图。最快的是{best}（年均{most:.1f}%），最慢的是{worst}（{least:.1f}%）。西南各省高"
        "于色标中点，东北各省低于中点。",
    ),
    "figure.growth-nominal.Central": ("Central minus East", "中部减东部"),
    "figure.growth-nominal.West": ("West minus East", "西部减东部"),
    "figure.growth-nominal.caption": (
        "Growth of GRP at current prices, Central and West minus East, {first}-{last}, in percentage "
        "points, by vintage (v4 dashed, v5 solid).",
        "中部、西部与东部现价地区生产总值增速之差，{first}—{last}年，百分点；虚线为v4，实线为v5。",
    ),
    "figure.growth-nominal.alt": (
        "Two small line charts around zero. In {vintage} the centre grew faster than the East in {central} "
        "of {n} years, the West in {west}.",
        "两幅围绕零线的小折线图。按{vintage}，{n}年中中部快于东部的有{central}年，西部快于东部的有{west}年。",
    ),
    "table.growth-rates.caption": (
        "Growth of the plates since 2012 in percent a year, compound: real (latest: {real}), and at "
        "current prices to the latest year of each vintage ({v4} in v4, {v5} in v5). * with unverified "
        "figures from 2020, the East without Beijing.",
        "四大板块2012年以来年均增速，%：实际增速（最近为{real}年）与按版本至最近一年的现价增速（v4为{v4}年"
        "，v5为{v5}年）。*含2020年起未经核实的数据，东部缺北京。",
    ),
    "table.growth-rates.real": ("real, to 2019", "实际，至2019"),
    "table.growth-rates.real_flagged": ("real, to latest*", "实际，至最近*"),
    "table.growth-rates.nominal_v4": ("nominal, v4", "现价，v4"),
    "table.growth-rates.nominal_v5": ("nominal, v5", "现价，v5"),
    "table.growth-rates.since_v5": ("nominal, v5, since 2019", "现价，v5，2019年起"),
    "table.half-year.caption": (
        "What could be found of the first half of 2022 by province: GRP in 100 million yuan and real "
        "growth in percent over a year before, as first published. All are eastern provinces.",
        "2022年上半年分省数据中能够找到的部分：地区生产总值（亿元）与同比实际增速（%），均为初次公布数。全"
        "部为东部省份。",
    ),
    "table.half-year.grp": ("GRP, 100 million yuan", "地区生产总值，亿元"),
    "table.half-year.growth": ("real growth, %", "实际增速，%"),
    "table.half-year.source": ("Source", "来源"),
}

_SIGMA = {
    "measure.cv": ("CV", "变异系数"),
    "measure.cvw": ("CV, weighted by population", "变异系数（人口加权）"),
    "measure.sdlog": ("SD of logs", "对数标准差"),
    "measure.sdlogw": ("SD of logs, weighted", "对数标准差（人口加权）"),
    "series.v3": ("GRP, v3", "GRP，v3"),
    "series.v4": ("GRP, v4", "GRP，v4"),
    "series.v5": ("GRP, v5", "GRP，v5"),
    "series.income": ("income", "收入"),
    "figure.sigma-measures.caption": (
        "Four measures of how far 31 provinces lie apart, {first}-{last}: GRP per head (v4 dashed, v5 "
        "solid) and, from 2013, disposable income per head. All four panels have the same height.",
        "31个省份差距的四种度量，{first}—{last}年：人均地区生产总值（v4虚线，v5实线）与2013年起的人均可支"
        "配收入。四图纵向跨度相同。",
    ),
    "figure.sigma-measures.alt": (
        "Four small line charts, {first} to {last}. The CV of GRP per head goes from {v4_first:.3f} to "
        "{v4_last:.3f} in v4 and from {v5_first:.3f} to {v5_last:.3f} in v5; that of income falls from "
        "{income_first:.3f} to {income_last:.3f}. The lines of GRP are uneven, those of income fall "
        "steadily.",
        "四幅小折线图，{first}至{last}年。人均地区生产总值的变异系数，v4由{v4_first:.3f}到{v4_last:.3f}，v5"
        "由{v5_first:.3f}到{v5_last:.3f}；人均收入由{income_first:.3f}降至{income_last:.3f}。GRP各线有起伏"
        "，收入各线平稳下降。",
    ),
    "table.sigma-changes.caption": (
        "The measures at their first year since 2012 and at the latest, and the change in percent of the "
        "first.",
        "各度量2012年（或其后首年）与最近一年的数值，及相对首年的变动（%）。",
    ),
    "table.sigma-changes.series": ("Series", "序列"),
    "table.sigma-changes.measure": ("Measure", "度量"),
    "table.sigma-changes.first": ("From", "起"),
    "table.sigma-changes.last": ("To", "止"),
    "table.sigma-changes.start": ("at first", "首年"),
    "table.sigma-changes.end": ("at last", "末年"),
    "table.sigma-changes.change": ("change, %", "变动，%"),
    "figure.sigma-break.title": ("CV of GRP per head, {vintage}", "人均地区生产总值的变异系数，{vintage}"),
    "figure.sigma-break.slope": ("{slope:+.1f} % a year", "每年{slope:+.1f}%"),
    "figure.sigma-break.caption": (
        "CV of GRP per head ({vintage}, {first}-{last}) with log-linear trends before and after the "
        "likeliest break, {year} (sup-F {statistic:.0f}, bootstrap p = {p:.4f}). The population's basis "
        "changes between 2009 and 2010.",
        "人均地区生产总值的变异系数（{vintage}，{first}—{last}年），及最可能断点{year}年前后的对数线性趋势"
        "（sup-F={statistic:.0f}，自助法p={p:.4f}）。2009—2010年间人口统计口径有变。",
    ),
    "figure.sigma-break.alt": (
        "Dots fall steeply from {start:.2f} in {first} to {turn:.2f} in {year} and then stay nearly level "
        "to {end:.2f} in {last}; two fitted lines with slopes of {before:+.1f} and {after:+.1f} percent a "
        "year.",
        "散点由{first}年的{start:.2f}陡降到{year}年的{turn:.2f}，此后大致持平，{last}年为{end:.2f}；两条拟"
        "合线的斜率为每年{before:+.1f}%和{after:+.1f}%。",
    ),
    "table.sigma-trends.caption": (
        "Log-linear trends of the measures, {first}-{last} where held, in percent a year, with two 95 % "
        "intervals: HAC (Newey-West) and an AR(1) bootstrap of its t statistic. Series of fewer than 5 "
        "years have no fit.",
        "各度量的对数线性趋势（{first}—{last}年中有数据的年份），%/年，附两种95%区间：HAC（Newey-West）与"
        "其t统计量的AR(1)自助法。不足5年的序列不拟合。",
    ),
    "table.sigma-trends.series": ("Series", "序列"),
    "table.sigma-trends.measure": ("Measure", "度量"),
    "table.sigma-trends.n": ("Years", "年数"),
    "table.sigma-trends.slope": ("Slope", "斜率"),
    "table.sigma-trends.hac": ("HAC", "HAC"),
    "table.sigma-trends.bootstrap": ("Bootstrap", "自助法"),
    "figure.sigma-without.all": ("all 31", "全部31个"),
    "figure.sigma-without.rest": ("without 3", "去掉3个"),
    "figure.sigma-without.title": ("CV of GRP per head", "人均地区生产总值的变异系数"),
    "figure.sigma-without.sides": ("CV within North and South", "北方、南方内部的变异系数"),
    "figure.sigma-without.ratio": ("South over North, GRP per head", "南方与北方人均地区生产总值之比"),
    "figure.sigma-without.plates": ("CV between the four plates", "四大板块之间的变异系数"),
    "figure.sigma-without.caption": (
        "GRP per head, {vintage}, {first}-{last}. Above: CV of all 31 provinces and without Beijing, "
        "Shanghai and Tianjin; CV within North and South. Below: South over North; CV between the four "
        "plates.",
        "人均地区生产总值，{vintage}，{first}—{last}年。上：全部31个省份与去掉北京、上海、天津后的变异系数"
        "；北方、南方内部的变异系数。下：南方与北方之比；四大板块之间的变异系数。",
    ),
    "figure.sigma-without.alt": (
        "Four small line charts. The CV goes from {all_first:.3f} to {all_last:.3f}, without the three "
        "municipalities from {rest_first:.3f} to {rest_last:.3f}; within the North from {North_first:.3f} "
        "to {North_last:.3f}, within the South from {South_first:.3f} to {South_last:.3f}. South over "
        "North rises from {ratio_first:.2f} to {ratio_last:.2f}. Between the plates the CV goes from "
        "{plates_first:.3f} to {plates_last:.3f}.",
        "四幅小折线图。变异系数由{all_first:.3f}到{all_last:.3f}，去掉三市后由{rest_first:.3f}到"
        "{rest_last:.3f}；北方内部由{North_first:.3f}到{North_last:.3f}，南方内部由{South_first:.3f}到"
        "{South_last:.3f}。南北之比由{ratio_first:.2f}到{ratio_last:.2f}。板块之间由{plates_first:.3f}到"
        "{plates_last:.3f}。",
    ),
    "figure.sigma-plates.caption": (
        "GRP per head of the East over that of the other plates, {first}-{last}, by vintage.",
        "东部人均地区生产总值与其他板块之比，{first}—{last}年，按版本。",
    ),
    "figure.sigma-plates.alt": (
        "Two small line charts, v4 and v5, with three lines each. In {vintage} East over Central goes from "
        "{Central_first:.2f} to {Central_last:.2f}, East over West from {West_first:.2f} to {West_last:.2f}"
        ", East over Northeast from {Northeast_first:.2f} to {Northeast_last:.2f}.",
        "两幅小折线图（v4、v5），各三条线。按{vintage}，东部与中部之比由{Central_first:.2f}到"
        "{Central_last:.2f}，与西部之比由{West_first:.2f}到{West_last:.2f}，与东北之比由"
        "{Northeast_first:.2f}到{Northeast_last:.2f}。",
    ),
    "figure.sigma-influence.bar": ("change of the CV without it, %", "去掉该地区后变异系数的变动，%"),
    "figure.sigma-influence.caption": (
        "Change of the CV of GRP per head from {first} to {last} in percent ({vintage}) when a province is "
        "left out, one at a time; the scale is centred on the change with all of them, {centre:.1f} %.",
        "逐一去掉一个省份后，人均地区生产总值变异系数从{first}年到{last}年的变动，%（{vintage}）；色标以全"
        "部省份的变动{centre:.1f}%为中心。",
    ),
    "figure.sigma-influence.alt": (
        "A grid of tiles, one for each province. Without {best} the change is {least:+.1f} %, without "
        "{worst} it is {most:+.1f} %; all others lie between.",
        "每省一格的方块地图。去掉{best}后变动为{least:+.1f}%，去掉{worst}后为{most:+.1f}%，其余介于两者之间"
        "。",
    ),
}

CATALOGUE: dict[str, tuple[str, str]] = {
    **{f"region.{name}": (name, zh) for name, zh in _REGIONS.items()},
    **_SHARED,
    **_SIGMA,
    **_GROWTH,
    **_SHARES,
    **_DATA,
    **_PUBLISHED,
    **words.collect(),
}


def text(key: str, language: str, **values: object) -> str:
    """The text of ``key`` in ``language``, with ``values`` filled in.

    Raises KeyError, in words: an unknown language, an unknown key (with the nearest ones), a value that the
    text needs and that is not given.
    """
    if language not in LANGUAGES:
        raise KeyError(f"labels.text: unknown language {language!r}; one of {', '.join(LANGUAGES)}")
    if key not in CATALOGUE:
        near = difflib.get_close_matches(key, CATALOGUE, n=3, cutoff=0.6)
        hint = f"; nearest: {', '.join(near)}" if near else ""
        raise KeyError(f"labels.text: no text {key!r} in the catalogue (analysis/labels.py){hint}")
    template = CATALOGUE[key][LANGUAGES.index(language)]
    try:
        return MINUS.sub("−", template.format(**values))
    except (KeyError, IndexError) as missing:
        raise KeyError(f"labels.text: the {language} text of {key!r} needs a value for {missing}") from None


def characters(language: str) -> frozenset[str]:
    """The characters outside ASCII that the catalogue needs in ``language``: what a font must have."""
    at = LANGUAGES.index(language)
    return frozenset(c for texts in CATALOGUE.values() for c in texts[at] if ord(c) > 127)
