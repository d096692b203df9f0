"""Words of the chapter on the macro-regions' shares (book/plates/shares)."""

WORDS: dict[str, str] = {
    "figure.shares-lines.title": "Since {first} the West's share of output {west:rose|fell} by {west:abs.1f} points and the centre's "
    "{central:rose|fell} by {central:abs.1f}; the Northeast's {northeast:rose|fell} by {northeast:abs.1f}",
    "figure.shares-lines.subtitle": "Share of the provinces' output, %; panels of one height. Diamonds: the article's figures",
    "figure.shares-lines.each": "{macro_region} from {first:.1f} to {last:.1f} %",
    "figure.shares-lines.caption": "Each macro-region's share of the provinces' sum of GRP, {first}-{last}, by vintage of the accounts.",
    "figure.shares-lines.alt": "Four small line charts, {first} to {last}. {series}: {each}.",
    "figure.shares-map.title": "{rose} of {n} provinces gained weight, {most} most; {least} lost most",
    "figure.shares-map.subtitle": "Change of the share of the provinces' output, {first}-{last}, {series}",
    "figure.shares-map.change": "percentage points",
    "figure.shares-map.caption": "Change of each province's share of the provinces' sum of GRP from {first} to {last} ({series}). One tile a "
    "province; tiles keep rough positions, not areas.",
    "figure.shares-map.alt": "A grid of tiles, one for each province. The share rose most in {most} ({high:+.2f} points) and "
    "fell most in {least} ({low:+.2f}); {rose} of {n} provinces gained.",
    "table.shares.caption": "The macro-regions' shares of the provinces' sum of GRP in percent, and their changes in percentage points.",
    "table.shares.series": "Series",
    "table.shares.2012": "2012",
    "table.shares.2020": "2020",
    "table.shares.2021": "2021",
    "table.shares.last": "latest",
    "table.shares.change_2012_2021": "2012 to 2021",
    "table.shares.change_2020_2021": "2020 to 2021",
    "table.shares.change_2021_last": "since 2021",
}
