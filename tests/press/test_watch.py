"""`press watch` from the outside: what a browser is told and what it then sees."""

import asyncio
import json
import re
import signal
import subprocess
import sys
from contextlib import asynccontextmanager
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from small_book import Book, code
from tornado.websocket import websocket_connect

SECONDS = 120


@asynccontextmanager
async def watched(book: Book):
    """Yields the address, and what gives the next message to browsers."""
    command = [sys.executable, "-m", "press", "watch", "--port", "0"]
    process = subprocess.Popen(
        command,
        cwd=book.root,
        env=book.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        read = asyncio.to_thread(lambda: next(line for line in process.stdout if line.startswith("http")))
        address = re.match(r"http://127\.0\.0\.1:\d+/", await asyncio.wait_for(read, SECONDS))[0]
        socket = await websocket_connect(address.replace("http", "ws", 1) + "-/live")

        async def told() -> dict:
            return json.loads(await asyncio.wait_for(socket.read_message(), SECONDS))

        assert (await told())["error"] == ""
        yield address, told
    finally:
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=SECONDS)
        assert process.returncode == 130, said


def page(address: str, name: str) -> str:
    return urlopen(f"{address}book/{name}.html").read().decode()


def test_a_browser_sees_what_was_saved_and_why_there_is_nothing_new(book):
    async def session():
        async with watched(book) as (address, told):
            assert "/-/live.js" in page(address, "index") and "/-/live.js" not in book.page("index")
            (book.root / "book/index.md").write_text("# A book\n\nProse, saved.\n", encoding="utf-8")
            first = await told()
            assert first["error"] == "" and "Prose, saved." in page(address, "index")
            (book.root / "book/index.md").write_text("# A book\n\n{doc}`nowhere`\n", encoding="utf-8")
            failed = await told()
            assert "index.md" in failed["error"] and "nowhere" in failed["error"]
            assert failed["print"] == first["print"] and "Prose, saved." in page(address, "index")
            (book.root / "book/index.md").write_text("# A book\n\nMended.\n", encoding="utf-8")
            assert (await told())["error"] == "" and "Mended." in page(address, "index")
            book.people(code('results.record("people.more", 1, unit="count")'), code("1 / 0"))
            assert "ZeroDivisionError" in (await told())["error"]
            book.people(code('results.record("people.more", 1, unit="count")'))
            assert (await told())["error"] == "" and "people.more" in page(address, "people")
        assert not list((book.root / "_build/default").glob("html.*"))

    asyncio.run(session())


def test_only_this_machine_is_served_only_pages_and_a_port_that_is_taken_is_named(book):
    async def session():
        async with watched(book) as (address, _):
            for path, host in (
                ("", "elsewhere.example"),
                ("../receipt.json", ""),
                ("%2e%2e/receipt.json", ""),
            ):
                with pytest.raises(HTTPError, match="403"):
                    urlopen(Request(address + path, headers={"Host": host} if host else {}))
            assert page(address, "index")
            port = address.rstrip("/").rpartition(":")[2]
            second = book.press("watch", "--port", port, "--edition", "second")
            assert second.returncode == 1 and f"--port {port}" in second.stderr

    asyncio.run(session())
