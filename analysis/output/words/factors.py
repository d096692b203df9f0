"""Words of the chapter on movers and prices (book/factors)."""

WORDS: dict[str, tuple[str, str]] = {
    "measure.moved": ("moved within five years", "五年内跨省迁移"),
    "measure.away": ("registered in another province", "户口在外省"),
    "measure.away_within": ("registered elsewhere in the province", "户口在省内他处"),
    "measure.born_elsewhere": ("born in another province", "出生于外省"),
    "basket.sixteen": ("16 goods", "16类商品"),
    "basket.without_food": ("14 goods, no food", "14类商品（不含食品）"),
    "basket.fine": ("20 goods, food in five", "20类商品（食品分五类）"),
    "pairs.all": ("all pairs", "全部省对"),
    "pairs.neighbours": ("neighbours", "相邻省"),
    "column.basket": ("Basket", "商品篮子"),
    "column.pairs": ("Provinces", "省对"),
    "figure.factors-people.title": (
        "From 2010 to 2020 the share that had moved {moved:rose|fell} by {moved:abs.1f} points, the share living away "
        "{away:rose|fell} by {away:abs.1f}",
        "2010—2020年，五年内跨省迁移者占比{moved:上升|下降}{moved:abs.1f}个百分点，户口在外省者占比{away:上升|下降}{away:abs.1f}个百分点",
    ),
    "figure.factors-people.subtitle": (
        "Migrants between provinces, % of population",
        "跨省人口占总人口比重，%",
    ),
    "figure.factors-people.each": (
        "{measure} from {first:.1f} to {last:.1f}",
        "{measure}由{first:.1f}到{last:.1f}",
    ),
    "figure.factors-people.caption": (
        "Persons who five years earlier lived in another province, who live away from the province of their "
        "registration, and who were born in another, % of the population; censuses, and for 2015 a 1 % survey.",
        "五年前住在外省者、户口在外省者、出生于外省者占总人口比重（%）；人口普查，2015年为1%抽样调查。",
    ),
    "figure.factors-people.alt": (
        "Three lines. First to last count: {each}.",
        "三条折线。首次至末次：{each}。",
    ),
    "table.factors-regions.caption": (
        "Persons who came from another province within five years, and who left, 10,000.",
        "五年内由外省迁入和迁出的人口（万人）。",
    ),
    "table.factors-regions.arrived": ("came", "迁入"),
    "table.factors-regions.left": ("left", "迁出"),
    "table.factors-regions.net": ("net", "净迁入"),
    "figure.factors-map.title": (
        "Most came to {most}, most left {least}",
        "净迁入最多的是{most}，净迁出最多的是{least}",
    ),
    "figure.factors-map.subtitle": (
        "People who came less people who left, 2010 to 2015, 10,000",
        "2010—2015年净迁入人口，万人",
    ),
    "figure.factors-map.net": ("10,000 persons", "万人"),
    "figure.factors-map.caption": (
        "Arrivals from other provinces less departures to them, within the five years before 2015. Six western "
        "provinces stand under names corrected here.",
        "2015年前五年内由外省迁入减迁出的人口。六个西部省份的名称经本书更正。",
    ),
    "figure.factors-map.alt": (
        "A grid of tiles, one for each province. {most} gained most ({high:.0f}), {least} lost most ({low:.0f}).",
        "每省一格的方块地图。净迁入最多的是{most}（{high:.0f}），净迁出最多的是{least}（{low:.0f}）。",
    ),
    "figure.factors-prices.title": (
        "Goods' prices move more alike than in {top}; since 2012-14 their dispersion {neighbours:rose|fell} by "
        "{neighbours:abs.0f} % between neighbours",
        "各省商品价格变动比{top}年更为一致；自2012—2014年以来，相邻省间离散度{neighbours:上升|下降}{neighbours:abs.0f}%",
    ),
    "figure.factors-prices.subtitle": (
        "Variance over goods of relative price changes, times 10,000",
        "商品相对价格变动的方差，×10,000",
    ),
    "figure.factors-prices.all": ("All pairs of provinces", "全部省对"),
    "figure.factors-prices.neighbours": ("Neighbours", "相邻省"),
    "figure.factors-prices.each": (
        "{basket}, {pairs}: {change:+.0f} %",
        "{basket}，{pairs}：{change:+.0f}%",
    ),
    "figure.factors-prices.caption": (
        "Segmentation of goods markets by the price method, three baskets of the retail price index, {first}-{last}. "
        "Lower is more alike.",
        "以价格法度量的商品市场分割，零售价格指数的三种商品篮子，{first}—{last}年。越低越一致。",
    ),
    "figure.factors-prices.alt": (
        "Two line charts of three lines. Mean of 2017-19 against 2012-14: {each}.",
        "两幅折线图，各三条线。2017—2019年均值较2012—2014年：{each}。",
    ),
    "table.factors-prices.caption": (
        "Change of segmentation from the mean of 2012-14 to that of 2017-19, %: with all goods, and the least and the "
        "greatest without one of them; share of lots of years that fall as much; and the same change of prices' "
        "unrest.",
        "分割程度由2012—2014年均值到2017—2019年均值的变动（%）：全部商品，以及剔除任一商品后的最小、最大值；"
        "随机抽取年份时降幅不小于此的比例；同期价格波动的变动。",
    ),
    "table.factors-prices.change": ("change", "变动"),
    "table.factors-prices.lowest": ("least", "最小"),
    "table.factors-prices.highest": ("greatest", "最大"),
    "table.factors-prices.p": ("by lot", "随机"),
    "table.factors-prices.unrest": ("unrest", "价格波动"),
    "source.migrants": ("NBS: population censuses", "国家统计局: 人口普查"),
    "source.region_migrants": ("NBS: population censuses", "国家统计局: 人口普查"),
    "source.retail_prices": ("NBS: retail prices", "国家统计局: 商品零售价格"),
}
