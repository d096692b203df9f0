"""`press watch`: the book in a browser, new soon after a file is saved.

One process stays: kernels are forked from a server that has imported, Sphinx keeps its application, pages are
served on loopback. After each change it does what `press build` does; a browser that shows a page loads it
again. Where a build fails, its message stands in the page and in the terminal, and the last good pages stay.

`watchfiles` watches, `tornado` serves. A change of `press` itself starts the command anew.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import press
from press import PressError, storage, text
from press.editions import build, placing
from press.editions.edition import Edition
from press.pages.render import render
from press.run import execute

LOOPBACK = "127.0.0.1"
HOSTS = {LOOPBACK, "localhost"}
SETTLE = 30  # milliseconds without another change, until a build begins
TOP = ("_toc.yml", "_config.yml", "CITATION.cff", "requirements.lock")
LIVE = Path(__file__).parent / "live.js"  # served by this command, on no printed page


class Site:
    """The pages of an edition on loopback, and what browsers are told of them. Made and used in one thread;
    `tell` may be called from any."""

    def __init__(self, edition: Edition, port: int):
        self.edition, self.port = edition, port
        self.state: dict[str, Any] = {"print": _now(), "error": ""}
        self.listeners: set[Any] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def address(self) -> str:
        return f"http://{LOOPBACK}:{self.port}/"

    def tell(self, error: str = "") -> None:
        """Tells every open page that new pages stand, or why they do not."""
        self.state = {"print": self.state["print"] if error else _now(), "error": error}
        if self._loop:
            self._loop.call_soon_threadsafe(self._send)

    def _send(self) -> None:
        for listener in list(self.listeners):
            listener.write_message(json.dumps(self.state))

    @contextlib.contextmanager
    def served(self) -> Iterator[None]:
        """Serves from a thread of its own while the block runs; PressError if the port is taken."""
        from tornado.httpserver import HTTPServer
        from tornado.netutil import bind_sockets

        try:
            sockets = bind_sockets(self.port, LOOPBACK, family=socket.AF_INET)
        except OSError as error:
            raise PressError(f"--port {self.port}: {error.strerror}; give another") from None
        self.port = sockets[0].getsockname()[1]
        ready = threading.Event()

        async def serve() -> None:
            self._loop = asyncio.get_running_loop()
            server = HTTPServer(_application(self))
            server.add_sockets(sockets)
            ready.set()
            await asyncio.Event().wait()

        threading.Thread(target=lambda: asyncio.run(serve()), name="site", daemon=True).start()
        ready.wait()
        yield


def _now() -> int:
    """Tells one printing from another, also of a command that was started anew; exact in JavaScript."""
    return time.time_ns() // 1_000_000


def _application(site: Site) -> Any:
    from tornado.web import Application, RequestHandler, StaticFileHandler
    from tornado.websocket import WebSocketHandler

    class Here(RequestHandler):
        """Nothing but this machine's own browser: a name that points here from elsewhere is refused."""

        def prepare(self) -> None:
            if self.request.host_name not in HOSTS:
                self.send_error(403)

    class Live(Here, WebSocketHandler):
        def open(self) -> None:
            site.listeners.add(self)
            self.write_message(json.dumps(site.state))

        def on_close(self) -> None:
            site.listeners.discard(self)

    class Script(Here):
        def get(self) -> None:
            self.set_header("Content-Type", "text/javascript")
            self.write(LIVE.read_bytes())

    class Page(Here, StaticFileHandler):
        @classmethod
        def get_content(cls, path: str, start: int | None = None, end: int | None = None) -> Any:
            if not path.endswith(".html"):
                return super().get_content(path, start, end)
            load = render("live.html", print=site.state["print"]).encode("utf-8")
            return Path(path).read_bytes().replace(b"</body>", load)[start:end]

        def get_content_size(self) -> int:
            path = self.absolute_path or ""
            return len(self.get_content(path)) if path.endswith(".html") else super().get_content_size()

        def set_extra_headers(self, path: str) -> None:
            self.set_header("Cache-Control", "no-store")

        def compute_etag(self) -> None:
            return None

    pages = {"path": str(site.edition.pages), "default_filename": "index.html"}
    handlers: list[Any] = [("/-/live", Live), ("/-/live.js", Script), ("/(.*)", Page, pages)]
    return Application(handlers, log_function=lambda handler: None)


def watch(
    edition: Edition, given: list[str], workers: int, port: int, *, accept_outliers: bool = False
) -> int:
    """Builds, serves, and builds again after each change, until it is interrupted."""
    import watchfiles

    site = Site(edition, port)
    execute.prepare()
    with (
        site.served(),
        placing.keeping(edition.pages),
        build.compiling(edition, workers) as compilers,
    ):
        for compiler in compilers.values():
            compiler.start()
        if _print(site, given, workers, compilers, accept_outliers):
            for compiler in compilers.values():
                compiler.compile()  # nothing: Sphinx has read what stands before anything is saved
        print(f"{site.address} is new after each change; Ctrl-C ends", flush=True)
        top = _top(edition.root)
        for changes in watchfiles.watch(
            *_folders(edition),
            watch_filter=watchfiles.DefaultFilter(),
            step=SETTLE,
            rust_timeout=500,
            yield_on_timeout=True,
            raise_interrupt=True,
        ):
            paths = {Path(path) for _, path in changes}
            before, top = top, _top(edition.root)
            if not paths and before == top:
                continue
            if any(path.is_relative_to(Path(press.__file__).parent) for path in paths):
                for compiler in compilers.values():
                    compiler.stop()
                os.execv(sys.executable, [sys.executable, "-m", "press", *sys.argv[1:]])
            if any(path.is_relative_to(edition.root / "analysis") for path in paths):
                _forget_analysis()
            if any(path.is_relative_to(edition.root / "locale") for path in paths):
                text.forget()
            _print(site, given, workers, compilers, accept_outliers)
    return 0


def _folders(edition: Edition) -> list[Path]:
    own = [edition.root / name for name in ("book", "analysis", "locale")]
    return [path for path in {*own, edition.data, Path(press.__file__).parent} if path.is_dir()]


def _top(root: Path) -> dict[str, str]:
    """The files at the root, which are looked at and not watched: beside them stand the folders of builds."""
    return {name: storage.digest((root / name).read_bytes()) for name in TOP if (root / name).is_file()}


def _forget_analysis() -> None:
    """The press's own copy of `analysis` is read again where it is next imported."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "analysis"]:
        del sys.modules[name]


def _print(site: Site, given: list[str], workers: int, compilers: Any, accept_outliers: bool) -> bool:
    """One build, True if it succeeded; what is wrong is said in the terminal and in the page."""
    try:
        build.build(
            site.edition, given, workers, compilers, accept_outliers=accept_outliers, placed=site.tell
        )
    except (PressError, ValueError, OSError) as error:
        print(f"press: {error}", file=sys.stderr, flush=True)
        site.tell(str(error))
        return False
    return True
