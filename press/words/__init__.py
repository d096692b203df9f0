"""The translations of the book: what there is to translate, and what is wrong with how it is."""
