"""Other implementations of the schemas, asked for their verdicts: they were made by others, and are not needed to run.

`python3 dev.py witnesses` sets up those that are Python packages and runs these tests. What is not at hand is skipped
with the reason; with TREATY_MODEL_WITNESSES=required in the environment that is a failure.
"""
