"""The library that draws figures to touch stands where a page offers some, and nowhere else."""

from types import SimpleNamespace

from press.pages import touch


def test_the_library_comes_with_the_first_figure_to_touch_and_goes_with_the_last(tmp_path):
    def built(*downloads: str) -> bool:
        touch._library(SimpleNamespace(outdir=tmp_path, env=SimpleNamespace(dlfiles=downloads)), None)
        return (tmp_path / "_static" / touch.LIBRARY).is_file()

    assert not built("book/files/fig-one.csv", "book/files/fig-one.png")
    assert built("book/files/fig-one.csv", "book/files/fig-one.js")
    said = (tmp_path / "_static" / touch.LIBRARY).read_text(encoding="utf-8")
    assert said.startswith(touch.NOTICE) and "window.vegaEmbed" in said
    assert not built("book/files/fig-one.csv")
