"""Invented institutions with feeds: the demo's inbox lives without a network."""
