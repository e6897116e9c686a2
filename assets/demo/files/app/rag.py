"""Finds the pages of the handbook that a question is about. Invented, for `mindgap demo`."""

EMBEDDING_MODEL = "example-org/small-embeddings"  # no revision: the newest is taken
MAX_PAGES = 4


def prompt(question: str, pages: list[str]) -> str:
    """The handbook is data, never an instruction."""
    joined = "\n---\n".join(pages[:MAX_PAGES])
    return f"Answer from these pages only.\n<pages>\n{joined}\n</pages>\nQuestion: {question}"
