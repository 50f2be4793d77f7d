"""The report's pages, readable without a network.

Great Expectations' pages load style sheets, scripts and a logo from the web. Here they are pointed at
files beside them (`assets/`, see its README for their sources), and what is then still foreign is dropped.
"""

from __future__ import annotations

import re
import shutil
from importlib.resources import as_file, files
from pathlib import Path

_STYLES = (
    "bootstrap.min.css",
    "bootstrap-table.min.css",
    "bootstrap-table-filter-control.min.css",
    "bootstrap-datepicker.min.css",
    "fontawesome.min.css",
)
_SCRIPTS = (
    "jquery.min.js",
    "popper.min.js",
    "bootstrap.min.js",
    "bootstrap-table.min.js",
    "bootstrap-table-filter-control.min.js",
    "bootstrap-datepicker.min.js",
)
_FOREIGN = re.compile(
    r"<script[^>]+src=[\"']https?://[^>]*>\s*</script>|<link[^>]+href=[\"']https?://[^>]*>"
    r"|<img[^>]+src=[\"']https?://[^>]*>|<footer>.*?</footer>",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = re.compile(r"<head[^>]*>", re.IGNORECASE)


def make_readable_offline(folder: Path) -> None:
    """Point every page of a report at local files.

    Args:
        folder: The report, as Great Expectations wrote it.
    """
    with as_file(files("warehouse.quality").joinpath("assets")) as assets:
        shutil.copytree(assets, folder / "assets", dirs_exist_ok=True)
    for page in folder.rglob("*.html"):
        up = "../" * (len(page.relative_to(folder).parts) - 1) + "assets/"
        ours = "".join(f'\n    <link rel="stylesheet" href="{up}{name}">' for name in _STYLES)
        ours += "".join(f'\n    <script src="{up}{name}"></script>' for name in _SCRIPTS)
        html = _FOREIGN.sub("", page.read_text(encoding="utf-8"))
        html = _HEAD.sub(lambda head, ours=ours: head.group() + ours, html, count=1)  # type: ignore[misc]
        page.write_text(html, encoding="utf-8")
