import json
import math
import re

import numpy as np
import pandas as pd
import pytest

from analysis.output import results


@pytest.fixture
def shown(monkeypatch):
    bundles = []
    monkeypatch.setattr(
        results, "publish", lambda b: bundles.append(json.loads(json.dumps(b, allow_nan=False)))
    )
    return bundles


def test_a_record_carries_number_unit_and_where_it_comes_from(shown):
    results.record(
        "shares.central.2021.v4",
        np.float64(21.8123),
        unit="%",
        vintage="v4",
        tables="accounts",
        low=21,
        high=22.5,
    )
    assert shown[0][results.MIME] == {
        "id": "shares.central.2021.v4",
        "value": 21.8123,
        "unit": "%",
        "digits": 1,
        "vintage": "v4",
        "tables": ["accounts"],
        "low": 21,
        "high": 22.5,
        "note": None,
    }
    assert shown[0]["text/plain"] == "shares.central.2021.v4 = 21.8 %"


def test_whole_numbers_stay_whole(shown):
    results.record("sigma.years", np.int64(13), unit="years")
    value = shown[0][results.MIME]["value"]
    assert value == 13 and isinstance(value, int)


@pytest.mark.parametrize(
    "bad", ["shares", "Shares.central", "shares..x", "shares.central-2021", ".a.b", "a.b\n", ""]
)
def test_an_id_of_another_form_is_refused(bad):
    with pytest.raises(ValueError, match="an id is two or more words"):
        results.record(bad, 1.0, unit="%")


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, np.float64("nan")])
def test_a_value_that_is_not_finite_is_refused(bad):
    with pytest.raises(ValueError, match=r"a\.b.*a result is finite"):
        results.record("a.b", bad, unit="%")


@pytest.mark.parametrize("bad", ["21.8", None, True, [1.0], 1 + 2j, pd.Series([1.0, 2.0])])
def test_what_is_not_a_number_is_refused(bad):
    with pytest.raises(ValueError):
        results.record("a.b", bad, unit="%")


def test_a_missing_or_unknown_unit_is_refused():
    with pytest.raises(TypeError):
        results.record("a.b", 1.0)
    with pytest.raises(ValueError, match="needs its unit"):
        results.record("a.b", 1.0, unit="")
    with pytest.raises(ValueError, match=r"'furlong' is unknown.*percentage points"):
        results.record("a.b", 1.0, unit="furlong")


def test_an_interval_has_two_ends_in_order():
    with pytest.raises(ValueError, match="low 3 is above high 2"):
        results.record("a.b", 1.0, unit="%", low=3, high=2)
    with pytest.raises(ValueError, match="come together"):
        results.record("a.b", 1.0, unit="%", low=3)


def test_a_table_is_recorded_with_its_columns(shown):
    df = pd.DataFrame(
        {"macro_region": ["East", "West"], "share": [52.2, np.nan], "n": pd.array([10, None], dtype="Int64")}
    )
    results.record_table("shares.by_macro_region", df, unit="%")
    value = shown[0][results.MIME]["value"]
    assert value == {
        "columns": ["macro_region", "share", "n"],
        "rows": [["East", 52.2, 10], ["West", None, None]],
    }


def test_an_empty_a_long_or_an_infinite_table_is_refused(shown):
    with pytest.raises(ValueError, match="0 rows"):
        results.record_table("a.b", pd.DataFrame({"x": []}), unit="%")
    with pytest.raises(ValueError, match=r"61 rows.*figures.table"):
        results.record_table("a.b", pd.DataFrame({"x": range(61)}), unit="%")
    with pytest.raises(ValueError, match="column 'x'"):
        results.record_table("a.b", pd.DataFrame({"x": [np.inf]}), unit="%")


def test_outside_a_notebook_the_plain_text_is_printed(capsys):
    results.record("a.b", 2, unit="count")
    assert capsys.readouterr().out == "a.b = 2 count\n"


def test_the_record_is_kept_by_the_executed_notebook():
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    cell = nbformat.v4.new_code_cell(
        "from analysis.output import results\nresults.record('a.b', 1.5, unit='%')"
    )
    nb = nbclient.execute(nbformat.v4.new_notebook(cells=[cell]), kernel_name="python3", timeout=60)
    (output,) = nb.cells[0].outputs
    assert output.output_type == "display_data"
    assert output.data[results.MIME]["value"] == 1.5


def test_a_result_states_how_far_another_machine_may_deviate(shown):
    results.record("a.b", 1.5, unit="ratio", rtol=1e-6)
    results.record_table("a.c", pd.DataFrame({"x": [1.5]}), unit="ratio", rtol=1e-6)
    assert [bundle[results.MIME]["rtol"] for bundle in shown] == [1e-6, 1e-6]
    for rtol in (0, -1e-6, 1.0):
        with pytest.raises(ValueError, match="rtol is .*; a share between 0 and 1"):
            results.record("a.b", 1.5, unit="ratio", rtol=rtol)


