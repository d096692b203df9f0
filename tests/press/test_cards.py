"""The home page's cards, and a verdict on the figures of when the article was written."""

import re

from small_book import Book

CARD = """# A book

````{{finding}} {claim}
:chapter: 人 </book/people>
:bars: {bars}

**There are {{result}}`people.sum`.**
````
"""


def printed_with(book: Book, text: str) -> str:
    (book.root / "book/index.md").write_text(text, encoding="utf-8")
    ran = book.press("build")
    return ran.stderr if ran.returncode else book.page("index")


def test_a_card_has_its_bars_its_verdict_and_its_link(book: Book):
    page = printed_with(book, CARD.format(claim="many-people", bars="people.sum=和; people.last=年"))
    (foot,) = re.findall(r'<p class="press-foot">.*?</p>', page, re.DOTALL)
    assert re.sub(r"<[^>]+>", "", foot).split() == ["holds", "人"]
    assert 'href="people.html"' in foot and 'href="ledger.html#claim-many-people"' in foot
    assert page.count('class="press-bar"') == 2 and "width: 100.0%" in page


def test_a_card_names_what_is_not_there(book: Book):
    assert "result people.none is recorded by no chapter" in printed_with(
        book, CARD.format(claim="many-people", bars="people.none=x")
    )
    assert "claim nobody is not in the claims" in printed_with(book, CARD.format(claim="nobody", bars="a=x"))
    assert "figure nothing is drawn by no chapter" in printed_with(
        book, "# A\n\n```{figure-of} nothing\n```\n"
    )
    assert "no verdict 'written'" in printed_with(book, "# A\n\n{claim}`many-people | written`\n")
