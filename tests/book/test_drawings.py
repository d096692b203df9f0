"""The drawings of the default edition: no raw mathematics, and no axis label over another."""

import re
from pathlib import Path

import pytest
from browsing import chromium

RAW = re.compile(r"<!--[^>]*(?:\$|\\(?:mathdefault|mathrm|times|cdot))[^>]*-->")

# Labels of one axis that lie over one another; slanted ones overlap as boxes, not as letters.
COLLIDING = """() => {
  const found = []
  for (const axis of document.querySelectorAll('g[id^="matplotlib.axis_"]')) {
    const texts = [...axis.querySelectorAll(':scope > g:is([id^="xtick_"], [id^="ytick_"]) g[id^="text_"]')]
    const straight = texts.filter(text => !/rotate\\(-?(?!0\\b|90\\b)/.test(text.innerHTML))
    const boxes = straight.map(text => text.getBoundingClientRect()).filter(box => box.width)
    boxes.forEach((one, i) => boxes.slice(i + 1).forEach(two => {
      const over = Math.min(one.right, two.right) - Math.max(one.left, two.left)
      const across = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top)
      if (over > 0.5 && across > 0.5) found.push([axis.id, over, across])
    }))
  }
  return found
}"""


@pytest.fixture(scope="module")
def drawings(printed) -> list[Path]:
    found = sorted((printed / "html/_images").glob("fig-*.svg"))
    assert len(found) > 100
    return found


def test_no_label_is_raw_mathematics(drawings):
    assert [path.name for path in drawings if RAW.search(path.read_text(encoding="utf-8"))] == []


def test_no_label_is_raw_mathematics_in_chinese(printed):
    found = sorted((printed / "html/zh/_images").glob("fig-*.svg"))
    assert found and [path.name for path in found if RAW.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("text", ["<!-- $\\mathdefault{10^{4}}$ -->", "<!-- $x$ -->", "<!-- 1\\times10 -->"])
def test_raw_mathematics_is_seen(text):
    assert RAW.search(text)


@pytest.mark.browser
@pytest.mark.parametrize("name", ["fig-engines-*", pytest.param("fig-*", marks=pytest.mark.slow)])
def test_no_label_of_an_axis_lies_over_another(drawings, name):
    """Quick: where they once did."""
    chosen = [path for path in drawings if path.match(f"{name}.svg")]
    assert len(chosen) > 1
    found = {}
    with chromium() as browser:
        tab = browser.new_page()
        for path in chosen:
            tab.goto(f"file://{path}")
            if colliding := tab.evaluate(COLLIDING):
                found[path.name] = colliding
    assert found == {}


@pytest.mark.browser
def test_labels_that_collide_are_seen():
    def tick(n: int, x: int) -> str:
        return f'<g id="xtick_{n}"><g id="text_{n}"><rect x="{x}" y="90" width="30" height="9"/></g></g>'

    with chromium() as browser:
        tab = browser.new_page()
        for second, colliding in ((50, 0), (20, 1)):
            tab.set_content(f'<svg><g id="matplotlib.axis_1">{tick(1, 0)}{tick(2, second)}</g></svg>')
            assert len(tab.evaluate(COLLIDING)) == colliding
