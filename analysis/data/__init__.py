"""Data packages: opened, validated, and given as tables and panels."""
