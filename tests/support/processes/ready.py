"""Import the project once, for processes that are forked afterwards."""

import django

django.setup()
