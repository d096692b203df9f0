"""What of Markdown is a message, and Markdown with its messages in other words."""

import subprocess
import sys

import pytest
from babel.messages.pofile import read_po

from press import PressError
from press.pages import prose

PAGE = """# How *far* apart?

**In short.** They {result}`a.b | rose/fell`,
as {cite:t}`x-1990` says, by $x^2$.

- one item
- another, which goes
  on

```{admonition} Take care
:class: tip

Of this. And `of that`.
```

:::::{container} cards
::::{finding} a-claim
:chapter: The page </book/a>
:bars: a.b=Central; c.d=West

A card.
::::
:::::

```{list-table}
:header-rows: 1

* - Verdict
  - Meaning
```

| A head | Another |
| :--- | ---: |
| a word | 1 |

```python
x = "no message"
```

```{raw} html
<p>none</p>
```

$$
y = x
$$

<said>

1995

Last of all.
"""
MESSAGES = [
    "How *far* apart?",
    "**In short.** They {result}`a.b | rose/fell`, as {cite:t}`x-1990` says, by $x^2$.",
    "one item",
    "another, which goes on",
    "Take care",
    "Of this. And `of that`.",
    "The page",
    "Central",
    "West",
    "A card.",
    "Verdict",
    "Meaning",
    "A head",
    "Another",
    "a word",
    "Last of all.",
]


def test_a_message_is_a_block_of_prose_with_its_roles():
    assert [one.text for one in prose.messages(PAGE)] == MESSAGES


def test_what_is_no_message_stays_as_it_is():
    said = prose.translated(PAGE, lambda text: f"【{MESSAGES.index(text)}】")
    for number in range(len(MESSAGES)):
        assert said.count(f"【{number}】") == 1
    kept = [
        'x = "no message"',
        "<p>none</p>",
        "$$\ny = x\n$$",
        "<said>",
        ":class: tip",
        "a.b=【7】; c.d=【8】",
    ]
    assert all(text in said for text in [*kept, ":chapter: 【6】 </book/a>", "* - 【10】\n  - 【11】"])
    assert "| 【12】 | 【13】 |" in said and "| 【14】 | 1 |" in said and "- 【2】\n- 【3】\n" in said


def test_a_heading_keeps_its_address():
    said = prose.translated("# What <title> is\n\nA.\n\n## <title>\n\n## 2019\n", lambda text: "译")
    assert said.startswith("# 译\n\n```{anchor} what-title-is\n```\n\n译\n\n")
    assert "## <title>\n\n```{anchor} <title_anchor>\n```\n" in said
    assert prose.heading("##", "All numbers", lambda text: "数字") == (
        "## 数字\n\n```{anchor} all-numbers\n```"
    )
    assert prose.heading("##", "All numbers", str) == "## All numbers"


def test_translated_into_itself_a_page_is_itself_but_for_addresses():
    said = prose.translated(PAGE, str)
    assert prose.messages(said) and [one.text for one in prose.messages(said)] == MESSAGES


def test_a_directive_that_nobody_knows_is_refused():
    with pytest.raises(PressError, match=r"directive \{tabs\}: it is not known whether it holds prose"):
        prose.messages("# A\n\n```{tabs}\nWords.\n```\n")


SPHINX = """
import sys
from sphinx.application import Sphinx
folder = sys.argv[1]
settings = {"extensions": ["myst_parser"], "gettext_compact": False, "suppress_warnings": ["*"]}
settings["myst_enable_extensions"] = ["colon_fence", "dollarmath"]
Sphinx(folder, None, f"{folder}/out", f"{folder}/trees", "gettext", settings, status=None).build()
"""


def test_messages_are_those_of_sphinx_s_gettext_builder(tmp_path):
    """But for what our own directives say, for formulas and numbers, and for tables made of lists."""
    page = PAGE[: PAGE.index(":::::{container}")] + PAGE[PAGE.index("| A head") :].replace("<said>", "")
    (tmp_path / "index.md").write_text(page.replace("1995\n", ""), encoding="utf-8")
    subprocess.run([sys.executable, "-c", SPHINX, str(tmp_path)], check=True, capture_output=True)
    with (tmp_path / "out/index.pot").open("rb") as file:
        theirs = [" ".join(str(message.id).split()) for message in read_po(file) if message.id]
    assert set(theirs) - {"1", "y = x"} == {one.text for one in prose.messages(page)}
