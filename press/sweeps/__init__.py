"""Sweeps: chapters at many points, here or on a cluster, and their table."""
