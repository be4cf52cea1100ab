"""Those who may apply, by the names that readers see."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Applicant(models.TextChoices):
    """Who may apply, in the order in which pages name them."""

    UNIVERSITIES = "universities", pgettext_lazy("may apply", "universities")
    INSTITUTES = "institutes", pgettext_lazy("may apply", "research institutes")
    COMPANIES = "companies", pgettext_lazy("may apply", "companies")
    SMES = "smes", pgettext_lazy("may apply", "small and medium-sized companies")
    EARLY = "early-career", pgettext_lazy("may apply", "early-career researchers")
    INDIVIDUALS = "individuals", pgettext_lazy("may apply", "individuals")
    PUBLIC = "public", pgettext_lazy("may apply", "public bodies")
    NONPROFIT = "nonprofit", pgettext_lazy("may apply", "non-profit organisations")
