"""How fast the command starts and answers, beside what people would use instead."""
