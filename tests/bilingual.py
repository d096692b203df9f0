"""Words of figures and tables in both languages, planted beside the project's own."""

from analysis import translations
from analysis.output import labels


def bilingual(monkeypatch, texts):
    """``texts``: key -> (English, Chinese)."""
    held = dict(translations.read("words", "zh"))
    held |= {(key, english): chinese for key, (english, chinese) in texts.items()}
    monkeypatch.setattr(labels, "CATALOGUE", labels.CATALOGUE | {key: en for key, (en, _) in texts.items()})
    monkeypatch.setattr(translations, "read", lambda name, language: held)


def on_page(directive, language="en"):
    """A directive as it stands on a page in a language, to be asked for its sentences."""
    kind = type("OnPage", (directive,), {"language": language})
    return kind.__new__(kind)
