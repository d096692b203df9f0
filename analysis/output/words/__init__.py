"""The words of the chapters' figures and tables, a module a topic; ``analysis.output.labels`` holds them all.

Each module has ``WORDS``: key -> English.
"""

from __future__ import annotations

import importlib
import pkgutil


def collect() -> dict[str, str]:
    """Every module's words together. Raises ValueError for a key that two modules hold."""
    held: dict[str, str] = {}
    for found in pkgutil.iter_modules(__path__):
        words = importlib.import_module(f"{__name__}.{found.name}").WORDS
        if twice := sorted(set(words) & set(held)):
            raise ValueError(
                f"analysis.output.words.{found.name}: {', '.join(twice)} stands in another module too"
            )
        held |= words
    return held
