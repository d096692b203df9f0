"""What only this package's tables feed."""
