"""The frame of every page about one item: an act, its form, and the door it goes through."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView

from cms.admin import house
from cms.admin.telling import Telling, data_of
from cms.editorial import doors, policy, workflow
from cms.editorial.refusals import Refused, TransitionRefused


class ActForm(forms.Form):
    """Names the revision that the page showed, so that nobody acts on text they did not see."""

    required_css_class = "required"
    expected = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, **kwargs)
        self.page = page

    def clean_expected(self):
        revision = self.page.item.revisions.filter(number=self.cleaned_data["expected"]).first()
        if revision is None:
            raise forms.ValidationError("The page was incomplete. Load it again.")
        return revision


class ItemPage(FormView):
    """A subclass names its act and says how to perform it.

    ``name`` is in the address, ``label`` on the button, ``action`` in the policy, ``explanation``
    tells what will happen. ``move`` names the transition of the workflow, where it is one.
    """

    model_admin = None
    name = ""
    label = ""
    action = ""
    explanation = ""
    move = None
    # "main" for what usually comes next, "danger" for what readers would miss.
    tone = ""
    # Whoever sees the item may look; the act itself still asks the policy.
    is_seen_by_all = False
    form_class = ActForm
    template_name = "admin/cms/act.html"

    def dispatch(self, request, *args, item_id, **kwargs):
        if not house.allows(request, "view"):
            raise PermissionDenied
        self.content = get_object_or_404(self.model_admin.get_queryset(request), pk=item_id)
        self.item = self.content.item
        try:
            self.require(request)
            return super().dispatch(request, *args, **kwargs)
        except Refused as refused:
            return self.model_admin.refused_page(request, refused, back=self.item_url)

    def require(self, request):
        """Raise where the account may not, or where the item stands elsewhere."""
        if request.method == "POST":
            with doors.attempt(self.action_on(self.item), by=request.user, item=self.item):
                policy.require(request.user, self.action_on(self.item), self.item)
            return
        sentence = None if self.is_seen_by_all else self.refusal(request, self.content)
        if sentence:
            policy.require(request.user, self.action_on(self.item), self.item)
            raise TransitionRefused(sentence)

    @classmethod
    def action_on(cls, item):
        return cls.action

    @classmethod
    def refusal(cls, request, content):
        """Why this account cannot do this to this item now, or None: then a button is shown."""
        sentence = house.refusal(request, cls.action_on(content.item), content.item)
        return sentence or cls.why_not_now(content)

    @classmethod
    def why_not_now(cls, content):
        """Why the state of the item does not allow it, or None."""
        move = workflow.TRANSITIONS.get(cls.move)
        if move and content.item.status not in move.sources:
            return f"Only content that is {move.spoken_sources} can be moved by “{cls.move}”."
        return None

    @property
    def item_url(self):
        return self.model_admin.url("change", self.item.pk)

    @property
    def next_url(self):
        return self.item_url

    def get_initial(self):
        return {"expected": self.item.head.number}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "page": self}

    def act(self, data):
        """Go through the door with the cleaned form; return the sentence that tells it is done."""
        raise NotImplementedError

    def form_valid(self, form):
        try:
            sentence = self.act(form.cleaned_data)
        except Refused as refused:
            return self.shown_again(form, refused)
        messages.success(self.request, sentence)
        return redirect(self.next_url)

    def shown_again(self, form, refused):
        form.add_error(None, str(refused))
        context = self.get_context_data(form=form)
        return self.render_to_response(context, status=house.status_of(refused))

    def told_findings(self, findings):
        """Findings with the name of their place."""
        data = data_of(self.item.head)
        telling = Telling(self.item.type, data) if findings and data else None
        return [
            {"finding": found, "label": telling.label(found.place) if telling else found.place}
            for found in findings
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **self.model_admin.admin_site.each_context(self.request),
            opts=self.model_admin.opts,
            page=self,
            content=self.content,
            item=self.item,
            title=f"{self.label}: {self.content}",
            back=self.item_url,
            **kwargs,
        )
