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
# The pictures of the guides: no taller than what they are about.
GUIDES = {
    "home": ("author", "/admin/", 1250),
    "list": ("author", "/admin/painlibrary/procedure/", 860),
    "item": ("author", "/admin/painlibrary/procedure/@/change/", 1000),
    "history": ("author", "/admin/painlibrary/procedure/@/history/", 760),
    "review": ("clinician", "/admin/painlibrary/procedure/@/sign/clinical/", 1000),
    "release": ("author", "/admin/cms/release/@/change/", 640),
    "calendar": ("author", "/admin/cms/release/calendar/", 1060),
    "reading": ("author", "/admin/painlibrary/procedure/@/reading/", 1000),
}


def file_name(role, key):
    words = re.sub(r"[^a-z0-9@]+", "-", key.removeprefix("/admin/").lower()).strip("-")
    return f"{role}-{words.replace('@', 'one') or 'home'}.png"


def take(page, path, tallest=TALLEST):
    """The whole page, or as much of it as anybody looks at."""
    width = page.viewport_size["width"]
    height = min(page.evaluate("document.documentElement.scrollHeight"), tallest)
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
            take(page, folder / mode / file_name(role, name))
            for guide, (of_role, of_page, tallest) in GUIDES.items():
                if mode == "light" and (of_role, of_page) == (role, name):
                    take(page, folder / f"{guide}.png", tallest)
            width = page.evaluate("document.documentElement.scrollWidth")
            if status >= 400 or width > page.viewport_size["width"]:
                print(f"{mode}: {role} {address_of_page}: status {status}, {width} pixels wide")
        context.close()


def clash(browser, address, path):
    """The page on which two versions of one place stand side by side."""
    context = browser.new_context(**MODES["light"])
    first, second = context.new_page(), context.new_page()
    served.sign_in(first, address, "author")
    first.goto(f"{address}/admin/painlibrary/procedure/")
    first.get_by_role("link", name="Nerve block", exact=True).click()
    second.goto(first.url)
    for page, sentence in [
        (second, "A medicine is put close to a nerve. Pain does not get through."),
        (first, "A medicine close to a nerve keeps pain away."),
    ]:
        page.locator("#id_lay_summary").fill(sentence)
        page.locator("[name=_continue]").click()
        page.wait_for_load_state("networkidle")
    take(first, path, 760)
    context.close()


def main(folder):
    with served.library(busy=True) as address, served.browser() as browser:
        for mode in MODES:
            shutil.rmtree(folder / mode, ignore_errors=True)
            (folder / mode).mkdir(parents=True)
            take_all(browser, address, folder, mode)
        clash(browser, address, folder / "clash.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
