import re
import string

import pytest

from analysis.output import labels


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_key_has_both_languages_with_the_same_fields():
    for key, texts in labels.CATALOGUE.items():
        assert len(texts) == 2 and all(isinstance(t, str) and t.strip() == t and t for t in texts), key
        assert fields(texts[0]) == fields(texts[1]), key


def test_every_caption_of_a_figure_has_an_alt_text_that_says_something_else():
    captions = {k for k in labels.CATALOGUE if k.startswith("figure.") and k.endswith(".caption")}
    assert captions
    for key in captions:
        alt = key.removesuffix("caption") + "alt"
        assert alt in labels.CATALOGUE, alt
        assert labels.CATALOGUE[key][0] != labels.CATALOGUE[alt][0]


TURNS = r"\b(falls?|falling|rises? from|fell from|steadily|steeply|slowly|nearly|close together|shorter)\b"


def test_an_alt_text_of_figures_from_data_states_values_and_no_direction_that_other_data_would_turn():
    """The simulated worlds of `power` are the same whatever the data."""
    turned = [
        key
        for key, (english, _) in labels.CATALOGUE.items()
        if re.search(r"\.alt(\.any)?$", key) and not key.startswith("figure.power-")
        if re.search(TURNS, english)
    ]
    assert turned == []


def test_english_texts_hold_no_han_and_chinese_captions_do():
    for key, (en, zh) in labels.CATALOGUE.items():
        assert not any("\u4e00" <= c <= "\u9fff" for c in en), key
        if key.endswith((".caption", ".alt")):
            assert any("\u4e00" <= c <= "\u9fff" for c in zh), key


def test_values_are_filled_in():
    assert labels.text("figure.sigma-break.before", "en", before=-1.25) == "−1.2\u00a0% a year"
    assert labels.text("figure.sigma-break.before", "zh", before=-1.25) == "每年−1.2%"


def test_unknown_keys_languages_and_missing_values_are_refused_in_words():
    with pytest.raises(KeyError, match=r"macro_region\.east.*nearest: .*macro_region\.East"):
        labels.text("macro_region.east", "en")
    with pytest.raises(KeyError, match="language 'fr'; one of en, zh"):
        labels.text("macro_region.East", "fr")
    with pytest.raises(KeyError, match="needs a value for 'before'"):
        labels.text("figure.sigma-break.before", "zh")


def test_regions_bear_the_names_of_the_data_package():
    from analysis.data import package

    regions = package.open().table("regions")
    for row in regions.itertuples():
        assert labels.CATALOGUE[f"region.{row.region}"] == (row.region, row.zh)
    assert {f"macro_region.{p}" for p in regions["macro_region"]} | {
        f"side.{s}" for s in regions["north_south"]
    } <= set(labels.CATALOGUE)


def test_every_unit_has_a_text():
    from analysis.output import results

    assert {f"unit.{unit}" for unit in results.UNITS} <= set(labels.CATALOGUE)
