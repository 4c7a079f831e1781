"""Settings from environment variables; one that is missing or wrong stops with a sentence."""

import json
import os
import re
import warnings
from email.utils import parseaddr
from string import Formatter
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from environ import Env

REQUIRED = object()


def read(name, convert=str, *, how, default=REQUIRED):
    """Return the converted variable, its default when blank, or end the program saying ``how``."""
    text = os.environ.get(name, "").strip()
    if not text and default is not REQUIRED:
        return default
    if not text:
        raise SystemExit(f"{name} is not set. {how}")
    try:
        return convert(text)
    except ValueError as problem:
        # Not the value itself: it may be a secret, and this ends in a log.
        raise SystemExit(f"{name} is not right: {problem}. {how}") from None


def one_of(*choices):
    def convert(text):
        if text not in choices:
            raise ValueError(f"it must be {' or '.join(choices)}")
        return text

    return convert


def yes_or_no(text):
    return one_of("yes", "no")(text.lower()) == "yes"


def yes_no_or_listed(text):
    return text.lower() == "yes" if text.lower() in ("yes", "no") else listed(text)


def whole_number(text):
    if not text.isdecimal():
        raise ValueError("it must be a whole number")
    return int(text)


def at_least(smallest):
    def convert(text):
        if whole_number(text) < smallest:
            raise ValueError(f"it must be at least {smallest}")
        return int(text)

    return convert


def listed(text):
    return [part.strip() for part in text.split(",") if part.strip()]


def secret(text):
    if len(text) < 50:
        raise ValueError("it must have at least 50 characters")
    return text


def header_secret(text):
    """A secret that can stand in a header as it is."""
    if not re.fullmatch(r"[A-Za-z0-9._~+/=-]+", text):
        raise ValueError("it must be of letters, digits and -._~+/= alone")
    return secret(text)


def time_zone(text):
    try:
        return ZoneInfo(text).key
    except (KeyError, OSError, ValueError):
        raise ValueError("no such time zone is known here") from None


def table(text):
    """A JSON object of text to text."""
    try:
        value = json.loads(text)
    except ValueError:
        raise ValueError("it must be JSON") from None
    if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
        raise ValueError("it must be a JSON object whose values are texts")
    return value


def web_address(*schemes):
    """The absolute base of links, without a slash at its end."""

    def convert(text):
        address = urlsplit(text)
        if address.scheme not in schemes or not address.hostname:
            raise ValueError(f"it must begin with {' or '.join(f'{s}://' for s in schemes)}")
        if address.path.strip("/") or address.query or address.fragment or address.username:
            raise ValueError("it must name a host, and a port if need be, and no more")
        host = f"[{address.hostname}]" if ":" in address.hostname else address.hostname
        port = f":{address.port}" if address.port else ""
        return f"{address.scheme}://{host}{port}"

    return convert


def service_address(*schemes):
    """An address of somebody else's service: like ``web_address``, but it may have a path."""
    schemes = schemes or ("https", "http")

    def convert(text):
        address = urlsplit(text)
        if address.scheme not in schemes or not address.hostname:
            raise ValueError(f"it must begin with {' or '.join(f'{s}://' for s in schemes)}")
        if address.query or address.fragment or address.username:
            raise ValueError("it must have no user, question mark or number sign")
        return text.rstrip("/")

    return convert


def service_addresses(text):
    return [service_address()(each) for each in listed(text)]


def redis(text):
    """The address of a Redis server, which may have a user, a password and a number at its end."""
    address = urlsplit(text)
    if address.scheme not in ("redis", "rediss") or not address.hostname:
        raise ValueError("it must begin with redis:// or rediss://, and a host")
    if not re.fullmatch(r"/?[0-9]*", address.path) or address.query or address.fragment:
        raise ValueError("after the host come a port and a number of its databases, and no more")
    return text


