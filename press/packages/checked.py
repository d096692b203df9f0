"""What is asked of a data package before chapters run on it: that it passes its check, and its years."""

from __future__ import annotations

from pathlib import Path

from press import PressError, storage


def years(data: Path) -> tuple[int, int]:
    """The first and the last year of all tables of a package."""
    from analysis.data import package

    pack = package.open(data)
    yearly = [
        resource["name"]
        for resource in pack.descriptor["resources"]
        if any(field["name"] == "year" for field in resource.get("schema", {}).get("fields", []))
    ]
    if not yearly:
        raise PressError(f"{data}: no table has a column `year`")
    spans = [pack.years(name) for name in yearly]
    return min(first for first, _ in spans), max(last for _, last in spans)


def check_data(data: Path, stamp: Path) -> None:
    """Checks a data package unless `stamp` says that it passed before."""
    from analysis.data import package

    now = _package_digest(data)
    if now is not None and storage.read_json(stamp) == now:
        return
    report = package.check(data)
    if not report.ok:
        raise PressError("the data package does not pass its check:\n" + "\n".join(report.errors))
    if now is not None:
        storage.write(stamp, storage.to_json(now))


def _package_digest(folder: Path) -> dict[str, str] | None:
    """Of everything that a check reads: what belongs to the package, and the check's own code."""
    import analysis
    from analysis.data import package

    try:
        held = package.content(folder)
    except package.PackageError:  # the check says what is wrong
        return None
    code = sorted(Path(analysis.__file__).parent.rglob("*.py"))
    return {name: storage.digest(content) for name, content in held.items()} | {
        str(path): storage.digest(path.read_bytes()) for path in code
    }
