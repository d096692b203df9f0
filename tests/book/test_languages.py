"""The book in both languages, page by page: the same numbers, verdicts, figures and addresses."""

import re
from pathlib import Path

import pytest
from browsing import PAGES

WHOLE = {
    "ids": re.compile(r' id="([^"]+)"'),
    "results": re.compile(r'class="[^"]*press-result[^"]*" href="([^"]+)"'),
    "verdicts": re.compile(r'press-verdict (press-\w+)[^"]*" href="([^"]+)"'),
    "figures": re.compile(r"_images/([\w-]+\.svg)"),
    "rows": re.compile(r'<tr id="(result-[^"]+)"'),
}
HAN = re.compile("[\u4e00-\u9fff]")


def read(printed: Path, page: str) -> str:
    return (printed / "html" / f"{page}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("what", WHOLE)
def test_both_languages_say_the_same(printed, page, what):
    """Prose may name its numbers in another order, or once where English names one twice."""
    english, chinese = (WHOLE[what].findall(read(printed, name)) for name in (page, f"zh/{page}"))
    if what in ("results", "verdicts"):
        english, chinese = sorted(set(english)), sorted(set(chinese))
    assert english == chinese


def digits(text: str) -> list[str]:
    """The digits of each number: 31.16 million is 3,116 times ten thousand."""
    numbers = re.findall(r"\d[\d.,]*", re.sub(r"<[^>]+>", "", text))
    return [re.sub(r"[.,]", "", number).strip("0") for number in numbers]


def test_a_number_has_the_same_digits_whatever_its_unit(printed):
    number = re.compile(r'class="[^"]*press-result[^"]*" href="([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)
    seen = 0
    for page in PAGES:
        shown: list[dict[str, set[str]]] = [{}, {}]
        for said, name in zip(shown, (page, f"zh/{page}"), strict=True):
            for address, text in number.findall(read(printed, name)):
                said.setdefault(address, set()).update(digits(text))
        assert shown[0] == shown[1], page
        seen += len(shown[0])
    assert seen > 500


@pytest.mark.parametrize("page", PAGES)
def test_title_description_and_contents_are_chinese(printed, page):
    text = read(printed, f"zh/{page}")
    assert '<html lang="zh-Hans"' in text and 'property="og:locale" content="zh_CN"' in text
    for found in re.findall(r"<title>(.*?)</title>|property=\"og:title\" content=\"([^\"]+)", text):
        assert HAN.search("".join(found)), page
    contents = re.findall(r'<li class="toctree-l1[^>]*><a [^>]*>(.*?)</a>', text)
    assert contents and all(HAN.search(title) for title in contents)
