"""Makes `python cfn/deploy` run the deployment without an installation."""

import sys

from cloudcart_deploy.run import main

sys.exit(main())
