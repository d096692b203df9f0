"""The command line: press build, and the commands around it."""

from __future__ import annotations

import argparse
import io
import os
import sys
from dataclasses import replace
from pathlib import Path

from press import PressError, Undone, collect_seldom
from press.book import needs
from press.book.chapters import feed, find, find_root
from press.editions import diff, pack, pdf, verify
from press.editions.edition import Edition, named
from press.findings.figures import LANGUAGES
from press.imports import command as imports
from press.packages import scaffold, taking
from press.run import memory
from press.sweeps import sweep
from press.words import command as wording

INTERRUPTED = 130
DATA = "the data package, or a file that `press import` reads (default: data)"
HINT = "\nThis locale lacks letters of these names: set PYTHONUTF8=1"


def main(argv: list[str] | None = None) -> int:
    """Runs one command; a fault that a person must mend is one message and exit status 1."""
    _print_anything()
    options = _parser().parse_args(argv)
    try:
        _check_names(sys.argv[1:] if argv is None else argv)
        with memory.lack_in_words():
            return options.run(options)
    except (PressError, ValueError, OSError) as error:
        if os.environ.get("PRESS_DEBUG"):
            raise
        print(f"press: {error}{_hint(str(error))}", file=sys.stderr)
        return getattr(error, "status", 1)
    except KeyboardInterrupt:
        print("\npress: interrupted; the last good pages stay", file=sys.stderr)
        return INTERRUPTED


def _print_anything() -> None:
    """A letter that the terminal's encoding lacks is printed by its number, not refused."""
    for stream in (sys.stdout, sys.stderr):
        known = (stream.encoding or "utf-8").lower().replace("-", "") == "utf8"
        if not known and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _check_names(words: list[str]) -> None:
    """Refuses a path that could be opened but not written down: Python did not get it as UTF-8."""
    for word in (*words, str(Path.cwd())):
        if any("\udc80" <= letter <= "\udcff" for letter in word):
            cure = "give it a name in UTF-8" if _utf8() else "set PYTHONUTF8=1"
            said = os.fsencode(word).decode("utf-8", "backslashreplace")
            raise Undone(f"{said}: this name cannot be read as text here; {cure}")


def _hint(said: str) -> str:
    """What helps where an error is about letters that file names cannot have in this locale."""
    try:
        said.encode(sys.getfilesystemencoding())
    except UnicodeEncodeError:
        lacking = not _utf8()
    else:
        lacking = "codec can't" in said and not _utf8()
    return HINT if lacking else ""


def _utf8() -> bool:
    return sys.getfilesystemencoding().lower().replace("-", "") == "utf8"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="press", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")

    build = commands.add_parser("build", help="execute what changed, judge the claims, print the pages")
    _add_edition(build, DATA)
    build.add_argument("--cold", action="store_true", help="start each kernel anew instead of forking it")
    build.set_defaults(run=_build)

    watched = commands.add_parser("watch", help="serve the book here, and build it again after each change")
    _add_edition(watched, DATA)
    watched.add_argument("--port", type=int, default=8000, metavar="N", help="on 127.0.0.1 (default: 8000)")
    watched.set_defaults(run=_watch)

    listed = commands.add_parser("parameters", help="list the chapters' parameters")
    listed.add_argument("--data", type=Path, metavar="DIR", help="for this package: its chapters and ranges")
    listed.set_defaults(run=_parameters)

    for name, run, text in (
        ("check", _check, "validate a data package"),
        ("seal", _seal, "write the checksums of a package whose tables were changed on purpose"),
    ):
        command = commands.add_parser(name, help=text)
        command.add_argument("folder", type=Path, nargs="?", default=Path("data"), metavar="DIR")
        command.set_defaults(run=run)
        if name == "check":
            _add_outliers(command)

    accept = commands.add_parser("accept", help="make the default edition's results the accepted ones")
    accept.set_defaults(run=_accept)

    sweep.add_commands(commands)
    scaffold.add_commands(commands)
    taking.add_commands(commands)
    imports.add_commands(commands)
    diff.add_commands(commands)
    verify.add_commands(commands)
    pack.add_commands(commands)
    pdf.add_commands(commands)
    wording.add_commands(commands)
    return parser


