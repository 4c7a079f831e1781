"""The same procedures in plain Django REST framework, as a good developer writes it in a day."""
