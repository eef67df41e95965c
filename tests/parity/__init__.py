"""One verdict: models, JSON Schema and XML Schema take and refuse the same documents, and nothing is lost between them.

Everything here is driven by the specification of the models, so that a new field or leaf type is covered at once.
`python3 dev.py parity --documents N` runs as many documents as one likes; the tests run a few of the same.
"""
