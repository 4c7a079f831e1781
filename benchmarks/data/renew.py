"""Gives the library of the environment what the product keeps since: new tables, derived copies.

Making a large one again takes far longer. It knows new tables only, and no changed ones: after
those, make the library again.
"""

import django

django.setup()

from django.apps import apps  # noqa: E402 - models can be imported from here on
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from benchmarks.data import making  # noqa: E402


def main():
    there = set(connection.introspection.table_names())
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.managed and model._meta.db_table not in there:
                editor.create_model(model)
                print(f"{model._meta.db_table} is new")
    call_command("migrate", interactive=False, verbosity=0)
    if making.rebuild_derived():
        making.settle()


if __name__ == "__main__":
    main()
