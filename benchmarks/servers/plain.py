"""gunicorn with nothing set but what has no option: no socket in anybody's home."""

control_socket_disable = True
loglevel = "warning"