def test_a_frame_is_recorded_a_row_a_result_under_ids_of_its_columns(shown):
    rows = pd.DataFrame(
        {
            "group": ["Middle Yangtze", "华东", "East"],
            "series": ["grp.v5", "income", "income"],
            "value": [0.5, 0.25, math.nan],
            "low": [0.4, math.nan, math.nan],
            "high": [0.6, math.nan, math.nan],
            "unit": ["%", "%", "%"],
        }
    )
    spec = {"tables": "accounts", "interval": ("low", "high"), "scale": 100}
    results.record_frame(rows, "sigma.within.{group}.last.{series}", **spec)
    first, second = (bundle[results.MIME] for bundle in shown[:-1])
    absent = shown[-1][results.ABSENT_MIME]
    assert absent["ids"] == [re.escape("sigma.within.east.last.income")] and absent["quiet"]
    assert (first["id"], first["value"], first["low"], first["high"]) == (
        "sigma.within.middle_yangtze.last.grp.v5",
        50,
        40,
        60,
    )
    assert second["id"] == "sigma.within.u534e_u4e1c.last.income" and second.get("low") is None


def test_a_frame_that_lacks_a_column_of_its_ids_is_refused():
    with pytest.raises(KeyError, match=r"no column 'when'; there are value"):
        results.record_frame(pd.DataFrame({"value": [1.0]}), "sigma.{when}", unit="CV")


def test_a_series_gives_its_rows_their_vintage_tables_and_years(shown):
    from analysis.data import package

    series = package.open().series()
    rows = pd.DataFrame({"series": [s.name for s in series], "value": 1.0})
    results.record_frame(rows, "sigma.cv.{family}.last.{vintage}", unit="CV", series=series)
    records = [bundle[results.MIME] for bundle in shown]
    assert [r["id"] for r in records] == [
        "sigma.cv.grp.last.v5",
        "sigma.cv.grp.last.v4",
        "sigma.cv.real.last.v5",
        "sigma.cv.real.last.v4",
        "sigma.cv.income.last",
    ]
    assert [r["vintage"] for r in records] == ["v5", "v4", "v5", "v4", None]
    assert records[0]["tables"] == ["accounts", "population"] and records[0]["note"].startswith("2006-2025")
    results.record_frame(rows, "space.moran.last.{series}", unit="index", series=series, also=["borders"])
    assert shown[-1][results.MIME]["tables"] == [*records[-1]["tables"], "borders"]


def test_numbers_by_name_are_recorded_as_a_frame_of_them_is(shown):
    results.record_frame({"first": 3, "last": 4}, "data.{what}.n", unit="count")
    plain = pd.DataFrame({"what": ["first", "last"], "value": [3, 4]})
    results.record_frame(plain, "data.{what}.n", unit="count")
    assert shown[:2] == shown[2:] and len(shown) == 4


def test_a_mapping_is_recorded_by_its_keys_and_units_go_by_the_rows_words(shown):
    unit, digits = {"change": "%", "": "CV"}, {"change": 2, "": 3}
    results.record_frame({"first": 0.5, "change": -4.0}, "sigma.cv.{what}", unit=unit, digits=digits)
    first, change = (bundle[results.MIME] for bundle in shown)
    assert (first["id"], first["unit"], first["digits"]) == ("sigma.cv.first", "CV", 3)
    assert (change["id"], change["unit"], change["digits"]) == ("sigma.cv.change", "%", 2)


def test_the_columns_of_a_wide_frame_are_results_each_with_its_unit(shown):
    wide = pd.DataFrame(
        {"who": ["East", "West"], "first": [1.0, 2.0], "change": [0.5, math.nan], "change_low": 0.1}
    ).assign(change_high=0.9)
    units = {"first": "%", "change": "percentage points"}
    results.record_frame(wide, "a.{who}.{what}", unit=units, digits={"change": 3}, tables="accounts")
    *recorded, absent = shown
    found = {bundle[results.MIME]["id"]: bundle[results.MIME] for bundle in recorded}
    assert absent[results.ABSENT_MIME]["ids"] == [re.escape("a.west.change")]
    assert list(found) == ["a.east.first", "a.west.first", "a.east.change"]
    change = found["a.east.change"]
    assert (change["unit"], change["digits"], change["low"], change["high"]) == (
        "percentage points",
        3,
        0.1,
        0.9,
    )
    assert (found["a.west.first"]["digits"], found["a.west.first"]["low"]) == (1, None)


def test_named_numbers_are_recorded_under_their_names(shown):
    results.record_frame({"first": 2012, "rate": 0.5}, "a.{what}", unit={"first": "year"}, tables="accounts")
    results.record_frame({"last": 2019, "number": 3}, "a.{what}", unit="count", tables="accounts")
    found = {bundle[results.MIME]["id"]: bundle[results.MIME]["value"] for bundle in shown}
    assert found == {"a.first": 2012, "a.last": 2019, "a.number": 3}
    assert all(isinstance(value, int) for value in found.values())


def test_a_number_of_one_year_does_not_say_the_span_of_its_series(shown):
    from analysis.data import package

    series = package.open().series()
    rows = pd.DataFrame({"series": ["grp.v5", "grp.v5"], "when": ["2021", "last"], "value": 1.0})
    results.record_frame(rows, "shares.{when}.{series}", unit="%", series=series)
    results.record_frame(rows.assign(note="2012-2024"), "gains.{when}.{series}", unit="%", series=series)
    assert [bundle[results.MIME]["note"] for bundle in shown] == [None, None, "2012-2024", "2012-2024"]
