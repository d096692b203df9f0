"""The composite-index engine: a recipe of steps, its uncertainty, the fan of all recipes."""
