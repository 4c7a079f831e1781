"""Walk through all pages of the admin as its people would: by following every link.

One address stands for all of its kind: ids and queries are left out of the key under which a page
counts as seen, and the types of content that differ in their fields alone go by one name.
"""

import re
from urllib.parse import urljoin, urlsplit

ROLES = ["author", "clinician", "editor", "publisher", "admin", "auditor"]
ALIKE = re.compile(r"(?<=/)(article|care-?role|category|condition|risk)(?=/)")
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)\d+(?=/|$)")
NOT_PAGES = re.compile(r"/(logout|jsi18n|autocomplete|r/\d+)/|\.(xlsx|csv)$|[?&]_popup=|/export")


def key(address):
    return ALIKE.sub("other", ID.sub("@", urlsplit(address).path))


def is_page(address, base):
    return address.startswith(f"{base}/admin/") and not NOT_PAGES.search(address)


def walk(page, base, seen):
    """Yield ``(key, address)`` of every page not seen yet, with the page open on it.

    ``page`` is signed in; it scripts no requests of its own, so a page that has loaded is whole.
    ``seen`` is shared by the walks of several people.
    """
    waiting = [f"{base}/admin/"]
    # The first page is another one for each of them.
    seen.discard("/admin/")
    while waiting:
        address = waiting.pop(0)
        name = key(address)
        if name in seen:
            continue
        seen.add(name)
        answer = page.goto(address)
        if answer is None or not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        yield name, address, answer.status
        links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))")
        found = [urljoin(address, link).split("#")[0] for link in links]
        waiting += [each for each in found if is_page(each, base) and key(each) not in seen]
