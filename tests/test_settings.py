import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from cms.checks import roles_that_need_a_second_factor_exist
from cms.models import Role
from tests.people import account

PG = "postgresql://a.example/library"
SECRET = "a secret of the length that production asks for, at least"


def read_settings(state_dir, environment, names=()):
    """What a fresh process prints that reads the settings in ``environment`` and nothing else."""
    question = f"print(json.dumps({{n: getattr(settings, n) for n in {list(names)!r}}}))"
    return subprocess.run(
        [sys.executable, "-c", f"import json; from cms import settings; {question}"],
        cwd=settings.REPOSITORY,
        env={"PATH": os.environ["PATH"], "STATE_DIR": str(state_dir)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def production(**changes):
    return {
        "SECRET_KEY": SECRET,
        "ALLOWED_HOSTS": "library.example",
        "PUBLIC_URL": "https://library.example",
    } | changes


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set. Make one with "),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is not right: it must have at least 50 characters."),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is not set. Set ALLOWED_HOSTS to the host names "),
        ({"PUBLIC_URL": ""}, "PUBLIC_URL is not set. Set PUBLIC_URL to where readers find it, "),
        ({"PUBLIC_URL": "http://a.example"}, "PUBLIC_URL is not right: it must begin with https:"),
        ({"LIBRARY_MODE": "test"}, "LIBRARY_MODE is not right: it must be production or "),
        ({"DATABASE_URL": "mysql://a/b"}, "DATABASE_URL is not right: it must begin with sqlite:"),
        ({"DATABASE_STANDBY_URLS": PG}, "DATABASE_STANDBY_URLS is not right: only PostgreSQL has "),
        (
            {"DATABASE_URL": PG, "DATABASE_STANDBY_URLS": "sqlite:////s"},
            "DATABASE_STANDBY_URLS is not right: each must begin with postgresql://. Set ",
        ),
        (
            {"DATABASE_URL": PG, "DATABASE_STANDBY_URLS": f"{PG},b.example"},
            "DATABASE_STANDBY_URLS is not right: each must begin with postgresql://. Set ",
        ),
        ({"STANDBY_MAX_LAG_SECONDS": "2"}, "STANDBY_MAX_LAG_SECONDS is not right: it must be at "),
        ({"TIME_ZONE": "Mars/Olympus"}, "TIME_ZONE is not right: no such time zone is known "),
        ({"EMAIL_URL": "mail.example"}, "EMAIL_URL is not right: it must begin with smtp:// or "),
        ({"EMAIL_URL": "smtp+tls://u:p@h/x"}, "EMAIL_URL is not right: it must name a host, and "),
        ({"EMAIL_URL": "smtp://h"}, "MAIL_FROM is not set. Set MAIL_FROM to the sender of mails, "),
        ({"MAIL_FROM": "library"}, "MAIL_FROM is not right: it must be a mail address. "),
        ({"OIDC_SERVER_URL": "http://a.example"}, "OIDC_SERVER_URL is not right: it must begin "),
        ({"OIDC_SERVER_URL": "https://a.example"}, "OIDC_CLIENT_ID is not set. Set OIDC_CLIENT"),
        ({"CACHE_URL": "memcached://h"}, "CACHE_URL is not right: it must begin with redis:// "),
        ({"CACHE_URL": "redis://h/x"}, "CACHE_URL is not right: after the host come a port and "),
        ({"CACHE_PURGE_URLS": "h:6081"}, "CACHE_PURGE_URLS is not right: it must begin with "),
        ({"CACHE_PURGE_URLS": "http://h"}, "CACHE_PURGE_TOKEN is not set. Make one with "),
        ({"METRICS_TOKEN": "short"}, "METRICS_TOKEN is not right: it must have at least 50 "),
        ({"METRICS_TOKEN": "a b" * 20}, "METRICS_TOKEN is not right: it must be of letters, "),
        ({"RULE_LEVELS": "[]"}, "RULE_LEVELS is not right: it must be a JSON object whose "),
    ],
)
def test_settings_when_one_is_wrong_stop_with_one_sentence(tmp_path, changes, sentence):
    stopped = read_settings(tmp_path, production(**changes))

    lines = stopped.stderr.splitlines()
    assert (stopped.returncode, len(lines), lines[0][: len(sentence)]) == (1, 1, sentence)


def test_settings_in_production_are_secure(tmp_path):
    expected = {
        "DEBUG": False,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_SSL_HOST": "library.example",
        "SECURE_HSTS_SECONDS": 31536000,
        "CSRF_TRUSTED_ORIGINS": ["https://library.example"],
        "SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"],
    }
    environment = production(DEBUG="yes", PROXY_SCHEME_HEADER="X-Forwarded-Proto")

    told = read_settings(tmp_path, environment, expected)

    assert (json.loads(told.stdout), told.stderr) == (expected, "")


