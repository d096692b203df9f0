"""What a panel is as a whole: sheets that go on, totals among regions, gaps, values without a logarithm."""

from __future__ import annotations

import functools
import itertools
import re

from press import PressError
from press.imports.choices import Choices, ask, few, refuse
from press.imports.looking import Sheet
from press.imports.panels import Panel, years_words

YEARS = 3  # the fewest that are a panel
TOTAL_WORDS = {
    *("total", "all", "sum", "all regions", "all states", "national", "whole country", "grand total"),
    *("country total", "合计", "总计", "全国", "total general", "insgesamt", "ensemble", "итого", "всего"),
    *("jumlah", "toplam", "razem", "össesen", "total nacional", "nation", "average", "mean", "平均"),
    *("gesamt", "summe", "overall", "country", "totale", "media", "promedio", "durchschnitt", "moyenne"),
    *("national average", "all india", "estados unidos mexicanos", "российская федерация", "全省", "全市"),
    *("median", "minimum", "maximum", "min", "max", "std", "std. dev", "standard deviation", "cv"),
    *("world", "european union", "euro area", "united states of america", "nacional", "nationwide"),
}
UNIONS = re.compile(r"(eu|ea|efta)\d\d?(_\d{4})?")  # EU27_2020, EA19
CODES = {"XKX", "CHI"}  # Kosovo and the Channel Islands, as the World Bank has them; no others have any
COUNTRIES = 10  # the fewest in a list of them
LANGUAGES = "en de fr es pt it nl pl ru tr id zh ja ko cs hu sv da fi nb el ro bg uk vi th ar hi ms fil"


def join(panels: list[Panel], sheets: list[Sheet]) -> Panel:
    """Sheets that continue one another: the same base, no year twice."""
    one = panels[0]
    for sheet, other in zip(sheets[1:], panels[1:], strict=True):
        place = f"{sheet.file}: sheets {sheets[0].name} and {sheet.name}"
        if other.base != one.base:
            raise PressError(
                f"{place}: {one.base or 'nothing'!r} stands above the one's years, "
                f"{other.base or 'nothing'!r} above the other's: two bases must not be chained; "
                "import each by itself"
            )
        if twice := sorted(set(one.years) & set(other.years)):
            raise PressError(
                f"{place}: both have {few([str(y) for y in twice])}; name one of them with --sheet"
            )
        if [c.name for c in one.columns] != [c.name for c in other.columns]:
            raise PressError(f"{place}: columns of different names; import each by itself")
        one.regions += [name for name in other.regions if name not in one.regions]
        one.years = sorted([*one.years, *other.years])
        for name, own in other.values.items():
            one.values[name] |= own
            one.spots[name] |= other.spots[name]
        one.alone += other.alone
        one.notes += other.notes
    return one


def cut_years(panel: Panel, choices: Choices) -> None:
    if not choices.years:
        return
    found = re.fullmatch(r"(\d{4})-(\d{4})", choices.years)
    if not found:
        raise PressError(f"--years {choices.years!r}: expected first and last, such as 2000-2014")
    first, last = int(found[1]), int(found[2])
    within = [year for year in panel.years if first <= year <= last]
    if not within:
        raise PressError(
            f"--years {choices.years}: none of the years is within; there are {years_words(panel.years)}"
        )
    panel.years = within
    _keep(panel)


def _keep(panel: Panel) -> None:
    """Takes out what is of other regions and years."""
    regions, years = set(panel.regions), set(panel.years)
    for name, own in panel.values.items():
        panel.values[name] = {k: v for k, v in own.items() if k[0] in regions and k[1] in years}


def leave_out(panel: Panel, choices: Choices) -> None:
    if lost := [name for name in choices.leave_out if name not in panel.regions]:
        raise PressError(f"--leave-out: no region {few(lost)}; there are {few(panel.regions, 20)}")
    panel.regions = [name for name in panel.regions if name not in choices.leave_out]
    _keep(panel)


