"""Words of the chapter on the macro-regions' shares (book/plates/shares)."""

WORDS: dict[str, tuple[str, str]] = {
    "figure.shares-lines.title": (
        "Since {first} the West's share of output {west:rose|fell} by {west:abs.1f} points and the centre's "
        "{central:rose|fell} by {central:abs.1f}; the Northeast's {northeast:rose|fell} by {northeast:abs.1f}",
        "{first}年以来西部份额{west:上升|下降}{west:abs.1f}个百分点，中部{central:上升|下降}{central:abs.1f}，"
        "东北{northeast:上升|下降}{northeast:abs.1f}",
    ),
    "figure.shares-lines.subtitle": (
        "Share of the provinces' output, %; panels of one height. Diamonds: the article's figures",
        "占各省地区生产总值合计的份额，%；各图纵向跨度相同；菱形为文章所述数值",
    ),
    "figure.shares-lines.each": (
        "{macro_region} from {first:.1f} to {last:.1f} %",
        "{macro_region}由{first:.1f}%到{last:.1f}%",
    ),
    "figure.shares-lines.caption": (
        "Each macro-region's share of the provinces' sum of GRP, {first}-{last}, by vintage of the accounts.",
        "四大板块占各省地区生产总值合计的份额，{first}—{last}年，按核算版本。",
    ),
    "figure.shares-lines.alt": (
        "Four small line charts, {first} to {last}. {series}: {each}.",
        "四幅小折线图，{first}至{last}年。{series}：{each}。",
    ),
    "figure.shares-map.title": (
        "{rose} of {n} provinces gained weight, {most} most; {least} lost most",
        "{n}个省份中{rose}个份额上升，{most}上升最多，{least}下降最多",
    ),
    "figure.shares-map.subtitle": (
        "Change of the share of the provinces' output, {first}-{last}, {series}",
        "占各省合计份额的变动，{first}—{last}年，{series}",
    ),
    "figure.shares-map.change": ("percentage points", "百分点"),
    "figure.shares-map.caption": (
        "Change of each province's share of the provinces' sum of GRP from {first} to {last} ({series}). One tile a "
        "province; tiles keep rough positions, not areas.",
        "各省份占各省合计份额从{first}年到{last}年的变动（{series}）。一格一省，只保留大致方位，不表示面积。",
    ),
    "figure.shares-map.alt": (
        "A grid of tiles, one for each province. The share rose most in {most} ({high:+.2f} points) and "
        "fell most in {least} ({low:+.2f}); {rose} of {n} provinces gained.",
        "每省一格的方块地图。份额上升最多的是{most}（{high:+.2f}个百分点），下降最多的是{least}（{low:+.2f}）；"
        "{n}个省份中{rose}个上升。",
    ),
    "table.shares.caption": (
        "The macro-regions' shares of the provinces' sum of GRP in percent, and their changes in percentage points.",
        "四大板块占各省地区生产总值合计的份额（%）及其变动（百分点）。",
    ),
    "table.shares.series": ("Series", "序列"),
    "table.shares.2012": ("2012", "2012"),
    "table.shares.2020": ("2020", "2020"),
    "table.shares.2021": ("2021", "2021"),
    "table.shares.last": ("latest", "最近一年"),
    "table.shares.change_2012_2021": ("2012 to 2021", "2012—2021"),
    "table.shares.change_2020_2021": ("2020 to 2021", "2020—2021"),
    "table.shares.change_2021_last": ("since 2021", "2021年以来"),
}
