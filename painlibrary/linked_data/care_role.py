from painlibrary.linked_data.nodes import named
from painlibrary.linked_data.page import Content, description


def content(document):
    main = named(document, "Occupation", description=description(document))
    return Content(main=main)
