"""Files that are either whole or absent, and digests."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from press import PressError


def write(path: Path, content: str | bytes) -> bool:
    """Writes `content` unless the file holds it already; a reader never sees half. True if written."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True


def to_json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False) + "\n"


def read_json(path: Path) -> dict | None:
    """The JSON in a file that press wrote, or None where there is none that can be read."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def from_yaml(text: str) -> Any:
    """What a YAML text holds, by libyaml where it is there: ten times as fast; yaml.YAMLError as ever."""
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def digest(content: object) -> str:
    """sha256 of bytes, or of an object's canonical JSON."""
    data = content if isinstance(content, bytes) else to_json(content).encode("utf-8")
    return hashlib.sha256(data).hexdigest()


@contextlib.contextmanager
def only_one(
    folder: Path, what: str = "build", instead: str = "name an --edition", wait: bool = False
) -> Iterator[None]:
    """Holds an output folder for one build (or sweep, `what`) at a time; another is refused, or waited for.

    The lock's file says who holds it.
    """
    import fcntl

    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / ".lock", "a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except OSError:
            lock.seek(0)
            holder = lock.read().strip() or what
            raise PressError(f"another {holder} is at work in {folder}: wait for it, or {instead}") from None
        lock.truncate(0)
        lock.write(what)
        lock.flush()
        yield
