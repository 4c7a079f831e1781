"""One act on many rows: first what will happen to each, then what did, and what did not and why."""

import time
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from cms.admin import house
from cms.editorial import saved_filters
from cms.editorial.doors import record_refusal
from cms.editorial.refusals import NotPermitted, Refused

MOST_AT_ONCE = 300
# A browser waits for the answer; what is not reached by then is told, and can be done again.
SECONDS = 20
CHOSEN = "chosen"


@dataclass(frozen=True)
class Fate:
    """One row and what will happen to it, or has: ``refused`` is empty where it works."""

    row: object
    name: str
    url: str
    state: str
    token: str
    refused: str = ""


class BulkForm(forms.Form):
    required_css_class = "required"

    def __init__(self, *args, act, **kwargs):
        super().__init__(*args, **kwargs)
        self.act = act


class BulkAct:
    """A subclass names the act, says for each row why it cannot be done, and does it by a door."""

    name = ""
    label = ""
    action = ""
    explanation = ""
    form_class = BulkForm

    def __init__(self, model_admin, request):
        self.model_admin, self.request = model_admin, request

    @classmethod
    def is_offered(cls, request):
        return house.allows(request, cls.action)

    def rows(self, keys):
        """The rows of these keys, with all that is told of them."""
        raise NotImplementedError

    def fate(self, row):
        raise NotImplementedError

    def prepare(self, rows):
        """Look up at once what the fates of all rows need."""

    def perform(self, row, token, data):
        """Do it to one row; raise ``Refused`` where it cannot be done."""
        raise NotImplementedError

    def told(self, done, data):
        """The sentence about all that was done."""
        raise NotImplementedError

    # Pages

    def preview(self, keys, matching, form=None, status=200):
        rows = self.rows(keys)
        self.prepare(rows)
        fates = [self.fate(row) for row in rows]
        able = sum(not fate.refused for fate in fates)
        context = {
            "form": form or self.form_class(act=self),
            "fates": fates,
            "able": able,
            "unable": len(fates) - able,
            "matching": matching,
            "most": MOST_AT_ONCE,
        }
        return self.page("admin/cms/lists/bulk.html", context, status)

    def run(self):
        """Go through the door with each row that the preview showed."""
        with_tokens = dict(_chosen(self.request.POST))
        form = self.form_class(self.request.POST, act=self)
        if not with_tokens:
            messages.error(self.request, "Nothing was chosen. Tick rows of the list first.")
            return redirect(self.list_url)
        if not form.is_valid():
            return self.preview(list(with_tokens), None, form, status=400)
        rows = self.rows(list(with_tokens))
        self.prepare(rows)
        fates, end = [], time.monotonic() + SECONDS
        for row in rows:
            fates.append(self._outcome(row, with_tokens, form.cleaned_data, end))
        done = [fate for fate in fates if not fate.refused]
        context = {
            "done": done,
            "refused": [fate for fate in fates if fate.refused],
            "told": self.told(done, form.cleaned_data) if done else "Nothing was changed.",
        }
        return self.page("admin/cms/lists/report.html", context)

    def _outcome(self, row, tokens, data, end):
        before = self.fate(row)
        refused = ""
        if time.monotonic() > end:
            refused = "Not tried: it took too long. Choose it again."
        else:
            try:
                # A key that a form writes in another way says nothing of what was seen.
                self.perform(row, tokens.get(str(row.pk), ""), data)
            except Refused as refusal:
                refused = str(refusal)
        return Fate(row, before.name, before.url, before.state, before.token, refused)

    def require(self):
        refused = house.refusal(self.request, self.action)
        if refused:
            record_refusal(self.action, NotPermitted(refused), by=self.request.user)
            raise PermissionDenied

    @property
    def list_url(self):
        return self.model_admin.list_url(self.query)

    @property
    def query(self):
        """The filters of the list that the rows were chosen from."""
        given = self.request.POST.get("query") or self.request.META.get("QUERY_STRING", "")
        return saved_filters.kept(given)

    def page(self, template, context, status=200):
        context = {
            **self.model_admin.admin_site.each_context(self.request),
            "opts": self.model_admin.opts,
            "act": self,
            "title": self.label,
            "list_url": self.list_url,
            "query": self.query,
            **context,
        }
        return TemplateResponse(self.request, template, context, status=status)


def _chosen(posted):
    """``(key, token)`` of each chosen row, as its preview wrote it; no more than fit."""
    for each in posted.getlist(CHOSEN)[:MOST_AT_ONCE]:
        key, _, token = each.partition(":")
        yield key, token


def known_keys(model, keys):
    """Those of ``keys`` that can be keys of ``model`` at all: they come from a form."""
    field = model._meta.pk
    while field.remote_field:
        field = field.target_field
    found = []
    for key in keys:
        try:
            found.append(field.clean(key, None))
        except ValidationError:
            continue
    return found
