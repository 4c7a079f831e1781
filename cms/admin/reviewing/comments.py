"""The page of an item's comments, and the small forms that every page with places may post to it."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect

from cms.admin import house, numbers
from cms.admin.items.frame import ItemPage
from cms.admin.reviewing.places import anchor
from cms.admin.reviewing.threads import Talk
from cms.admin.telling import Telling, data_of
from cms.editorial import commenting
from cms.editorial.refusals import Refused
from cms.models import Person

# Pages that show comments at their places: where one goes back to from here.
SHOWING = ("comments", "review", "sign_clinical", "sign_editorial", "reaffirm", "change")


class PeopleField(forms.ModelMultipleChoiceField):
    """People to choose from, with what one goes by. The widget lists them; ``@`` picks them."""

    def __init__(self, **kwargs):
        super().__init__(**{"queryset": Person.objects.none(), "required": False, **kwargs})

    def label_from_instance(self, person):
        return person.name


class TalkForm(forms.Form):
    """A form about the comments of one item, and where to go back to."""

    back = forms.ChoiceField(
        choices=[(name, name) for name in SHOWING], required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, **kwargs)
        self.page = page


class SayForm(TalkForm):
    """A comment or an answer. The page says to what."""

    text = forms.CharField(
        label="Comment",
        max_length=commenting.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "class": "mentioning"}),
    )
    mentioned = PeopleField(
        label="Tell these people",
        help_text="Or write @ and a name in the comment.",
        widget=forms.SelectMultiple(attrs={"size": 4}),
    )

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, page=page, **kwargs)
        self.fields["mentioned"].queryset = commenting.may_be_mentioned()


class CommentForm(SayForm):
    place = forms.ChoiceField(required=False, label="About")
    blocks = forms.BooleanField(required=False, label="Must be resolved before anybody signs")

    field_order = ["place", "text", "blocks", "mentioned", "back"]

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, page=page, **kwargs)
        self.fields["place"].choices = page.places()


class ThreadForm(TalkForm):
    """Names a thread of this item; one of another item is none."""

    thread = forms.IntegerField(widget=forms.HiddenInput)

    def clean_thread(self):
        thread = self.page.thread_numbered(self.cleaned_data["thread"])
        if thread is None:
            raise forms.ValidationError("This item has no such comment.")
        return thread


class AnswerForm(SayForm, ThreadForm):
    field_order = ["text", "mentioned", "thread", "back"]


class Comments(ItemPage):
    """All threads of the item, and the form that opens one."""

    name, route, label, action = "comments", "comments", "Comments", "comment"
    form_class = CommentForm
    template_name = "admin/cms/reviewing/comments.html"
    is_seen_by_all = True

    def get_initial(self):
        asked = self.request.GET
        return {"place": asked.get("place", ""), "back": asked.get("back", "comments")}

    def places(self):
        """``[(place, label)]`` of everything one can comment on."""
        data = data_of(self.item.head)
        telling = Telling(self.item.type, data) if data else None
        places = [("", "The whole item")]
        if data:
            model = telling.model
            names = [field.name for field in model.own_fields()]
            names += [
                f"{part}/{key}" for part in model.parts for key in data["parts"].get(part, {})
            ]
            places += [(name, telling.label(name)) for name in names]
        return places

    def thread_numbered(self, number):
        return self.item.comments.threads().filter(pk=number).first()

    def get_context_data(self, **kwargs):
        talk = Talk(self.request, self.item, data_of(self.item.head))
        labels = dict(self.places())
        asked = self.request.GET.get("answer", "")
        return super().get_context_data(
            talk=talk,
            groups=[
                (anchor(place), labels.get(place, place), threads)
                for place, threads in talk.at().items()
            ],
            answering=self._answering(asked, kwargs),
            back_to="comments",
            urls=talk_urls(self.model_admin, self.item),
            **kwargs,
        )

    def _answering(self, asked, kwargs):
        if "answer_form" in kwargs:
            return kwargs["answer_form"]
        number = numbers.sent(asked)
        thread = None if number is None else self.thread_numbered(number)
        if thread is None:
            return None
        back = self.request.GET.get("back", "comments")
        return AnswerForm(
            page=self, initial={"thread": thread.pk, "back": back}, auto_id="answer_%s"
        )

    def act(self, data):
        said = commenting.comment(
            self.item,
            by=self.request.user,
            text=data["text"],
            place=data["place"],
            blocks=data["blocks"],
            mentioned=data["mentioned"],
        )
        self.said = said
        return "Your comment is there."

    def form_valid(self, form):
        self.form = form
        return super().form_valid(form)

    @property
    def next_url(self):
        name = self.form.cleaned_data.get("back") or "comments"
        return f"{self.model_admin.url(name, self.item.pk)}#{anchor(self.said.place)}"


class Answer(Comments):
    name, route, label, action = "answer", "comments/answer", "Answer", "comment"
    form_class = AnswerForm
    http_method_names = ["post", "options"]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "auto_id": "answer_%s"}

    def get_initial(self):
        return {}

    def act(self, data):
        self.said = commenting.answer(
            data["thread"], by=self.request.user, text=data["text"], mentioned=data["mentioned"]
        )
        return "Your answer is there."

    def get_context_data(self, form=None, **kwargs):
        # Shown again with what was typed, below the form that opens threads.
        opening = CommentForm(page=self, initial=super().get_initial())
        return super().get_context_data(form=opening, answer_form=form, **kwargs)


class Settle(ItemPage):
    """Resolve a thread that is open, or reopen one that is resolved."""

    name, route, label, action = "settle", "comments/settle", "Settle", "comment"
    form_class = ThreadForm
    http_method_names = ["post", "options"]

    thread_numbered = Comments.thread_numbered

    def get_initial(self):
        return {}

    def form_valid(self, form):
        thread, back = form.cleaned_data["thread"], form.cleaned_data["back"] or "comments"
        try:
            self.do(thread)
        except Refused as refused:
            return self.model_admin.refused_page(
                self.request, refused, back=self.model_admin.url("comments", self.item.pk)
            )
        messages.success(self.request, self.done)
        address = self.model_admin.url(back, self.item.pk)
        return redirect(f"{address}#{anchor(thread.place)}")

    def form_invalid(self, form):
        refused = Refused("This item has no such comment. Load the page again.")
        return self.model_admin.refused_page(
            self.request, refused, back=self.model_admin.url("comments", self.item.pk)
        )


class Resolve(Settle):
    name, route, label = "resolve_comment", "comments/resolve", "Resolve"
    done = "The thread is resolved."

    def do(self, thread):
        commenting.resolve(thread, by=self.request.user)


class Reopen(Settle):
    name, route, label = "reopen_comment", "comments/reopen", "Reopen"
    done = "The thread is open again."

    def do(self, thread):
        commenting.reopen(thread, by=self.request.user)


def talk_urls(model_admin, item):
    """The addresses that the forms of threads post to."""
    names = {
        "comment": "comments",
        "answer": "answer",
        "resolve": "resolve_comment",
        "reopen": "reopen_comment",
    }
    return {key: model_admin.url(name, item.pk) for key, name in names.items()}


def talking(page, back_to):
    """What a page with places needs for the comments at them."""
    return {
        "urls": talk_urls(page.model_admin, page.item),
        "back_to": back_to,
        "may_comment": house.allows(page.request, "comment", page.item),
        "blank_comment": SayForm(page=page, initial={"back": back_to}, auto_id=None),
    }
