"""What must hold under mypy --strict, and what must not."""

from typing import assert_type

from pain_library import DictStore, Library, sync
from pain_library.contract import Kind, Procedure

library = Library("https://library.example")


def reads() -> None:
    it = library.read("procedures/{slug}/", slug="acupuncture")
    assert_type(it, Procedure)
    assert_type(it["kind"], Kind)
    it["duration"]["wording"]  # type: ignore[index]
    it["titel"]  # type: ignore[typeddict-item]
    library.read("procedures/{slug}/")  # type: ignore[call-overload]
    library.read("procedures/", invasivness="low")  # type: ignore[call-overload]
    library.read("procedures/", anesthesia=["lokal"])  # type: ignore[call-overload]
    found = library.read("procedures/", anesthesia=["local", "sedation"])
    library.read("procedures/", anesthesia=(("local",), ("sedation",)))
    assert_type(found["results"][0]["title"], str | None)
    for risk in library.walk("risks/", q="infection"):
        assert_type(risk["slug"], str)
    store = DictStore()
    sync(library, store, ["risk"])
