import shutil

import pytest
from small_book import Book, write_book


@pytest.fixture(scope="session")
def printed(tmp_path_factory) -> Book:
    """A book printed once; tests that change it take `book` instead."""
    book = write_book(tmp_path_factory.mktemp("printed"))
    ran = book.press("build")
    assert ran.returncode == 0, ran.stderr
    return book


@pytest.fixture
def book(printed, tmp_path) -> Book:
    """A copy of the printed book, to be changed and printed again."""
    root = tmp_path / "book"
    shutil.copytree(printed.root, root)
    return Book(root)
