"""Words of the explorer (book/explorer) and of figures that can be touched."""

WORDS: dict[str, tuple[str, str]] = {
    "figure.explorer-ruler.title": (
        "By the CV the spread of {series} {change:rose|fell} by {change:abs.1f} % from {first} to {last}",
        "{first}—{last}年，按变异系数，{series}的地区差距{change:扩大|缩小}{change:abs.1f}%",
    ),
    "figure.explorer-ruler.subtitle": (
        "Coefficient of variation of {n} regions, counted alike",
        "{n}个地区的变异系数，各地区等权",
    ),
    "figure.explorer-ruler.caption": (
        "{series}: coefficient of variation (line). Shaded, where the package allows it: where nine of ten worlds "
        "end in which nothing but shocks happens.",
        "{series}的变异系数（线）。阴影（数据允许时）：只有冲击、别无变化的世界里，十分之九落在其中。",
    ),
    "figure.explorer-ruler.alt": (
        "A line from {start:.3f} in {first} to {end:.3f} in {last}{each}.",
        "一条折线，由{first}年的{start:.3f}到{last}年的{end:.3f}{each}。",
    ),
    "figure.explorer-ruler.each": (
        "; chance alone leaves it between {low:.3f} and {high:.3f} in nine of ten worlds",
        "；若只有偶然冲击，十之有九在{low:.3f}与{high:.3f}之间",
    ),
    "table.explorer-rulers.caption": (
        "Every measure of every series, all regions counted alike: at its first and last year, its change in "
        "percent, and in how many of 100 worlds without convergence chance gives as much (a dash: not counted).",
        "各序列、各度量（各地区等权）：首年与末年的数值、变动百分比，以及在没有收敛的100个世界里有多少个偶然出现同样大的变动"
        "（短横线：未计算）。",
    ),
    "table.explorer-rulers.series": ("Series", "序列"),
    "table.explorer-rulers.measure": ("Measure", "度量"),
    "table.explorer-rulers.first": ("From", "起"),
    "table.explorer-rulers.last": ("To", "止"),
    "table.explorer-rulers.start": ("at first", "首年"),
    "table.explorer-rulers.end": ("at last", "末年"),
    "table.explorer-rulers.change": ("change, %", "变动，%"),
    "table.explorer-rulers.chance": ("by chance, of 100", "偶然（每100个）"),
    "table.explorer-rulers.gini": ("Gini", "基尼系数"),
    "table.explorer-rulers.theil": ("Theil", "泰尔指数"),
    # what the explorer says in a reader's browser
    "explorer.measure.cv": ("CV", "变异系数"),
    "explorer.measure.sdlog": ("standard deviation of logs", "对数标准差"),
    "explorer.measure.gini": ("Gini coefficient", "基尼系数"),
    "explorer.measure.theil": ("Theil index", "泰尔指数"),
    "explorer.weighted": ("population-weighted {measure}", "人口加权{measure}"),
    "explorer.fell": (
        "The {measure} of {series} {without} fell by {size} % from {first} to {last}",
        "{first}—{last}年，{series}的{measure}{without}下降{size}%",
    ),
    "explorer.rose": (
        "The {measure} of {series} {without} rose by {size} % from {first} to {last}",
        "{first}—{last}年，{series}的{measure}{without}上升{size}%",
    ),
    "explorer.stayed": (
        "The {measure} of {series} {without} is in {last} what it was in {first}",
        "{last}年，{series}的{measure}{without}与{first}年相同",
    ),
    "explorer.without": ("without {names}", "（不含{names}）"),
    "explorer.without_many": ("without {count} regions", "（不含{count}个地区）"),
    "explorer.beyond": (
        "; chance gives as much in {hits} of 100 worlds.",
        "；偶然在100个世界中有{hits}个能给出同样的变动。",
    ),
    "explorer.beyond_all": (
        "; chance gives as much in fewer than 1 of 100 worlds.",
        "；偶然在100个世界中不到1个能给出同样的变动。",
    ),
    "explorer.within": (
        ", within what chance gives ({hits} of 100 worlds).",
        "，未超出偶然的范围（100个世界中有{hits}个）。",
    ),
    "explorer.before": (
        ". What chance gives is counted from {since} on alone.",
        "。偶然所及只从{since}年起计算。",
    ),
    "explorer.uncounted": (
        ". What chance gives is not counted for this series.",
        "。本序列未计算偶然所及。",
    ),
    "explorer.zero": (
        "All regions are alike in {first}: there is no gap to count from.",
        "{first}年各地区完全相同，没有可供比较的差距。",
    ),
    "explorer.few": (
        "Fewer than two regions are left: there is no gap.",
        "剩下的地区不足两个，没有差距可言。",
    ),
    "explorer.series": ("Figures", "指标"),
    "explorer.measure": ("Measure", "度量"),
    "explorer.weights": ("Regions count", "地区权重"),
    "explorer.alike": ("alike", "等权"),
    "explorer.people": ("by population", "按人口"),
    "explorer.from": ("From", "起"),
    "explorer.to": ("To", "止"),
    "explorer.regions": ("Regions that count: {left} of {all}", "计入的地区：{left}/{all}"),
    "explorer.every": ("all", "全部"),
    "explorer.group": ("{group}: all or none", "{group}：全选或全不选"),
    "explorer.find": ("Find a region", "查找地区"),
    "explorer.shown": (
        "Shown: those left out, and {count} of {all}: found by name, or else the highest and lowest of the last year.",
        "所列：未计入的地区，以及{all}个中的{count}个：按名查到的，或末年最高与最低的。",
    ),
    "explorer.copy": ("Copy the address of this choice", "复制此选择的网址"),
    "explorer.copied": ("Copied", "已复制"),
    "explorer.reset": ("Begin again", "重新开始"),
    "explorer.year": ("Year", "年份"),
    "explorer.value": ("Value", "数值"),
    "explorer.low": ("chance, low", "偶然，下限"),
    "explorer.high": ("chance, high", "偶然，上限"),
    "explorer.table": ("The values of this choice", "此选择的数值"),
    "explorer.picture": (
        "The ruler year by year; its values stand in the table below.",
        "逐年读数；数值见下表。",
    ),
    # figures that can be touched
    "touch.open": ("Explore this figure", "互动查看此图"),
    "touch.close": ("Show the picture", "显示原图"),
    "touch.all": ("all", "全部"),
    "touch.none": ("none", "全不选"),
    "figure.robustness-curve.significant": (
        "converges, significant at 5 %",
        "收敛，在5%水平显著",
    ),
    "figure.robustness-curve.other": ("not so", "否则"),
    "touch.measure": ("Measure", "度量"),
    "touch.weighting": ("Weights", "权重"),
    "touch.sample": ("Sample", "样本"),
    "touch.estimator": ("Estimator", "估计方法"),
    "touch.shown": ("Shown", "所示"),
    "touch.find": ("Find", "查找"),
    "touch.failed": ("The script for this figure could not be read.", "此图的脚本未能读取。"),
}
