"""Take pictures of every page of the admin: light, dark and on a phone.

`make screens` calls it with the folder that they go to. Below it, ``light/``, ``dark/`` and
``phone/`` hold every page; the few that the guides show lie beside them.
"""

import re
import shutil
import sys
from pathlib import Path

from tools import served, walk

MODES = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 860}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 860}},
    "phone": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}},
}
TALLEST = 2400


def file_name(role, key):
    words = re.sub(r"[^a-z0-9@]+", "-", key.removeprefix("/admin/").lower()).strip("-")
    return f"{role}-{words.replace('@', 'one') or 'home'}.png"


def take(page, path):
    """The whole page, or as much of it as anybody looks at."""
    width = page.viewport_size["width"]
    height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    page.screenshot(
        path=path, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height}
    )


def take_all(browser, address, folder, mode):
    """Every page once, and a line for each that answers with an error or is too wide."""
    seen = set()
    for role in walk.ROLES:
        context = browser.new_context(**MODES[mode])
        page = context.new_page()
        page.on("console", lambda said: said.type == "error" and print(mode, said.text))
        served.sign_in(page, address, role)
        for name, address_of_page, status in walk.walk(page, address, seen):
            take(page, folder / file_name(role, name))
            width = page.evaluate("document.documentElement.scrollWidth")
            if status >= 400 or width > page.viewport_size["width"]:
                print(f"{mode}: {role} {address_of_page}: status {status}, {width} pixels wide")
        context.close()


def main(folder):
    with served.library(busy=True) as address, served.browser() as browser:
        for mode in MODES:
            shutil.rmtree(folder / mode, ignore_errors=True)
            (folder / mode).mkdir(parents=True)
            take_all(browser, address, folder / mode, mode)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
