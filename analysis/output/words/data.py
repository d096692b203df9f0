"""Words of the chapters on the figures and on documents (book/data, book/documents)."""

WORDS: dict[str, tuple[str, str]] = {
    "figure.revision.axis": ("change of GRP by the revision, %", "修订幅度，%"),
    "figure.revision-v4.caption": (
        "What the revision after the census of 2018 did to each province's GRP of {year}: v4 against v3, "
        "in percent.",
        "第四次经济普查修订对各省{year}年地区生产总值的影响：v4与v3相比，%。",
    ),
    "figure.revision-v4.alt": (
        "Dots, one for each of 31 provinces, sorted by the change of GRP of {year} from v3 to v4 in percent.",
        "31个省份各一点，按{year}年地区生产总值从v3到v4的变动百分比排序。",
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
        "Two lines, v4 and v5: the lowest ratio is {low:.3f}, the highest {high:.3f}.",
        "v4与v5两条线：最低{low:.3f}，最高{high:.3f}。",
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
        "The regional series and their cells: a figure is expected for each region that has any, in each "
        "year from a series' first to its last. Of {expected:,} cells {held:,} are held and {empty:,} are "
        "empty. Empty by series: {gaps}.",
        "分地区序列及其单元：凡有数据的地区，自序列首年至末年每年应有一个数值。应有{expected:,}个，实有{held:,}个，"
        "缺失{empty:,}个。各序列缺失：{gaps}。",
    ),
    "table.coverage.series": ("Series (table, column, key)", "序列（表、列、键）"),
    "table.coverage.first": ("From", "起"),
    "table.coverage.last": ("To", "止"),
    "table.coverage.regions": ("Regions", "地区数"),
    "table.coverage.expected": ("Cells expected", "应有单元"),
    "table.coverage.held": ("Held", "实有"),
    "table.coverage.empty": ("Empty", "缺失"),
    "table.highways.caption": (
        "National highways: what the plan foresees for 2035 and what stood at the end of 2021, in km.",
        "国家公路：2035年规划里程与2021年底已建成里程，公里。",
    ),
    "table.highways.note": ("What", "内容"),
    "table.highways.value": ("km", "公里"),
    "table.highways.issuer": ("Issued by", "发布者"),
    "table.highways.source": ("Source", "来源"),
    "table.article.caption": (
        "The article by paragraph: its sentences, those that assert something, and the claims they became.",
        "文章各段：句数、含论断的句数及由此得出的论断数。",
    ),
    "table.article.place": ("Feature, part, paragraph", "篇、部分、段"),
    "table.article.sentences": ("Sentences", "句数"),
    "table.article.asserting": ("Asserting", "含论断"),
    "table.article.claims": ("Claims", "论断数"),
    "table.article.set_aside": ("Set aside", "未予采用的内容"),
    "table.evidence.caption": (
        "What named sources state of the claims. Issuers, addresses and notes: evidence.csv.",
        "有出处的佐证；发布者、网址和说明见 evidence.csv。",
    ),
    "table.evidence.claim": ("Claim", "论断"),
    "table.evidence.item": ("Item", "事项"),
    "table.evidence.value": ("Stated", "所述"),
    "table.evidence.unit": ("Unit", "单位"),
    "table.evidence.source": ("Source", "来源"),
    "table.evidence.date": ("Date", "日期"),
}
