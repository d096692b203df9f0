"""Words of the chapter on the plates' shares (book/plates/shares)."""

WORDS: dict[str, tuple[str, str]] = {
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
        "{Northeast_last:.1f} %.",
        "四幅小折线图，{first}至{last}年。按{vintage}：东部由{East_first:.1f}%到{East_last:.1f}%，中部"
        "由{Central_first:.1f}%到{Central_last:.1f}%，西部由{West_first:.1f}%到{West_last:.1f}%，东北由"
        "{Northeast_first:.1f}%到{Northeast_last:.1f}%。",
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
