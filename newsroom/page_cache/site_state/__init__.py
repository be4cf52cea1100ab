"""The state of the site, by which kept answers are good: asked all the time."""
