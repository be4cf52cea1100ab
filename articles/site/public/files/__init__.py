"""Files that articles show or offer: pictures and documents."""
