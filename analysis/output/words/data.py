"""Words of the chapters on the figures and on documents (book/data, book/documents)."""

WORDS: dict[str, tuple[str, str]] = {
    "figure.data-revisions.title": (
        "A census {size:raised|cut} {most}'s output by {size:abs.0f} %; half of all revisions exceed {middle:.1f} %",
        "一次普查将{most}的产值{size:上调|下调}{size:abs.0f}%；半数修订幅度超过{middle:.1f}%",
    ),
    "figure.data-revisions.title.any": (
        "A new vintage {size:raised|cut} {most}'s figure by {size:abs.0f} %; half of all revisions exceed {middle:.1f} %",
        "新版本将{most}的数值{size:上调|下调}{size:abs.0f}%；半数修订幅度超过{middle:.1f}%",
    ),
    "figure.data-revisions.subtitle": (
        "What each vintage changed in the one before it, %",
        "各版本对前一版本的修订幅度，%",
    ),
    "figure.data-revisions.each": ("{series} in {year}", "{series}，{year}年"),
    "figure.data-revisions.revision": ("change by the revision, %", "修订幅度，%"),
    "figure.data-revisions.caption": (
        "What the revision changed in the figures of {n} regions, one year each: {each}, against the vintage before it.",
        "修订对{n}个地区数值的影响，各取一年：{each}，与前一版本相比。",
    ),
    "figure.data-revisions.alt": (
        "Dots, one for each of {n} regions and each revision ({each}), sorted by size. The largest is that of {most}, "
        "{size:+.0f} %; half exceed {middle:.1f} % in size.",
        "{n}个地区、每次修订各一点（{each}），按幅度排序。最大者为{most}，{size:+.0f}%；半数幅度超过{middle:.1f}%。",
    ),
    "table.data-revisions.caption": (
        "Figures per head in each vintage and in the one before it, and the change in percent.",
        "各版本与前一版本的人均数值及变动（%）。",
    ),
    "table.data-revisions.series": ("Vintage", "版本"),
    "table.data-revisions.group": ("Group", "分组"),
    "table.data-revisions.before": ("Before", "修订前"),
    "table.data-revisions.after": ("After", "修订后"),
    "table.data-revisions.revision": ("Change, %", "变动，%"),
    "table.data-revisions.total": ("all regions", "全部地区"),
    "table.data-series.caption": (
        "The series, and the years in which every region has a value.",
        "各序列及全部地区均有数值的年份。",
    ),
    "table.data-series.series": ("Series", "序列"),
    "table.data-series.unit": ("Unit", "单位"),
    "table.data-series.regions": ("Regions", "地区数"),
    "table.data-series.first": ("From", "起"),
    "table.data-series.last": ("To", "止"),
    "table.data-series.weights": ("Weights", "权重"),
    "table.data-series.mean_population": ("population", "人口"),
    "table.data-series.population": ("population", "人口"),
    "table.data-series.none": ("none", "无"),
    "unit.yuan of 2012": ("yuan of 2012", "元（2012年价）"),
    "figure.data-levels.title": (
        "The highest figure is {last:.1f} times the lowest; it was {first:.1f} times in {since}",
        "最高值为最低值的{last:.1f}倍；{since}年为{first:.1f}倍",
    ),
    "figure.data-levels.subtitle": (
        "Highest, middle and lowest region of each year; {unit}, logarithmic scale",
        "历年最高、居中与最低地区；{unit}，对数刻度",
    ),
    "figure.data-levels.highest": ("highest", "最高"),
    "figure.data-levels.middle": ("middle", "居中"),
    "figure.data-levels.lowest": ("lowest", "最低"),
    "figure.data-levels.each": (
        "{series} from {first:.2f} to {last:.2f}",
        "{series}由{first:.2f}到{last:.2f}",
    ),
    "figure.data-levels.caption": (
        "The highest, the middle and the lowest region of each year, by series, on a logarithmic scale: lines at one "
        "distance keep one ratio.",
        "各序列历年最高、居中与最低地区，对数刻度：间距不变即倍数不变。",
    ),
    "figure.data-levels.alt": (
        "Three lines for each series. The highest over the lowest, {since} to {until}: {each}.",
        "每个序列三条线。最高与最低之比（{since}—{until}年）：{each}。",
    ),
    "figure.data-tiles.title": (
        "{most} stands at {high:.1f} times the mean, {least} at {low:.1f}",
        "{most}为均值的{high:.1f}倍，{least}为{low:.1f}倍",
    ),
    "figure.data-tiles.subtitle": (
        "{series}, {last}, mean of all regions = 1",
        "{series}，{last}年，全部地区均值=1",
    ),
    "figure.data-tiles.relative": ("over the mean of all regions", "与全部地区均值之比"),
    "figure.data-tiles.caption": (
        "Each region's figure ({series}) over the mean of all, {last}. The tiles are a convention: places, not areas.",
        "各地区数值（{series}）与全部地区均值之比，{last}年。方块位置为示意，不表示面积。",
    ),
    "figure.data-tiles.alt": (
        "One mark for each of {n} regions, from {low:.2f} of the mean in {least} to {high:.2f} in {most}.",
        "{n}个地区各一标记，由{least}的{low:.2f}倍到{most}的{high:.2f}倍。",
    ),
    "figure.data-nation.title": (
        "The provinces' sum has been off the nation's by {most:.1f} % at most, and by {latest:.1f} % in the last year",
        "各省合计与全国相差至多{most:.1f}%，最近一年为{latest:.1f}%",
    ),
    "figure.data-nation.subtitle": (
        "Sum of provincial GRP over national GDP of the same vintage",
        "各省地区生产总值合计与同口径国内生产总值之比",
    ),
    "figure.data-nation.each": (
        "{series} from {first:.3f} to {last:.3f}",
        "{series}由{first:.3f}到{last:.3f}",
    ),
    "figure.data-nation.caption": (
        "The sum of the provinces' GRP over national GDP of the same vintage.",
        "各省地区生产总值合计与同口径国内生产总值之比。",
    ),
    "figure.data-nation.alt": ("A line for each vintage: {each}.", "每个版本一条线：{each}。"),
    "figure.data-coverage.title": (
        "{held:,} of {expected:,} cells hold a figure: gaps lie at the ends, hardly inside",
        "{expected:,}个单元中{held:,}个有数据：缺口在两端，内部极少",
    ),
    "figure.data-coverage.subtitle": (
        "Number of series that hold a figure, by region and year",
        "各地区各年份有数据的序列数",
    ),
    "figure.data-coverage.count": ("series with a figure", "有数据的序列数"),
    "figure.data-coverage.caption": (
        "How many series hold a figure, by region and year.",
        "各地区各年份有数据的序列数。",
    ),
    "figure.data-coverage.alt": (
        "A grid of regions by the years {first} to {last}, darker where more series hold a figure, up to {most}.",
        "地区与{first}至{last}年的网格，颜色越深，有数据的序列越多，最多{most}个。",
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
    "figure.documents-sentences.title": (
        "{asserting} of the article's {sentences} sentences assert something that can be checked",
        "文章{sentences}句中有{asserting}句作出可核查的论断",
    ),
    "figure.documents-sentences.subtitle": ("Sentences by what they do", "按性质划分的句数"),
    "figure.documents-sentences.asserting": ("assert something", "作出论断"),
    "figure.documents-sentences.opinion": ("give an opinion", "表达意见"),
    "figure.documents-sentences.exhortation": ("say what should be done", "提出要求"),
    "figure.documents-sentences.context": ("give the context", "交代说话人或图片"),
    "figure.documents-sentences.each": ("{kind} {count}", "{kind}{count}句"),
    "kind.asserting": ("assertions", "论断"),
    "kind.opinion": ("opinions", "意见"),
    "kind.exhortation": ("exhortations", "要求"),
    "kind.context": ("context", "背景"),
    "figure.documents-sentences.caption": (
        "The sentences of the article (captions counted) by what they do. Only assertions become claims.",
        "文章各句（含图片说明）按性质划分；只有论断才成为待检验的主张。",
    ),
    "figure.documents-sentences.alt": ("Four bars: {each}.", "四条横条：{each}。"),
    "table.highways.caption": (
        "National highways: what the plan foresees for 2035 and what existed at the end of 2021, in km.",
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
        "What named sources state about the claims. Issuers, addresses and notes: evidence.csv.",
        "有出处的佐证；发布者、网址和说明见 evidence.csv。",
    ),
    "table.evidence.claim": ("Claim", "论断"),
    "table.evidence.item": ("Item", "事项"),
    "table.evidence.value": ("Stated", "所述"),
    "table.evidence.unit": ("Unit", "单位"),
    "table.evidence.who": ("Said by", "出自"),
    "who.independent": ("another body", "第三方"),
    "who.issuer": ("the issuer", "发布者本身"),
    "who.reprint": ("a reprint", "转载"),
    "table.evidence.source": ("Source", "来源"),
    "table.evidence.date": ("Date", "日期"),
    "table.evidence.yes": ("yes", "是"),
    "table.evidence.no": ("no", "否"),
}
