"""Editions: built, receipted, compared, verified, packed."""
