"""resolve: the facts about one council, and corrections -> the record. Pure; independent of the order of articles."""
