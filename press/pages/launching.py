"""Where a chapter can be run by others: buttons built from the repository's own address, or none.

The address is `repository: url:` of `_config.yml`, or else git's `origin`, if that is a place on the web.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import yaml

from press import storage

ORIGIN = re.compile(
    r"(?:https://(?:[^@/]+@)?|git@|ssh://git@)(?P<host>[\w.-]+)[:/](?P<path>[\w./-]+?)(?:\.git)?/?"
)
BUTTONS = {"notebook_interface": "jupyterlab", "binderhub_url": "https://mybinder.org"}
COLAB = {"colab_url": "https://colab.research.google.com"}  # opens notebooks of GitHub alone


def address(origin: str) -> str:
    """The address on the web of a repository that git knows by this one; "" if it has none."""
    found = ORIGIN.fullmatch(origin.strip())
    return f"https://{found['host']}/{found['path']}" if found and "." in found["host"] else ""


def origin(root: Path) -> str:
    """The address of git's `origin`; "" where there is none, or no git."""
    if not (root / ".git").exists():
        return ""
    command = ["git", "-C", str(root), "remote", "get-url", "origin"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""


def config(text: str, root: Path) -> str:
    """`_config.yml` with the repository and buttons that lead there; as it is, if its place is not known."""
    settings = storage.from_yaml(text, "_config.yml")
    repository, url = settings.get("repository") or {}, known(text, root)
    if not url:
        return text
    settings["repository"] = {"branch": "main"} | repository | {"url": url}
    settings["launch_buttons"] = BUTTONS | (COLAB if url.startswith("https://github.com/") else {})
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)


def known(text: str, root: Path) -> str:
    """The repository's address: that of `_config.yml`, else that of `origin`; "" if neither has one."""
    own = (storage.from_yaml(text, "_config.yml").get("repository") or {}).get("url")
    return own or address(origin(root))


def notebook(own: dict[str, Any], url: str) -> dict[str, Any]:
    """A chapter's notebook to take away: its first cell says what it needs to run."""
    get = f"git clone {url} book && cd book" if url else "cd the-folder-of-the-book"
    text = (
        "This notebook is a chapter of a book that runs. It needs the book's repository and the pinned "
        f"stack; put it into the repository's folder:\n\n```sh\n{get}\nmake setup && . .venv/bin/activate\n"
        "pip install jupyterlab && jupyter lab\n```"
    )
    first = {"cell_type": "markdown", "id": "how-to-run", "metadata": {}, "source": text}
    return own | {"cells": [first, *own["cells"]]}
