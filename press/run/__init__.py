"""Executing chapters in kernels."""
