"""How long things take, beside what people would use instead: `python3 dev.py bench [NAME ...] [--rounds N]`.

What counts are ratios within one run. Nothing here is a test.
"""
