#!/usr/bin/env python3
"""How much smaller minify-html would make the pages of finished portals, and how long it would take.

    pip install minify-html==0.18.1
    uptake build example-content
    python3 benches/compact.py dist

uptake compacts its templates once, when it reads them, instead of each page. Ratios above 1: the pages are larger than they could be,
first where every tag is closed as we write them, then with all that HTML lets be left out.
"""

import sys
import time
from pathlib import Path

import minify_html

CLOSED = {"keep_closing_tags": True, "keep_html_and_head_opening_tags": True}
WAYS = {"every tag closed": CLOSED, "all that may be left out": {}}


def size(text):
    return len(text.encode())


def main(folders):
    for folder in folders:
        pages = [page.read_text() for page in sorted(Path(folder, "site").rglob("*.html"))]
        if not pages:
            sys.exit(f"{folder} holds no pages: build a portal there first")
        ours = sum(map(size, pages))
        print(f"{folder}: {len(pages)} pages, {ours / 1e6:.1f} MB")
        for name, way in WAYS.items():
            began = time.process_time()
            small = [minify_html.minify(page, minify_css=True, minify_js=True, **way) for page in pages]
            took = time.process_time() - began
            print(f"  minify-html, {name}: ratio {ours / sum(map(size, small)):.3f}, {took:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1:] or ["dist"])
