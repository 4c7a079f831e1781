"""How a posted form is stored: inside one open edit, all of it or nothing."""

import hashlib
from contextlib import contextmanager
from uuid import UUID, uuid4, uuid5

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect

from cms.admin.items import conflict
from cms.editorial import saving
from cms.editorial.refusals import Clash, Invalid, Refused
from cms.models import Item, Origin, Revision
from cms.text.pasting import without_leftovers

LONGEST_NOTE = Revision._meta.get_field("note").max_length
NEW_ITEMS = UUID("0d1f1c5e-7b3c-4c1e-9a59-6f2f0f0c8b1e")
# So many stored forms of a session are remembered: what the browser keeps of them is dropped.
REMEMBERED = 20


def new_token():
    """The name of one form that was opened: what is sent twice from it is stored once."""
    return uuid4().hex


class NotStored(Exception):
    """Leaves the open edit, so that nothing of it stays, with the page to show."""

    def __init__(self, response):
        super().__init__("The form has errors.")
        self.response = response


class Stored(HttpResponse):
    """What the form view answers when all rows are written; the edit is still open."""

    def __init__(self, working_copy):
        super().__init__()
        self.working_copy = working_copy


class Storing:
    """One POST of an item's form. ``show`` is Django's own form view."""

    def __init__(self, model_admin, request, object_id, show):
        self.model_admin, self.request, self.show = model_admin, request, show
        request.POST = _as_typed(request.POST)
        self.item = _item(model_admin.model, object_id)
        self.is_new = object_id is None
        # The browser gives back what it kept: nothing is stored, the form is shown with it.
        self.is_shown_again = "_show_again" in request.POST
        self.faults, self.form_of = {}, {}
        self.edit = self.head_before = None

    def response(self):
        """Store the form and answer; or show it again with everything that was typed."""
        if self.item is None and not self.is_new:
            # Django says that there is no such item, and leads back to the list.
            return self.show()
        if self.is_new and Item.objects.filter(pk=self._new_id()).exists():
            return self._stored_before()
        try:
            return self._attempt()
        except NotStored as stop:
            return stop.response
        except Clash as clash:
            return conflict.clash_page(self.model_admin, self.request, self.item, clash)
        except Invalid as invalid:
            return self._with_faults(self._located(invalid.details))
        except IntegrityError as error:
            if self.is_new and Item.objects.filter(pk=self._new_id()).exists():
                return self._stored_before()
            sentence = contradiction(self.model_admin.model, error)
            return self._with_faults({"": [(None, sentence)]})
        except Refused as refused:
            return self._refused(refused)

    def _attempt(self):
        with self._opened() as edit:
            self.edit, self.head_before = edit, edit.item.head_id
            response = self.show()
            if not isinstance(response, Stored):
                # Rendered here: afterwards the rows are no longer those the form was built on.
                raise NotStored(response.render() if hasattr(response, "render") else response)
        return self._done(response.working_copy)

    @contextmanager
    def _opened(self):
        by, note = self.request.user, _readable(self.request.POST.get("revision_note", ""))
        if self.is_new:
            model, item_id = self.model_admin.model, self._new_id()
            with saving.creating(model, by=by, note=note, item_id=item_id) as edit:
                yield edit
        else:
            base, settled = self._base(), conflict.settled(self.request.POST, self.item)
            with saving.editing(self.item, by=by, base=base, note=note, settled=settled) as edit:
                yield edit

    def _base(self):
        base = conflict.revision_numbered(self.item, self.request.POST.get("base", ""))
        if base is None:
            raise Refused("The form does not say which text it started from. Open it anew.")
        return base

    def _with_faults(self, faults):
        self.faults = faults
        try:
            return self._attempt()
        except NotStored as stop:
            return stop.response
        except Refused as refused:
            return self._refused(refused)

    def _located(self, details):
        """``{form prefix: [(field, sentence)]}``; what belongs to no form goes above them all."""
        faults = {}
        for place, sentence in details:
            part, _, field = place.rpartition("/")
            prefix = self.form_of.get(part, "")
            where = (field, sentence) if prefix or not part else (None, f"{part}: {sentence}")
            faults.setdefault(prefix, []).append(where)
        return faults

    def _refused(self, refused):
        return conflict.not_saved_page(self.model_admin, self.request, self.item, refused)

    def _new_id(self):
        """The same for whatever is sent twice from one form, as by a double click."""
        sent = sorted(self.request.POST.lists())
        sent = [each for each in sent if each[0] != "csrfmiddlewaretoken"]
        digest = hashlib.sha256(repr((self.request.user.pk, sent)).encode()).hexdigest()
        return uuid5(NEW_ITEMS, digest) if self.request.POST.get("form_token") else uuid4()

    def _stored_before(self):
        content = self.model_admin.model.objects.get(pk=self._new_id())
        self.model_admin.message_user(self.request, f"{content}: was saved already.", messages.INFO)
        return redirect(self.model_admin.url("change", content.pk))

    def _done(self, working_copy):
        self._remember()
        if IS_POPUP_VAR in self.request.POST:
            answer = ModelAdmin.response_add if self.is_new else ModelAdmin.response_change
            return answer(self.model_admin, self.request, working_copy)
        # Read again: a merge may have changed more than the form did.
        level, sentence = self._told(type(working_copy).objects.get(pk=working_copy.pk))
        self.model_admin.message_user(self.request, sentence, level)
        if "_continue" in self.request.POST:
            return redirect(self.model_admin.url("change", working_copy.pk))
        if "_addanother" in self.request.POST:
            return redirect(self.model_admin.url("add"))
        return self.model_admin.response_post_save_change(self.request, working_copy)

    def _remember(self):
        token = self.request.POST.get("form_token", "")[:32]
        if token:
            stored = self.request.session.get("stored_forms", [])
            self.request.session["stored_forms"] = [*stored, token][-REMEMBERED:]

    def _told(self, working_copy):
        revision, base = self.edit.revision, self.edit.base
        # A merge may end in the text that a colleague saved: then nothing is new either.
        if revision.pk == self.head_before:
            if base != revision:
                told = f"revision {revision.number}, saved meanwhile, says all that you wrote"
                return messages.INFO, f"{working_copy}: {told}. Nothing more was saved."
            return messages.INFO, f"{working_copy}: no change, so nothing was saved."
        merged = ", merged with what was saved meanwhile" if revision.origin == Origin.MERGE else ""
        return messages.SUCCESS, f"{working_copy}: saved as revision {revision.number}{merged}."


