"""The parts of the newsroom around its models, and data derived from these."""
