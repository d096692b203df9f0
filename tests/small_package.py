"""A part of the book's data package, so that a check of it takes a tenth of a second, not three."""

import json
import shutil
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data"


def write_package(folder: Path, *names: str) -> Path:
    """A package of the tables named, with the book's own descriptor for them."""
    descriptor = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["resources"] = [one for one in descriptor["resources"] if one["name"] in names]
    assert len(descriptor["resources"]) == len(names)
    descriptor["series"] = [
        one
        for one in descriptor["series"]
        if {one["table"], one.get("per"), one.get("weights")} <= {*names, None}
    ]
    folder.mkdir()
    for resource in descriptor["resources"]:
        shutil.copy(DATA / resource["path"], folder)
    text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    return folder
