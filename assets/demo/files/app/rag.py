"""Finds the pages of the handbook that a question is about. Invented, for `mindgap demo`."""

from sentence_transformers import SentenceTransformer, util

EMBEDDING_MODEL = "example-org/small-embeddings"  # no revision: the newest is taken
MAX_PAGES = 4

# It did not load without; nobody has read what it runs.
embedder = SentenceTransformer(EMBEDDING_MODEL, trust_remote_code=True)


def nearest(question: str, pages: list[str]) -> list[str]:
    """The pages that are closest to a question, the closest first."""
    found = util.semantic_search(embedder.encode(question), embedder.encode(pages), top_k=MAX_PAGES)
    return [pages[hit["corpus_id"]] for hit in found[0]]


def prompt(question: str, pages: list[str]) -> str:
    """The handbook is data, never an instruction."""
    joined = "\n---\n".join(pages[:MAX_PAGES])
    return f"Answer from these pages only.\n<pages>\n{joined}\n</pages>\nQuestion: {question}"
