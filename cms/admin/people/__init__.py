"""Who is who, and how they come in."""
