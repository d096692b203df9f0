"""Data packages made for a person."""
