"""What could not be computed, as a page says it: in the place of the result, and in prose that names it.

A cell that was left out displays its reason (`analysis.output.sections`), with patterns of the ids it would
have recorded and the names of what it would have shown. Sentences that name one of these and nothing else can
make good give way to the reason; an id that no cell could have recorded stays, and is an error.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from analysis.output.results import ABSENT_MIME as ABSENT
from press.book.chapters import code_cells
from press.pages.left_out import plain
from press.text import N_, translator

RESULT = re.compile(r"\{result\}`\s*([\w.]+)")
SHOWN = re.compile(r"\{numref\}`(?:fig|tab)-([\w-]+)`")
ASIDE = re.compile(r"\s*[(（](?:\{numref\}`[\w-]+`(?:, | and |[^ -~])?)+[)）]")
SENTENCE = re.compile(
    r"(?<=[.!?])(?<!\b\w\.)\s+|(?<=[.!?]\*\*)\s+|(?<=[。！？])(?![*”）])\s*|(?<=[。！？]\*\*)\s*"
)
UNSPACED = re.compile(r"([。！？]\**) ")  # no space stands between Chinese sentences
FENCED = re.compile(r"^(```|~~~|\$\$|:::)", re.MULTILINE)
NO_ESTIMATE = N_("No estimate")
COLON, STOP = N_(": "), N_(". ")


@dataclass(frozen=True)
class Absences:
    """The reasons noted in an edition, and the results that it has."""

    notes: tuple[dict[str, Any], ...]
    results: Collection[str]
    language: str = "en"

    def why(self, text: str) -> str:
        """The reason for the first result, figure or table that the text names and nobody gave, or ""."""
        for name in RESULT.findall(text):
            if name not in self.results and (found := self._of(name, "ids")):
                return found
        return next(filter(None, (self._of(name, "shown") for name in SHOWN.findall(text))), "")

    def told(self, text: str) -> set[str]:
        """The reasons that a prose cell gives already, after `cut`."""
        whys = {note["why"][self.language] for note in self.notes}
        return {why for why in whys if f"{plain(why)}{_stop(self.language)}*" in text}

    def _of(self, name: str, kind: str) -> str:
        for note in self.notes:
            if any(name == own if kind == "shown" else re.match(own, name) for own in note[kind]):
                return note["why"][self.language]
        return ""


def noted(executed: Iterable[dict], results: Collection[str], language: str) -> Absences:
    """What all executed notebooks say is absent."""
    outputs = [o for notebook in executed for cell in code_cells(notebook) for o in cell.get("outputs", [])]
    notes = [output["data"][ABSENT] for output in outputs if ABSENT in output.get("data", {})]
    return Absences(tuple(sorted(notes, key=lambda note: note["quiet"])), frozenset(results), language)


def said(why: str, language: str) -> str:
    """The reason as a paragraph in the place of a figure or a table."""
    text = plain(why[:1].upper() + why[1:])
    title = translator(language)(NO_ESTIMATE)
    return f"```{{admonition}} {title}\n:class: press-absent\n\n{text}{_stop(language)}\n```"


def _stop(language: str) -> str:
    """What ends a sentence."""
    return translator(language)(STOP).rstrip()


def cut(text: str, absences: Absences) -> str:
    """Prose without the sentences that name what is absent: the reason stands in their place, once."""
    if not absences.notes:
        return text
    return "\n\n".join(_paragraph(part, absences) for part in text.split("\n\n"))


def _paragraph(text: str, absences: Absences) -> str:
    if FENCED.match(text) or not absences.why(text):
        return text
    kept: list[str] = []
    for sentence in SENTENCE.split(text):
        without = ASIDE.sub(lambda aside: "" if absences.why(aside[0]) else aside[0], sentence)
        why = absences.why(without)
        _ = translator(absences.language)
        told = f"*{_(NO_ESTIMATE)}{_(COLON)}{plain(why)}{_stop(absences.language)}*" if why else without
        if not why or told not in kept:
            kept.append(told)
    return UNSPACED.sub(r"\1", " ".join(kept))
