"""The methods, one module each: for any regions, on arrays and tidy frames."""
