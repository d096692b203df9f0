import re
import string

import pytest

from analysis import translations
from analysis.output import labels

CHINESE = {key: translations.said(key, english, "zh") for key, english in labels.CATALOGUE.items()}


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_key_has_both_languages_with_the_same_fields():
    assert len(labels.CATALOGUE) == len(
        {key for key, _ in translations.read("words", "zh")} & {*labels.CATALOGUE}
    )
    for key, english in labels.CATALOGUE.items():
        assert english and english.strip() == english and CHINESE[key].strip() == CHINESE[key], key
        assert fields(english) == fields(CHINESE[key]), key


def test_every_caption_of_a_figure_has_an_alt_text_that_says_something_else():
    captions = {k for k in labels.CATALOGUE if k.startswith("figure.") and k.endswith(".caption")}
    assert captions
    for key in captions:
        alt = key.removesuffix("caption") + "alt"
        assert alt in labels.CATALOGUE, alt
        assert labels.CATALOGUE[key] != labels.CATALOGUE[alt]


TURNS = r"\b(falls?|falling|rises? from|fell from|steadily|steeply|slowly|nearly|close together|shorter)\b"


def test_an_alt_text_of_figures_from_data_states_values_and_no_direction_that_other_data_would_turn():
    """The simulated worlds of `power` are the same whatever the data."""
    turned = [
        key
        for key, english in labels.CATALOGUE.items()
        if re.search(r"\.alt(\.any)?$", key) and not key.startswith("figure.power-")
        if re.search(TURNS, english)
    ]
    assert turned == []


def test_english_texts_hold_no_han_and_chinese_captions_do():
    for key, en in labels.CATALOGUE.items():
        assert not any("\u4e00" <= c <= "\u9fff" for c in en), key
        if key.endswith((".caption", ".alt")):
            assert any("\u4e00" <= c <= "\u9fff" for c in CHINESE[key]), key


def test_values_are_filled_in():
    assert labels.text("figure.sigma-break.before", "en", before=-1.25) == "−1.2\u00a0% a year"
    assert labels.text("figure.sigma-break.before", "zh", before=-1.25) == "年均−1.2%"


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
        assert labels.CATALOGUE[key := f"region.{row.region}"] == row.region and CHINESE[key] == row.zh
    assert {f"macro_region.{p}" for p in regions["macro_region"]} | {
        f"side.{s}" for s in regions["north_south"]
    } <= set(labels.CATALOGUE)


def test_every_unit_has_a_text():
    from analysis.output import results

    assert {f"unit.{unit}" for unit in results.UNITS} <= set(labels.CATALOGUE)


def test_a_text_whose_english_has_changed_is_printed_in_english_until_it_is_translated_again(monkeypatch):
    assert labels.text("column.region", "zh") == "地区"
    before = labels.digest("column.region")
    monkeypatch.setitem(labels.CATALOGUE, "column.region", "Area")
    assert labels.text("column.region", "zh") == "Area" and labels.digest("column.region") != before


def test_another_translation_is_another_digest_of_its_key_alone(monkeypatch):
    keys = ("column.region", "column.year")
    before = [labels.digest(key) for key in keys]
    held = translations.read("words", "zh") | {("column.region", "Region"): "区"}
    monkeypatch.setattr(translations, "read", lambda name, language: held)
    labels._by_key.cache_clear()
    after = [labels.digest(key) for key in keys]
    labels._by_key.cache_clear()
    assert [a == b for a, b in zip(before, after, strict=True)] == [False, True]
