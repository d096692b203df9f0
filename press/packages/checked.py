"""What is asked of a data package before chapters run on it: that it passes its check, and its years."""

from __future__ import annotations

from pathlib import Path

from press import PressError, storage

ODD = "Correct these cells in the package, or say --accept-outliers if they are right"


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


def examined(data: Path) -> tuple[list[str], list[str]]:
    """What keeps a package from being built, in words, and what its check says besides."""
    from analysis.data import package

    report = package.check(data)
    return list(report.errors) or _unfit(data), list(report.notes)


def _unfit(data: Path) -> list[str]:
    """What is wrong with the claims, series and designs of a package that passes its own check."""
    from analysis.data import package
    from analysis.methods import designs
    from press.findings.claims import validate

    pack = package.open(data)
    try:
        if "claims" in pack.names:
            validate(pack.read("claims"))
        series = pack.series()
        if designs.NAME in pack.names:
            designs.of(pack)
    except (PressError, package.PackageError) as error:
        return [str(error)]
    alone = [s for s in series if s.n < 2]
    return [f"series {s.name}: one region; chapters compare regions: add others" for s in alone]


def outliers(data: Path) -> list[str]:
    """Cells of the package's series that jump beyond what any region ever did, in words."""
    from analysis.data import outliers, package

    return [line for s in package.open(data).series() for line in outliers.said(s)]


def check_data(data: Path, stamp: Path, *, accept_outliers: bool = False) -> None:
    """Checks a data package unless `stamp` says that it passed before.

    PressError with its faults, or with cells that look wrong, unless these are accepted.
    """
    now = _package_digest(data)
    if now is not None and storage.read_json(stamp) == now:
        return
    if found := examined(data)[0]:
        raise PressError("the data package does not pass its check:\n" + "\n".join(found))
    if not accept_outliers and (odd := outliers(data)):
        raise PressError("\n".join(odd) + f"\n{ODD}")
    if now is not None and not accept_outliers:
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
