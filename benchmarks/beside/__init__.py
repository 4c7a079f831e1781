"""What stands beside the product: the least that a server can do, and what others would build."""
