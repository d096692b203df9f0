"""All that a chapter recorded, at its end: a folded table, whose rows are what numbers in prose link to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from analysis import translations
from press.findings.claims import COMMA
from press.findings.results import show, unit_suffix
from press.pages.prose import heading
from press.pages.render import render
from press.text import N_, SOURCE, translator

HEADING = N_("All numbers of this chapter")
SEMICOLON = N_("; ")
# A pure number's kind, which is not written behind it.
KINDS = (
    N_("ratio"),
    N_("count"),
    N_("index"),
    N_("CV"),
    N_("share"),
    N_("year"),
    N_("p"),
    N_("date"),
    N_("yes or no"),
)
WORK_NOTE = re.compile(r"(?<=\bnote = \{)[^{}]+(?=\})")
PARTS = re.compile(", |; ")
YEARS = re.compile(r"\b\d{4}(?:-\d{4})?\b")


def anchor(identifier: str) -> str:
    """The anchor of a result on its chapter's page."""
    return f"result-{identifier}"


def section(records: list[dict[str, Any]], language: str = SOURCE) -> str:
    """The section's Markdown."""
    _ = translator(language)
    said = _("{n} results, each with its id, interval and source.").format(n=len(records))
    table = render("records.html", language=language, rows=[_row(record, language) for record in records])
    return f"{heading('##', HEADING, _)}\n\n{said}\n\n```{{raw}} html\n{table}\n```"


def _row(record: dict[str, Any], language: str) -> dict[str, str]:
    _ = translator(language)
    if isinstance(record["value"], dict):
        text = _("table of {n} rows").format(n=len(record["value"]["rows"]))
    else:
        text = show(record, language=language)
    if record.get("low") is not None:
        text += _(" ({interval})").format(interval=show(record, "interval", language))
    unit = "" if unit_suffix(record["unit"]) else _(record["unit"])
    notes = [record.get("vintage"), noted(record.get("note") or "", language), unit]
    return {
        "anchor": anchor(record["id"]),
        "id": record["id"],
        "value": text,
        "notes": _(SEMICOLON).join(note for note in notes if note),
    }


def noted(note: str, language: str) -> str:
    """What a chapter noted of a number: years and a few words, or the name of a source."""
    if language == SOURCE:
        return note
    if (named := translations.said(f"source.{note}", note, language)) != note:
        return named
    return translator(language)(COMMA).join(_part(part, language) for part in PARTS.split(note) if part)


def _part(part: str, language: str) -> str:
    """A part of a note, which is translated whatever years it names."""
    template = YEARS.sub("{years}", part, count=1)
    said = translations.said(f"note.{template}", template, language)
    return said.replace("{years}", found[0].replace("-", "—")) if (found := YEARS.search(part)) else said


def works(bibliography: str, language: str) -> str:
    """A file of BibTeX with what is noted of its works in the language; their names stay."""
    return WORK_NOTE.sub(
        lambda found: translations.said(f"work.{found[0]}", found[0], language), bibliography
    )


def unsaid(note: str) -> Iterator[tuple[str, str]]:
    """The words of a note that are to be translated, with their keys."""
    for part in PARTS.split(note):
        if (template := YEARS.sub("{years}", part, count=1)) and re.search("[a-z]{2}", template):
            yield f"note.{template}", template
