"""The list of one type of content: what its columns say, how it is searched and filtered."""

from django.contrib import admin
from django.contrib.admin.utils import label_for_field
from django.utils.html import format_html
from django.utils.text import capfirst

from cms.admin import live_states
from cms.admin.bringing_in.links import of_list as links_of_list
from cms.admin.lists.filters import LacksFilter, SourceFilter
from cms.admin.lists.item_acts import ITEM_ACTS
from cms.admin.lists.listed import Listed
from cms.admin.lists.searching import NamedSearch
from cms.admin.times import minute


class ContentList(NamedSearch, Listed):
    """Mixin for the admin of a content type: the half of it that lists."""

    bulk_acts = ITEM_ACTS
    list_display = ["name", "status", "readers_see", "last_saved", "reviewer", "due"]
    list_filter = [
        live_states.StatusFilter,
        live_states.LiveStateFilter,
        live_states.DueFilter,
        SourceFilter,
        LacksFilter,
    ]
    list_select_related = ["item__head__saved_by"]
    search_fields = ["title", "slug"]
    search_help_text = "Titles, addresses past and present, other names. Typos are forgiven."
    ordering = ["title", "slug"]
    orders_alone = frozenset({"item__head_id"})

    def changelist_view(self, request, extra_context=None):
        links = {"list_links": links_of_list(request, self.model)}
        return super().changelist_view(request, {**links, **(extra_context or {})})

    @property
    def list_name(self):
        return self.model.type_name

    @property
    def when_empty(self):
        return f"The library has no {self.opts.verbose_name} yet. Write the first one."

    def get_queryset(self, request):
        contents = super().get_queryset(request).select_related("item__head__saved_by")
        return live_states.with_live_state(contents)

    def get_keys(self, request):
        return self.model.objects.annotate(review_due=live_states.review_due())

    def along_an_index(self, keys):
        # The index begins with it. Asked of every list, it would lead those astray that find few.
        return keys.filter(item__type=self.model.type_name)

    def with_columns(self, keys):
        return live_states.with_live_state(keys.select_related("item__head__saved_by"))

    def get_list_filter(self, request):
        unasked = set() if self.model.coverage else {LacksFilter}
        return [each for each in super().get_list_filter(request) if each not in unasked]

    # Columns

    @admin.display(description="title", ordering="title")
    def name(self, content):
        return str(content)

    @admin.display(description="status", ordering="item__status")
    def status(self, content):
        return live_states.status_badge(content.item)

    @admin.display(description="readers see")
    def readers_see(self, content):
        return live_states.live_badge(content)

    # Revisions are numbered as they are saved: the order of their times, and an index has it.
    @admin.display(description="last saved", ordering="item__head_id")
    def last_saved(self, content):
        head = content.item.head
        return format_html("{}<br>{}", minute(head.saved_at), head.saved_by.name)

    @admin.display(description="reviewer", empty_value="")
    def reviewer(self, content):
        return content.reviewer

    @admin.display(description="review due", ordering="review_due", empty_value="")
    def due(self, content):
        return content.review_due and content.review_due.isoformat()

    def named_types(self):
        return [self.model.type_name]

    def unnamed_search_fields(self):
        return []

    # Export

    def export_columns(self, request):
        own = [name for name in self.list_display if name not in ContentList.list_display]
        return [*EXPORTED, *[(self._label(name), self._value(name)) for name in own]]

    def _label(self, name):
        return capfirst(label_for_field(name, self.model, model_admin=self))

    @staticmethod
    def _value(name):
        def value(content):
            spoken = getattr(content, f"get_{name}_display", None)
            return spoken() if spoken else getattr(content, name)

        return value


EXPORTED = [
    ("Title", lambda content: content.title),
    ("Slug", lambda content: content.slug),
    ("Other names", lambda content: "; ".join(content.aliases)),
    ("Status", lambda content: content.item.get_status_display()),
    ("Readers see", lambda content: live_states.LiveState(content.live_state).label),
    ("Last saved", lambda content: content.item.head.saved_at),
    ("Saved by", lambda content: content.item.head.saved_by.name),
    ("Reviewer", lambda content: content.reviewer),
    ("Review due", lambda content: content.review_due),
]
