"""The Python client: its types hold, what is committed is what is made, and it works."""

import subprocess
import sys
from pathlib import Path

import pytest
from pain_library import DictStore, Library, LibraryProblem, SQLiteStore, check, sync

from tests.clients import team
from tools import clients

HERE = Path(__file__).parent
CHANGED, WITHDRAWN = "nerve-block", "stem-cell-therapy"


@pytest.fixture(params=["dict", "sqlite"])
def store(request, tmp_path):
    return DictStore() if request.param == "dict" else SQLiteStore(str(tmp_path / "library.db"))


@pytest.fixture(scope="module")
def reader(library):
    return Library(library.address)


def problem(asked):
    with pytest.raises(LibraryProblem) as raised:
        asked()
    return raised.value.kind, raised.value.status


def test_client_is_made_of_this_contract(contract, tmp_path):
    clients.make_python(contract, tmp_path)

    differing = [
        path.name
        for path in tmp_path.iterdir()
        if path.read_text() != (clients.PYTHON / path.name).read_text()
    ]
    assert differing == [], "`make clients` makes them anew"


def test_types_let_pass_what_the_contract_allows_and_nothing_else():
    strict = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--python-version=3.11"]

    checked = subprocess.run(
        [*strict, clients.PYTHON, HERE / "usage.py"],
        cwd=clients.PYTHON.parent,
        capture_output=True,
        text=True,
    )

    assert checked.stdout == "Success: no issues found in 9 source files\n"


def test_client_reads(reader):
    list_of = reader.read("procedures/", anesthesia=["local", "sedation"], kind="")
    walked = [each["slug"] for each in reader.walk("procedures/", page_size=7)]

    assert list_of["count"] == 3
    assert len(walked) == len(set(walked)) == reader.read("procedures/")["count"]
    assert problem(lambda: reader.read("procedures/", anesthesia="lokal")) == (
        "invalid-parameter",
        400,
    )
    assert problem(lambda: reader.read("procedures/{slug}/", slug="nothing")) == ("not-found", 404)
    assert reader.response("references/", format="bibtex").body.startswith(b"@")


def test_answer_that_is_kept_is_not_sent_again(library):
    reader = Library(library.address)
    once = reader.read("procedures/{slug}/", slug="acupuncture")
    address = f"{library.address}/api/v1/procedures/acupuncture/"

    # By this, what is kept can be told from what is sent.
    reader.answers.set(address, reader.answers.get(address)._replace(body=b'"kept"'))

    assert once["slug"] == "acupuncture"
    assert reader.read("procedures/{slug}/", slug="acupuncture") == "kept"


def test_answers_are_kept_by_whatever_can_keep_them(library):
    class Kept(dict):
        set = dict.__setitem__

    reader = Library(library.address, answers=Kept())

    reader.read("procedures/{slug}/", slug="acupuncture")

    assert list(reader.answers) == [f"{library.address}/api/v1/procedures/acupuncture/"]


def test_stores_follow_what_the_team_does(library, reader, tmp_path):
    stores = [DictStore(), SQLiteStore(str(tmp_path / "library.db"))]
    first = [sync(reader, each) for each in stores]
    again = [sync(reader, each) for each in stores]

    token = library.work(CHANGED, WITHDRAWN)

    assert [each.anew for each in first] == [True, True]
    assert [each.put for each in again] == [[], []]
    for store in stores:
        kept = store.get("procedure", WITHDRAWN)
        checked = check(reader, store)
        synced = sync(reader, store)
        assert (checked.removed, bool(checked.stale)) == ([kept["id"]], True)
        assert [(each["slug"], each["reason"]) for each in synced.removed] == [
            (WITHDRAWN, "The text was wrong.")
        ]
        assert store.get("procedure", CHANGED)["lay_summary"]["markdown"] == team.NEW
        assert store.get("procedure", WITHDRAWN) is None
        assert check(reader, store).stale == []
    assert problem(lambda: reader.read("procedures/{slug}/", slug=WITHDRAWN)) == ("withdrawn", 410)
    draft = reader.previewed(token).read("procedures/{slug}/", slug=CHANGED)
    assert draft["lay_summary"]["markdown"] == team.DRAFT
    public = reader.read("procedures/{slug}/", slug=CHANGED)
    assert public["lay_summary"]["markdown"] == team.NEW


def test_store_whose_cursor_is_worn_out_is_read_anew_and_forgets_what_is_gone(reader, store):
    sync(reader, store)
    (risk,) = [each for each in store.all("risk") if each["slug"] == "infection"]
    gone = risk | {"id": "00000000-0000-4000-8000-000000000000", "slug": "never"}
    store.apply([gone, risk | {"rendered": "sha256:old", "title": "Old"}], [], None)

    synced = sync(reader, store)

    assert synced.anew
    assert store.get("risk", "never") is None
    assert store.get("risk", "infection") == risk
    assert check(reader, store).stale == []


def test_address_that_is_none_of_a_library_is_refused():
    with pytest.raises(ValueError, match="no address of a library: file:"):
        Library("file:///etc/passwd")
