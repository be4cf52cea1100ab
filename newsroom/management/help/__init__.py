"""Help for operators. Django's own commands stand behind `help --all`."""
