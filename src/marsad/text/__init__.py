"""Arabic text: folded with the way back, words and clitics, clauses, numbers.

Positions inside the engine are offsets into the folded text; what leaves it is a
`Span` of the original. Only `Folded.span` crosses that border.
"""
