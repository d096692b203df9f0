"""Words of the pages on single strategies (book/strategies/profiles): one set for all of them."""

WORDS: dict[str, tuple[str, str]] = {
    "profile.in": ("members", "成员"),
    "profile.out": ("all others", "其他"),
    "profile.grp": ("of product", "生产总值"),
    "profile.people": ("of people", "人口"),
    "profile.level": ("others = 1", "其他=1"),
    "profile.centre": ("others = 1", "其他=1"),
    "profile.primary": ("primary", "第一产业"),
    "profile.secondary": ("secondary", "第二产业"),
    "profile.tertiary": ("tertiary", "第三产业"),
    "profile.bar": ("{side}, {year}", "{side}，{year}年"),
    "profile.provinces": ("provinces", "省份"),
    "profile.cities": ("cities", "城市"),
    "figure.profile-map.whole": ("1: in part; 2: whole", "1：部分；2：全部"),
    "figure.profile-map.number": ("member cities", "成员城市数"),
    "figure.profile-map.caption": (
        "{title}: who belongs. {kind} One tile a province; a dash: no part in it.",
        "{title}：范围。{kind}一格一省；横线表示不在范围内。",
    ),
    "profile.map.provinces": ("2: the whole province, 1: some of its counties.", "2为全省，1为部分县市。"),
    "profile.map.cities": (
        "The number of member cities in each province, whole or in part.",
        "各省成员城市数（全部或部分）。",
    ),
    "figure.profile-map.alt": (
        "A grid of tiles, one for each province; {number} of {n} are coloured: {listed}.",
        "每省一格的方块地图，{n}格中{number}格着色：{listed}。",
    ),
    "figure.profile-lines.share": ("share of the country, %", "占全国比重，%"),
    "figure.profile-lines.level": (
        "product per head, members over the rest of the country",
        "人均生产总值，成员与全国其余之比",
    ),
    "figure.profile-lines.spread": ("spread inside, CV", "内部差异，变异系数"),
    "figure.profile-lines.centre": (
        "product per head, centre over other members",
        "人均生产总值，中心与其他成员之比",
    ),
    "figure.profile-lines.caption": (
        "{title}: size, level and spread, {first}-{last}, {units} ({vintage}). Share of the product and "
        "of the people of all provinces; product per head over that of the rest of the country; "
        "coefficient of variation of product per head among members and among all others{centre}.",
        "{title}：规模、水平与差异，{first}—{last}年，{units}（{vintage}）。占各省合计生产总值和人口的比"
        "重；人均生产总值与全国其余之比；成员之间和其他单位之间人均生产总值的变异系数{centre}。",
    ),
    "profile.lines.centre": (
        "; product per head of the centre over that of the other members",
        "；中心人均生产总值与其他成员之比",
    ),
    "figure.profile-lines.alt": (
        "Small line charts. The members' share of the product goes from {share_first:.1f} to "
        "{share_last:.1f} %; their product per head from {level_first:.2f} to {level_last:.2f} times "
        "that of the rest of the country; the coefficient of variation among them from {cv_first:.2f} to "
        "{cv_last:.2f}, among the others from {out_first:.2f} to {out_last:.2f}.",
        "小折线图。成员占生产总值比重由{share_first:.1f}%到{share_last:.1f}%；人均生产总值由全国其余的"
        "{level_first:.2f}倍到{level_last:.2f}倍；成员间变异系数由{cv_first:.2f}到{cv_last:.2f}，其他单位"
        "之间由{out_first:.2f}到{out_last:.2f}。",
    ),
    "figure.profile-members.axis": ("product per head, all = 100", "人均生产总值，全部=100"),
    "figure.profile-members.caption": (
        "{title}: product per head of each member, the mean of all {units} held = 100, {first} (hollow) "
        "and {last} (full); in bold what the source calls a centre.",
        "{title}：各成员人均生产总值，以全部{units}平均为100，{first}年（空心）与{last}年（实心）；粗体为"
        "来源所称的中心。",
    ),
    "figure.profile-members.alt": (
        "One line a member, {n} in all. In {last} from {low:.0f} ({least}) to {high:.0f} ({most}); {rose}"
        " members stand higher than in {first}, {fell} lower.",
        "每个成员一条线，共{n}个。{last}年由{low:.0f}（{least}）到{high:.0f}（{most}）；{rose}个成员高于"
        "{first}年，{fell}个低于{first}年。",
    ),
    "figure.profile-structure.caption": (
        "{title}: shares of the three sectors in the product, members and all others, {first} and {last} "
        "({vintage}).",
        "{title}：三次产业占生产总值比重，成员与其他单位，{first}年与{last}年（{vintage}）。",
    ),
    "figure.profile-structure.alt": (
        "Four bars cut into three sectors. The members' tertiary share goes from {in_first:.0f} to "
        "{in_last:.0f} %, that of all others from {out_first:.0f} to {out_last:.0f} %.",
        "四条横条各分三段。成员第三产业比重由{in_first:.0f}%到{in_last:.0f}%，其他单位由{out_first:.0f}%"
        "到{out_last:.0f}%。",
    ),
    "profile.vintage.v4": ("v4", "v4"),
    "profile.vintage.v5": ("v5", "v5"),
    "profile.vintage.v4r": ("v4r, cities revised backwards", "v4r，城市回溯修订"),
}
