"""The windows in which an account is signed in, as their owner would recognize them."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from cms.admin.people.entering import ENTERED
from cms.editorial import sessions

# In the order in which they are looked for: the later ones call themselves by the earlier names, too.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "Firefox/": "Firefox",
    "Chrom": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",
}
WAYS = {"password": "password", "passkey": "passkey", "oidc": "organization"}


@dataclass(frozen=True)
class Window:
    name: str
    browser: str
    client: str
    since: datetime | None
    how: str
    is_this: bool


def told(account, current):
    """This window first, then the newest."""
    found = [
        Window(
            name_of(session),
            _browser(data.get(ENTERED, {}).get("browser", "")),
            data.get(ENTERED, {}).get("client", ""),
            _since(data),
            WAYS.get(data.get(ENTERED, {}).get("how"), ""),
            session.session_key == current,
        )
        for session, data in sessions.of(account)
    ]
    return sorted(found, key=lambda each: not each.is_this)


def name_of(session):
    """Names a session on a page, where its key would let whoever reads it in."""
    return hashlib.sha256(session.session_key.encode()).hexdigest()[:16]


def _since(data):
    at = data.get(ENTERED, {}).get("at")
    return datetime.fromtimestamp(at, tz=UTC) if at else None


def _browser(text):
    browser = next((name for sign, name in BROWSERS.items() if sign in text), "A browser")
    system = next((name for sign, name in SYSTEMS.items() if sign in text), "")
    return f"{browser} on {system}" if system else browser
