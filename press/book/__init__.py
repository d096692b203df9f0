"""The book as its authors write it: chapters, their parameters and what they need."""
