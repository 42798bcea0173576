"""How sure a statement is: what is seen of it, weighed by how often such statements were right."""
