"""Words of German and English: lemmas, compounds, spellings, stop words."""
