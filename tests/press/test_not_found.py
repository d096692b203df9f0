"""The page for an address that has none."""

import re

import pytest

from press.pages import not_found

PLACES = {"en": "", "zh": "zh/"}


def shown(own="en", **options):
    return not_found.page(own, PLACES, book="A <book>", policy="default-src 'self'", **options)


@pytest.mark.parametrize(("own", "tags"), [("en", ["en", "zh-Hans"]), ("zh", ["zh-Hans", "en"])])
def test_it_speaks_every_language_its_own_first(own, tags):
    found = shown(own)
    assert re.findall(r'<section lang="([\w-]+)"', found) == tags
    assert f'<html lang="{tags[0]}">' in found and "A &lt;book&gt;" in found
    assert "There is no page at this address" in found and "此网址没有页面" in found


@pytest.mark.parametrize(
    ("base", "root"), [("", "/"), ("https://example.org/book/", "https://example.org/book/")]
)
def test_its_links_hold_under_any_address(base, root):
    links = re.findall(r'href="([^"]+)"', shown(base=base))
    assert links == [root + f for f in ("index.html", "search.html", "zh/index.html", "zh/search.html")]
