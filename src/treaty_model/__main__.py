"""`python -m treaty_model`: the same as the command `treaty-model`."""

import sys

from .cli import main

sys.exit(main())
