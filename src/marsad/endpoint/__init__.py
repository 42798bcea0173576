"""A language model that a server answers for, by the protocol that OpenAI's has made common."""
