import pytest

from cms import environment

PREVIEWED = environment.address_pattern("slug", "token", needed="token")
KNOWN = "in braces it knows {slug}, {token} and nothing else"


def test_read_when_set_converts(monkeypatch):
    monkeypatch.setenv("MONTHS", " 12 ")

    assert environment.read("MONTHS", environment.whole_number, how="Set MONTHS.") == 12


@pytest.mark.parametrize("blank", ["", "  "])
def test_read_when_blank_gives_the_default(monkeypatch, blank):
    monkeypatch.setenv("MONTHS", blank)

    assert environment.read("MONTHS", environment.whole_number, default=36, how="Set it.") == 36


def test_read_when_missing_says_how_to_set_it(monkeypatch):
    monkeypatch.delenv("MONTHS", raising=False)

    with pytest.raises(SystemExit) as stop:
        environment.read("MONTHS", how="Set MONTHS=12.")

    assert stop.value.code == "MONTHS is not set. Set MONTHS=12."


@pytest.mark.parametrize(
    ("convert", "text", "value"),
    [
        (environment.one_of("a", "b"), "b", "b"),
        (environment.yes_or_no, "Yes", True),
        (environment.yes_or_no, "no", False),
        (environment.listed, "a.example, b.example,", ["a.example", "b.example"]),
        (environment.secret, "s" * 50, "s" * 50),
        (environment.time_zone, "Europe/Zurich", "Europe/Zurich"),
        (environment.table, '{"rule": "warning"}', {"rule": "warning"}),
        (environment.web_address("https"), "https://a.example/", "https://a.example"),
        (environment.web_address("http"), "http://[::1]:8000", "http://[::1]:8000"),
        (PREVIEWED, "https://a.example/{slug}?p={token}", "https://a.example/{slug}?p={token}"),
    ],
)
def test_convert_when_right_gives_the_value(convert, text, value):
    assert convert(text) == value


@pytest.mark.parametrize(
    ("convert", "text", "problem"),
    [
        (environment.one_of("a", "b"), "c", "it must be a or b"),
        (environment.yes_or_no, "1", "it must be yes or no"),
        (environment.whole_number, "-1", "it must be a whole number"),
        (environment.secret, "short", "it must have at least 50 characters"),
        (environment.time_zone, "Mars/Olympus", "no such time zone is known here"),
        (environment.time_zone, "../etc", "no such time zone is known here"),
        (environment.table, "{", "it must be JSON"),
        (environment.table, "[]", "it must be a JSON object whose values are texts"),
        (environment.table, '{"a": 1}', "it must be a JSON object whose values are texts"),
        (environment.web_address("https"), "http://a.example", "it must begin with https://"),
        (
            environment.web_address("https", "http"),
            "a.example",
            "it must begin with https:// or http://",
        ),
        (
            environment.web_address("https"),
            "https://a.example/library",
            "it must name a host, and a port if need be, and no more",
        ),
        (
            environment.database,
            "mysql://host/name",
            "it must begin with sqlite:/// or postgresql://",
        ),
        (
            environment.database,
            "sqlite://var/library.sqlite3",
            "a SQLite address has three slashes before its path",
        ),
        (environment.database, "sqlite://", "it must name a database"),
        (PREVIEWED, "https://a.example/{slug", "a brace lacks its other one"),
        (PREVIEWED, "https://a.example/{slug}", "it must say where {token} goes"),
        (PREVIEWED, "https://a.example/{sulg}?{token}", KNOWN),
        (PREVIEWED, "https://a.example/{token!r}", KNOWN),
        (PREVIEWED, "https://a.example/{token:9}", KNOWN),
        (PREVIEWED, "a.example/{token}", "it must begin with https:// or http://, and a host"),
        (PREVIEWED, "ftp://a/{token}", "it must begin with https:// or http://, and a host"),
        (
            PREVIEWED,
            "https://{token}.a.example/",
            "its host must stand there as it is, without a user",
        ),
        (
            environment.database,
            "postgresql://user:pass/word@host/name",
            "in a password, write : as %3A, / as %2F and @ as %40",
        ),
    ],
)
def test_convert_when_wrong_says_what_is_wrong(monkeypatch, convert, text, problem):
    monkeypatch.setenv("SETTING", text)

    with pytest.raises(SystemExit) as stop:
        environment.read("SETTING", convert, default=None, how="Set it so.")

    assert stop.value.code == f"SETTING is not right: {problem}. Set it so."


def test_database_of_a_postgresql_address_is_djangos():
    settings = environment.database("postgresql://ed:p%2Fw@db.example:5433/library")

    assert settings == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "library",
        "USER": "ed",
        "PASSWORD": "p/w",
        "HOST": "db.example",
        "PORT": 5433,
    }


def test_make_folder_when_it_cannot_says_how(tmp_path):
    file = tmp_path / "file"
    file.write_text("in the way")

    with pytest.raises(SystemExit) as stop:
        environment.make_folder(file / "var", how="Set STATE_DIR.")

    assert stop.value.code == f"{file}/var cannot be made: Not a directory. Set STATE_DIR."
