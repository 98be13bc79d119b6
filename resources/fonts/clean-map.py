"""Removes codes from a font's character map that share a glyph with a real character: radicals, controls, private codes.

A radical and the character that looks like it share one glyph. A PDF derives the character of a glyph from the inverted
map, in which the radical wins because it has the lower code. Text copied from the PDF or searched in it would then contain
U+2F42 instead of 文, or a null instead of a space. No bulletin uses these codes.

Usage: clean-map.py FONT.woff2   (changes the file; needs fonttools and brotli)
"""
import sys

from fontTools.ttLib import TTFont


def is_text(code: int) -> bool:
    """False for control codes, radicals (U+2E80 to U+2FDF) and the private use area."""
    return code >= 0x20 and not 0x2E80 <= code <= 0x2FDF and not 0xE000 <= code <= 0xF8FF


for path in sys.argv[1:]:
    font = TTFont(path)
    for table in font["cmap"].tables:
        if table.isUnicode() and hasattr(table, "cmap"):
            table.cmap = {code: name for code, name in table.cmap.items() if is_text(code)}
    font.flavor = "woff2"
    font.save(path)
