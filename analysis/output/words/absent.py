"""Why something cannot be computed, and what would be needed; ``analysis.data.errors`` names the kinds."""

WORDS = {
    "absent.cell": ("these figures give no value here", "这些数据在此不能给出数值"),
    "absent.coin": (
        "tried on the years before, this forecast did no better than a coin, or there are too few years to try it",
        "用以往年份检验，该预测并不优于掷硬币，或年份太少而无从检验",
    ),
    "absent.one_factor": (
        "the measures have no one growth in common; it takes measures that rise together",
        "这些度量没有共同的增长；需要同向变动的度量",
    ),
    "absent.alike": (
        "every region's value lies within {percent:.2g} % of the others'; it takes regions that differ more",
        "各地区数值之差不超过 {percent:.2g} %；需要差异更大的地区",
    ),
    "absent.equal": (
        "the regions do not differ in {years}; it takes regions that differ",
        "{years} 年各地区之间没有差异；需要有差异的地区",
    ),
    "absent.constant": (
        "all values are equal; it takes values that vary",
        "所有数值相等；需要有变化的数值",
    ),
    "absent.zero": (
        "the measure is zero in {years}, which has no logarithm; it takes regions that differ in every year",
        "该指标在 {years} 年为零，无法取对数；需要每年都有差异的地区",
    ),
    "absent.regions": (
        "there are {n} regions; it takes {least}",
        "共有 {n} 个地区；至少需要 {least} 个",
    ),
    "absent.many": (
        "there are {n} regions; this is computed for at most {most}, as its work grows faster than their number",
        "共有 {n} 个地区；因计算量增长快于地区数，此项最多计算 {most} 个地区",
    ),
    "absent.years": (
        "there are {n} years; it takes {least}",
        "共有 {n} 个年份；至少需要 {least} 个",
    ),
    "absent.group": (
        "the group {group} has one region only, which its dummy would fit exactly; it takes two in each group",
        "{group} 组只有一个地区，其虚拟变量会完全拟合；每组至少需要两个地区",
    ),
    "absent.one_group": (
        "all regions are in one group, so that nothing lies between groups; it takes two groups",
        "所有地区同属一组，不存在组间差异；至少需要两组",
    ),
    "absent.groups_of_one": (
        "no group has two regions; it takes groups of two or more",
        "没有一组含有两个地区；需要至少两个地区的组",
    ),
    "absent.columns": (
        "the regressors do not vary apart in these regions; it takes more regions, or regions that differ more",
        "解释变量在这些地区之间没有独立变化；需要更多或差异更大的地区",
    ),
    "absent.moves": (
        "no region leaves or enters a class, or a class stands empty; it takes classes that are all held and left",
        "有的等级为空，或没有地区进出；需要各等级都有地区进出",
    ),
    "absent.distinct": (
        "fewer than {k} different values in {years}; it takes {k}, one for each class",
        "{years} 年不同的数值少于 {k} 个；每个等级至少需要一个",
    ),
    "absent.uneven": (
        "the years are unevenly spaced ({years}); it takes a value in each year",
        "年份间隔不均（{years}）；需要逐年的数值",
    ),
    "absent.links": (
        "{regions} without neighbours; it takes a border for each",
        "{regions} 没有相邻地区；每个地区至少需要一条边界",
    ),
    "absent.shocks": (
        "the figures hold no deviation from a trend; it takes figures that vary about it",
        "数据没有偏离趋势的波动；需要围绕趋势变化的数据",
    ),
    "absent.initial": (
        "all regions begin at the same level, so that there is nothing to converge from; it takes regions that "
        "differ at the start",
        "各地区起点相同，无从趋同；需要起点不同的地区",
    ),
    "absent.speed": (
        "growth over {years} years more than closes the initial gaps, where no speed exists; a shorter window "
        "may have one",
        "{years} 年的增长超过了初始差距，速度不存在；较短的时段或可估计",
    ),
    "absent.effects": (
        "nothing varies once each region and each year has a mean of its own; it takes figures that vary",
        "扣除地区和年份均值后没有变化；需要有变化的数据",
    ),
    "absent.unit": (
        "the mean log is not positive in this unit; it takes a smaller unit, or levels",
        "以此单位计的对数均值不为正；需要更小的单位，或用水平值",
    ),
    "absent.undone": (
        "no difference in growth brings the first spread back within {years} years; it takes a spread that moved",
        "{years} 年内没有任何增速差能恢复最初的离散程度；需要有变动的离散程度",
    ),
    "absent.choices": (
        "no choice of method can be compared with another; it takes more years, or a second series",
        "没有可以相互比较的方法选择；需要更多年份或第二个序列",
    ),
    "absent.unmixed": (
        "the chain does not mix: a class is never left, or none is reached from another; it takes moves between "
        "all classes",
        "转移链不混合：有的等级从未被离开，或无法由其他等级到达；需要各等级之间都有转移",
    ),
    "absent.windows": (
        "no window of {least} years lies on this side of {year}; it takes more years",
        "{year} 年的这一侧没有 {least} 年的时段；需要更多年份",
    ),
    "absent.island": (
        "{regions} without neighbours, left out of this chapter; a line in the table borders would join them",
        "{regions} 没有相邻地区，本章未包括；在 borders 表中加一行即可连接",
    ),
    "absent.one_club": (
        "all regions are one club, and any division is as unlike it as another; it takes two clubs",
        "所有地区同属一个俱乐部，任何划分与之的差异都相同；需要两个俱乐部",
    ),
}
