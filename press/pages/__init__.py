"""From an edition to pages: laid out, compiled, put in place, served."""
