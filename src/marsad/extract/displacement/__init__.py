"""How many people fled, were brought out, came back or are trapped, from where and to where."""
