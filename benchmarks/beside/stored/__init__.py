"""The product's own answers as stored rows, and views that do nothing but read them."""
