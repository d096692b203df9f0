"""What matplotlib works out again and again while it lays a picture out and writes it, worked out once.

A text is measured about six times on its way into a file, and each time its font is looked up and read; the
ticks of an axis are placed as often; and every letter is loaded from its font again each time it is written.
Inside ``remembered`` each is done once for each state: the bytes are the same, for a third less time. The
names patched are matplotlib's own and private: a test draws every kind of picture with and without.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any
from unittest import mock

from matplotlib.axis import Axis
from matplotlib.font_manager import FontManager
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.text import Text
from matplotlib.textpath import TextToPath

_fonts: dict[int, Any] = {}
_layouts: dict[tuple, Any] = {}
_shaped: dict[tuple, list[tuple]] = {}
_outlines: dict[str, Any] = {}


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

    def written(
        self: TextToPath,
        font: FT2Font,
        s: str,
        glyph_map: Any = None,
        return_new_glyphs_only: bool = False,
        **options: Any,
    ) -> Any:
        known = {} if glyph_map is None else glyph_map
        new = {} if return_new_glyphs_only else known
        if (key := (font, s, *options.items())) not in _shaped:
            shaped = []
            for item in font._layout(s, LoadFlags.NO_HINTING, **options):
                name = self._get_glyph_repr(item.ft_object, item.glyph_index)
                if name not in _outlines:
                    item.ft_object.load_glyph(item.glyph_index, flags=LoadFlags.NO_HINTING)
                    _outlines[name] = item.ft_object.get_path()
                shaped.append((name, item.x, item.y, 1.0))
            _shaped[key] = shaped
        new |= {name: _outlines[name] for name, *_ in _shaped[key] if name not in known}
        return _shaped[key], new, []

    with (
        mock.patch.object(FontManager, "_find_fonts_by_props", found),
        mock.patch.object(Text, "_get_layout", laid_out),
        mock.patch.object(Axis, "_update_ticks", updated),
        mock.patch.object(TextToPath, "get_glyphs_with_font", written),
    ):
        yield
