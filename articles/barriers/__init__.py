"""Barriers: what readers report that keeps them out, and how often they may."""