def take_totals(panel: Panel, choices: Choices, file: str) -> None:
    """Regions that are totals of others are left out once that is confirmed; a country's name is asked about,
    and so are groups of countries among countries.

    Figures by head or in per cent do not add up, so that a country shows by its name alone.
    """
    if choices.totals == "keep":
        return
    found = _found_totals(panel)
    own = [name for name in panel.regions if UNIONS.fullmatch(name.lower())]
    own += _country_at_an_end(panel.regions, {**found, **dict.fromkeys(own, "")})
    if groups := _no_countries(panel):
        if not choices.totals:
            question = (
                f"{few(groups)}: regions whose codes are no country's, where those of all others are; "
                f"{len(groups)} of them: groups of countries?"
            )
            ways = ["--totals leave-out  (they are)", "--totals keep  (they are regions, as are all others)"]
            raise ask(file, question, ways)
        found |= dict.fromkeys(groups, "its code is no country's")
    if own := [name for name in own if name not in found]:
        if choices.level and not choices.totals:  # whose codes are regions has been said
            panel.notes.append(
                f"{few(own)}: kept, of the level that was named; --totals leave-out leaves it out"
            )
            own = []
        elif not choices.totals:
            question = f"{few(own)}: the name of a country or a union among regions; is it their total?"
            ways = ["--totals leave-out  (it is)", "--totals keep  (it is a region, as are all others)"]
            raise ask(file, question, ways)
        found |= dict.fromkeys(own, "a country among its regions")
    if not found:
        return
    said = "; ".join(f"{name} ({why})" for name, why in found.items())
    if choices.totals == "leave-out":
        panel.notes.append(f"totals left out: {said}")
    else:
        words = f"totals among the regions are left out: {said}; --totals keep keeps them"
        panel.confirm.append((words, {"totals": "leave-out"}))
    panel.regions = [name for name in panel.regions if name not in found]
    _keep(panel)


@functools.cache
def _countries() -> frozenset[str]:
    """Names of countries in the languages that statistical offices write most."""
    from babel import Locale

    return frozenset(
        name.lower()
        for language in LANGUAGES.split()
        for code, name in Locale.parse(language).territories.items()
        if len(code) == 2
    )


def _no_countries(panel: Panel) -> list[str]:
    """Regions with another code than a country's, in a list of countries with codes of three letters."""
    from babel.core import get_global

    known = {code for code in get_global("territory_aliases") if len(code) == 3} | CODES
    others = [name for name in panel.regions if panel.codes.get(name, name) not in known]
    countries = len(panel.regions) - len(others)
    return others if countries >= max(COUNTRIES, len(panel.regions) / 2) else []


def _country_at_an_end(regions: list[str], found: dict[str, str]) -> list[str]:
    """Names of countries at the top or the foot of a list of regions that are none themselves."""
    countries = [name for name in regions if name.lower() in _countries()]
    if len(countries) > max(1, len(regions) / 10):
        return []
    ends: list[str] = []
    for names in (regions, regions[::-1]):
        ends += itertools.takewhile(lambda name: name in countries or name in found, names)
    return [name for name in countries if name in ends]


def _found_totals(panel: Panel) -> dict[str, str]:
    """Regions that are totals, and by what that is seen: a sum in every year, or the name."""
    import numpy as np

    own = next(iter(panel.values.values()))
    found = {name: "it stands alone between blank rows" for name in panel.regions if name in panel.alone}
    found |= {name: "by its name" for name in panel.regions if _total_word(name)}
    table = np.array([[float(own.get((r, y), "nan")) for y in panel.years] for r in panel.regions])
    full = np.isfinite(table).all(axis=0)
    if len(panel.regions) < 4 or full.sum() < 2:
        return found
    table = table[:, full]
    rest = table.sum(axis=0) - table
    close = np.abs(table - rest) <= 2e-3 * np.abs(rest)
    found |= {
        panel.regions[n]: "the sum of all others in every year" for n in np.flatnonzero(close.all(axis=1))
    }
    for n in range(len(panel.regions) - 2):
        if panel.regions[n] in found:
            continue
        for rows, where in ((table[n + 1 :], "below"), (table[:n][::-1], "above")):
            sums = np.cumsum(rows[:200], axis=0)[1:]
            if len(sums) and (np.abs(sums - table[n]) <= 1e-4 * np.abs(table[n])).all(axis=1).any():
                found[panel.regions[n]] = f"the sum of rows {where} it in every year"
    return found


