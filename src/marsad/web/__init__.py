"""The record over HTTP: an API of typed answers, the page that asks it, and the server of both on this machine."""
