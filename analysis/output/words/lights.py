"""Words of the chapter on product beside lights and electricity (book/figures-and-lights)."""

WORDS: dict[str, tuple[str, str]] = {
    "measure.masked": ("lights, masked", "灯光（去背景）"),
    "measure.whole": ("lights, all", "灯光（全部）"),
    "measure.urban": ("lights on urban land", "城市用地灯光"),
    "measure.urban_second": ("lights on urban land, second", "城市用地灯光（另一读数）"),
    "measure.electricity": ("electricity", "用电量"),
    "measure.population": ("people", "人口"),
    "measure.output": ("output, current prices", "产出（现价）"),
    "measure.real": ("real output", "实际产出"),
    "series.masked": ("lights, masked", "灯光（去背景）"),
    "series.whole": ("lights, all", "灯光（全部）"),
    "series.urban": ("lights on urban land", "城市用地灯光"),
    "series.urban_second": ("lights on urban land, second", "城市用地灯光（另一读数）"),
    "series.electricity": ("electricity", "用电量"),
    "series.population": ("people", "人口"),
    "figure.lights-spread.title": (
        "Gap between provinces, {first}-{last}: masked lights {masked:+.0f} %, lights on urban land {urban:+.1f} %, "
        "real output {real:+.1f} %",
        "{first}—{last}年省际差距：去背景灯光{masked:+.0f}%，城市用地灯光{urban:+.1f}%，实际产出{real:+.1f}%",
    ),
    "figure.lights-spread.subtitle": (
        "Standard deviation of logs per head between provinces, {first} = 100",
        "省际人均对数标准差，{first}年=100",
    ),
    "figure.lights-spread.each": ("{measure} {change:+.1f} %", "{measure}{change:+.1f}%"),
    "figure.lights-spread.caption": (
        "The spread between provinces per head, of what satellites see, of electricity and of output at current and "
        "constant prices; lights begin in 2013, electricity has all provinces to 2019.",
        "以卫星灯光、用电量以及现价和不变价产出衡量的省际人均差距；灯光始于2013年，用电量各省齐全至2019年。",
    ),
    "figure.lights-spread.alt": (
        "Five lines that begin at 100. Change to {last}: {each}.",
        "五条自100起的折线。至{last}年的变动：{each}。",
    ),
    "table.lights-spread.caption": (
        "Standard deviation of logs per head between the 31 provinces in {first} and {last}, and its change in percent "
        "with the 95 % interval over samples of provinces.",
        "31省人均对数标准差（{first}年、{last}年）及其变动（%）与省份抽样的95%区间。",
    ),
    "table.lights-spread.series": ("By", "依据"),
    "table.lights-spread.first": ("first", "首年"),
    "table.lights-spread.last": ("last", "末年"),
    "table.lights-spread.change": ("change, %", "变动，%"),
    "table.lights-spread.change_interval": ("95 %", "95%区间"),
    "table.lights-fit.caption": (
        "Correlation over provinces of growth from {first} to {last}: product by vintage with lights and electricity, "
        "totals.",
        "{first}—{last}年各省增长的相关系数：各口径产出与灯光、用电量（总量）。",
    ),
    "table.lights-fit.series": ("Product", "产出"),
    "table.lights-fit.masked": ("masked", "去背景"),
    "table.lights-fit.whole": ("all", "全部"),
    "table.lights-fit.urban": ("urban", "城市用地"),
    "table.lights-fit.urban_second": ("urban, second", "城市用地（另一）"),
    "table.lights-fit.electricity": ("electricity", "用电量"),
    "figure.lights-growth.title": (
        "Growth of lights fits output as revised ({new:.2f}) better than as first published ({old:.2f}), perhaps by chance",
        "灯光增长与修订后产出的相关（{new:.2f}）高于修订前（{old:.2f}）",
    ),
    "figure.lights-growth.subtitle": (
        "Growth from {first} to {last}, log points; a dot a province",
        "{first}—{last}年增长，对数点；每点一省",
    ),
    "figure.lights-growth.masked": ("masked lights", "去背景灯光"),
    "figure.lights-growth.value": ("product", "产出"),
    "figure.lights-growth.caption": (
        "Growth of masked lights and of output at current prices, totals, by vintage of the accounts.",
        "去背景灯光与现价产出总量的增长，按核算口径。",
    ),
    "figure.lights-growth.alt": (
        "Three clouds of 31 dots that rise to the right; the correlation is {old:.2f} by the oldest accounts and "
        "{new:.2f} by the first revision.",
        "三幅向右上的散点图，各31点；最早口径的相关系数为{old:.2f}，首次修订后为{new:.2f}。",
    ),
    "table.lights-shares.caption": (
        "Shares of the North and of the Northeast in output, lights, electricity and people, {first} and {last}, %, "
        "and their change in percentage points.",
        "北方与东北占产出、灯光、用电量和人口的比重（{first}年、{last}年，%）及变动（百分点）。",
    ),
    "table.lights-shares.series": ("Of", "指标"),
    "table.lights-shares.north_first": ("North, first", "北方，首年"),
    "table.lights-shares.north_last": ("last", "末年"),
    "table.lights-shares.north_change": ("change", "变动"),
    "table.lights-shares.northeast_first": ("Northeast, first", "东北，首年"),
    "table.lights-shares.northeast_last": ("last", "末年"),
    "table.lights-shares.northeast_change": ("change", "变动"),
    "table.lights-error.caption": (
        "Share of the variance of growth from {first} to {last} that is growth, and the standard deviation of the "
        "error, in log points, by two other measures; 95 % intervals over samples of provinces, and the share of samples "
        "in which the three have no one growth in common.",
        "{first}—{last}年增长方差中属于真实增长的比例与误差的标准差（对数点），由另两种度量推断；"
        "省份抽样的95%区间，以及三者不存在共同增长的样本比例。",
    ),
    "table.lights-error.by": ("By electricity and", "用电量及"),
    "table.lights-error.masked": ("lights, masked", "灯光（去背景）"),
    "table.lights-error.whole": ("lights, all", "灯光（全部）"),
    "table.lights-error.series": ("Product", "产出"),
    "table.lights-error.reliability": ("growth", "增长"),
    "table.lights-error.reliability_interval": ("95 %", "95%区间"),
    "table.lights-error.error": ("error", "误差"),
    "table.lights-error.error_interval": ("95 %", "95%区间"),
    "table.lights-error.improper": ("no solution", "无解"),
    "table.lights-carried.caption": (
        "The change of the standard deviation of logs per head (%) and the speed of convergence (% a year) since "
        "{first}, with an error of growth taken out: none, as large as the last revision, as the largest, as lights "
        "and electricity have it, and the upper end of its interval.",
        "自{first}年以来人均对数标准差的变动（%）与收敛速度（%/年），剔除增长误差：无误差、最近一次修订、最大一次修订、"
        "灯光与用电量所示误差及其区间上端。",
    ),
    "table.lights-carried.series": ("Series", "序列"),
    "table.lights-carried.by": ("Error", "误差来源"),
    "table.lights-carried.error": ("log points", "对数点"),
    "table.lights-carried.change": ("spread, %", "离散度，%"),
    "table.lights-carried.speed": ("speed", "速度"),
    "table.lights-carried.none": ("none", "无"),
    "table.lights-carried.revision": ("last revision", "最近一次修订"),
    "table.lights-carried.largest": ("largest revision", "最大一次修订"),
    "table.lights-carried.lights": ("lights and electricity", "灯光与用电量"),
    "table.lights-carried.high": ("its upper end", "其区间上端"),
    "source.lights": (
        "VIIRS night lights by eileenCHEN-9 and Stef-creator",
        "VIIRS夜间灯光：eileenCHEN-9、Stef-creator整理",
    ),
}
