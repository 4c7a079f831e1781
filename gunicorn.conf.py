"""How `gunicorn cms.wsgi` serves the library; what the command line says goes first."""

worker_class = "gthread"
workers = 2
threads = 4

# Loaded once before the workers start: a wrong setting ends the server with its sentence, where
# workers that load for themselves would be started again for ever.
preload_app = True

# The server answers readers; nobody steers it through a socket in somebody's home.
control_socket_disable = True
