"""The questions in their order, the check that ends them, and listen mode."""
