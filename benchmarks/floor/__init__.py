"""The floor: the same work as plain Django views over plain tables, without a CMS."""
