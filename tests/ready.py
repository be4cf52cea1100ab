"""Read the project's code, for processes that are forked and begin with it."""

import django

django.setup()
