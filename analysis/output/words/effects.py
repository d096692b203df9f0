"""Words of the part on effects (book/effects), and why an effect cannot be estimated."""

WORDS: dict[str, tuple[str, str]] = {
    "absent.few_sets": (
        "there are {n} placebo sets, and p is never below one over their number; a test at {percent:.0f} % takes {least}",
        "安慰剂组合共{n}个，p值不会低于其倒数；{percent:.0f}%水平的检验至少需要{least}个",
    ),
    "absent.too_many_sets": (
        "over a million connected sets of {k} among {n} regions; it takes fewer donors",
        "{n}个地区中{k}个一组的连通组合超过一百万个；需要较少的对照地区",
    ),
    "absent.too_many_regions": (
        "{n} regions; sets of at most 63 are enumerated, so that it takes fewer donors",
        "共{n}个地区；最多可列举63个地区的组合，需要较少的对照地区",
    ),
    "absent.perfect_fit": (
        "{donors} donors fit the {years} years before perfectly ({method}), so that the weights are not unique; it takes "
        "more years before, or fewer donors",
        "{donors}个对照地区完全拟合此前{years}年（{method}），权重不唯一；需要更多的事前年份或较少的对照地区",
    ),
    "absent.outside_hull": (
        "the misfit before, {misfit:.3g}, is over three times the median placebo's, {usual:.3g}: the treated lie outside the "
        "donors' hull ({method}); it takes donors on both sides of them",
        "事前拟合误差{misfit:.3g}超过安慰剂中位数{usual:.3g}的三倍，处理组在对照地区的凸包之外（{method}）；需要处于其两侧的对照地区",
    ),
}
