"""What matplotlib works out again and again while it lays a picture out and writes it, worked out once.

A text is measured about six times on its way into a file, and each time its font is looked up and read; the
ticks of an axis are placed as often. Inside ``remembered`` each is done once for each state: the bytes are
the same, for a third less time. The names patched are matplotlib's own and private: a test draws
every kind of picture with and without.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any
from unittest import mock

from matplotlib.axis import Axis
from matplotlib.font_manager import FontManager
from matplotlib.text import Text

_fonts: dict[int, Any] = {}
_layouts: dict[tuple, Any] = {}


@contextlib.contextmanager
def remembered() -> Iterator[None]:
    """While figures are laid out and written, and nothing but that: no artist's look may change meanwhile."""
    ticks: dict[Axis, tuple[tuple, Any]] = {}
    find, lay_out, update = FontManager._find_fonts_by_props, Text._get_layout, Axis._update_ticks

    def found(self: FontManager, prop: Any) -> Any:
        if (key := hash(prop)) not in _fonts:  # matplotlib holds properties of one hash to be equal
            _fonts[key] = find(self, prop)
        return _fonts[key]

    def laid_out(self: Text, renderer: Any) -> Any:
        if self._wrap or self._usetex or self._transform_rotates_text:
            return lay_out(self, renderer)
        state = (
            type(renderer),
            self.get_figure(root=True).dpi,
            self._text,
            hash(self._fontproperties),
            self._rotation,
            self._rotation_mode,
            self._horizontalalignment,
            self._verticalalignment,
            self._multialignment,
            self._linespacing,
            self._parse_math,
        )
        if state not in _layouts:
            _layouts[state] = lay_out(self, renderer)
        return _layouts[state]

    def updated(self: Axis) -> Any:
        place = self.axes.bbox.bounds, self.get_figure(root=True).dpi
        state = (*place, *self.get_view_interval(), self.get_major_locator(), self.get_major_formatter())
        if ticks.get(self, ((), None))[0] != state:
            ticks[self] = (state, update(self))
        return ticks[self][1]

    with (
        mock.patch.object(FontManager, "_find_fonts_by_props", found),
        mock.patch.object(Text, "_get_layout", laid_out),
        mock.patch.object(Axis, "_update_ticks", updated),
    ):
        yield
