"""Whether a document is right: read, checked against its model, then against the rules that no schema can say."""
