"""Take the pictures of the editor's guide: a story in a library that quickstart makes anew.

`make screens` calls it with the folder that they go to.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

PASSWORD = "try-the-library"  # noqa: S105 - the demo team's, which quickstart prints
SECOND_PASSWORD = "a-lantern-in-the-plum-tree"  # noqa: S105 - of somebody who lives for one story
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SIZE = {"width": 1280, "height": 860}
EPIDURAL = "Epidural steroid injection"
LAY_SUMMARY = (
    "A steroid is injected at the spine, mostly in the lower back"
    " [@sciencedirect-interventional-pain]. It acts against inflammation. The aim is less pain, in"
    " the lower back or from irritated nerve roots."
)


@contextmanager
def library():
    """A quickstarted library, served on a free port; gives its address."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        environment = os.environ | {
            "LIBRARY_MODE": "development",
            "STATE_DIR": folder,
            "DATABASE_URL": "",
            "PUBLIC_URL": address,
        }
        manage = [sys.executable, "manage.py"]
        subprocess.run([*manage, "quickstart", "--verbosity=0"], env=environment, check=True)
        static = [*manage, "collectstatic", "--no-input", "--verbosity=0"]
        subprocess.run(static, env=environment, check=True)
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            "--log-level=warning",
            "--bind",
            f"127.0.0.1:{port}",
            "cms.wsgi",
        ]
        server = subprocess.Popen(command, env=environment)
        try:
            wait_for(f"{address}/readyz")
            yield address
        finally:
            server.terminate()
            server.wait(timeout=30)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def wait_for(address, seconds=30):
    end = time.monotonic() + seconds
    while True:
        try:
            return urllib.request.urlopen(address).close()  # noqa: S310 - our own server
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


class Desk:
    """One person's window."""

    def __init__(self, browser, address, username, password=PASSWORD):
        self.address = address
        self.page = browser.new_page(viewport=SIZE, color_scheme="light")
        self.open("/admin/")
        self.page.get_by_label("Username").fill(username)
        self.page.get_by_label("Password").fill(password)
        self.press("Log in")
        # The list of all lists takes room and tells nothing in a picture.
        self.open("/admin/painlibrary/procedure/")
        self.page.locator("#toggle-nav-sidebar").click()

    def open(self, path):
        self.page.goto(f"{self.address}{path}")

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.page.wait_for_load_state("networkidle")

    def follow(self, name):
        self.page.get_by_role("link", name=name, exact=True).first.click()
        self.page.wait_for_load_state("networkidle")

    def item(self, title, kind="procedure"):
        self.open(f"/admin/painlibrary/{kind}/")
        self.follow(title)

    def write(self, label, text):
        self.page.get_by_label(label, exact=True).fill(text)

    def save(self):
        self.press("Save and continue editing")


class Camera:
    def __init__(self, folder):
        self.folder = folder

    def take(self, desk, name, height):
        """A picture of the top of the page."""
        desk.page.set_viewport_size({"width": SIZE["width"], "height": height})
        desk.page.evaluate("window.scrollTo(0, 0)")
        desk.page.screenshot(path=self.folder / f"{name}.png")
        desk.page.set_viewport_size(SIZE)


def story(browser, address, camera):
    hire(Desk(browser, address, "admin"))
    author = Desk(browser, address, "author")
    author.item("Nerve block")
    author.write("Lay summary:", "A medicine is injected close to a nerve, to interrupt pain.")
    author.save()
    author.item(EPIDURAL)
    author.write("Lay summary:", LAY_SUMMARY)
    author.save()
    camera.take(author, "item", 700)
    author.follow("Submit for review")
    author.press("Submit for review")
    author.open("/admin/painlibrary/procedure/")
    camera.take(author, "list", 700)
    review(Desk(browser, address, "clinician"), camera)
    release(Desk(browser, address, "publisher"), camera)
    author.item(EPIDURAL)
    author.follow("History")
    camera.take(author, "history", 760)
    clash(author, Desk(browser, address, "robin", SECOND_PASSWORD), camera)


def hire(administrator):
    """A second author, for the story of two at one page."""
    administrator.open("/admin/cms/person/add/")
    administrator.write("Name:", "Robin Rewriter")
    administrator.press("Add another Role")
    administrator.page.locator("#id_grants-0-role").select_option("author")
    administrator.press("Add another Account")
    administrator.page.locator("#id_accounts-0-username").fill("robin")
    administrator.page.locator("#id_accounts-0-new_password").fill(SECOND_PASSWORD)
    administrator.save()


def review(clinician, camera):
    clinician.item(EPIDURAL)
    clinician.follow("Review and sign")
    camera.take(clinician, "review", 820)
    for box in clinician.page.get_by_role("checkbox").all():
        box.check()
    clinician.write("Your password:", PASSWORD)
    clinician.press("Sign this text")


def release(publisher, camera):
    publisher.item(EPIDURAL)
    publisher.follow("Release")
    camera.take(publisher, "release", 520)
    publisher.press("Release")


def clash(author, other, camera):
    for desk in (author, other):
        desk.item("Nerve block")
    other.write("Lay summary:", "A medicine is put close to a nerve. Pain does not get through.")
    other.save()
    author.write("Lay summary:", "A medicine close to a nerve keeps pain from getting through.")
    author.save()
    camera.take(author, "clash", 760)


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    with library() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        story(browser, address, Camera(folder))
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
