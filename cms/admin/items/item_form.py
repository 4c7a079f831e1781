"""The form half of the admin of a content type: one page for an item and all its parts."""

from cms.admin import house
from cms.admin.items import layout
from cms.admin.items.beside import beside
from cms.admin.items.forms import SHOWN_AGAIN, ContentForm
from cms.admin.items.panel import panel
from cms.admin.items.parts import may_write
from cms.admin.items.storing import Stored, Storing, new_token


class ItemFormAdmin:
    """Mixin of ``ContentAdmin``. A type declares ``part_groups``: ``[(title, [part, …])]``."""

    form = ContentForm
    create_action = "create"
    change_form_template = "admin/cms/items/form.html"
    part_groups = ()

    def has_change_permission(self, request, obj=None):
        return may_write(request, obj)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        storing = getattr(request, "storing", None)
        # The class is made for this request alone.
        form.faults = storing.faults.get("", ()) if storing else ()
        form.is_shown_again = storing is not None and storing.is_shown_again
        return form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """As Django's, but the input is not copied for each list of a form with many."""
        storing = getattr(request, "storing", None)
        kwargs = {
            "instance": obj,
            "prefix": prefix,
            "queryset": inline.get_queryset(request),
            "form_kwargs": {"faults": storing.faults if storing else {}},
        }
        return kwargs | ({"data": request.POST, "files": request.FILES} if storing else {})

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        def show():
            return super(ItemFormAdmin, self).changeform_view(
                request, object_id, form_url, extra_context
            )

        if request.method != "POST":
            return show()
        request.storing = Storing(self, request, object_id, show)
        return request.storing.response()

    def save_model(self, request, obj, form, change):
        if not change:
            obj.item = request.storing.edit.item
        obj.save()

    def save_formset(self, request, form, formset, change):
        """Write the changed rows anew: rows that swap what only one can have do not collide."""
        rows = formset.save(commit=False)
        gone = [row.pk for row in (*rows, *formset.deleted_objects)]
        formset.model.objects.filter(pk__in=gone).delete()
        last = max((each.instance.order or 0 for each in formset.forms), default=0)
        for row in rows:
            if row.order is None:
                last = row.order = last + 1
            row.save(force_insert=True)
        for each in formset.forms:
            request.storing.form_of[f"{formset.prefix}/{each.instance.key}"] = each.prefix

    def log_change(self, request, obj, message):
        """Keep Django's own log, but for saves that changed nothing."""
        return super().log_change(request, obj, message) if message else None

    def response_add(self, request, obj, post_url_continue=None):
        return Stored(obj)

    def response_change(self, request, obj):
        return Stored(obj)

    def get_inline_formsets(self, request, formsets, inline_instances, obj=None):
        editable = may_write(request, obj)
        return [
            layout.PartList(inline, formset, editable)
            for inline, formset in zip(inline_instances, formsets, strict=True)
        ]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        adminform, lists = context["adminform"], context["inline_admin_formsets"]
        context["sections"] = sections = layout.sections(self, adminform, lists)
        context["faults"] = faults = layout.faults(adminform, lists) if context["errors"] else []
        context["mistakes"] = [each for each in faults if each[2] != SHOWN_AGAIN]
        context["shown_again"] = SHOWN_AGAIN
        context["form_token"] = request.POST.get("form_token") or new_token()
        context["stored_forms"] = request.session.get("stored_forms", [])
        if change:
            context["base"] = request.POST.get("base") or obj.item.head.number
            context["panel"] = panel(self, request, obj)
            context["beside"] = beside(self, request, obj, sections)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def refused_page(self, request, refused, back=None):
        return house.refused_page(self, request, refused, back or self.url("changelist"))
