"""Drafts a reply for a member of staff to read. Invented, for `mindgap demo`."""

from openai import OpenAI

from app.rag import nearest, prompt

CHAT_MODEL = "example-chat-2026-03-14"


def draft(question: str, handbook: list[str]) -> str:
    """A draft that nobody has read yet."""
    asked = [{"role": "user", "content": prompt(question, nearest(question, handbook))}]
    reply = OpenAI().chat.completions.create(model=CHAT_MODEL, messages=asked)
    return reply.choices[0].message.content
