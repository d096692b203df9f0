"""Words of the chapter on the trade of Beijing, Tianjin and Hebei (book/strategies/beijing-tianjin-hebei)."""

WORDS: dict[str, tuple[str, str]] = {
    "measure.usd": ("by firms' seat, dollars", "按经营单位，美元"),
    "measure.place": ("by place, dollars", "按目的地和货源地，美元"),
    "measure.cny": ("by firms' seat, yuan", "按经营单位，人民币"),
    "figure.trade-share.title": (
        "The three's share of the nation's trade {seat:rose|fell} by {seat:abs.1f} points to {last} by firms' seat, "
        "and {place:rose|fell} by {place:abs.1f} by place",
        "2013—{last}年京津冀占全国外贸的比重按经营单位{seat:上升|下降}{seat:abs.1f}个百分点，按地点{place:上升|下降}{place:abs.1f}个百分点",
    ),
    "figure.trade-share.subtitle": (
        "Beijing, Tianjin and Hebei in the imports and exports of all provinces, %",
        "京津冀占各省进出口总额的比重，%",
    ),
    "figure.trade-share.usd": ("seat, dollars", "经营单位，美元"),
    "figure.trade-share.place": ("place, dollars", "地点，美元"),
    "figure.trade-share.cny": ("seat, yuan", "经营单位，人民币"),
    "figure.trade-share.caption": (
        "Share of Beijing, Tianjin and Hebei in the imports and exports of all provinces, to {until}: by the trading "
        "firm's seat in dollars and in yuan, and by origin and destination of the goods.",
        "京津冀占全国各省进出口总额的比重，至{until}年：按经营单位所在地（美元、人民币）与按境内目的地、货源地。",
    ),
    "figure.trade-share.alt": (
        "Lines of the share. By firms' seat it stands at {seat_now:.1f} % in {last}, {seat:+.1f} points from 2013; by "
        "place at {place_now:.1f} %, {place:+.1f} points.",
        "份额折线。{last}年按经营单位为{seat_now:.1f}%，较2013年{seat:+.1f}个百分点；按地点为{place_now:.1f}%，{place:+.1f}个百分点。",
    ),
    "figure.trade-three.title": (
        "By firms' seat Beijing trades {times:.1f} times what is made and used there",
        "按经营单位计，北京的外贸为按地点计的{times:.1f}倍",
    ),
    "figure.trade-three.subtitle": ("Imports and exports; scales differ", "进出口总额；各图刻度不同"),
    "figure.trade-three.usd": ("By firms' seat, billion US dollars", "按经营单位所在地，十亿美元"),
    "figure.trade-three.place": ("By place, billion US dollars", "按境内目的地和货源地，十亿美元"),
    "figure.trade-three.cny": ("By firms' seat, billion yuan", "按经营单位所在地，十亿元"),
    "figure.trade-three.caption": (
        "Imports and exports of Beijing, Tianjin and Hebei, in US dollars to {usd_last} and in yuan to {last}.",
        "北京、天津、河北进出口总额：美元值至{usd_last}年，人民币值至{last}年。",
    ),
    "figure.trade-three.alt": (
        "Three small line charts of three lines. In {usd_last} Beijing's trade by firms' seat is {times:.1f} times its "
        "trade by place.",
        "三幅小折线图，各三条线。{usd_last}年北京按经营单位的外贸为按地点的{times:.1f}倍。",
    ),
    "figure.trade-against.title": (
        "By firms' seat the three stood at {three:.0f} in {last}, the other coast at {coast:.0f} ({base} = 100)",
        "按经营单位，{last}年京津冀为{three:.0f}，其他沿海为{coast:.0f}（{base}年=100）",
    ),
    "figure.trade-against.subtitle": (
        "Imports and exports in US dollars, {base} = 100; upright line: the reform",
        "进出口总额（美元），{base}年=100；竖线为改革",
    ),
    "figure.trade-against.usd": ("By firms' seat", "按经营单位所在地"),
    "figure.trade-against.place": ("By origin and destination", "按境内目的地和货源地"),
    "figure.trade-against.three": ("the three", "京津冀"),
    "figure.trade-against.coast": ("other coast", "其他沿海"),
    "figure.trade-against.each": (
        "{measure}: the three {three:.0f}, the other coast {coast:.0f}",
        "{measure}：京津冀{three:.0f}，其他沿海{coast:.0f}",
    ),
    "figure.trade-against.caption": (
        "Trade of Beijing, Tianjin and Hebei together, of the {n} other coastal provinces together, and of each of "
        "these (grey). A description: what differs after the line is not the reform's doing as far as it can tell.",
        "京津冀合计、其他{n}个沿海省份合计及其各省（灰色）的进出口。仅为描述：其后的差异不能据此归于该项改革。",
    ),
    "figure.trade-against.alt": ("Two line charts to {last}. {each}.", "两幅折线图，至{last}年。{each}。"),
    "figure.trade-among.title": (
        "Of {n} groups of three coastal provinces, {lower} lost more trade than the three",
        "沿海{n}个三省组合中，外贸相对下降多于京津冀的有{lower}个",
    ),
    "figure.trade-among.subtitle": (
        "Change against the rest of the other coast, by firms' seat and by place",
        "相对其他沿海的变化，按经营单位与按地点",
    ),
    "figure.trade-among.usd": ("by seat", "按单位"),
    "figure.trade-among.place": ("by place", "按地点"),
    "figure.trade-among.own": ("the three", "京津冀"),
    "figure.trade-among.others": ("other groups of three", "其他三省组合"),
    "figure.trade-among.change": ("100 × log points", "100×对数点"),
    "figure.trade-among.caption": (
        "Change of trade against the other coastal provinces, mean of {first}-{last} less mean of {fit_from}-{until}: "
        "the three, and each of the {n} groups of three that the other coast can form.",
        "相对其他沿海省份的贸易变化，{first}—{last}年均值减{fit_from}—{until}年均值：京津冀与其他沿海省份可组成的{n}个三省组合。",
    ),
    "figure.trade-among.alt": (
        "Two rows of ticks. The three stand at {usd:+.0f} by firms' seat, with {lower} of {n} groups below them, and "
        "at {place:+.0f} by place.",
        "两行竖线。京津冀按单位为{usd:+.0f}，{n}个组合中低于它的有{lower}个；按地点为{place:+.0f}。",
    ),
    "table.trade-shares.caption": (
        "Share of Beijing, Tianjin and Hebei in the trade of all provinces, in percent; change since 2013 (yuan: 2016) in "
        "percentage points.",
        "京津冀占全国各省进出口总额的比重，%；自2013年（人民币：2016年）以来的变动，百分点。",
    ),
    "table.trade-shares.measure": ("Placed", "口径"),
    "table.trade-shares.2013": ("2013", "2013"),
    "table.trade-shares.2016": ("2016", "2016"),
    "table.trade-shares.2022": ("2022", "2022"),
    "table.trade-shares.last": ("latest", "最近一年"),
    "table.trade-shares.change_to_last": ("change", "变动"),
    "table.trade-shares.until": ("latest year", "最近年份"),
    "table.trade-against.caption": (
        "The three's trade over the other coast's, in log points: after the reform less before, the same from the trend "
        "before, that trend's slope a year; and how many groups of three among the other coast lost more.",
        "京津冀与其他沿海外贸之比，对数点：改革后减改革前；相对此前趋势；此前趋势的年斜率；以及其他沿海三省组合中下降更多的个数。",
    ),
    "table.trade-against.measure": ("Placed", "口径"),
    "table.trade-against.plain": ("after less before", "后减前"),
    "table.trade-against.trend": ("from the trend", "相对趋势"),
    "table.trade-against.slope": ("trend, a year", "趋势，每年"),
    "table.trade-against.groups": ("groups", "组合数"),
    "table.trade-against.lower": ("lost more", "下降更多"),
    "table.trade-parts.caption": (
        "Parts of Beijing's trade as customs printed them, in percent: growth on the year before, share of the whole, and "
        "share of the whole's rise that the part makes up.",
        "北京海关公布的北京外贸各部分，%：同比增速、占总体比重、对总体增量的占比。",
    ),
    "table.trade-parts.when": ("2022", "2022年"),
    "table.trade-parts.half_year": ("January to June", "1—6月"),
    "table.trade-parts.seven_months": ("January to July", "1—7月"),
    "table.trade-parts.part": ("Part", "部分"),
    "table.trade-parts.whole": ("of", "总体"),
    "table.trade-parts.state_firms": ("state-owned firms", "国有企业"),
    "table.trade-parts.imports": ("imports", "进口"),
    "table.trade-parts.exports": ("exports", "出口"),
    "table.trade-parts.energy": ("energy", "能源产品"),
    "table.trade-parts.trade": ("all trade", "进出口"),
    "table.trade-parts.growth": ("growth", "增速"),
    "table.trade-parts.share": ("share", "比重"),
    "table.trade-parts.accounts_for": ("of the rise", "增量占比"),
}