def test_settings_on_postgresql_pool_connections(tmp_path):
    environment = production(DATABASE_URL="postgresql://ed:pw@db.example/library?sslmode=require")

    told = read_settings(tmp_path, environment, ["DATABASES"])

    assert json.loads(told.stdout)["DATABASES"]["default"] == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "library",
        "USER": "ed",
        "PASSWORD": "pw",
        "HOST": "db.example",
        "PORT": "",
        "CONN_MAX_AGE": 0,
        "OPTIONS": {
            "pool": {"min_size": 2, "max_size": 10, "timeout": 3},
            "connect_timeout": 3,
            "tcp_user_timeout": 5000,
            "prepare_threshold": 5,
            "sslmode": "require",
        },
    }


def test_settings_name_standbys_that_follow_the_primary(tmp_path):
    environment = production(
        DATABASE_URL="postgresql://ed:pw@a.example/library",
        DATABASE_STANDBY_URLS="postgresql://ed:pw@b.example/library, postgresql://ed:pw@c/library",
    )

    told = read_settings(tmp_path, environment, ["DATABASES", "STANDBY_MAX_LAG_SECONDS"])

    found = json.loads(told.stdout)
    databases = found["DATABASES"]
    assert {name: each["HOST"] for name, each in databases.items()} == {
        "default": "a.example",
        "standby-1": "b.example",
        "standby-2": "c",
    }
    assert databases["standby-1"]["OPTIONS"] == databases["default"]["OPTIONS"]
    assert databases["standby-1"]["TEST"] == {"MIRROR": "default"}
    assert found["STANDBY_MAX_LAG_SECONDS"] == 10


def test_settings_on_sqlite_make_the_folder_of_the_file(tmp_path):
    file = tmp_path / "deep" / "library.sqlite3"

    told = read_settings(tmp_path, production(DATABASE_URL=f"sqlite:///{file}"), ["STATIC_URL"])

    assert (told.stderr, file.parent.is_dir()) == ("", True)


@pytest.mark.django_db
@pytest.mark.parametrize("suffix", ["xml", "yaml", "jsonl"])
def test_loaddata_of_anything_but_json_is_refused(tmp_path, suffix):
    fixture = tmp_path / f"content.{suffix}"
    fixture.write_text("")

    account("Ann", Role.AUTHOR)

    with pytest.raises(CommandError, match=f"{suffix} is not a known serialization format"):
        call_command("loaddata", str(fixture), by="ann")


def test_every_page_has_the_strict_content_security_policy(client):
    response = client.get("/")

    # In this order, whichever process answers.
    assert response.headers["Content-Security-Policy"].split("; ") == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "script-src 'self'",
        "style-src 'self'",
    ]


@pytest.mark.parametrize(("path", "origins"), [("/api/v1/procedures/", "*"), ("/", None)])
def test_other_websites_may_read_the_api_alone(client, path, origins):
    response = client.options(
        path,
        headers={"origin": "https://a.example", "access-control-request-method": "GET"},
    )

    named = "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials"
    assert tuple(response.headers.get(name) for name in named) == (origins, None)


def test_settings_of_mail_and_of_the_second_factor(tmp_path):
    expected = {
        "EMAIL_HOST": "mail.example",
        "EMAIL_PORT": 587,
        "EMAIL_HOST_USER": "library@a.example",
        "EMAIL_HOST_PASSWORD": "p:w",
        "EMAIL_USE_TLS": True,
        "DEFAULT_FROM_EMAIL": "Library <library@a.example>",
        "REQUIRE_SECOND_FACTOR": True,
    }
    address = "smtp+tls://library%40a.example:p%3Aw@mail.example"
    environment = production(EMAIL_URL=address, MAIL_FROM="Library <library@a.example>")

    told = read_settings(tmp_path, environment, expected)
    roles = read_settings(
        tmp_path, production(REQUIRE_SECOND_FACTOR="author, publisher"), ["REQUIRE_SECOND_FACTOR"]
    )

    assert (json.loads(told.stdout), told.stderr) == (expected, "")
    assert json.loads(roles.stdout) == {"REQUIRE_SECOND_FACTOR": ["author", "publisher"]}


def test_role_that_is_misspelled_is_found_by_the_checks(settings):
    settings.REQUIRE_SECOND_FACTOR = ["publisher", "admin"]

    (problem,) = roles_that_need_a_second_factor_exist(None)

    assert problem.msg == "REQUIRE_SECOND_FACTOR names “admin”, which is no role."


def test_statements_are_not_prepared_where_no_pooler_knows_them(tmp_path):
    environment = production(
        DATABASE_URL="postgresql://ed:pw@db.example/library", PREPARED_STATEMENTS="no"
    )

    told = read_settings(tmp_path, environment, ["DATABASES"])

    options = json.loads(told.stdout)["DATABASES"]["default"]["OPTIONS"]
    assert options["prepare_threshold"] is None
