"""What somebody pastes: whole documents, and lines that cite something."""
