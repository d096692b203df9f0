"""Every paragraph of the article is read: it became claims, or the table says why nothing in it asserts."""

from pathlib import Path

import pandas as pd
import pytest
import yaml

DATA = Path(__file__).resolve().parents[2] / "data"
ARTICLE = pd.read_csv(DATA / "article.csv", dtype={"part": str}, keep_default_na=False)
CLAIMS = yaml.safe_load((DATA / "claims.yml").read_text(encoding="utf-8"))["claims"]
SPOTS = {(c["where"]["feature"], str(c["where"]["part"]), c["where"]["paragraph"]) for c in CLAIMS}
KEPT_APART = ["opinion", "exhortation", "context"]


def spot(row) -> tuple:
    return row.feature, row.part, row.paragraph


@pytest.mark.parametrize(
    "row", list(ARTICLE.itertuples()), ids=lambda r: f"{r.feature}.{r.part}.{r.paragraph}"
)
def test_a_paragraph_became_claims_or_says_why_not(row):
    assert (spot(row) in SPOTS) == (row.asserting > 0)
    apart = row.opinion + row.exhortation + row.context
    assert row.sentences == row.asserting + apart
    assert bool(row.set_aside) == (apart > 0)


def test_every_claim_stands_in_a_paragraph_of_the_table():
    assert {spot(row) for row in ARTICLE.itertuples()} >= SPOTS


def test_the_paragraphs_are_numbered_without_a_gap():
    for (feature, part), rows in ARTICLE.groupby(["feature", "part"]):
        assert list(rows["paragraph"]) == list(range(1, len(rows) + 1)), (feature, part)


def test_the_sentences_are_those_of_the_article():
    """Where the article is at hand its full stops are counted again."""
    folder = DATA.parent.parent / "shared" / "article"
    if not folder.is_dir():
        pytest.skip("the article is no part of the project")
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))
    assert ARTICLE["sentences"].sum() == text.count("。") + text.count("！")


def test_every_claim_has_a_theme_and_an_untestable_one_says_what_would_settle_it():
    for claim in CLAIMS:
        assert claim["theme"]
        assert not claim.get("needs") or claim["missing"]
