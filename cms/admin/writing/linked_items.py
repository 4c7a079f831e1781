"""Linked items where they are needed: found with typos, and made in place where there is none."""

from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import capfirst, slugify
from django.views.generic import View

from cms.admin import house, numbers
from cms.admin.items.storing import contradiction
from cms.admin.naming import in_order
from cms.editorial import saving
from cms.editorial.finding import Names
from cms.editorial.refusals import Invalid, Refused
from cms.models import ContentItem, content_types

PAGE = 20
MOST_NEAR = 5
LONGEST_NAME = 250
# No id of an item: the script opens the form for a new one instead of choosing it.
CREATE = "create"
# The page below the dialog has fields of the same names.
PREFIX = "new"


class LinkedItemChoices(AutocompleteJsonView):
    """What a field for a linked item offers; at the end, to create what was typed."""

    def get(self, request, *args, **kwargs):
        self.term, self.model_admin, self.source_field, to_field = self.process_request(request)
        if not self.has_perm(request):
            raise PermissionDenied
        number = numbers.sent(request.GET.get("page", "1"), otherwise=1)
        first = (min(max(number, 1), 1000) - 1) * PAGE
        # One more than is shown tells whether there are more, without counting them.
        found = list(self.get_queryset()[first : first + PAGE + 1])
        results = [self.serialize_result(each, to_field) for each in found[:PAGE]]
        more = len(found) > PAGE
        offer = [] if more or first else self._offer(request)
        return JsonResponse({"results": [*results, *offer], "pagination": {"more": more}})

    def get_queryset(self):
        """All, by name; or what the typed words find, also misspelled ones."""
        contents = self.model_admin.get_queryset(self.request)
        if not issubclass(self.model_admin.model, ContentItem):
            return super().get_queryset()
        if not self.term.strip():
            return contents.complex_filter(self.source_field.get_limit_choices_to())
        ids = Names(self.model_admin.model.type_name).find(self.term[:LONGEST_NAME], PAGE)
        fitting = contents.complex_filter(self.source_field.get_limit_choices_to())
        return in_order(fitting, ids)

    def _offer(self, request):
        name = self.term.strip()[:LONGEST_NAME]
        model = self.model_admin.model
        if not name or not issubclass(model, ContentItem) or not house.allows(request, "create"):
            return []
        text = f"Create “{name}” as a new {model._meta.verbose_name}"
        return [{"id": CREATE, "text": text, "form": new_item_url(model, name)}]


def new_item_url(model, name):
    return f"{reverse('admin:new_item', args=[model.type_name])}?{urlencode({'title': name})}"


class NewItem(View):
    """A short form for a new item, as a piece of a page; sent in, it makes a draft.

    An item with nearly the same name is shown first. ``seen`` lists those that the editor has
    looked at and did not mean.
    """

    def dispatch(self, request, *args, type_name, **kwargs):
        if not house.allows(request, "view"):
            raise PermissionDenied
        model = content_types().get(type_name)
        if model is None or not admin.site.is_registered(model):
            raise Http404
        self.model, self.model_admin = model, admin.site.get_model_admin(model)
        if sentence := house.refusal(request, "create"):
            if request.method == "POST":
                # Through the door, so that the attempt is on record.
                return self._create(request, None)
            return JsonResponse({"error": sentence}, status=403)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        title = capfirst(request.GET.get("title", "").strip()[:LONGEST_NAME])
        form = self._form(request)(
            initial={"title": title, "slug": slugify(title)[:100]}, prefix=PREFIX
        )
        return self._shown(request, form, title)

    def post(self, request):
        form = self._form(request)(request.POST, request.FILES, prefix=PREFIX)
        if not form.is_valid():
            return self._shown(request, form, request.POST.get(f"{PREFIX}-title", ""))
        near = self._near(form.cleaned_data["title"] or form.cleaned_data["slug"])
        if {str(pk) for pk in near} - set(request.POST.getlist("seen")):
            return self._shown(request, form, form.cleaned_data["title"], near)
        return self._create(request, form)

    def _form(self, request):
        required = [
            field.name
            for field in self.model.own_fields()
            if not field.blank and not field.has_default() and field.editable
        ]
        wanted = dict.fromkeys(["title", "slug", *required, *self.model_admin.short_form])
        return self.model_admin.get_form(request, None, fields=list(wanted))

    def _near(self, name):
        return Names(self.model_admin.model.type_name).near(name[:LONGEST_NAME], MOST_NEAR)

    def _create(self, request, form):
        try:
            note = "Created while another text was written."
            with saving.creating(self.model, by=request.user, note=note) as edit:
                content = form.save(commit=False)
                content.item = edit.item
                content.save()
        except Invalid as invalid:
            for field, sentence in invalid.details:
                form.add_error(field if field in form.fields else None, sentence)
        except IntegrityError as error:
            form.add_error(None, contradiction(self.model, error))
        except Refused as refused:
            return JsonResponse({"error": str(refused)}, status=house.status_of(refused))
        else:
            return JsonResponse({"id": str(content.pk), "text": str(content), "slug": content.slug})
        return self._shown(request, form, form.cleaned_data.get("title", ""))

    def _shown(self, request, form, title, near=None):
        near = self._near(title) if near is None else near
        context = {
            "form": form,
            "near": in_order(self.model_admin.get_queryset(request), near),
            "called": self.model._meta.verbose_name,
            "action": reverse("admin:new_item", args=[self.model.type_name]),
        }
        html = render_to_string("admin/cms/writing/new_item.html", context, request)
        return JsonResponse({"html": html})
