"""axe-core on every page of the admin that its people can walk to, in both modes.

``axe/`` holds axe-core 4.14.1 as its authors publish it, with its license; it is no part of the
product.
"""

from pathlib import Path

import pytest

from tools import served, walk

AXE = Path(__file__).parent / "axe" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What lies under a bar that sticks to the window is reached by scrolling; and colors that are on their
# way from one mode to the other are of neither.
STILL = """
.submit-row, .review-bar { position: static !important; }
* { transition: none !important; animation: none !important; }
"""
ALL = {"type": "tag", "values": RULES}
# What another mode or width can change.
COLORS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
PHONE = {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}


@pytest.fixture(scope="module")
def address(quickstarted_state):
    with served.library(copy_of=quickstarted_state, busy=True) as address:
        yield address


def faults(page, phone=390):
    """What is wrong with the page that is open, in each mode and on a phone so wide."""
    page.add_style_tag(content=STILL)
    page.evaluate(AXE.read_text())
    for mode, width, run_only in [
        ("light", 1280, ALL),
        ("dark", 1280, COLORS),
        ("light", phone, PHONE),
    ]:
        page.emulate_media(color_scheme=mode)
        page.set_viewport_size({"width": width, "height": 860})
        yield from (f"{mode}, {width}: {fault}" for fault in violations(page, run_only))
        yield from too_wide(page)
    page.set_viewport_size({"width": 1280, "height": 860})


def violations(page, run_only):
    """``["rule: what is wrong (target)"]`` on the page as it stands."""
    found = page.evaluate("options => axe.run(document, {runOnly: options})", run_only)
    return [
        f"{each['id']}: {each['help']} ({node['target'][0]})"
        for each in found["violations"]
        for node in each["nodes"][:3]
    ]


def too_wide(page):
    """Whether it is wider than the window."""
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > page.viewport_size["width"]:
        yield f"{width} pixels wide"


def test_axe_finds_nothing_on_any_page(address):
    found, seen = {}, set()

    with served.browser() as chromium:
        for role in walk.ROLES:
            page = chromium.new_context(bypass_csp=True).new_page()
            page.goto(f"{address}/admin/login/")
            found["sign-in"] = list(faults(page))
            served.sign_in(page, address, role)
            for name, _, status in walk.walk(page, address, seen):
                missing = [] if status == 200 else [f"status {status}"]
                found[f"{role}: {name}"] = [*faults(page), *missing]
            page.context.close()

    assert len(seen) > 40
    assert [f"{name}: {fault}" for name, told in found.items() for fault in told] == []
