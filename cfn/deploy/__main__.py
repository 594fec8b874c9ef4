"""Lets `python cfn/deploy` run the deployment without installing anything."""

import sys

from cloudcart_deploy.cli import main

sys.exit(main())
