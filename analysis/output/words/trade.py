"""Words of the chapter on the trade of Beijing, Tianjin and Hebei (book/strategies/beijing-tianjin-hebei)."""

WORDS: dict[str, tuple[str, str]] = {
    "figure.trade-three.usd": ("by trading unit, billion US dollars", "按经营单位所在地，十亿美元"),
    "figure.trade-three.place": (
        "by origin and destination, billion US dollars",
        "按境内目的地和货源地，十亿美元",
    ),
    "figure.trade-three.cny": ("by trading unit, billion yuan", "按经营单位所在地，十亿元"),
    "figure.trade-three.caption": (
        "Imports and exports of Beijing, Tianjin and Hebei: in US dollars by trading unit and by "
        "origin and destination, to {usd_last}; in yuan by trading unit, to {last}. Scales differ.",
        "北京、天津、河北进出口总额：美元值按经营单位所在地和按境内目的地、货源地，至{usd_last}年；人民"
        "币值按经营单位所在地，至{last}年。各图刻度不同。",
    ),
    "figure.trade-three.alt": (
        "Three small line charts of three lines. Beijing ends at {usd_beijing:.0f} billion dollars by "
        "unit and {place_beijing:.0f} by place in {usd_last}, and at {cny_beijing:.0f} billion yuan in "
        "{last}.",
        "三幅小折线图，各三条线。{usd_last}年北京按单位为{usd_beijing:.0f}十亿美元，按地点为"
        "{place_beijing:.0f}；{last}年为{cny_beijing:.0f}十亿元。",
    ),
    "figure.trade-share.title": (
        "share of the three in the trade of all provinces, %",
        "京津冀占全国各省进出口的比重，%",
    ),
    "figure.trade-share.usd": ("by unit, dollars", "按单位，美元"),
    "figure.trade-share.place": ("by place, dollars", "按地点，美元"),
    "figure.trade-share.cny": ("by unit, yuan", "按单位，人民币"),
    "figure.trade-share.caption": (
        "Share of Beijing, Tianjin and Hebei in the imports and exports of all provinces, 2000-{last}, "
        "in percent: by trading unit in dollars (solid) and yuan (dotted), and by origin and "
        "destination.",
        "京津冀占全国各省进出口总额的比重，2000—{last}年，%：按经营单位所在地（美元实线，人民币点线）与"
        "按境内目的地、货源地。",
    ),
    "figure.trade-share.alt": (
        "Lines of the share. By unit it goes from {usd_2013:.1f} % in 2013 to {usd_2016:.1f} % in "
        "2016 and stands at {cny_last:.1f} % in {last}; by place it goes from {place_2013:.1f} to "
        "{place_last:.1f} %.",
        "份额折线。按单位由2013年的{usd_2013:.1f}%到2016年的{usd_2016:.1f}%，{last}年为"
        "{cny_last:.1f}%；按地点由{place_2013:.1f}%到{place_last:.1f}%。",
    ),
    "figure.trade-against.usd": ("by trading unit, {base} = 100", "按经营单位所在地，{base}年=100"),
    "figure.trade-against.place": (
        "by origin and destination, {base} = 100",
        "按境内目的地和货源地，{base}年=100",
    ),
    "figure.trade-against.three": ("the three", "京津冀"),
    "figure.trade-against.coast": ("other coast", "其他沿海"),
    "figure.trade-against.caption": (
        "Imports and exports in US dollars, {base} = 100: Beijing, Tianjin and Hebei together, the {n} "
        "other coastal provinces together, and each of these (faint). Dashed: July 2014. A "
        "description: what differs after it is not the reform's doing as far as these lines can tell.",
        "进出口总额（美元），{base}年=100：京津冀合计、其他{n}个沿海省份合计及其各省（浅色）。虚线为"
        "2014年7月。仅为描述：其后的差异不能据此归于该项改革。",
    ),
    "figure.trade-against.alt": (
        "Two line charts to {last}. By unit the three end at {usd_three:.0f} and the other coast at "
        "{usd_coast:.0f}; by place at {place_three:.0f} and {place_coast:.0f}.",
        "两幅折线图，至{last}年。按单位，京津冀止于{usd_three:.0f}，其他沿海止于{usd_coast:.0f}；按地点"
        "为{place_three:.0f}和{place_coast:.0f}。",
    ),
    "figure.trade-among.usd": ("by unit", "按单位"),
    "figure.trade-among.place": ("by place", "按地点"),
    "figure.trade-among.own": ("the three", "京津冀"),
    "figure.trade-among.axis": (
        "change against the rest of the other coast, 100 x log points",
        "相对其他沿海的变化，100×对数点",
    ),
    "figure.trade-among.caption": (
        "Change of trade against the other coastal provinces, mean of {first}-{last} less mean of "
        "{fit_from}-{until}: the three (dot), and each of the {n} groups of three that the other coast "
        "can form (ticks).",
        "相对其他沿海省份的贸易变化，{first}—{last}年均值减{fit_from}—{until}年均值：京津冀（圆点）与其"
        "他沿海省份可组成的{n}个三省组合（竖线）。",
    ),
    "figure.trade-among.alt": (
        "Two rows of ticks with a dot. By unit the groups lie between {usd_low:+.0f} and "
        "{usd_high:+.0f}, the three at {usd_own:+.0f}; by place between {place_low:+.0f} and "
        "{place_high:+.0f}, the three at {place_own:+.0f}.",
        "两行竖线与圆点。按单位，各组合介于{usd_low:+.0f}与{usd_high:+.0f}之间，京津冀为"
        "{usd_own:+.0f}；按地点介于{place_low:+.0f}与{place_high:+.0f}之间，京津冀为{place_own:+.0f}。",
    ),
}
