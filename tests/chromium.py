"""People at Debian's Chromium: the browser, and the window of one person."""

import pytest
from django.db import connections

from tests.kitchen import Kitchen
from tests.people import PASSWORD
from tools import served


@pytest.fixture
def browser(monkeypatch):
    # The browser's own event loop makes Django take this thread for an asynchronous one.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "yes")
    with served.browser() as chromium:
        yield chromium
        # This thread has connections of its own while that loop runs; nobody else closes them.
        connections.close_all()


@pytest.fixture
def kitchen_served(transactional_db):
    return Kitchen()


class Desk:
    """One person's window. What the console complains of is kept."""

    def __init__(self, browser, server, account, **context):
        self.url = server.url
        self.complaints = []
        self.page = browser.new_context(**context).new_page()
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.open("/admin/")
        self.page.get_by_label("Username").fill(account.username)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.press("Log in")

    def _listen(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def open(self, path):
        self.page.goto(f"{self.url}{path}")

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()
        self.page.wait_for_load_state("networkidle")

    def follow(self, name):
        self.page.get_by_role("link", name=name, exact=True).click()
        self.page.wait_for_load_state("networkidle")

    def told(self):
        return self.page.locator(".messagelist li").inner_text()
