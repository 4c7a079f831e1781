import subprocess

import psycopg
import pytest
from django.db import connection

from tests.postgres import Cluster


@pytest.mark.django_db
def test_tests_run_on_the_database_that_was_asked_for(pytestconfig):
    question = {"sqlite": "select 'SQLite ' || sqlite_version()", "postgresql": "select version()"}
    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
    asked_for = pytestconfig.getoption("database")

    with connection.cursor() as cursor:
        cursor.execute(question[asked_for])
        (version,) = cursor.fetchone()

    assert (connection.vendor, version.split()[0]) == (asked_for, name[asked_for])


def test_cluster_when_stopped_leaves_neither_process_nor_folder():
    with Cluster() as cluster:
        pid, folder = cluster.server.pid, cluster.folder
        with psycopg.connect(cluster.url) as open_connection:
            answer = open_connection.execute("show data_directory").fetchone()

    processes = subprocess.run(["ps", "-p", str(pid)], capture_output=True, check=False)
    assert (answer, processes.returncode, folder.exists()) == ((f"{folder}/data",), 1, False)
