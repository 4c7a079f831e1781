"""What people do: named, atomic functions through which every write goes."""
