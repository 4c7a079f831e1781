"""The readers' view of an item: its document as readers see it, one way beside another."""

from dataclasses import dataclass

from cms.admin.items.frame import ItemPage
from cms.admin.reading.rendering import rendered
from cms.models import Publication
from cms.publishing import composition, instants
from cms.publishing.drafts import draft_document

LIVE, DRAFT = "live", "draft"
ALONE = "alone"


@dataclass(frozen=True)
class Way:
    """One of the ways to see a document: which text, and for whom."""

    state: str
    audience: str
    label: str

    @property
    def name(self):
        return f"{self.state}-{self.audience}"


WAYS = {
    way.name: way
    for way in [
        Way(LIVE, "patient", "Live, for patients"),
        Way(LIVE, "clinician", "Live, for clinicians"),
        Way(DRAFT, "patient", "Draft, for patients"),
        Way(DRAFT, "clinician", "Draft, for clinicians"),
    ]
}


class Reading(ItemPage):
    name, route, label, action = "reading", "reading", "Readers’ view", "view"
    template_name = "admin/cms/reading/page.html"
    http_method_names = ["get", "head", "options"]

    def dispatch(self, request, *args, **kwargs):
        self.now = instants.now()
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        self.publication = self._publication()
        left, right = self._chosen()
        columns = [("left", left), ("right", right)]
        documents = self._documents({way.state for _, way in columns if way})
        shown = [
            {"side": side, "way": way, "html": _html(documents[way.state], way, side)}
            for side, way in columns
            if way
        ]
        return super().get_context_data(
            columns=shown,
            ways=WAYS.values(),
            left=left,
            right=right,
            publication=self.publication,
            preview_url=self.model_admin.url("preview", self.item.pk),
            **kwargs,
        )

    def _chosen(self):
        """The two ways asked for; by default what is live and the draft, else the draft twice."""
        default = ("live-patient", "draft-patient")
        if not self._is_live() or self.content.live_digest == self.item.head.digest:
            state = LIVE if self._is_live() else DRAFT
            default = (f"{state}-patient", f"{state}-clinician")
        left, right = (self.request.GET.get(side) for side in ("left", "right"))
        chosen = WAYS.get(left) or WAYS[default[0]]
        return chosen, None if right == ALONE else WAYS.get(right) or WAYS[default[1]]

    def _publication(self):
        return Publication.objects.in_force(self.now).filter(item=self.item).first()

    def _is_live(self):
        return bool(self.content.live_digest)

    def _documents(self, states):
        made = {LIVE: self._live, DRAFT: lambda: draft_document(self.item.head)}
        return {state: made[state]() for state in states}

    def _live(self):
        """The document that readers get now, or None where there is none."""
        if self.publication is None or not self.publication.document:
            return None
        (document,) = composition.compose([self.publication], self.now)
        return document


def _html(document, way, side):
    return rendered(document, way.audience, prefix=side) if document else ""
