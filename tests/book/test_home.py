"""The home page answers in ten seconds; the ledger and the article's map hold every claim and paragraph."""

import csv
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from press.findings import ledger
from press.findings.claims import VERDICTS

ROOT = Path(__file__).resolve().parents[2]
WORDS, NUMBERS = 450, 30  # at most, before the fold-outs
CARDS, IN_A_CARD = range(6, 9), 3
VOID = {"img", "br", "input", "meta", "link", "hr"}
NUMBER = re.compile(r"(?<![\w.,])[\u2212-]?\d[\d,]*(?:\.\d+)?")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Words(HTMLParser):
    """What a page's article says: all of it outside of folds, and each card; and its links by their text."""

    def __init__(self, text: str):
        super().__init__()
        self.said, self.cards, self.links = "", [], []
        self._open: list[tuple[str, set[str]]] = []
        self.feed(text)

    def within(self, name: str) -> bool:
        return any(name == tag or name in classes for tag, classes in self._open)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        classes = set((given.get("class") or "").split())
        if "press-card" in classes:
            self.cards.append({"said": "", "links": [], "pictures": 0, "verdicts": 0})
        if self.within("press-card"):
            self.cards[-1]["pictures"] += "press-small" in classes
            self.cards[-1]["verdicts"] += "press-verdict" in classes
            self.cards[-1]["links"] += [given["href"]] if tag == "a" and "doc" not in classes else []
        if tag == "a" and "href" in given:
            self.links.append((given["href"], classes))
        if tag not in VOID:
            self._open.append((tag, classes))

    def handle_startendtag(self, tag, attrs):
        """An element that closes itself holds nothing."""

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        hidden = self.within("details") or self.within("script") or self.within("headerlink")
        if not self.within("article") or hidden or self.within("prev-next-footer"):
            return
        self.said += f" {data}"
        if self.within("press-card"):
            self.cards[-1]["said"] += f" {data}"


def read(folder: Path, page: str) -> str:
    return (folder / "html/book" / f"{page}.html").read_text(encoding="utf-8")


def words(text: str) -> list[str]:
    """What has a letter or a digit; a verdict's sign is a picture."""
    return re.findall(r"\S*\w\S*", text)


def numbers(text: str) -> list[str]:
    return NUMBER.findall(YEAR.sub(" ", text))


@pytest.fixture(scope="module")
def home(printed) -> Words:
    return Words(read(printed, "index"))


def test_the_home_page_is_short(home):
    assert 100 < len(words(home.said)) <= WORDS
    assert 10 < len(numbers(home.said)) <= NUMBERS, numbers(home.said)


def test_the_measure_of_words_and_numbers_leaves_out_folds_and_years():
    page = "<article>In 2012 it fell by 1.7 % to 3,000.<details>Of 12 more.</details> So.</article> 5"
    found = Words(page)
    assert len(words(found.said)) == 9 and numbers(found.said) == ["1.7", "3,000"]


def test_a_finding_is_a_card_with_one_picture_one_verdict_and_at_most_three_numbers(home):
    assert len(home.cards) in CARDS
    for card in home.cards:
        assert (card["pictures"], card["verdicts"]) == (1, 1), card
        assert len(numbers(card["said"])) <= IN_A_CARD, card


def test_the_sentence_that_a_reader_sees_first_turns_with_the_results(printed):
    text = (ROOT / "book/index.md").read_text(encoding="utf-8")
    first = next(line for line in text.splitlines() if line.startswith("**"))
    assert len(re.findall(r"\{result\}`[^`|]+ \| [^`/]+/[^`]+`", first)) >= 3
    assert not numbers(re.sub(r"\{result\}`[^`]*`", "", first))


@pytest.mark.parametrize("page", ["index", "ledger", "article"])
def test_the_strip_has_a_cell_for_each_claim_and_counts_that_add_up(printed, content, page):
    text = read(printed, page)
    (strip,) = re.findall(r'<ol class="press-strip".*?</ol>', text, re.DOTALL)
    cells = re.findall(r'<a class="press-verdict press-(\w+)" href="[^"]*#claim-([\w-]+)"', strip)
    assert cells == [(claim["verdict"], claim["id"]) for claim in content["verdicts"]]
    (key,) = re.findall(r'<p class="press-key">.*?</p>', text, re.DOTALL)
    counts = {word: int(n) for word, n in re.findall(r"#verdict=(\w+)\">.*?</span>[^\d]*(\d+)", key)}
    assert sum(counts.values()) == len(cells) and set(counts) <= set(VERDICTS)
    assert all(counts[word] == [v for v, _ in cells].count(word) for word in counts)


def test_every_paragraph_stands_on_the_article_s_map_with_its_claims(printed, content):
    text = read(printed, "article")
    boxes = dict(re.findall(r'id="(place-[\w-]+)">(.*?)(?=id="place-|</article>)', text, re.DOTALL))
    rows = list(csv.DictReader((ROOT / "data/article.csv").open(encoding="utf-8")))
    assert len(boxes) == len(rows)
    for row in rows:
        box = boxes[f"place-{row['feature']}-{row['part']}-{row['paragraph']}"]
        assert ("Set aside: " in box) == bool(row["set_aside"])
    for claim in content["verdicts"]:
        where = "place-{feature}-{part}-{paragraph}".format(**claim["where"])
        assert f'href="ledger.html#claim-{claim["id"]}"' in boxes[where]
        entry = re.search(rf'id="claim-{claim["id"]}".*?</details>', read(printed, "ledger"), re.DOTALL)[0]
        assert f'href="article.html#{where}"' in entry


def test_the_ledger_names_chapters_by_their_titles_and_links_its_sources(printed):
    text = read(printed, "ledger")
    entries = re.findall(r"<details class=\"press-entry.*?</details>", text, re.DOTALL)
    linked = 0
    for entry in entries:
        assert "Worked out in: " in entry
        assert not re.search(r"Worked out in: [^.]*>(?:book/)?[a-z]+/[a-z-]+<", entry)
        for case in re.findall(r'<ul class="press-cases.*?</ul>', entry, re.DOTALL):
            visible = re.sub(r"<[^>]+>", " ", case)
            assert not re.search(r"\b[a-z_]+\.[a-z_]+\.[a-z_]+\b|\bneeded\b", visible), visible
        linked += len(re.findall(r'class="reference external" href="https?://', entry))
    assert len(entries) > 70 and linked > 30


def test_the_ledger_for_machines_says_what_the_pages_say(printed, content):
    for folder in (printed, printed / "html/book"):
        made = json.loads((folder / "ledger.json").read_text(encoding="utf-8"))
        assert (made["format"], made["version"]) == (ledger.FORMAT, ledger.VERSION)
        judged = {claim["id"]: claim["verdict"] for claim in content["verdicts"]}
        assert {claim["id"]: claim["verdict"] for claim in made["claims"]} == judged
        rows = list(csv.DictReader((folder / "ledger.csv").open(encoding="utf-8")))
        tests = [
            test
            for claim in content["verdicts"]
            for judged in (claim, claim.get("when_written", {"cases": []}))
            for case in judged["cases"]
            for test in case["tests"]
        ]
        assert [row["result"] for row in rows] == [test["result"] for test in tests]
        assert all(float(row["found"]) == content["results"][row["result"]]["value"] for row in rows)
    text = read(printed, "ledger")
    assert 'href="ledger.json"' in text and 'href="ledger.csv"' in text
    assert all(f">{column}</span>" in text for column in ledger.COLUMNS)
