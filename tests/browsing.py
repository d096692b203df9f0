"""A browser for the tests, or a reason to skip."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from press.book.chapters import find_root, toc_pages

# The shell first: it opens a page in a third of the time, without the window of a browser around it.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)


@contextmanager
def chromium() -> Iterator:
    sync_api = pytest.importorskip("playwright.sync_api", reason="requirements-browser.lock is not installed")
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


# Pages that between them have nearly all that pages are made of: cards, claims, forms, figures, tables, code.
SAMPLE = ("book/index", "book/article", "book/ledger", "book/plates/shares")
PAGES = toc_pages(find_root(Path(__file__).parent))
EVERY = [pytest.param(page, marks=[] if page in SAMPLE else pytest.mark.slow) for page in PAGES]
