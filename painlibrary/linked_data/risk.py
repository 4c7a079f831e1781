from painlibrary.linked_data.nodes import codes, named
from painlibrary.linked_data.page import Content, description


def content(document):
    main = named(
        document,
        "MedicalCondition",
        description=description(document),
        code=codes(document),
    )
    return Content(main=main)
