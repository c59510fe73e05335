"""bucks-tracker: a sourced record of inspections of a council's children's services."""

__version__ = "0.1.0"
