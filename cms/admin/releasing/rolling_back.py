"""The page on which a whole release is taken back, with what readers will see then."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect

from cms.admin import house, watching
from cms.admin.releasing import one_release
from cms.admin.releasing.changes import undoing
from cms.admin.releasing.forms import RollBackForm, SignedRollBackForm
from cms.admin.releasing.standing import release_url
from cms.admin.times import spoken
from cms.editorial import doors, policy, signing_in
from cms.editorial.refusals import Refused
from cms.models import Release, ReleaseKind
from cms.publishing import withdrawing


def respond(model_admin, request, release_id):
    release = get_object_or_404(Release, pk=release_id)
    is_urgent = release.kind == ReleaseKind.URGENT
    form = (SignedRollBackForm if is_urgent else RollBackForm)(request.POST or None)
    status = 200
    if request.method == "POST":
        _require_right_to_roll_back(request.user)
        back = Release.objects.filter(rolls_back=release).first()
        if back is not None:
            messages.info(request, _told_already(back))
            return redirect(release_url(back))
    if request.method == "POST" and form.is_valid():
        try:
            with watching.watched(request):
                back = _roll_back(release, form, request.user)
        except Refused as refused:
            form.add_error(None, str(refused))
            status = house.status_of(refused)
        else:
            messages.success(request, "What readers saw before is live again.")
            return redirect(release_url(back))
    elif not one_release.may_roll_back(request, release):
        raise PermissionDenied
    return model_admin.page(
        request, "admin/cms/releasing/roll_back.html", _context(request, release, form), status
    )


def _context(request, release, form):
    listed = one_release.page_of(release.entries, request)
    return {
        "release": release,
        "content": release,
        "form": form,
        "changes": undoing(release, listed.object_list),
        "listed": listed,
        "is_urgent": release.kind == ReleaseKind.URGENT,
        "title": f"Roll back “{release}”",
        "back": release_url(release),
    }


def _told_already(back):
    return (
        f"{back.sent_by} rolled this release back on {spoken(back.sent_at)}. "
        "It was done once; nothing was done now."
    )


def _require_right_to_roll_back(account):
    """Before any password is looked at: trying the reviewer's is not for everybody."""
    try:
        with doors.attempt("roll back", by=account):
            policy.require(account, "roll back")
    except Refused as refused:
        raise PermissionDenied(str(refused)) from refused


def _roll_back(release, form, by):
    signer = proof = None
    if isinstance(form, SignedRollBackForm):
        signer = form.signer()
        given = form.cleaned_data
        proof = signing_in.prove_by_password(signer, given["password"], given["code"])
    reason = form.cleaned_data["reason"]
    return withdrawing.roll_back(release, by=by, reason=reason, signer=signer, proof=proof)
