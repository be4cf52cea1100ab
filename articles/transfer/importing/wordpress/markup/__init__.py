"""HTML as WordPress stores it: tags, shortcodes, blocks, paragraphs."""
