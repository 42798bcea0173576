"""All spellings of a word from its dictionary form: what rule tables are written in.

A spelling is folded, without proclitics or pronouns: `Matcher` finds those.
"""

from marsad.text.conjugation import VerbForms, verb
from marsad.text.declension import NounForms, adjective, masdar, noun

__all__ = ["NounForms", "VerbForms", "adjective", "masdar", "noun", "verb"]
