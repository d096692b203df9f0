"""What executed chapters gave: results, figures, verdicts."""
