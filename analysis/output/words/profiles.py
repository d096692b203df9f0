"""Words of the pages on single strategies (book/strategies/profiles): one set for all of them."""

WORDS: dict[str, str] = {
    "figure.profile-map.title": "{title} touches {number} of {n} provinces",
    "figure.profile-map.whole": "1: in part; 2: whole",
    "figure.profile-map.number": "member cities",
    "figure.profile-map.caption": "{title}: who belongs. One tile a province; a dash: none of it belongs.",
    "figure.profile-map.alt": "A grid of tiles, one for each province; {number} of {n} are coloured.",
    "figure.profile-lines.title": "{title}: its share of the product {moved:rose|fell} by {moved:abs.1f} points from {first} to {last}",
    "figure.profile-lines.share": "Share of the country, %",
    "figure.profile-lines.level": "Product per head, rest = 1",
    "figure.profile-lines.spread": "Spread inside, CV",
    "figure.profile-lines.centre": "Centre over other members",
    "figure.profile-lines.in": "members",
    "figure.profile-lines.out": "all others",
    "figure.profile-lines.grp": "of product",
    "figure.profile-lines.people": "of people",
    "figure.profile-lines.ratio": "per head",
    "figure.profile-lines.caption": "{title}: its members' share of the product and of the people of all provinces, their product per head over that "
    "of the rest of the country, and the coefficient of variation of product per head among members and among all "
    "others; where a centre is named, its product per head over that of the other members.",
    "figure.profile-lines.alt": "Small line charts. The members' share of the product goes from {share_first:.1f} to {share_last:.1f} %; their "
    "product per head from {level_first:.2f} to {level_last:.2f} times that of the rest of the country; the "
    "coefficient of variation among them from {spread_first:.2f} to {spread_last:.2f}.",
    "figure.profile-members.title": "{title}: per head {most} stands highest, at {high:.0f}, and {least} lowest, at {low:.0f}",
    "figure.profile-members.subtitle": "Product per head, all units = 100; dot: {until}, bar: from {year}",
    "figure.profile-members.last": "all = 100",
    "figure.profile-members.centre": "centre",
    "figure.profile-members.other": "other member",
    "figure.profile-members.caption": "{title}: product per head of each member, the mean of all units held = 100, in {until}, and the way from {year}.",
    "figure.profile-members.alt": "One row a member, {n} in all. In {until} from {low:.0f} ({least}) to {high:.0f} ({most}); {rose} members stand "
    "higher than in {year}.",
    "figure.profile-structure.title": "{title}: services made {in:.0f} % of the members' product in {last}, {out:.0f} % of the others'",
    "figure.profile-structure.subtitle": "Shares of the three sectors, %",
    "figure.profile-structure.in": "Members",
    "figure.profile-structure.out": "All others",
    "figure.profile-structure.primary": "primary",
    "figure.profile-structure.secondary": "secondary",
    "figure.profile-structure.tertiary": "tertiary",
    "figure.profile-structure.caption": "{title}: shares of the three sectors in the product, members and all others, {first} and {last}.",
    "figure.profile-structure.alt": "Four bars cut into three sectors. In {last} the tertiary one makes {in:.0f} % of the members' product and "
    "{out:.0f} % of that of all others.",
    "table.profile-sizes.caption": "{title}: size, level and spread in the first and the latest year.",
    "table.profile-sizes.what": "Measure",
    "table.profile-sizes.first": "first",
    "table.profile-sizes.last": "latest",
    "table.profile-sizes.share.grp": "share of the product, %",
    "table.profile-sizes.share.people": "share of the people, %",
    "table.profile-sizes.level.ratio": "product per head, rest of the country = 1",
    "table.profile-sizes.spread.in": "CV among members",
    "table.profile-sizes.spread.out": "CV among all others",
    "table.profile-sizes.centre.ratio": "centre over other members",
}
