"""Uploads: a file is read and kept, people decide about its rows, then all of it comes in at once."""

import hashlib

from django.db import transaction
from django.utils import timezone

from cms.editorial import audit, drafts, policy
from cms.editorial.bringing_in import checking, formats
from cms.editorial.bringing_in.file_content import FileContent, FileRefused
from cms.editorial.bringing_in.resolving import DECISIONS, Verdict
from cms.editorial.bringing_in.rows import row_from
from cms.editorial.chunks import chunks
from cms.editorial.doors import attempt
from cms.editorial.refusals import Refused, TransitionRefused
from cms.models import Item, Origin, Revision, Upload, content_types
from cms.text.characters import REFUSED

LONGEST_NAME = Upload._meta.get_field("file_name").max_length
LONGEST_NOTE = Revision._meta.get_field("note").max_length


class Stale(TransitionRefused):
    """The library changed since the rows were looked at; they were checked anew."""

    code = "stale"


class RowsRefused(Refused):
    """Rows could not be stored. ``details`` is ``[(row number, field, sentence)]``."""

    code = "rows-refused"


def read(type_name, *, name, data, by):
    """Read a file and keep its rows as an ``Upload``. Nothing of it is in the library yet."""
    policy.require(by, "import")
    model = content_types()[type_name]
    content = FileContent(name, data)
    found, reading = formats.read(model, content)
    upload = Upload(
        person=by.person,
        at=timezone.now(),
        type=type_name,
        file_name=REFUSED.sub("", name)[-LONGEST_NAME:] or "file",
        format=found.name,
        digest=f"sha256:{hashlib.sha256(data).hexdigest()}",
        rows=[row.stored() for row in reading.rows],
    )
    upload.report = {"notices": reading.notices}
    return check(upload)


def check(upload):
    """Look anew at what each row would do, and keep that as what people see."""
    _keep(upload, _plan(upload))
    upload.save()
    return upload


def _plan(upload):
    rows = [row_from(stored) for stored in upload.rows]
    return checking.check(content_types()[upload.type], rows, upload.answers)


def _keep(upload, plan):
    upload.report = {
        "notices": upload.report.get("notices", []),
        "lines": [line.stored() for line in plan.lines],
        "counts": plan.counts,
        "coming": plan.coming,
        "fingerprint": plan.fingerprint,
    }


def decide(upload, *, by, decisions=(), excluded=(), included=()):
    """Answer for rows: ``{row: use, update or new}``, and which are left out or taken in again."""
    policy.require(by, "import")
    with transaction.atomic():
        upload = _locked(upload)
        numbers = {row["number"] for row in upload.rows}
        answers = dict(upload.answers.get("decisions", {}))
        for number, decision in dict(decisions).items():
            answers.pop(str(number), None)
            if number in numbers and decision in DECISIONS:
                answers[str(number)] = decision
        left = (set(upload.answers.get("excluded", [])) - set(included)) | set(excluded)
        upload.answers = {"decisions": answers, "excluded": sorted(left & numbers)}
        return check(upload)


def _locked(upload):
    upload = Upload.objects.select_for_update().get(pk=upload.pk)
    if upload.brought_in_at:
        raise TransitionRefused("This file was brought in already.")
    return upload


def is_stale(upload):
    """Whether an item that a row is about was saved since the rows were looked at."""
    seen = {line["head"] for line in upload.report["lines"] if line["head"]}
    targets = {line["target"] for line in upload.report["lines"] if line["head"]}
    if not seen:
        return False
    present = 0
    for some in chunks(sorted(targets)):
        present += Item.objects.filter(pk__in=some, head__in=seen).count()
    return present < len(targets)


# Bringing in


def bring_in(upload, *, by, seen):
    """Store every row as a draft, or nothing. Yields ``(done, of how many)`` on the way.

    ``seen`` is the fingerprint of what the person looked at: had a row another effect by now,
    ``Stale`` is raised. Brought in twice is once.
    """
    with attempt("import", by=by):
        policy.require(by, "import")
        upload = Upload.objects.select_for_update().get(pk=upload.pk)
        if upload.brought_in_at:
            return
        plan = _checked_again(upload, seen)
        yield from _stored(upload, plan, by)
        upload.brought_in_at = timezone.now()
        for line in plan.lines:
            line.target = line.target or plan.id_of(line)
        _keep(upload, plan)
        upload.save()
        counts = plan.counts
        audit.record(
            "file brought in",
            by=by,
            upload=upload.pk,
            file=upload.file_name,
            digest=upload.digest,
            **counts,
        )


def _checked_again(upload, seen):
    targets = {line["target"] for line in upload.report["lines"] if line["target"]}
    # First the locks, then the look: nobody saves in between.
    Item.objects.filter(pk__in=targets).locked()
    plan = _plan(upload)
    if plan.fingerprint != seen:
        raise Stale("The library or your answers changed since you looked. Look at the rows again.")
    counts = plan.counts
    if counts[Verdict.ERROR]:
        raise Refused(
            f"{counts[Verdict.ERROR]} rows have errors. Mend the file and upload it again, or "
            "leave these rows out."
        )
    if counts[Verdict.LIKE]:
        raise Refused(f"{counts[Verdict.LIKE]} rows look like items of the library. Decide first.")
    if not plan.writing:
        raise Refused("No row would change anything, so there is nothing to bring in.")
    return plan


def _stored(upload, plan, by):
    items = plan.writing
    steps = drafts.stored(
        items,
        by=by,
        origin=Origin.UPLOAD,
        located=_refused,
        note_of=lambda item: f"Row {item.entry.file} of {upload.file_name}"[:LONGEST_NOTE],
    )
    total = 2 * len(items)
    every = max(1, total // 100)
    for done, _ in enumerate(steps, start=1):
        if done % every == 0 or done == total:
            yield done, total


def _refused(found):
    faults = [
        (int(item.entry.file), place, sentence)
        for item, details in found
        for place, sentence in details
    ]
    number = faults[0][0]
    sentences = " ".join(sentence for row, _, sentence in faults if row == number)
    return RowsRefused(
        f"Row {number} cannot be stored, so nothing was: {sentences} Mend it, or leave it out.",
        faults,
    )


__all__ = ["FileRefused", "RowsRefused", "Stale", "bring_in", "check", "decide", "is_stale", "read"]