def _add_edition(command: argparse.ArgumentParser, data: str) -> None:
    """What names an edition and says how it is built."""
    command.add_argument(
        "-p", dest="given", action="append", default=[], metavar="NAME=VALUE", help="a parameter"
    )
    command.add_argument("--data", type=Path, metavar="DIR", help=data)
    command.add_argument(
        "--edition", default="default", metavar="NAME", help="the output folder below _build"
    )
    command.add_argument("--language", choices=LANGUAGES, help="the pages of this language alone")
    command.add_argument("--jobs", type=int, metavar="N", help="chapters at a time (default: one per core)")
    _add_outliers(command)
    imports.add_reading(command)


def _add_outliers(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--accept-outliers",
        action="store_true",
        help="take cells that jump beyond what any region ever did, and back, as they are",
    )


def _edition(options: argparse.Namespace) -> Edition:
    edition = named(getattr(options, "edition", "default"), getattr(options, "data", None))
    if alone := getattr(options, "language", None):
        edition = replace(edition, languages=(alone,))
    if edition.data.is_file() and edition.data.name != "datapackage.json":
        made = edition.root / "_build" / "packages" / edition.name
        choices = imports.chosen(options)
        return replace(edition, data=imports.from_file(edition.data, choices, made).resolve())
    return edition


def _build(options: argparse.Namespace) -> int:
    from press.editions.build import build

    collect_seldom()
    jobs = memory.jobs(options.jobs)
    if options.cold:
        from press.run.kernels import COLD

        os.environ[COLD] = "1"
    return build(_edition(options), options.given, jobs, accept_outliers=options.accept_outliers)


def _watch(options: argparse.Namespace) -> int:
    from press.pages.watch import watch

    collect_seldom()
    jobs, accept = memory.jobs(options.jobs), options.accept_outliers
    return watch(_edition(options), options.given, jobs, options.port, accept_outliers=accept)


def _parameters(options: argparse.Namespace) -> int:
    from press.book.parameters import listing
    from press.packages.checked import years

    root = find_root(Path.cwd())
    data = options.data or root / "data"
    fed, _ = feed(find(root), needs.inspect(data))
    print(listing(fed, years(data)))
    return 0


def _check(options: argparse.Namespace) -> int:
    from press.packages import checked

    errors, notes = checked.examined(options.folder)
    for note in notes:
        print(note)
    if not errors and not options.accept_outliers and (odd := checked.outliers(options.folder)):
        errors = [*odd, checked.ODD]
    for said in errors:
        print(f"error: {said}{_hint(said)}", file=sys.stderr)
    print(f"{options.folder}: {f'{len(errors)} errors' if errors else 'a valid data package'}")
    if not errors:
        _print_fed(options.folder)
    return 1 if errors else 0


def _print_fed(folder: Path) -> None:
    """Which chapters the package feeds; nothing outside a book."""
    try:
        book = find(find_root(Path.cwd()))
    except PressError:
        return
    have = needs.inspect(folder)
    fed, left_out = feed(book, have)
    print(f"feeds {len(fed)} of {len(book)} chapters: {', '.join(chapter.name for chapter in fed) or 'none'}")
    asked = {c.name: needs.declared(c.notebook(), c.name) for c in book if c.name in left_out}
    others = [] if have.has("claims") else [name for name in asked if not needs.portable(asked[name])]
    for name, words in left_out.items():
        if name not in others:
            print(f"not {name}: lacks {'; '.join(words)}")
    if others:
        print(f"chapters of the book's own country (its claims, its own tables), not of this: {len(others)}")


def _seal(options: argparse.Namespace) -> int:
    from analysis.data import package

    package.seal(options.folder)
    print(f"{options.folder}: checksums written; now run `press check {options.folder}`")
    return 0


def _accept(options: argparse.Namespace) -> int:
    from press.editions.build import accept

    accept(_edition(options))
    print("book/results.json holds the default edition's results")
    return 0
