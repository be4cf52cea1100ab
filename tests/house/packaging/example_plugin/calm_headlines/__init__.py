"""An example of a plug-in: it warns of headlines that shout."""
