"""Choosing a file, looking at what its rows would do, deciding, and bringing them in."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.views.decorators.http import require_POST

from cms.admin import house
from cms.admin.bringing_in import lines, progress, receiving
from cms.editorial import policy
from cms.editorial.bringing_in import formats, spreadsheets, uploads
from cms.editorial.bringing_in.resolving import DECISIONS
from cms.editorial.refusals import Refused
from cms.models import Upload, content_types

PER_PAGE = 25
LATEST = 10
ENDINGS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


class FileForm(forms.Form):
    file = forms.FileField(
        label="File",
        error_messages={
            "required": "Choose a file first.",
            "empty": "The file is empty. Choose the file that holds your rows.",
        },
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > receiving.most_bytes():
            raise forms.ValidationError(receiving.too_large_sentence())
        return file


def _refused(request, refused):
    return house.page(
        request,
        "bringing_in/refused.html",
        status=house.status_of(refused),
        title="Not done",
        refused=refused,
        details=[str(detail) for detail in refused.details],
    )


def for_importers(view):
    """Only for whoever may bring in files; the policy says why not."""

    def guarded(request, *args, **kwargs):
        try:
            policy.require(request.user, "import")
        except Refused as refused:
            return _refused(request, refused)
        return view(request, *args, **kwargs)

    return guarded


def _model(type_name):
    if type_name not in formats.offered():
        raise Http404("Nothing of this type is brought in from files.")
    return content_types()[type_name]


# Choosing


@for_importers
def choose(request):
    """Which type of content, and the files that one looked at lately."""
    types = [
        {
            "label": capfirst(content_types()[name]._meta.verbose_name_plural),
            "url": reverse("admin:bring_in_type", args=[name]),
            "formats": ", ".join(each.label for each in offered),
        }
        for name, offered in formats.offered().items()
    ]
    latest = Upload.objects.filter(person=request.user.person).defer("rows", "answers")[:LATEST]
    return house.page(
        request, "bringing_in/choose.html", title="Import", types=types, uploads=latest
    )


@for_importers
def _too_large(request, type_name):
    form = FileForm()
    return _upload_page(
        request, _model(type_name), form, receiving.too_large_sentence(), status=413
    )


@receiving.limited(_too_large)
@for_importers
def upload(request, type_name):
    """The page on which a file is chosen; sent, it is read and its rows are shown."""
    model, form = _model(type_name), FileForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return _upload_page(request, model, FileForm())
    if not form.is_valid():
        return _upload_page(request, model, form, status=400)
    file = form.cleaned_data["file"]
    try:
        found = uploads.read(type_name, name=file.name, data=file.read(), by=request.user)
    except Refused as refused:
        return _upload_page(request, model, form, refused, status=400)
    return redirect("admin:bring_in_upload", found.pk)


def _upload_page(request, model, form, refused=None, status=200):
    opts, offered = model._meta, formats.formats_of(model.type_name)
    return house.page(
        request,
        "bringing_in/upload.html",
        status=status,
        title=f"Import {opts.verbose_name_plural}",
        opts=opts,
        type_name=model.type_name,
        form=form,
        refused=refused,
        details=getattr(refused, "details", ()),
        formats=offered,
        accept=",".join(sorted({ending for each in offered for ending in each.endings})),
        most_bytes=receiving.most_bytes(),
        too_large=receiving.too_large_sentence(),
        most_rows=formats.MOST_ROWS,
        endings=list(ENDINGS) if any(each.has_template for each in offered) else (),
    )


@for_importers
def template(request, type_name, ending):
    """An empty table with the columns of the type."""
    model = _model(type_name)
    has_template = any(each.has_template for each in formats.formats_of(type_name))
    if ending not in ENDINGS or not has_template:
        raise Http404("There is no such template.")
    answer = HttpResponse(spreadsheets.template(model, ending), content_type=ENDINGS[ending])
    answer["Content-Disposition"] = f'attachment; filename="{model.path}.{ending}"'
    return answer


# Looking and deciding


def _own(request, upload_id):
    return get_object_or_404(Upload, pk=upload_id, person=request.user.person)


@for_importers
def preview(request, upload_id):
    """What each row would do; before it came in, with the questions that it asks."""
    upload = _own(request, upload_id)
    if request.method == "POST":
        return _decide(request, upload)
    return _preview(request, upload)


def _preview(request, upload, refused=None):
    model, report = content_types()[upload.type], upload.report
    shown = request.GET.get("show", "")
    found = [line for line in report["lines"] if not shown or line["verdict"] == shown]
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    format_ = formats.format_named(upload.type, upload.format)
    counts = report["counts"]
    return house.page(
        request,
        "bringing_in/preview.html",
        status=house.status_of(refused) if refused else 200,
        title=f"{upload.file_name}: {len(report['lines'])} {model._meta.verbose_name_plural}",
        opts=model._meta,
        upload=upload,
        type_name=upload.type,
        format=format_,
        refused=refused,
        notices=report["notices"],
        filters=_filters(counts, shown),
        counts=counts,
        writing=counts["new"] + counts["changes"],
        shown=shown,
        page_obj=page,
        lines=lines.told(upload, format_, page.object_list),
        fingerprint=report["fingerprint"],
        is_stale=not upload.brought_in_at and uploads.is_stale(upload),
        list_url=reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"),
    )


def _filters(counts, shown):
    """``[(verdict, label, meaning, count, whether it is shown)]`` of what there is."""
    return [
        (verdict, label, meaning, counts[verdict], verdict == shown)
        for verdict, (label, _, meaning) in lines.VERDICTS.items()
        if counts[verdict]
    ]


def _decide(request, upload):
    report = upload.report
    answers = _answers(request.POST)
    excluded = {row for row, answer in answers.items() if answer == "leave"}
    decisions = {row: answer for row, answer in answers.items() if answer != "leave"}
    everywhere = request.POST.get("all", "")
    if everywhere == "leave errors":
        excluded |= {each["row"] for each in report["lines"] if each["verdict"] == "error"}
    elif everywhere in DECISIONS:
        decisions |= {
            each["row"]: everywhere for each in report["lines"] if each["verdict"] == "like"
        }
    included = set(decisions)
    if everywhere == "take in":
        included |= {each["row"] for each in report["lines"]}
    try:
        uploads.decide(
            upload, by=request.user, decisions=decisions, excluded=excluded, included=included
        )
    except Refused as refused:
        return _preview(request, upload, refused)
    messages.success(request, "The rows were checked anew with your answers.")
    url = reverse("admin:bring_in_upload", args=[upload.pk])
    return redirect(f"{url}?{request.GET.urlencode()}" if request.GET else url)


def _answers(posted):
    """``{row: answer}`` of the rows on the page; “” takes an answer back."""
    found = {}
    for name in posted:
        row = name.removeprefix("row-")
        if name.startswith("row-") and row.isascii() and row.isdigit() and len(row) < 9:
            answer = posted[name]
            found[int(row)] = answer if answer in (*DECISIONS, "leave") else ""
    return found


# Bringing in


@require_POST
@for_importers
def bring_in(request, upload_id):
    """All rows become drafts, or none."""
    upload = _own(request, upload_id)
    seen = request.POST.get("seen", "")
    url = reverse("admin:bring_in_upload", args=[upload.pk])
    if progress.wants_progress(request):
        return progress.streamed(
            upload,
            by=request.user,
            seen=seen,
            done_url=url,
            told_stale=lambda: uploads.check(_own(request, upload_id)),
        )
    try:
        for _ in uploads.bring_in(upload, by=request.user, seen=seen):
            pass
    except uploads.Stale as refused:
        return _preview(request, uploads.check(_own(request, upload_id)), refused)
    except Refused as refused:
        return _preview(request, upload, refused)
    return redirect(url)


PAGES = [
    ("import/", choose, "bring_in"),
    ("import/file/<int:upload_id>/", preview, "bring_in_upload"),
    ("import/file/<int:upload_id>/bring-in/", bring_in, "bring_in_now"),
    ("import/<slug:type_name>/", upload, "bring_in_type"),
    ("import/<slug:type_name>/template.<slug:ending>", template, "bring_in_template"),
]
