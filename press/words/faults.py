"""What is wrong with a translation, message by message.

A translation has the roles and the places of its English (ids, addresses, `{name}`, `<word>`, links), says
the terms of the glossary, and is set as Chinese is: full-width punctuation, no space beside Chinese.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from press import PressError, storage

GLOSSARY = "glossary.yml"
HAN = r"\u3400-\u9fff"
FULL = "，。；：！？、（）《》“”"
ROLE = re.compile(r"\{([\w:-]+)\}`([^`]*)`")
WORD = re.compile(r"<[a-z_]+>")
LINK = re.compile(r"\]\(([^)\s]+)\)|(https?://[^\s）)，。]+)")
CODE = re.compile(r"``.+?``|`[^`]+`|\$[^$]+\$|</?[a-z][^>]*>")
DIGITS = re.compile(r"\.\d+[a-z%]|,")
FUNCTION = re.compile(r"[A-Za-z]+\([^()]*\)")  # AR(1)
TARGET = re.compile(r"<([^<>]+)>\s*$")
OBJECT = "\ufffc"  # stands for what was taken out
TYPOGRAPHY: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("half-width punctuation", re.compile(f"(?<=[{HAN}”）])[,.;:?!](?![0-9A-Za-z])|[,;:?!](?=[{HAN}“（])")),
    ("half-width parentheses", re.compile(rf"(?<=[{HAN}])\(|\((?=[{HAN}])|\)(?=[{HAN}])|(?<=[{HAN}])\)")),
    ("straight quotes", re.compile(rf"[\"'](?=[{HAN}])|(?<=[{HAN}])[\"']")),
    ("a space before %", re.compile("[ \u00a0]%")),
    (
        "a space beside Chinese",
        re.compile(
            f"(?<=[{HAN}{FULL}])[ \u00a0](?=[{HAN}{FULL}0-9A-Za-z{OBJECT}+−-])"
            f"|(?<=[0-9A-Za-z%{OBJECT}])[ \u00a0](?=[{HAN}{FULL}])"
        ),
    ),
    ("a hyphen for a minus sign", re.compile(rf"(?<=[{HAN}（])-(?=[0-9])")),
    ("a hyphen between years", re.compile(r"(?<!\d)\d{4}[-–]\d{4}(?!\d)")),
    (
        "bold that does not close: its last mark belongs behind **",
        re.compile(rf"[{FULL}]\*\*(?=[{HAN}0-9A-Za-z])"),
    ),
)


@dataclass(frozen=True)
class Term:
    """A term of the glossary; any of `chinese` will do."""

    english: str
    chinese: tuple[str, ...]


class Glossary:
    """The terms of a language, and how they are found in English."""

    def __init__(self, terms: Mapping[str, Term]):
        self.terms = {english.lower(): term for english, term in terms.items()}
        longest = sorted(self.terms, key=len, reverse=True)
        self.found = re.compile(
            rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?:s|es)?(?![\w-])", re.IGNORECASE
        )

    def lacking(self, english: str, chinese: str) -> Iterator[Term]:
        """The terms of a message whose Chinese its translation has not."""
        named = dict.fromkeys(self._name(found[0]) for found in self.found.finditer(_bare(english)))
        for name in named if self.terms else ():
            if not any(said in chinese for said in self.terms[name].chinese):
                yield self.terms[name]

    def _name(self, text: str) -> str:
        text = text.lower()
        ends = (text, text.removesuffix("s"), text.removesuffix("es"))
        return next(end for end in ends if end in self.terms)


def glossary(folder: Path) -> Glossary:
    """The glossary of a language, from `glossary.yml` in its folder. PressError: an entry of another form."""
    path = folder / GLOSSARY
    terms = {}
    for english, said in (storage.yaml_file(path, path.name) if path.is_file() else {}).items():
        entry = {"zh": said} if isinstance(said, str) else said
        if not isinstance(entry, dict) or not {"zh"} <= set(entry) <= {"zh", "also", "note"}:
            raise PressError(f"{path}, {english}: expected a word, or zh with also (a list) and note")
        terms[str(english)] = Term(str(english), (entry["zh"], *entry.get("also", [])))
    return Glossary(terms)


def faults(english: str, chinese: str, terms: Glossary, *, filled: bool) -> Iterator[str]:
    """What is wrong with a translation, in words; `filled` of a template into which values go."""
    for what, of in (PLACES if filled else PROSE).items():
        lacks, strange = of(english) - of(chinese), of(chinese) - of(english)
        if lacks or strange:
            said = [f"lacks {', '.join(sorted(lacks))}"] if lacks else []
            said += [f"has {', '.join(sorted(strange))} besides"] if strange else []
            yield f"{what}: {'; '.join(said)}"
    for term in terms.lacking(english, chinese):
        yield f"glossary: “{term.english}” is {' or '.join(term.chinese)}"
    bare = _bare(chinese)
    for what, wrong in TYPOGRAPHY:
        if found := wrong.search(bare):
            near = bare[max(found.start() - 8, 0) : found.end() + 8].replace(OBJECT, "…")
            yield f"typography: {what}, at “{near}”"


def _roles(text: str) -> set[str]:
    """Each role with what it names; how a number is shown may differ between languages."""
    return {f"{{{role}}}`{_target(said)}`" for role, said in ROLE.findall(text)}


def _target(said: str) -> str:
    found = TARGET.search(said)
    return found[1] if found else said.partition("|")[0].strip()


def _links(text: str) -> set[str]:
    return {one or other for one, other in LINK.findall(CODE.sub("", ROLE.sub("", text)))}


def _fields(text: str) -> set[str]:
    """The names that values go by."""
    return {f"{{{name}}}" for _, name, _, _ in string.Formatter().parse(text) if name}


def _forms(text: str) -> set[str]:
    """The digits that numbers are shown with."""
    parsed = [
        (name, form)
        for _, name, form, _ in string.Formatter().parse(text)
        if name and form and "|" not in form
    ]
    return {f"{{{name}:{found[0]}}}" for name, form in parsed if (found := DIGITS.search(form))}


PROSE: dict[str, Callable[[str], set[str]]] = {
    "roles": _roles,
    "places": lambda text: set(WORD.findall(ROLE.sub("", text))),
    "links": _links,
}
PLACES: dict[str, Callable[[str], set[str]]] = {"places": _fields, "digits": _forms}


def _bare(text: Any) -> str:
    """A text whose roles, code, formulas and places are one sign each."""
    text = LINK.sub("]", CODE.sub(OBJECT, ROLE.sub(OBJECT, str(text))))
    return FUNCTION.sub(OBJECT, re.sub(r"\{[^{}]*\}|%\([a-z_]+\)s", OBJECT, text))
