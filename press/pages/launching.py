"""Where a chapter can be run by others: buttons built from the repository's own address, or none.

The address is `repository: url:` of `_config.yml`, or else git's `origin`, if that is a place on the web.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

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


def config(settings: dict[str, Any], root: Path) -> dict[str, Any]:
    """`_config.yml` with the repository and buttons that lead there; as it is, if its place is not known."""
    url = known(settings, root)
    if not url:
        return settings
    repository = {"branch": "main"} | (settings.get("repository") or {}) | {"url": url}
    buttons = BUTTONS | (COLAB if url.startswith("https://github.com/") else {})
    return settings | {"repository": repository, "launch_buttons": buttons}


def known(settings: dict[str, Any], root: Path) -> str:
    """The repository's address: that of `_config.yml`, else that of `origin`; "" if neither has one."""
    own = (settings.get("repository") or {}).get("url")
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
