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

from analysis.data import files
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


def mark(path: str | Path) -> str:
    """Tells a file from any other that stands, or stood, at its place; "" where there is none."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return ""
    return f"{found.st_ino} {found.st_mtime_ns} {found.st_size}"


def to_json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False) + "\n"


def read_json(path: Path) -> dict[str, Any] | None:
    """The mapping in a JSON file that press wrote, or None where there is none that can be read."""
    try:
        content = files.from_json(path.read_bytes(), path.name)
    except (OSError, files.PackageError):
        return None
    return content if isinstance(content, dict) else None


def keep(path: Path, content: object) -> None:
    """Writes down what the press will ask for again, sealed."""
    write(path, to_json({"kept": content, "sha256": digest(content)}))


def kept(path: Path) -> Any:
    """What `keep` wrote there; None where there is nothing, or no longer what was written."""
    found = read_json(path)
    if found is None or set(found) != {"kept", "sha256"} or digest(found["kept"]) != found["sha256"]:
        return None
    return found["kept"]


def from_yaml(text: str, place: str) -> Any:
    """What a YAML text that a person wrote holds. PressError: not YAML, or YAML with traps in it."""
    try:
        return files.from_yaml(text.encode("utf-8"), place)
    except files.PackageError as error:
        raise PressError(str(error)) from None


def yaml_file(path: Path, place: str) -> Any:
    """What a YAML file that a person wrote holds; `place` names it in errors. PressError as `from_yaml`."""
    try:
        return files.from_yaml(files.read(path, place), place)
    except files.PackageError as error:
        raise PressError(str(error)) from None


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
