"""References themselves: complete, and of use."""

from cms.editorial.rules import Finding, Severity, rule
from cms.models import Item
from painlibrary.rules import support

NEEDED = {"title": "title", "publisher": "publisher", "issued": "date"}


@rule("C11", Severity.WARNING, ["reference"])
def reference_is_cited(subject):
    citing = Item.objects.in_use().filter(head__links__target=subject.item)
    if not citing.exists():
        yield Finding("", "Nothing cites this reference.")


@rule("C13", Severity.WARNING, ["reference", "procedure"])
def references_can_be_found_again(subject):
    if subject.text.type == "reference":
        for field in _lacking(subject.text):
            yield Finding(field, f"The {NEEDED[field]} is missing; look it up in the source.")
        return
    for row in subject.text.rows("risks"):
        standing = support.of_row(subject, row).standing
        if standing and all(_lacking(each) for each in standing):
            yield Finding(
                f"risks/{row.key}/sources",
                "What supports this risk lacks title, publisher or date.",
                Severity.ERROR,
            )


def _lacking(reference):
    has_publisher = reference["publisher"] or reference["container_title"]
    return [
        field
        for field in NEEDED
        if not reference[field] and not (field == "publisher" and has_publisher)
    ]
