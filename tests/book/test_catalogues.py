"""What of the book is to be translated: every cell for every package, once, and no value of an edition."""

import json
from pathlib import Path

from press.book import chapters
from press.book.chapters import source, tags
from press.pages import catalogues, prose

ROOT = Path(__file__).resolve().parents[2]
EXTRACTED = {name: [entry.text for entry in found] for name, found in catalogues.extracted(ROOT).items()}


def test_every_cell_of_every_page_is_in_its_catalogue_whichever_packages_show_it():
    seen = 0
    for page, name in catalogues.names(ROOT).items():
        path = ROOT / f"{name}.ipynb"
        if not path.is_file():
            continue
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "markdown":
                texts = [one.text for one in prose.messages(source(cell))]
                assert set(texts) <= set(EXTRACTED[name]), page
                seen += bool(texts) and "without-claims" in tags(cell)
    assert seen > 10


def test_pages_of_one_notebook_share_a_catalogue():
    names = catalogues.names(ROOT)
    made = [page for page in names if page.startswith("book/strategies/profiles/")]
    assert len(made) == 9 and {names[page] for page in made} == {"book/strategies/profiles"}
    texts = EXTRACTED["book/strategies/profiles"]
    assert "Yellow River basin" in texts and any("<strategy_id>" in text for text in texts)


def test_a_page_of_a_generator_has_its_words_translated_and_the_address_of_the_english():
    chapter = chapters.at(ROOT, "book/strategies/profiles/yellow-river")
    assert chapter
    told = chapter.notebook(lambda text: prose.translated(text, lambda message: f"译{len(message)}"))
    first = next(source(cell) for cell in told["cells"] if cell["cell_type"] == "markdown")
    assert first.startswith("# 译18\n\n```{anchor} yellow-river-basin\n```\n")


def test_a_message_stands_once_in_its_catalogue_and_holds_no_folder_of_the_machine():
    for name, texts in EXTRACTED.items():
        assert len(set(texts)) == len(texts), name
        assert not [text for text in texts if str(ROOT) in text or "\n" in text], name
