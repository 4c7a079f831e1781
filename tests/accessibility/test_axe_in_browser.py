"""axe-core on every page of the admin that its people can walk to, in both modes.

``axe/`` holds axe-core 4.14.1 as its authors publish it, with its license; it is no part of the
product.
"""

from pathlib import Path

import pytest

from tools import served, walk

AXE = Path(__file__).parent / "axe" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What another mode can change.
COLORS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
PHONE = {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}


@pytest.fixture(scope="module")
def address():
    with served.library(busy=True) as address:
        yield address


def violations(page, run_only):
    """``["rule: what is wrong (target)"]`` on the page as it stands."""
    # What lies under a bar that sticks to the window is reached by scrolling.
    page.add_style_tag(content=".submit-row, .review-bar { position: static !important; }")
    page.evaluate(AXE.read_text())
    found = page.evaluate("options => axe.run(document, {runOnly: options})", run_only)
    return [
        f"{each['id']}: {each['help']} ({node['target'][0]})"
        for each in found["violations"]
        for node in each["nodes"][:3]
    ]


def misshapen(page, status):
    """Whether the page is there at all, and no wider than the window."""
    width = page.evaluate("document.documentElement.scrollWidth")
    too_wide = [f"{width} pixels wide"] if width > page.viewport_size["width"] else []
    return too_wide + ([f"status {status}"] if status != 200 else [])


@pytest.mark.parametrize(
    ("mode", "width", "run_only"),
    [
        ("light", 1280, {"type": "tag", "values": RULES}),
        ("dark", 1280, COLORS),
        ("light", 390, PHONE),
    ],
)
def test_axe_finds_nothing_on_any_page(address, mode, width, run_only):
    found, seen = {}, set()

    with served.browser() as chromium:
        for role in walk.ROLES:
            context = chromium.new_context(
                color_scheme=mode, viewport={"width": width, "height": 860}, bypass_csp=True
            )
            page = context.new_page()
            page.goto(f"{address}/admin/login/")
            found["sign-in"] = violations(page, run_only)
            served.sign_in(page, address, role)
            for name, _, status in walk.walk(page, address, seen):
                found[f"{role}: {name}"] = violations(page, run_only) + misshapen(page, status)
            context.close()

    assert len(seen) > 40
    assert [f"{name}: {fault}" for name, faults in found.items() for fault in faults] == []
