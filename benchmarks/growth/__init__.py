"""What one answer costs as the library grows: the same requests, asked one after the other, of each size."""
