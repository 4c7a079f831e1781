"""One change of a release as readers get it: before, after, and both in one."""

from dataclasses import dataclass, replace

from django.http import Http404
from django.utils.html import strip_tags

from cms.admin.reading.rendering import rendered
from cms.admin.releasing.changes import changes
from cms.admin.releasing.marking import marked
from cms.admin.releasing.standing import release_url
from cms.editorial.refusals import Refused
from cms.models import Publication, ReleaseState, Revision
from cms.publishing import composition, drafts, instants
from cms.publishing.instants import SMALLEST_STEP


def context_of(release, item_id):
    now = instants.now()
    entries = release.entries.filter(item=item_id).select_related("item__head", "revision")
    (change,) = changes(release, entries, now) or (None,)
    if change is None:
        raise Http404("This release does nothing with that item.")
    before, after = _before(change, release, now), _after(change, release)
    return {
        "release": release,
        "change": change,
        "views": views(before, after),
        "title": f"{change.name} in “{release}”",
        "back": release_url(release),
        "content": release,
    }


@dataclass(frozen=True)
class View:
    """Before and after as HTML for some readers; ``marked`` where both can be shown in one."""

    audience: str
    label: str
    before: str
    after: str
    marked: str | None


def views(before, after):
    """One for patients and one for clinicians, or one for all where both read the same."""
    patient = _view("patient", "For patients", before, after)
    clinician = _view("clinician", "For clinicians", before, after)
    if _words(patient) == _words(clinician):
        return [replace(patient, audience="all", label="For all readers")]
    return [patient, clinician]


def _words(view):
    return strip_tags(view.before), strip_tags(view.after)


def _view(audience, label, before, after):
    def html(document, name):
        return rendered(document, audience, prefix=f"{name}-{audience}") if document else ""

    both = before and after
    in_one = marked(html(before, "marked"), html(after, "marked")) if both else None
    return View(audience, label, html(before, "before"), html(after, "after"), in_one)


def _before(change, release, now):
    if change.before is None or change.before.is_withdrawal:
        return None
    at = release.starts_at - SMALLEST_STEP if release.state == ReleaseState.SENT else now
    return _composed(change.before, at)


def _after(change, release):
    if change.entry.revision is None:
        return None
    if change.published is not None:
        return _composed(change.published, release.starts_at)
    try:
        return drafts.draft_document(change.entry.revision, _beside(change, release))
    except Refused:
        # Its text was redacted since.
        return None


def _composed(publication, at):
    whole = Publication.objects.get(pk=publication.pk)
    if not whole.document:
        return None
    (document,) = composition.compose([whole], at)
    return document


def _beside(change, release):
    """The revisions that go live along with it and that it names."""
    named_by = change.entry.revision.links.values("target")
    found = Revision.objects.filter(
        pk__in=release.entries.filter(item__in=named_by).values("revision")
    )
    return list(found.select_related("item"))
