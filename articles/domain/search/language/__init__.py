"""The words of all languages: lemmas, compounds, spellings, stop words."""
