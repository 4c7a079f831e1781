"""A browser without scripts: sign in, open a page, fill its form in, send it."""

from html.parser import HTMLParser

from django.test import Client
from django.urls import reverse


def signed_in(account):
    client = Client()
    client.force_login(account)
    return client


def address(item, name="change", **query):
    app = {"book": "sampleapp", "recipe": "sampleapp"}.get(item.type, "painlibrary")
    return reverse(f"admin:{app}_{item.type.replace('-', '')}_{name}", args=[item.pk], query=query)


def filled(page, **changes):
    """What a browser would send from the page's POST form, with these entries changed.

    Double underscores and other signs of field names are given by ``{"name": value}`` as well.
    """
    reader = FormReader()
    reader.feed(page.content.decode())
    return reader.entries | changes


def act(account, item, name, **changes):
    """Open the page of an act, fill it in and send it."""
    client = signed_in(account)
    page = client.get(address(item, name))
    return client.post(address(item, name), filled(page, **changes), follow=True)


class FormReader(HTMLParser):
    """Collects the entries of the forms that are posted, but for signing out and changing looks."""

    def __init__(self):
        super().__init__()
        self.entries, self.inside, self.area, self.select = {}, False, None, None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            action = attrs.get("action") or ""
            self.inside = attrs.get("method") == "post" and "logout" not in action
        if not self.inside:
            return
        name = attrs.get("name")
        if tag == "input" and name and attrs.get("type") not in ("submit", "button"):
            self._input(name, attrs)
        elif tag == "textarea":
            self.area, self.entries[name] = name, ""
        elif tag == "select":
            self.select = name
        elif tag == "option" and ("selected" in attrs or self.select not in self.entries):
            self.entries[self.select] = attrs.get("value", "")

    def _input(self, name, attrs):
        if attrs.get("type") in ("checkbox", "radio"):
            if "checked" in attrs:
                self.entries.setdefault(name, [])
                self.entries[name] = [*self.entries[name], attrs.get("value", "on")]
        else:
            self.entries[name] = attrs.get("value", "")

    def handle_data(self, data):
        if self.area:
            self.entries[self.area] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            # A browser drops the line break that a textarea begins with.
            self.entries[self.area] = self.entries[self.area].removeprefix("\n")
            self.area = None
        elif tag == "select":
            self.select = None
        elif tag == "form":
            self.inside = False


def told(page):
    """The messages that a page shows, as text."""
    return [str(message) for message in page.context["messages"]]
