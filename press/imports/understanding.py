"""Understands a sheet of texts as a panel: which column is the region, where the years are, what numbers say.

Pure functions on `looking.Sheet`. What the sheet itself shows is noted; what is all but certain but changes
what is read (a total among the regions, an encoding that was guessed, a year that no region has) is to be
confirmed; what only a person can know is asked for by option, with the choices found. Nothing is guessed in
silence: PressError says file, line, column, value and the option that settles it.
"""

from __future__ import annotations

from press.imports.choices import Choices, few
from press.imports.columns import level_rows, read_rows, region_columns, region_names, value_columns
from press.imports.looking import Sheet
from press.imports.panels import Panel, collect
from press.imports.tables import Grid, choose_sheets, choose_table
from press.imports.wholes import (
    check_levels,
    check_size,
    cut_years,
    join,
    leave_out,
    settle_gaps,
    take_totals,
)


def understand(sheets: list[Sheet], choices: Choices) -> Panel:
    """The panel that sheets hold; PressError asks for what only a person can know, or refuses."""
    chosen = choose_sheets(sheets, choices)
    panels = [panel_of(choose_table(sheet, choices), choices) for sheet in chosen]
    panel = panels[0] if len(panels) == 1 else join(panels, chosen)
    for sheet in chosen:
        if sheet.guessed:
            beyond = [name for name in panel.regions if not name.isascii()]
            said = (
                f"the encoding is a guess, {sheet.guessed}: it gives the names {few(beyond) or 'as shown'}; "
                "--encoding NAME takes another"
            )
            panel.confirm.append((said, {"encoding": sheet.guessed}))
        if sheet.rewritten:
            same = [name for name in sheet.rewritten if name in panel.regions]
            panel.notes += [f"written in two ways that look the same, taken as one: {few(same)}"] * bool(same)
    cut_years(panel, choices)
    leave_out(panel, choices)
    take_totals(panel, choices, chosen[0].file)
    check_size(panel, chosen[0])
    settle_gaps(panel, choices, chosen[0].file)
    check_levels(panel, chosen[0].file)
    return panel


def panel_of(grid: Grid, choices: Choices) -> Panel:
    """One table as a panel, before what it is as a whole is looked at."""
    notes: list[str] = []
    rows = read_rows(grid, choices, notes)
    values = value_columns(rows, choices)
    key = region_columns(rows, values, choices, notes)
    rows = rows._replace(rows=level_rows(rows, key, choices))
    return collect(rows, key, region_names(rows, key), values, choices, notes)
