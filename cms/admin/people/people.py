"""Persons with their credentials, roles, disclosures and accounts: for administrators."""

from django import forms
from django.contrib import admin
from django.contrib.auth.password_validation import validate_password
from django.db.models import Prefetch

from cms.admin import house
from cms.admin.items.entry_fields import field_for_words
from cms.admin.items.forms import NamedRows
from cms.admin.items.storing import NotStored, Stored
from cms.admin.people import holdings
from cms.admin.people.account import told_credentials
from cms.editorial import people
from cms.editorial.refusals import Refused
from cms.models import Account, Credential, Disclosure, Person, RoleGrant, WordsField

ACTION = "manage people"
STATES = {"soon": " (expires {0})", "expired": " (expired {0})"}


class PersonRows(admin.TabularInline):
    """Rows of a person. What must stay on record cannot be deleted."""

    formset = NamedRows
    extra = 0
    can_delete = False

    def has_view_permission(self, request, obj=None):
        return house.allows(request, ACTION)

    def has_add_permission(self, request, obj):
        return house.allows(request, ACTION)

    def has_change_permission(self, request, obj=None):
        return house.allows(request, ACTION)

    def has_delete_permission(self, request, obj=None):
        return self.can_delete and house.allows(request, ACTION)


class Grants(PersonRows):
    model = RoleGrant
    verbose_name, verbose_name_plural = "role", "roles"
    can_delete = True

    def has_change_permission(self, request, obj=None):
        """A role is given or taken, not turned into another."""
        return False


class Credentials(PersonRows):
    model = Credential
    can_delete = True


class Disclosures(PersonRows):
    model = Disclosure

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, WordsField):
            return field_for_words(db_field)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class AccountForm(forms.ModelForm):
    """A password is rarely given out like this: a link lets people choose their own."""

    new_password = forms.CharField(
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Empty: it stays as it is. A new one signs the account out everywhere.",
    )

    class Meta:
        model = Account
        fields = ["username", "email", "is_active"]

    def clean_new_password(self):
        password = self.cleaned_data["new_password"]
        if password:
            validate_password(password, self.instance)
        elif self.instance._state.adding:
            raise forms.ValidationError("Give the account a first password.")
        return password

    def save(self, commit=True):
        account = super().save(commit=False)
        if self.cleaned_data["new_password"]:
            account.set_password(self.cleaned_data["new_password"])
        if commit:
            account.save()
        return account


class Accounts(PersonRows):
    model = Account
    form = AccountForm
    verbose_name_plural = "accounts"
    fields = ["username", "email", "is_active", "new_password"]


def told(credential, state):
    return credential.text + STATES.get(state, "").format(credential.expires_on)


@admin.register(Person)
class PersonAdmin(house.HouseAdmin, admin.ModelAdmin):
    view_action = create_action = edit_action = ACTION
    list_display = ["name", "affiliation", "roles", "credentials", "accounts"]
    search_fields = ["name", "affiliation", "accounts__username"]
    list_filter = ["grants__role"]
    fields = ["name", "affiliation", "may_be_named"]
    inlines = [Grants, Credentials, Accounts, Disclosures]
    change_form_template = "admin/cms/people/person.html"
    change_list_template = "admin/cms/people/people.html"

    def get_queryset(self, request):
        people_ = super().get_queryset(request)
        known = Prefetch("accounts", Account.objects.order_by("username"))
        return people_.prefetch_related("grants", "credentials", known)

    @admin.display(description="roles")
    def roles(self, person):
        return ", ".join(str(grant) for grant in person.grants.all())

    @admin.display(description="credentials")
    def credentials(self, person):
        return ", ".join(told(*each) for each in told_credentials(person))

    @admin.display(description="accounts")
    def accounts(self, person):
        return ", ".join(
            each.username if each.is_active else f"{each.username} (closed)"
            for each in person.accounts.all()
        )

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            context |= {
                "credentials": told_credentials(obj),
                "held": holdings.of(obj),
                "ways": [holdings.ways_of(each) for each in obj.accounts.order_by("username")],
            }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        person = self.get_object(request, object_id) if object_id else None
        try:
            with people.managing(person, by=request.user) as request.record:
                response = super().changeform_view(request, object_id, form_url, extra_context)
                if not isinstance(response, Stored):
                    raise NotStored(response.render())
        except NotStored as stop:
            return stop.response
        except Refused as refused:
            return house.refused_page(self, request, refused, back=request.path)
        answer = super().response_change if person else super().response_add
        return answer(request, response.working_copy)

    def save_model(self, request, obj, form, change):
        obj.save()
        request.record.person = obj

    def response_add(self, request, obj, post_url_continue=None):
        return Stored(obj)

    def response_change(self, request, obj):
        holdings.tell_what_is_left(request, obj)
        return Stored(obj)
