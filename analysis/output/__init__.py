"""All that a chapter shows or records: figures, tables, words, results."""
