"""Statements of one event become one record, with every reason why they were taken for one."""
