"""Takes out of a font's character map what shares a glyph with a real character: radicals, controls, private codes.

A radical and the character that looks like it share one glyph. A PDF tells a glyph's character by the font's map read
backwards, where the radical (the lower code) wins: text copied from the PDF, or searched in it, would hold U+2F42 in the
place of 文, or a null in the place of a space. Nothing in a bulletin is written with these.

usage: clean-map.py FONT.woff2   (in place; needs fonttools and brotli)
"""
import sys

from fontTools.ttLib import TTFont


def is_text(code: int) -> bool:
    return code >= 0x20 and not 0x2E80 <= code <= 0x2FDF and not 0xE000 <= code <= 0xF8FF


for path in sys.argv[1:]:
    font = TTFont(path)
    for table in font["cmap"].tables:
        if table.isUnicode() and hasattr(table, "cmap"):
            table.cmap = {code: name for code, name in table.cmap.items() if is_text(code)}
    font.flavor = "woff2"
    font.save(path)
