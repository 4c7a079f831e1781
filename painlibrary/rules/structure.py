"""One record, one thing; figures with their words; permission stated where it matters."""

import re

from cms.editorial.rules import Finding, Severity, rule
from painlibrary.vocabularies import Kind

TWO_THINGS = re.compile(r"/|\band\b", re.I)
REGULATED = {Kind.REGENERATIVE, Kind.IMPLANTED_DEVICE}


@rule("S02", Severity.ERROR, ["procedure"])
def figures_keep_the_words_of_the_source(subject):
    for row in subject.text.rows("measures"):
        if not row["wording"]:
            yield Finding(f"measures/{row.key}/wording", "Keep the words of the source.")


@rule("S04", Severity.WARNING, ["procedure"])
def one_record_is_one_thing(subject):
    if TWO_THINGS.search(subject.text["title"] or ""):
        yield Finding("title", "The name speaks of two things. Should this be two records?")


@rule("S08", Severity.WARNING, ["procedure"])
def regulatory_status_is_stated(subject):
    if subject.text["kind"] in REGULATED and not subject.text.rows("regulatory"):
        yield Finding("regulatory", "Say whether any authority has approved it, and where.")
