"""A field for one person, by printed name or account."""

from django import forms

from articles.admin.parts.saying import who


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return who(obj)
