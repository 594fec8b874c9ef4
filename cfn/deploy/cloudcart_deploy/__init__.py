"""The program behind deploy-localstack.sh: it builds, uploads, deploys, and compares the resources with the templates.

It knows the shop's stacks (`shop.py`), but not what the services do.
"""
