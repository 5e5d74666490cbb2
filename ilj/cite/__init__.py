"""Citations: of records, and of the documents that they rest on."""
