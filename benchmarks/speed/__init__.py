"""One harness for speed: the product and what stands beside it, on the same data and the same core."""
