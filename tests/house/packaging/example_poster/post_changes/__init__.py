"""An example of a plug-in: it posts what becomes public to an address."""
