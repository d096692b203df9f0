"""HTML from the templates in `templates/`, by jinja2; every value is escaped."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

from press.text import SOURCE, translator

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, *, language: str = SOURCE, **values: Any) -> str:
    """The HTML that a template gives in a language; jinja2's UndefinedError where a value is not given."""
    return _environment().get_template(template).render(values | {"_": translator(language)})


@functools.cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
