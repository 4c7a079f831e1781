"""Which server runs the library: speed, memory and manners of those that could."""
