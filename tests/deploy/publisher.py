"""Somebody at work in the admin of a real server, without a browser."""

import re
from html import unescape

import requests

from tools.served import PASSWORD

INPUT = re.compile(r"<input[^>]*>")
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


class Publisher:
    def __init__(self, address, username="publisher"):
        self.address = address
        self.session = requests.Session()
        self.act("/admin/login/", username=username, password=PASSWORD)

    def get(self, path):
        return self.session.get(self.address + path, timeout=20)

    def act(self, path, **entries):
        """Fill in the form of a page and send it. Returns the page that comes next."""
        page = self.get(path)
        found = [dict(ATTRIBUTE.findall(tag)) for tag in INPUT.findall(page.text)]
        hidden = {
            each["name"]: unescape(each.get("value", ""))
            for each in found
            if each.get("type") == "hidden"
        }
        answer = self.session.post(self.address + path, data=hidden | entries, timeout=20)
        assert answer.status_code == 200, answer.text
        assert answer.url != self.address + path, answer.text
        return answer
