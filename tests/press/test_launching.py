"""Buttons lead to a repository whose address is known, and there are none without it."""

import subprocess

import pytest

from press.pages import launching


@pytest.mark.parametrize(
    ("origin", "address"),
    [
        ("https://github.com/owner/book.git", "https://github.com/owner/book"),
        ("https://token@github.com/owner/book", "https://github.com/owner/book"),
        ("git@gitlab.com:group/part/book.git\n", "https://gitlab.com/group/part/book"),
        ("ssh://git@codeberg.org/owner/book.git", "https://codeberg.org/owner/book"),
        ("/home/someone/book", ""),
        ("../book.git", ""),
        ("https://localhost/book", ""),
        ("", ""),
    ],
)
def test_a_repository_s_address_on_the_web(origin, address):
    assert launching.address(origin) == address


def test_buttons_come_from_git_s_origin_or_the_configuration(tmp_path):
    settings = {"title": "A book"}
    assert launching.config(settings, tmp_path) == settings
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    assert launching.config(settings, tmp_path) == settings
    remote = ["git", "-C", str(tmp_path), "remote", "add", "origin", "git@github.com:owner/book.git"]
    subprocess.run(remote, check=True)
    found = launching.config(settings, tmp_path)
    assert found["repository"] == {"branch": "main", "url": "https://github.com/owner/book"}
    assert {"binderhub_url", "colab_url"} < set(found["launch_buttons"])
    own = {"repository": {"url": "https://gitlab.com/a/b", "branch": "dev"}}
    found = launching.config(own, tmp_path)
    assert found["repository"] == {"branch": "dev", "url": "https://gitlab.com/a/b"}
    assert "colab_url" not in found["launch_buttons"]
