"""The reference front end on one address, a library on another, and people who read."""

import pytest

from tools import served, web

# What Chromium says of each answer that is an error, however well the page tells it.
OF_ANSWERS = "Failed to load resource"


class Library:
    def __init__(self, address, state):
        self.address = address
        self.environment = served.environment_of(state, address)

    def do(self, change):
        """Let something of ``changes`` happen; what it prints comes back."""
        return served.shell(self.environment, f"from tests.examples import changes; {change}")


@pytest.fixture(scope="package")
def library(tmp_path_factory, quickstarted_state):
    state = str(tmp_path_factory.mktemp("state"))
    with served.library(copy_of=quickstarted_state, STATE_DIR=state) as address:
        yield Library(address, state)


@pytest.fixture(scope="package")
def token(library):
    """Of a preview, in a library in which something has happened."""
    return library.do("changes.publish(); changes.preview()")


@pytest.fixture(scope="package")
def site(library, token):
    with web.served(library.address) as address:
        yield address


@pytest.fixture(scope="package")
def chromium():
    with served.browser() as chromium:
        yield chromium


class Reader:
    """One person's browser. What the console complains of is kept."""

    def __init__(self, chromium, site, **context):
        self.site = site
        self.context = chromium.new_context(**context)
        self.page = self.context.new_page()
        self.complaints = []
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _listen(self, message):
        if message.type in ("error", "warning") and not message.text.startswith(OF_ANSWERS):
            self.complaints.append(message.text)

    def open(self, query=""):
        self.page.goto(f"{self.site}/{query}")
        self.page.wait_for_selector("h1")

    def headed(self, title):
        """Wait until a page of that title is there."""
        self.page.locator("h1", has_text=title).wait_for()

    def follow(self, name):
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def text(self, selector):
        return self.page.locator(selector).first.inner_text()

    def texts(self, selector):
        return self.page.locator(selector).all_inner_texts()

    def keep_a_copy(self):
        self.page.get_by_text("Ready to be read without a network").wait_for()


@pytest.fixture
def reading(chromium, site):
    """``reading(**context)`` gives a reader; nobody's console may have complained."""
    readers = []

    def opened(**context):
        readers.append(Reader(chromium, site, **context))
        return readers[-1]

    yield opened
    for each in readers:
        each.context.close()
    assert [complaint for each in readers for complaint in each.complaints] == []