def _item(model, object_id):
    items = Item.objects.filter(type=model.type_name)
    try:
        return items.filter(pk=unquote(object_id)).first() if object_id else None
    except ValidationError:
        return None


def _as_typed(posted):
    """The input without what word processors leave in a paste and nobody sees."""
    typed = posted.copy()
    for name, values in posted.lists():
        if not all(value.isascii() for value in values):
            typed.setlist(name, [without_leftovers(value) for value in values])
    return typed


def _readable(note):
    """A line for the history: no form checks it, so what no text may hold is left out."""
    return "".join(sign for sign in note if sign.isprintable())[:LONGEST_NOTE]


def contradiction(model, error):
    """The sentence of the constraint that the database named when it refused."""
    for each in (model, *model.part_models().values()):
        for constraint in each._meta.constraints:
            if _is_named(each, constraint, str(error)):
                return _sentence(each, constraint)
    return "Two entries contradict each other: the same thing is stated twice."


def _is_named(model, constraint, text):
    # SQLite names the columns of a unique constraint, not the constraint.
    fields = getattr(constraint, "fields", ())
    columns = [f"{model._meta.db_table}.{model._meta.get_field(name).column}" for name in fields]
    return constraint.name in text or bool(columns) and text.endswith(": " + ", ".join(columns))


def _sentence(model, constraint):
    if constraint.violation_error_message != constraint.default_violation_error_message:
        return constraint.get_violation_error_message()
    fields = [name for name in getattr(constraint, "fields", ()) if name != "owner"]
    same = " and ".join(str(model._meta.get_field(name).verbose_name) for name in fields)
    return f"Two rows of {model._meta.verbose_name} say the same: {same}."
