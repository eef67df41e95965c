"""The page as a browser shows it: nothing is fetched, nothing is too wide, anchors lead there, axe finds nothing.

Each page is looked at in light and dark, on a wide, a narrow and the narrowest screen.
"""

import json
import subprocess
from pathlib import Path

import pytest

import treaty_model as tm
from pages import HOSTILE, KESTREL, hostile, large
from treaty_model import Treaty
from treaty_model.view.page.document import treaty_page

from .conftest import NODE, ROOT, require_command, require_module

PAGES = {
    "built": tm.bundled(),
    "kestrel": KESTREL,
    "frame": tm.read(ROOT / "seeds" / "treaty.json"),
    "large": large(20, 8),
    "hostile": hostile(" ".join(HOSTILE)),
}


def findings(path: Path, html: str, widths: str) -> list[str]:
    """What is wrong with a page, as the browser has it."""
    require_module("axe-core")
    require_module("playwright-core")
    chromium = require_command("chromium", "chromium")
    path.write_text(html, "utf-8")
    done = subprocess.run(
        ["node", NODE / "look.mjs", chromium, widths, path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found: list[str] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("treaty", PAGES.values(), ids=PAGES.keys())
def test_a_page_in_a_browser(treaty: Treaty, tmp_path: Path) -> None:
    assert findings(tmp_path / "page.html", treaty_page(treaty), "1280,400,320") == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("</main>", '<img src="http://localhost:9/a.png" alt="a"></main>', "console: "),
        ("</main>", "<script>1</script></main>", "console: "),
        ("--quiet: #565c64", "--quiet: #ccc", "console: "),
        ('id="article/2"', 'id="article/two"', "anchor: article/two"),
        ("</main>", '<svg width="1400" height="9"></svg></main>', "too wide: "),
        ('lang="en"', "", "html-has-lang: "),
    ],
)
def test_the_browser_sees_what_is_wrong(old: str, new: str, found: str, tmp_path: Path) -> None:
    html = treaty_page(KESTREL).replace(old, new, 1)
    assert any(found in finding for finding in findings(tmp_path / "page.html", html, "1280"))
