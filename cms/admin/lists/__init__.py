"""Lists of many thousands: pages without counts, filters to keep, search that forgives, bulk acts."""