def openid_connect(name, server_url, client_id, secret):
    """allauth's setting for the one provider that there may be."""
    app = {
        "provider_id": "oidc",
        "name": name,
        "client_id": client_id,
        "secret": secret,
        # Who it is comes from the signed token alone.
        "settings": {"server_url": server_url, "fetch_userinfo": False},
    }
    return {"openid_connect": {"APPS": [app]}}


MAIL_SCHEMES = ("smtp", "smtp+tls", "smtp+ssl", "file")


def mail_server(text):
    """Django's mail settings for the address of a mail server, or of a folder for trying it out."""
    address = urlsplit(text)
    if address.scheme not in MAIL_SCHEMES:
        raise ValueError(f"it must begin with {' or '.join(f'{s}://' for s in MAIL_SCHEMES)}")
    if address.scheme == "file":
        backend = "django.core.mail.backends.filebased.EmailBackend"
        return {"EMAIL_BACKEND": backend, "EMAIL_FILE_PATH": address.path}
    if not address.hostname or address.path.strip("/"):
        raise ValueError("it must name a host, and a port if need be, and no more")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": address.hostname,
        "EMAIL_PORT": address.port
        or {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}[address.scheme],
        "EMAIL_HOST_USER": unquote(address.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(address.password or ""),
        "EMAIL_USE_TLS": address.scheme == "smtp+tls",
        "EMAIL_USE_SSL": address.scheme == "smtp+ssl",
    }


def mail_address(text):
    _, address = parseaddr(text)
    if "@" not in address or "\n" in text:
        raise ValueError("it must be a mail address")
    return text


def address_pattern(*names, needed):
    """An address with names in braces, which ``str.format`` fills in."""
    spoken = ", ".join(f"{{{name}}}" for name in names)

    def convert(text):
        try:
            pieces = [piece[1:] for piece in Formatter().parse(text) if piece[1] is not None]
        except ValueError:
            raise ValueError("a brace lacks its other one") from None
        if any(piece not in [(name, "", None) for name in names] for piece in pieces):
            raise ValueError(f"in braces it knows {spoken} and nothing else")
        if (needed, "", None) not in pieces:
            raise ValueError(f"it must say where {{{needed}}} goes")
        address = urlsplit(text)
        if address.scheme not in ("https", "http") or not address.hostname:
            raise ValueError("it must begin with https:// or http://, and a host")
        if "{" in address.netloc or address.username:
            raise ValueError("its host must stand there as it is, without a user")
        return text

    return convert


def database(text):
    """Django's database settings for a SQLite or PostgreSQL address."""
    if urlsplit(text).scheme not in ("sqlite", "postgres", "postgresql"):
        raise ValueError("it must begin with sqlite:/// or postgresql://")
    with warnings.catch_warnings():
        # A host in a SQLite address is a path with a slash too few, not a host to ignore.
        warnings.simplefilter("error")
        try:
            settings = Env.db_url_config(text)
        except UserWarning:
            raise ValueError("a SQLite address has three slashes before its path") from None
        except ValueError:
            # Python's own sentence would quote a piece of the password.
            raise ValueError("in a password, write : as %3A, / as %2F and @ as %40") from None
    if settings["NAME"] in ("", ":memory:"):
        raise ValueError("it must name a database")
    return settings


def standbys(primary):
    """For addresses of servers that follow the ``primary``: Django's settings, by name."""

    def convert(text):
        if primary["ENGINE"] != Env.DB_SCHEMES["postgresql"]:
            raise ValueError("only PostgreSQL has standbys, and DATABASE_URL is not of PostgreSQL")
        addresses = listed(text)
        if any(urlsplit(each).scheme not in ("postgres", "postgresql") for each in addresses):
            raise ValueError("each must begin with postgresql://")
        # Tests have one database under all these names.
        return {
            f"standby-{number}": database(each) | {"TEST": {"MIRROR": "default"}}
            for number, each in enumerate(addresses, start=1)
        }

    return convert


def make_folder(path, *, how):
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise SystemExit(f"{path} cannot be made: {problem.strerror}. {how}") from None
