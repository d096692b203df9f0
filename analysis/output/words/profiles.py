"""Words of the pages on single strategies (book/strategies/profiles): one set for all of them."""

WORDS: dict[str, tuple[str, str]] = {
    "figure.profile-map.title": (
        "{title} touches {number} of {n} provinces",
        "{title}涉及{n}个省份中的{number}个",
    ),
    "figure.profile-map.whole": ("1: in part; 2: whole", "1：部分；2：全部"),
    "figure.profile-map.number": ("member cities", "成员城市数"),
    "figure.profile-map.caption": (
        "{title}: who belongs. One tile a province; a dash: none of it belongs.",
        "{title}：范围。一格一省；横线表示不在范围内。",
    ),
    "figure.profile-map.alt": (
        "A grid of tiles, one for each province; {number} of {n} are coloured.",
        "每省一格的方块地图，{n}格中{number}格着色。",
    ),
    "figure.profile-lines.title": (
        "{title}: its share of the product {moved:rose|fell} by {moved:abs.1f} points from {first} to {last}",
        "{title}：{first}—{last}年占全国生产总值的比重{moved:上升|下降}{moved:abs.1f}个百分点",
    ),
    "figure.profile-lines.share": ("Share of the country, %", "占全国比重，%"),
    "figure.profile-lines.level": ("Product per head, rest = 1", "人均生产总值，其余=1"),
    "figure.profile-lines.spread": ("Spread inside, CV", "内部差异，变异系数"),
    "figure.profile-lines.centre": ("Centre over other members", "中心与其他成员之比"),
    "figure.profile-lines.in": ("members", "成员"),
    "figure.profile-lines.out": ("all others", "其他"),
    "figure.profile-lines.grp": ("of product", "生产总值"),
    "figure.profile-lines.people": ("of people", "人口"),
    "figure.profile-lines.ratio": ("per head", "人均"),
    "figure.profile-lines.caption": (
        "{title}: its members' share of the product and of the people of all provinces, their product per head over that "
        "of the rest of the country, and the coefficient of variation of product per head among members and among all "
        "others; where a centre is named, its product per head over that of the other members.",
        "{title}：成员占各省合计生产总值和人口的比重，人均生产总值与全国其余之比，成员之间和其他单位之间人均生产总值的变异系数；"
        "有中心者另示中心与其他成员人均生产总值之比。",
    ),
    "figure.profile-lines.alt": (
        "Small line charts. The members' share of the product goes from {share_first:.1f} to {share_last:.1f} %; their "
        "product per head from {level_first:.2f} to {level_last:.2f} times that of the rest of the country; the "
        "coefficient of variation among them from {spread_first:.2f} to {spread_last:.2f}.",
        "小折线图。成员占生产总值比重由{share_first:.1f}%到{share_last:.1f}%；人均生产总值由全国其余的{level_first:.2f}倍到"
        "{level_last:.2f}倍；成员间变异系数由{spread_first:.2f}到{spread_last:.2f}。",
    ),
    "figure.profile-members.title": (
        "{title}: per head {most} stands highest, at {high:.0f}, and {least} lowest, at {low:.0f}",
        "{title}：人均最高的是{most}（{high:.0f}），最低的是{least}（{low:.0f}）",
    ),
    "figure.profile-members.subtitle": (
        "Product per head, all units = 100; dot: {until}, bar: from {year}",
        "人均生产总值，全部单位=100；圆点为{until}年，横线起自{year}年",
    ),
    "figure.profile-members.last": ("all = 100", "全部=100"),
    "figure.profile-members.centre": ("centre", "中心"),
    "figure.profile-members.other": ("other member", "其他成员"),
    "figure.profile-members.caption": (
        "{title}: product per head of each member, the mean of all units held = 100, in {until}, and the way from {year}.",
        "{title}：各成员{until}年人均生产总值（以全部单位平均为100）及自{year}年以来的变化。",
    ),
    "figure.profile-members.alt": (
        "One row a member, {n} in all. In {until} from {low:.0f} ({least}) to {high:.0f} ({most}); {rose} members stand "
        "higher than in {year}.",
        "每个成员一行，共{n}个。{until}年由{low:.0f}（{least}）到{high:.0f}（{most}）；{rose}个成员高于{year}年。",
    ),
    "figure.profile-structure.title": (
        "{title}: services made {in:.0f} % of the members' product in {last}, {out:.0f} % of the others'",
        "{title}：{last}年成员第三产业占{in:.0f}%，其他单位占{out:.0f}%",
    ),
    "figure.profile-structure.subtitle": ("Shares of the three sectors, %", "三次产业占比，%"),
    "figure.profile-structure.in": ("Members", "成员"),
    "figure.profile-structure.out": ("All others", "其他"),
    "figure.profile-structure.primary": ("primary", "第一产业"),
    "figure.profile-structure.secondary": ("secondary", "第二产业"),
    "figure.profile-structure.tertiary": ("tertiary", "第三产业"),
    "figure.profile-structure.caption": (
        "{title}: shares of the three sectors in the product, members and all others, {first} and {last}.",
        "{title}：三次产业占生产总值比重，成员与其他单位，{first}年与{last}年。",
    ),
    "figure.profile-structure.alt": (
        "Four bars cut into three sectors. In {last} the tertiary one makes {in:.0f} % of the members' product and "
        "{out:.0f} % of that of all others.",
        "四条横条各分三段。{last}年第三产业占成员生产总值的{in:.0f}%，占其他单位的{out:.0f}%。",
    ),
    "table.profile-sizes.caption": (
        "{title}: size, level and spread in the first and the latest year.",
        "{title}：首年与最近一年的规模、水平与差异。",
    ),
    "table.profile-sizes.what": ("Measure", "度量"),
    "table.profile-sizes.first": ("first", "首年"),
    "table.profile-sizes.last": ("latest", "最近一年"),
    "table.profile-sizes.share.grp": ("share of the product, %", "占生产总值，%"),
    "table.profile-sizes.share.people": ("share of the people, %", "占人口，%"),
    "table.profile-sizes.level.ratio": (
        "product per head, rest of the country = 1",
        "人均生产总值，全国其余=1",
    ),
    "table.profile-sizes.spread.in": ("CV among members", "成员间变异系数"),
    "table.profile-sizes.spread.out": ("CV among all others", "其他单位间变异系数"),
    "table.profile-sizes.centre.ratio": ("centre over other members", "中心与其他成员之比"),
}