def _total_word(name: str) -> bool:
    return re.sub(r"[\s*]+", " ", name.lower()).strip(" :.") in TOTAL_WORDS


def check_size(panel: Panel, sheet: Sheet) -> None:
    if len(panel.regions) < 2:
        raise PressError(
            f"{sheet.file}: no panel: one region ({few(panel.regions)}) in {sheet.how}; put the regions into "
            "one table, with a column of their names"
        )
    if len(panel.years) < YEARS:
        raise PressError(
            f"{sheet.file}: {len(panel.years)} years ({few([str(y) for y in panel.years])}); chapters on "
            f"growth and convergence take at least {YEARS}, most of them more; add years"
        )


def settle_gaps(panel: Panel, choices: Choices, file: str) -> None:
    """Years that no region has are to be confirmed; what single regions lack is asked about."""
    years = panel.years
    for own in panel.values.values():
        empty = [year for year in years if not any((name, year) in own for name in panel.regions)]
        years = [year for year in years if year not in empty]
    panel.years = years
    between = [f"between {one} and {other}" for one, other in itertools.pairwise(years) if other - one > 1]
    if between:
        said = (
            f"no figures of any region {few(between)}: years are uneven, and chapters that need every year "
            "take the last unbroken run; add the years between, or cut with --years"
        )
        panel.confirm += [] if choices.uneven else [(said, {"uneven": True})]
        panel.notes += [said] * choices.uneven
    spots = [(name, year) for name in panel.regions for year in years]
    lost = {spot for own in panel.values.values() for spot in spots if spot not in own}
    if not lost or choices.gaps == "keep":
        panel.notes += [f"{len(lost)} cells missing, kept so"] * bool(lost)
        return
    whole = [name for name in panel.regions if not any((name, year) in lost for year in years)]
    full = [year for year in years if not any((name, year) in lost for name in panel.regions)]
    if choices.gaps == "regions":
        out = [name for name in panel.regions if name not in whole]
        panel.notes.append(f"regions with gaps left out: {len(out)} ({few(out)})")
        panel.regions = whole
    elif choices.gaps == "years":
        panel.notes.append(f"years with gaps left out: {few([str(y) for y in years if y not in full], 12)}")
        panel.years = full
    else:
        first = []
        for name in panel.regions:
            lacking = [str(year) for year in years if (name, year) in lost]
            first += [f"{name} has no figure for {few(lacking)}"] * bool(lacking)
        question = (
            f"{len(lost)} of {len(spots)} cells are missing: {'; '.join(first[:3])}"
            f"{f'; {len(first) - 3} more regions' if len(first) > 3 else ''}. Add them, or say what to do:"
        )
        ways = [
            f"--gaps regions  (leaves out {len(first)} regions; {len(whole)} stay)",
            f"--gaps years  (keeps the years in which every region has a figure: {years_words(full)})",
            f"--gaps keep  (chapters take their last unbroken run: {years_words(_last_run(full))})",
        ]
        raise ask(file, question, ways)
    _keep(panel)
    if len(panel.regions) < 2 or len(panel.years) < YEARS:
        raise PressError(
            f"{file}: --gaps {choices.gaps} leaves {len(whole)} regions, {len(full)} years: no panel"
        )


def _last_run(years: list[int]) -> list[int]:
    run = years[-1:]
    for year in reversed(years[:-1]):
        if year != run[0] - 1:
            break
        run.insert(0, year)
    return run


def check_levels(panel: Panel, file: str) -> None:
    """No zeros and negatives: the chapters take logarithms."""
    faults = [
        f"{file}, line {spots[spot].line}, column {column.title}: {spots[spot].text!r} ({spot[0]} "
        f"{spot[1]}); expected a number above zero: the chapters take logarithms; correct it, or --leave-out "
        f"{spot[0]!r}"
        for column in panel.columns
        for spots in [panel.spots[column.name]]
        for spot, text in panel.values[column.name].items()
        if float(text) <= 0
    ]
    refuse(faults)
