"""The admin of a content type: lists, forms and the pages of its items. A type only declares."""

from django.contrib import admin
from django.db.models import TextField
from django.db.models.functions import Cast
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst

from cms.admin import house, live_states
from cms.admin.items.forms import ContentForm
from cms.admin.items.pages import PAGES
from cms.admin.items.panel import panel
from cms.admin.items.parts import EntryFields, may_write
from cms.admin.items.storing import Stored, Storing


class ContentAdmin(EntryFields, house.HouseAdmin, admin.ModelAdmin):
    """Safe by default: the policy decides, saving makes revisions, nothing is deleted."""

    form = ContentForm
    create_action = "create"
    change_form_template = "admin/cms/item_form.html"
    list_display = ["name", "status", "readers_see", "last_saved", "reviewer", "due"]
    list_filter = [
        live_states.StatusFilter,
        live_states.LiveStateFilter,
        live_states.DueFilter,
    ]
    list_select_related = ["item__head__saved_by"]
    list_per_page = 50
    search_fields = ["title", "slug", "aliases_text", "item__claims__slug"]
    search_help_text = "Titles, addresses past and present, other names."
    ordering = ["title", "slug"]
    save_on_top = False

    # Lists

    def get_queryset(self, request):
        contents = super().get_queryset(request).select_related("item__head__saved_by")
        contents = contents.annotate(aliases_text=Cast("aliases", TextField()))
        return live_states.with_live_state(contents)

    @admin.display(description="title", ordering="title")
    def name(self, content):
        return str(content)

    @admin.display(description="status", ordering="item__status")
    def status(self, content):
        return live_states.status_badge(content.item)

    @admin.display(description="readers see", ordering="live_state")
    def readers_see(self, content):
        return live_states.live_badge(content)

    @admin.display(description="last saved", ordering="item__head__saved_at")
    def last_saved(self, content):
        head = content.item.head
        at = timezone.localtime(head.saved_at)
        return format_html("{}<br>{}", f"{at:%Y-%m-%d %H:%M}", head.saved_by.name)

    @admin.display(description="reviewer", ordering="reviewer", empty_value="")
    def reviewer(self, content):
        return content.reviewer

    @admin.display(description="review due", ordering="review_due", empty_value="")
    def due(self, content):
        return content.review_due and content.review_due.isoformat()

    # Forms

    def has_change_permission(self, request, obj=None):
        return may_write(request, obj)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        # The class is made for this request alone.
        form.faults = self._faults(request).get("", ())
        return form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        return {**kwargs, "form_kwargs": {"faults": self._faults(request)}}

    @staticmethod
    def _faults(request):
        storing = getattr(request, "storing", None)
        return storing.faults if storing else {}

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        def show():
            return super(ContentAdmin, self).changeform_view(
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
        """Say above each closed list how many rows it holds."""
        inlines = super().get_inline_formsets(request, formsets, inline_instances, obj)
        for each in inlines:
            rows = each.formset.initial_form_count()
            name = capfirst(each.formset.prefix.replace("_", " "))
            each.opts.verbose_name_plural = f"{name} ({rows})" if rows else name
        return inlines

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if change:
            context["base"] = request.POST.get("base") or obj.item.head.number
            context["panel"] = panel(self, request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def refused_page(self, request, refused, back=None):
        return house.refused_page(self, request, refused, back or self.url("changelist"))

    # Addresses

    def url(self, name, *args):
        """The address of one of this admin's pages: ``change``, ``submit``, ``history`` …"""
        opts = self.opts
        route = f"{self.admin_site.name}:{opts.app_label}_{opts.model_name}_{name}"
        return reverse(route, args=args)

    def get_urls(self):
        opts = self.opts
        own = [
            path(
                f"<uuid:item_id>/{page.route}/",
                self.admin_site.admin_view(page.as_view(model_admin=self)),
                name=f"{opts.app_label}_{opts.model_name}_{page.name}",
            )
            for page in PAGES
        ]
        return own + super().get_urls()
